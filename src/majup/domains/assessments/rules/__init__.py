"""What is true of assessments without any computer. Pure; every other room may call it."""
