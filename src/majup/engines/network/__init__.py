"""Which service where, how big: the planner of a region's network of services.

What lives here: the problem, its formulation as a mixed-integer programme, the answer and its checker.
Who may call: bridges and jobs of the planning domain, and the engine's own door `majup network`.
What it must not know: tables, disks and the web. Only `solver` imports HiGHS; this file stays light, so that
a web process can import `problem` and `solution` without loading a solver.
"""
