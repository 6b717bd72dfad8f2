"""The few calls of the Linux kernel that Python does not offer."""

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38
_PARENT_FIELD, _SESSION_FIELD, _TIME_FIELDS = 1, 3, (11, 12)  # of /proc/N/stat, after the name
_CAPABILITY_VERSION_3 = 0x20080522
_CAP_DAC_READ_SEARCH = 1 << 2


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapabilityData(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def syscall(number: int, *arguments: object) -> int:
    """The result of a system call by its number; OSError when it fails."""
    return _checked(_LIBC.syscall(ctypes.c_long(number), *arguments))


def die_with_parent(parent: int) -> None:
    """SIGKILL for this process when `parent` ends; at once if it has ended already."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def adopt_orphans() -> None:
    """Descendants whose own parent ends become children of this process, not of init."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def gain_no_privileges() -> None:
    """No program started from here on gains rights; its descendants are held to it as well."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def hide_memory() -> None:
    """No other process looks into this one's memory, unless it may trace any."""
    _prctl(_PR_SET_DUMPABLE, 0)


def drop_capabilities() -> None:
    """Root becomes an ordinary owner, who may still read (not write) files of others, as the run itself may."""
    if os.geteuid() == 0:
        header = _CapabilityHeader(_CAPABILITY_VERSION_3, 0)
        low = _CapabilityData(_CAP_DAC_READ_SEARCH, _CAP_DAC_READ_SEARCH, 0)
        data = (_CapabilityData * 2)(low, _CapabilityData(0, 0, 0))
        _checked(_LIBC.capset(ctypes.byref(header), data))


def give_back_free_memory() -> None:
    """What the C library keeps of memory that is free."""
    _LIBC.malloc_trim(ctypes.c_size_t(0))


def advise(start: int, size: int, advice: int) -> None:
    """Tell the kernel how a range of this process's memory is used (madvise); OSError."""
    _checked(_LIBC.madvise(start, size, advice))


def memory_of(pid: int) -> tuple[int, int]:
    """Bytes of a process: its address space, and what of it is resident."""
    mapped, resident = (int(pages) for pages in Path(f"/proc/{pid}/statm").read_text("ascii").split()[:2])
    return mapped * resource.getpagesize(), resident * resource.getpagesize()


def cpu_seconds_of(pid: int) -> float:
    """What a process has used of the processors so far."""
    return sum(int(_stat(pid)[field]) for field in _TIME_FIELDS) / os.sysconf("SC_CLK_TCK")


def kill_children() -> None:
    """SIGKILL for each child of this process, those adopted included."""
    _kill_where(_PARENT_FIELD, os.getpid())


def kill_session(leader: int) -> None:
    """SIGKILL for each process of that session."""
    _kill_where(_SESSION_FIELD, leader)


def _kill_where(field: int, wanted: int) -> None:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                if int(_stat(int(entry.name))[field]) == wanted:
                    os.kill(int(entry.name), signal.SIGKILL)


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()


def little_endian_64_bits() -> bool:
    """Whether numbers lie in memory as the tables for this kernel's filters assume."""
    return sys.byteorder == "little" and sys.maxsize > 2**32


def _prctl(option: int, value: int) -> None:
    _checked(_LIBC.prctl(option, ctypes.c_ulong(value), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0)))


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
