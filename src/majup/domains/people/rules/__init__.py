"""What is true of people and target groups without any computer. Pure; every other room may call it."""
