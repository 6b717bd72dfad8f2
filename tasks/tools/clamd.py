"""An antivirus that is there already: clamd, by its socket and its INSTREAM command. It gets bytes, never a path.

The file is only copied here, not opened by any reader.
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CHUNK = 64 * 1024
_TIMEOUT_SECONDS = 30.0
_LONGEST_ANSWER = 4096


class NoAntivirus(Exception):
    """clamd gave no verdict: it does not answer, or refuses the file (too large for it)."""


def is_infected(file: Path, address: str) -> bool:
    """Whether clamd finds a signature; NoAntivirus without an answer. `address`: its socket, by path or `HOST:PORT`."""
    try:
        with _connected(address) as line, file.open("rb") as source:
            line.sendall(b"zINSTREAM\0")
            while chunk := source.read(_CHUNK):
                line.sendall(struct.pack(">I", len(chunk)) + chunk)
            line.sendall(struct.pack(">I", 0))
            answer = _answer(line)
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


def _answer(line: socket.socket) -> str:
    """What it says, up to its zero byte."""
    data = b""
    while b"\0" not in data and len(data) < _LONGEST_ANSWER:
        chunk = line.recv(_LONGEST_ANSWER)
        if not chunk:
            break
        data += chunk
    return data.partition(b"\0")[0].decode("utf-8", "replace")
