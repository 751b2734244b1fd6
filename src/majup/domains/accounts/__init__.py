"""Users, their roles at organisations, and signing in."""
