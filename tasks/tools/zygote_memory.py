"""The memory of a zygote before its first fork: as little as can be, in pages as large as can be.

A fork copies the list of its parent's pages, and the child's end goes through that list again: for 100 MiB 4 ms, and
one where they are huge.
"""

import gc
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tasks.tools import linux

_HUGE = 1 << 21
_MADV_COLLAPSE = 25  # Linux 6.1 and later


def settle() -> None:
    """Let go of what is free, keep the garbage collector away from the rest, and gather that in huge pages."""
    gc.collect()
    gc.freeze()
    linux.give_back_free_memory()
    for place in _huge_places():
        with suppress(OSError):  # an older kernel, or memory that nobody has written to yet
            linux.advise(place, _HUGE, _MADV_COLLAPSE)


def _huge_places() -> Iterator[int]:
    """Where a huge page fits into memory that belongs to no file."""
    for line in Path("/proc/self/maps").read_text("utf-8", "replace").splitlines():
        places, rights, _, _, file, *_ = line.split(maxsplit=5)
        if rights == "rw-p" and file == "0":
            start, end = (int(place, 16) for place in places.split("-"))
            yield from range(-(-start // _HUGE) * _HUGE, end - _HUGE + 1, _HUGE)
