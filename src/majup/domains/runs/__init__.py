"""Long computations: request, progress, receipt."""
