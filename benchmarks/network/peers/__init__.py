"""Scripts that run a peer by itself: `PYTHON SCRIPT …` in the peers' environment, JSON on standard output.

They import nothing of ours, and nothing of ours imports them.
"""
