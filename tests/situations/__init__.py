"""Situations in words: what the tests of a domain start from. Each writes inside an act of the system."""
