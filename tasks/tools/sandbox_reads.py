"""What a child must be able to read besides its job: the system, this Python, the program's own packages."""

import os
import sys
from pathlib import Path

_SYSTEM = (
    *("/usr", "/lib", "/lib64", "/bin", "/sbin", "/opt"),
    *("/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/magic"),  # not all of /etc: passwords of services
    *("/sys/devices/system/cpu", "/proc/cpuinfo", "/proc/meminfo", "/dev/urandom"),
)


def program() -> tuple[Path, ...]:
    """Those places. A package's own folder stands for it: its parent may be the checkout, with the database inside."""
    places = {*_SYSTEM, sys.prefix, sys.base_prefix, *os.environ["PATH"].split(os.pathsep)}
    places.update(os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep), [os.environ.get("TESSDATA_PREFIX", "")])
    for name, module in tuple(sys.modules.items()):
        if "." not in name:
            places.update(getattr(module, "__path__", ()))
    return tuple(Path(place) for place in sorted(places) if place and Path(place).is_absolute())
