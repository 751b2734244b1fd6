"""What is true of support plans without any computer. Pure; every other room may call it."""
