"""The numbers of a return trip in the order in which the solver writes them."""

FIELDS = ("cost", "leave", "arrive", "start", "end", "home", "first", "last", "rides")
COST, LEAVE, ARRIVE, START, END, HOME, FIRST, LAST, RIDES = range(len(FIELDS))
NOT_REACHED = -1
RIDES_THERE, RIDES_BACK = 1, 2
"""Bits of `rides`: whether a vehicle is taken there, and back."""
