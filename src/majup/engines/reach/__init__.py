"""How long the way there and back takes, by public transport and on foot, within opening hours.

What lives here: the reading of timetables, the question, the scan of a day's connections, the answer and its
checker. Who may call: bridges and jobs, and the engine's own door `majup reach`.
What it must not know: tables, disks and the web. Only `solver` imports numba; this file stays light.
"""
