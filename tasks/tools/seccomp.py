"""System calls that no reader of a document needs, refused with EPERM: sockets, a session of one's own, others' memory.

Refusing `setsid` and `setpgid` keeps every descendant in the child's process group, so that one signal ends them all.
A child that is to start no program may not fork either (RLIMIT_NPROC would not bind root, and counts the processes of
others), nor send a signal to another process, which Landlock refuses from Linux 6.12 on only.
"""

import ctypes
import os
import struct
import sys
from dataclasses import dataclass
from errno import ENOSYS, EPERM

from tasks.tools import linux

_SECCOMP_SET_MODE_FILTER = 1
_SPEC_ALLOW = 4  # without it, older kernels make every filtered process slower against Spectre
_ALLOW, _REFUSE, _UNKNOWN = 0x7FFF0000, 0x00050000 | EPERM, 0x00050000 | ENOSYS
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_OFFSET, _ARCHITECTURE_OFFSET, _FIRST_OFFSET = 0, 4, 16
_X32_BIT = 0x40000000
_CLONE_THREAD = 0x00010000
_OWN_ID = b"\xee\xff\xee\xff"
"""In a prepared filter, where the id of the process that raises it goes: no process can have that one."""


@dataclass(frozen=True)
class _Architecture:
    """Numbers of one machine's kernel: its audit code, `seccomp` itself, and the calls refused."""

    code: int
    seccomp: int
    refused: tuple[int, ...]
    clone: int
    clone3: int
    tgkill: int
    others: tuple[int, ...]


# socket, ptrace, setpgid, setsid, unshare, setns, process_vm_readv, process_vm_writev, bpf, userfaultfd,
# perf_event_open, io_uring_setup (it opens sockets unseen), mount, add_key, request_key, keyctl, open_by_handle_at;
# then chmod and its kin, which Landlock lets through. `others`: fork, vfork, execve, execveat, kill, tkill,
# rt_sigqueueinfo, rt_tgsigqueueinfo, pidfd_send_signal
_ARCHITECTURES = {
    "x86_64": _Architecture(
        0xC000003E,
        317,
        (41, 101, 109, 112, 272, 308, 310, 311, 321, 323, 298, 425, 165, 248, 249, 250, 304, 90, 91, 268, 452),
        clone=56,
        clone3=435,
        tgkill=234,
        others=(57, 58, 59, 322, 62, 200, 129, 297, 424),
    ),
    "aarch64": _Architecture(
        0xC00000B7,
        277,
        (198, 117, 154, 157, 97, 268, 270, 271, 280, 282, 241, 425, 40, 217, 218, 219, 265, 52, 53, 452),
        clone=220,
        clone3=435,
        tgkill=131,
        others=(221, 281, 129, 130, 138, 240, 424),
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


@dataclass(frozen=True, slots=True)
class Filter:
    """Made once, raised in each child: the number of `seccomp`, and the program before and after the child's own id."""

    call: int
    head: bytes
    tail: bytes


def prepare(*, programs: bool) -> Filter:
    """A filter that refuses them; without `programs`, forks and execs as well. OSError on a machine without a table."""
    architecture = _ARCHITECTURES.get(os.uname().machine)
    if architecture is None or not linux.little_endian_64_bits():
        raise OSError("no table of system calls for this machine")
    head, _, tail = _filter(architecture, programs=programs).partition(_OWN_ID)
    return Filter(architecture.seccomp, head, tail)


def refuse_calls(prepared: Filter) -> None:
    """Hold this process and its descendants to it, for good; OSError where the kernel has no such filter."""
    own_id = struct.pack("=I", os.getpid()) if prepared.tail else b""
    program = prepared.head + own_id + prepared.tail
    linux.syscall(
        prepared.call,
        ctypes.c_uint(_SECCOMP_SET_MODE_FILTER),
        ctypes.c_uint(_SPEC_ALLOW),
        ctypes.byref(_Program(len(program) // 8, program)),
    )


_Line = tuple[int, int, int, int]
"""Instruction, value, and where to go when its test holds and when it does not: a verdict, or so many lines on."""


def _filter(architecture: _Architecture, *, programs: bool) -> bytes:
    """The filter in classic BPF: the tests, then the three verdicts that they jump to."""
    lines: list[_Line] = [
        (_LOAD, _ARCHITECTURE_OFFSET, 0, 0),
        (_EQUAL, architecture.code, 0, _REFUSE),  # another instruction set's numbers mean something else
        (_LOAD, _NUMBER_OFFSET, 0, 0),
        (_AT_LEAST, _X32_BIT, _REFUSE, 0),
        *((_EQUAL, call, _REFUSE, 0) for call in architecture.refused),
    ]
    if not programs:
        lines += _alone(architecture)
    verdicts = (_ALLOW, _REFUSE, _UNKNOWN)
    tests = [
        _line(code, value, *(len(lines) - at - 1 + verdicts.index(to) if to in verdicts else to for to in (yes, no)))
        for at, (code, value, yes, no) in enumerate(lines)
    ]
    return b"".join((*tests, *(_line(_RETURN, verdict) for verdict in verdicts)))


def _alone(architecture: _Architecture) -> list[_Line]:
    """No process is begun, no program, and no signal leaves this process; threads are, and it may abort."""
    return [
        *((_EQUAL, call, _REFUSE, 0) for call in architecture.others),
        (_EQUAL, architecture.clone3, _UNKNOWN, 0),  # its flags lie in memory: the C library falls back on clone
        (_EQUAL, architecture.clone, 0, 2),
        (_LOAD, _FIRST_OFFSET, 0, 0),
        (_ANY_BIT, _CLONE_THREAD, _ALLOW, _REFUSE),
        (_EQUAL, architecture.tgkill, 0, _ALLOW),
        (_LOAD, _FIRST_OFFSET, 0, 0),
        (_EQUAL, int.from_bytes(_OWN_ID, sys.byteorder), _ALLOW, _REFUSE),
    ]


def _line(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """A jump's counts are the numbers of instructions to skip when the test holds and when it does not."""
    return struct.pack("=HBBI", code, yes, no, value)
