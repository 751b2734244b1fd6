"""The directory of services with its map, and each site with its way into the register."""
