"""What can be done with the territory: load the facts, draw boundaries, import them."""
