"""Migrations of the territory domain."""
