"""A wall around files (Landlock, Linux 5.13 and later): write only here, read only there, signal nobody outside."""

import ctypes
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tasks.tools import linux

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same numbers on every machine
_VERSION = 1
_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _TRUNCATE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 14
_READING = _EXECUTE | _READ_FILE | _READ_DIR
_ALL_BY_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_SCOPE_SOCKETS_AND_SIGNALS = 3  # from version 6


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


@dataclass(frozen=True, slots=True)
class Wall:
    """Folders (or files) that may be written to, and those that may be read; `reads` None leaves all reading free."""

    writes: tuple[Path, ...]
    reads: tuple[Path, ...] | None
    devices: tuple[Path, ...] = field(default=(Path("/dev/null"),))

    def prepare(self) -> int:
        """The descriptor of the rules, for `raise_wall`; OSError where the kernel has no Landlock."""
        version = linux.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(_VERSION))
        handled = _ALL_BY_VERSION[min(version, 5)]
        if self.reads is None:
            handled &= ~_READING
        ruleset = _Ruleset(handled, 0, _SCOPE_SOCKETS_AND_SIGNALS if version >= 6 else 0)
        size = 24 if version >= 6 else 8
        rules = linux.syscall(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(size), ctypes.c_uint(0))
        _allow(rules, self.writes, handled)
        _allow(rules, self.devices, handled & (_READ_FILE | _WRITE_FILE | _TRUNCATE))
        _allow(rules, self.reads or (), handled & _READING)
        return rules


def raise_wall(rules: int) -> None:
    """Hold this process and its descendants to the rules, for good."""
    linux.syscall(_RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint(0))


def _allow(rules: int, paths: Iterable[Path], access: int) -> None:
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
            try:
                wanted = access if path.is_dir() else access & (_EXECUTE | _READ_FILE | _WRITE_FILE | _TRUNCATE)
                rule = _Beneath(wanted, place)
                linux.syscall(
                    _ADD_RULE, ctypes.c_int(rules), ctypes.c_int(_PATH_BENEATH), ctypes.byref(rule), ctypes.c_uint(0)
                )
            finally:
                os.close(place)
