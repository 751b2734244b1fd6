"""The majup command, one module a subcommand."""
