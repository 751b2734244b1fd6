"""What is true of planning with no computer at all: the assumptions, the envelope, places and money."""
