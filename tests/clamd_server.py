"""A small clamd on the loopback: the real protocol (zINSTREAM), with one signature, and failures on demand."""

import socketserver
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

SIGNATURE = b"a made-up virus that harms nobody"


@dataclass
class Clamd:
    """Where it listens; the files it was given; how it answers: `scan`, `hang up`, `too large`, `babble`,
    `say nothing` or, without end, `a letter at a time`."""

    address: str
    manner: str = "scan"
    seen: list[bytes] = field(default_factory=list)


@contextmanager
def running(manner: str = "scan") -> Iterator[Clamd]:
    told = Clamd("", manner)

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            if told.manner == "hang up" or self.rfile.read(10) != b"zINSTREAM\0":
                return
            data = b""
            while size := struct.unpack(">I", self.rfile.read(4))[0]:
                data += self.rfile.read(size)
            told.seen.append(data)
            if told.manner == "say nothing":
                self.rfile.read(1)
                return
            while told.manner == "a letter at a time":
                try:
                    self.wfile.write(b"s")
                    time.sleep(0.05)
                except OSError:
                    return
            found = b"stream: Made-Up FOUND" if SIGNATURE in data else b"stream: OK"
            answers = {"scan": found, "too large": b"INSTREAM size limit exceeded. ERROR", "babble": b"\xff" * 9000}
            self.wfile.write(answers[told.manner] + b"\0")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        told.address = f"127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield told
        server.shutdown()
