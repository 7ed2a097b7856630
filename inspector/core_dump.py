"""What the system keeps of a process that dies: its memory, and with it keys and what was typed. None of ours."""

import sys

SET_DUMPABLE = 4  # Linux, prctl(2)
# Nothing goes into a file. A handler that cores are piped to ignores a limit of 0, but the kernel gives it nothing
# at 1, by which it knows a handler that crashed itself (fs/coredump.c).
LEAST = 1
NO_HEAP = 1  # Windows, WerSetFlags: a crash report without what the program had in memory
NO_REPORT = 0x0002  # SetErrorMode: no report at all


def leave_no_core_dump(*, with_dialogs: bool = False) -> None:
    """Keep the memory of this process from disk when it crashes, for the rest of its life and in those it starts.

    On Linux no other program of the same person may look into it either, unless it shows dialogs: the desktop
    opens file dialogs only for processes it can look at.
    """
    import ctypes  # here, as the window opens before it is needed

    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(ctypes.windll.kernel32.GetErrorMode() | NO_REPORT)
        ctypes.windll.kernel32.WerSetFlags(NO_HEAP)
        return
    import resource  # not on Windows

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    least = LEAST if most == resource.RLIM_INFINITY else min(LEAST, most)
    resource.setrlimit(resource.RLIMIT_CORE, (least, least))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_DUMPABLE, int(with_dialogs), 0, 0, 0)
