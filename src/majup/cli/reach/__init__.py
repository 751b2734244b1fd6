"""`majup reach …`: how long the way there and back takes, from files alone."""
