"""How much memory a run took."""

import resource
import sys
from pathlib import Path

PEAK_OF_THIS_PROCESS = Path("/proc/self/status")
BYTES_A_UNIT = 1 if sys.platform == "darwin" else 1024


def peak_mb() -> float:
    """Most memory this process has held so far, in MB of 10⁶ bytes, rounded to a tenth.

    Linux tells it of this process alone; elsewhere the peak may be that of the process that started it.
    """
    if PEAK_OF_THIS_PROCESS.is_file():
        for line in PEAK_OF_THIS_PROCESS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return round(int(line.split()[1]) * 1024 / 1e6, 1)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_A_UNIT / 1e6, 1)
