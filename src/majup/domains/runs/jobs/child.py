"""The child process: computes one task it is given on its standard input, and nothing else.

It knows no database. One line of JSON comes in: the function to call, its texts, the memory it may take.
Lines of JSON go out: {"told": …} while it computes, {"answer": …} or {"fault": …} at the end. A further
line on the input asks it to stop; the input's end means that the worker died, and then it ends at once.

Run as: python -m majup.domains.runs.jobs.child
"""

import json
import os
import resource
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

Solve = Callable[..., str]
"""solve(problem, limits, tell, is_cancelled) -> answer, all texts; `tell` takes a dict that JSON can hold."""


def main() -> None:
    """Compute the one task of the input."""
    out = _own_output()
    task = json.loads(sys.stdin.readline())
    _limit_memory(task["memory_bytes"])
    stopping = threading.Event()
    threading.Thread(target=_listen, args=(stopping,), daemon=True).start()
    _say(out, _ending(task, out, stopping))
    os._exit(0)  # the listening thread may stand in a read for ever


def _ending(task: dict[str, Any], out: IO[str], stopping: threading.Event) -> dict[str, str]:
    module, name = task["entry"].split(":")
    try:
        solve: Solve = getattr(import_module(module), name)
        answer = solve(
            task["problem"],
            task["limits"],
            tell=lambda told: _say(out, {"told": told}),
            is_cancelled=stopping.is_set,
        )
    except MemoryError:
        return {"fault": "out_of_memory"}
    except Exception as fault:  # noqa: BLE001  # the worker loop's boundary: any fault becomes a word it records
        sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
        return {"fault": f"crashed:{type(fault).__name__}"}
    return {"answer": answer}


def _own_output() -> IO[str]:
    """Keep the pipe for ourselves; whatever a library prints goes to the error output instead."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(kept, "w", encoding="utf-8")


def _limit_memory(most_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))


def _listen(stopping: threading.Event) -> None:
    for _ in sys.stdin:
        stopping.set()
    os._exit(1)


def _say(out: IO[str], message: dict[str, Any]) -> None:
    try:
        out.write(json.dumps(message) + "\n")
        out.flush()
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()
