"""Many plans that are neighbours: the budget curve, the travel limit curve, forecasts low, middle and high.

What lives here: how a problem is varied, in which order neighbours are planned, what one says of the other.
Who may call: bridges and jobs, and `majup network sweep`. What it must not know: processes and clusters of
its own; it plans on whatever executor the caller hands over. Method: docs/methods/sweeps.md.
"""
