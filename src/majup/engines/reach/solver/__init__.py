"""The scan of a day's connections for many sites at once, and the join of ways there and back; compiled by
numba.
"""
