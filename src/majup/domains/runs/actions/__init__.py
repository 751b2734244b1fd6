"""What can be done here: one use case, one file."""
