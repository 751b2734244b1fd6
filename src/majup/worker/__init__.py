"""The worker: takes waiting computations and runs them in child processes, with limits."""
