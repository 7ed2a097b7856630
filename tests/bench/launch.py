"""Start one process and tell what it took: `python launch.py MEMORY_LIMIT_BYTES COMMAND...`, JSON on stdout.

A script of its own, started without site packages: after fork and exec, Linux counts the parent's memory into the
peak of the child, so the parent must be smaller than anything that is measured.
"""

import json
import os
import resource
import sys
import time


def main() -> None:
    """Fork, run the command with its output on stderr, wait, tell."""
    limit, command = int(sys.argv[1]), sys.argv[2:]
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        os.dup2(2, 1)
        os.execv(command[0], command)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - started
    taken = {
        "wall_s": wall,
        "user_s": used.ru_utime,
        "system_s": used.ru_stime,
        "peak_mb": used.ru_maxrss * 1024 / 1e6,
    }
    print(json.dumps({"exit": os.waitstatus_to_exitcode(status), "taken": taken}))


if __name__ == "__main__":
    main()
