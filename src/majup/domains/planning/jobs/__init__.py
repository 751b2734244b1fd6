"""Plans as long computations. Only `solve` loads the engine, and only in a child process."""
