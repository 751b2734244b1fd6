"""Measurements beside published peers: `python -m benchmarks NAME` runs one table. See docs/performance.md.

What lives here: the tables, their rows, and the scripts that run a peer in an environment of its own.
Who may call: a person or a program at the command line. What it must not know: Django, the house's database.
"""
