"""Pages of long computations: how far one is, and a way to stop it."""
