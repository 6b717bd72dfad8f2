"""An antivirus that is there already: clamd, by its socket and its INSTREAM command. It gets bytes, never a path.

The file is only copied here, not opened by any reader.
"""

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

_CHUNK = 64 * 1024
_TIMEOUT_SECONDS = 30.0
"""For all that is said of one file: a clamd that speaks a letter at a time holds no night either."""
_LONGEST_ANSWER = 4096


class NoAntivirus(Exception):
    """clamd gave no verdict: it does not answer, or refuses the file (too large for it)."""


def is_infected(file: BinaryIO, address: str) -> bool:
    """Whether clamd finds a signature; NoAntivirus without an answer. `address`: its socket, by path or `HOST:PORT`."""
    until = time.monotonic() + _TIMEOUT_SECONDS
    try:
        with _connected(address) as line:
            line.sendall(b"zINSTREAM\0")
            while chunk := file.read(_CHUNK):
                _wait_no_longer(line, until)
                line.sendall(struct.pack(">I", len(chunk)) + chunk)
            line.sendall(struct.pack(">I", 0))
            answer = _answer(line, until)
    except (OSError, ValueError):
        raise NoAntivirus from None
    if answer == "stream: OK":
        return False
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return True
    raise NoAntivirus


@contextmanager
def _connected(address: str) -> Iterator[socket.socket]:
    host, _, port = address.rpartition(":")
    if "/" in address:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(_TIMEOUT_SECONDS)
            line.connect(address)
            yield line
    else:
        with socket.create_connection((host, int(port)), _TIMEOUT_SECONDS) as line:
            yield line


def _wait_no_longer(line: socket.socket, until: float) -> None:
    """From here on, calls of that socket end at that moment; TimeoutError when it has come."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)


def _answer(line: socket.socket, until: float) -> str:
    """What it says, up to its zero byte."""
    data = b""
    while b"\0" not in data and len(data) < _LONGEST_ANSWER:
        _wait_no_longer(line, until)
        chunk = line.recv(_LONGEST_ANSWER)
        if not chunk:
            break
        data += chunk
    return data.partition(b"\0")[0].decode("utf-8", "replace")
