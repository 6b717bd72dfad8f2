"""System calls that no reader of a document needs, refused with EPERM: sockets, a session of one's own, others' memory.

Refusing `setsid` and `setpgid` keeps every descendant in the child's process group, so that one signal ends them all.
"""

import ctypes
import os
import struct
from dataclasses import dataclass
from errno import EPERM

from tasks.tools import linux

_SECCOMP_SET_MODE_FILTER = 1
_SPEC_ALLOW = 4  # without it, older kernels make every filtered process slower against Spectre
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | EPERM
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_OFFSET, _ARCHITECTURE_OFFSET = 0, 4
_X32_BIT = 0x40000000


@dataclass(frozen=True)
class _Architecture:
    """Numbers of one machine's kernel: its audit code, `seccomp` itself, and the calls refused."""

    code: int
    seccomp: int
    refused: tuple[int, ...]


# socket, ptrace, setpgid, setsid, unshare, setns, process_vm_readv, process_vm_writev, bpf, userfaultfd,
# perf_event_open, io_uring_setup (it opens sockets unseen), mount, add_key, request_key, keyctl, open_by_handle_at;
# then chmod and its kin, which Landlock lets through
_ARCHITECTURES = {
    "x86_64": _Architecture(
        0xC000003E,
        317,
        (41, 101, 109, 112, 272, 308, 310, 311, 321, 323, 298, 425, 165, 248, 249, 250, 304, 90, 91, 268, 452),
    ),
    "aarch64": _Architecture(
        0xC00000B7,
        277,
        (198, 117, 154, 157, 97, 268, 270, 271, 280, 282, 241, 425, 40, 217, 218, 219, 265, 52, 53, 452),
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def refuse_calls() -> None:
    """Refuse them from here on, to this process and its descendants; OSError where the kernel has no such filter."""
    architecture = _ARCHITECTURES.get(os.uname().machine)
    if architecture is None or not linux.little_endian_64_bits():
        raise OSError("no table of system calls for this machine")
    program = _filter(architecture)
    linux.syscall(
        architecture.seccomp,
        ctypes.c_uint(_SECCOMP_SET_MODE_FILTER),
        ctypes.c_uint(_SPEC_ALLOW),
        ctypes.byref(_Program(len(program) // 8, program)),
    )


def _filter(architecture: _Architecture) -> bytes:
    """The filter in classic BPF. A jump's first count is the number of instructions skipped when the test holds."""
    calls = architecture.refused
    lines = [
        _line(_LOAD, _ARCHITECTURE_OFFSET),
        _line(_EQUAL, architecture.code, no=len(calls) + 3),  # another instruction set's numbers mean something else
        _line(_LOAD, _NUMBER_OFFSET),
        _line(_AT_LEAST, _X32_BIT, yes=len(calls) + 1),
        *(_line(_EQUAL, call, yes=len(calls) - index) for index, call in enumerate(calls)),
        _line(_RETURN, _ALLOW),
        _line(_RETURN, _REFUSE),
    ]
    return b"".join(lines)


def _line(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
