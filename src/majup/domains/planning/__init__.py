"""Regional plans: which service, where, how big, with which money."""
