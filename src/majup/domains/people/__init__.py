"""Persons, their target groups, who is responsible for them, and how they were found."""
