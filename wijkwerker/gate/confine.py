"""What the process that parses a stranger's file may use: little memory, little time, no files, no children."""

import contextlib
import sys

MEMORY = 600 * 2**20
SECONDS = 25


def confine() -> None:
    """Limit this process for the rest of its life, as far as the system can."""
    if sys.platform == "win32":
        _confine_on_windows()
        return
    import resource

    limits = {
        resource.RLIMIT_AS: MEMORY,  # macOS does not mind this one: the app watches it there
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    for limit, value in limits.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))


def _confine_on_windows() -> None:
    """Put this process in a job of its own: a limit of memory, no children, no box that asks what to do."""
    if sys.platform != "win32":
        return
    import ctypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", ctypes.c_uint32),
            ("minimum_set", ctypes.c_size_t),
            ("maximum_set", ctypes.c_size_t),
            ("processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("priority", ctypes.c_uint32),
            ("scheduling", ctypes.c_uint32),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", Basic),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    one_process, of_memory, no_box = 0x8, 0x100, 0x400
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    limits = Extended()
    limits.basic.flags = one_process | of_memory | no_box
    limits.basic.processes = 1
    limits.process_memory = MEMORY
    job = kernel.CreateJobObjectW(None, None)
    if kernel.SetInformationJobObject(job, 9, ctypes.byref(limits), ctypes.sizeof(limits)):
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
