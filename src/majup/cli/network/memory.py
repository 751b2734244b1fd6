"""How much memory a run took."""

import resource
import sys

BYTES_A_UNIT = 1 if sys.platform == "darwin" else 1024


def peak_mb() -> float:
    """Most memory this process has held so far, in MB of 10⁶ bytes, rounded to a tenth."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_A_UNIT / 1e6, 1)
