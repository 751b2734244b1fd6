"""Support plans, their items, and the services people receive."""
