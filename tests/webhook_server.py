"""A real HTTP server on loopback that takes whatever is posted to it, as a chat's webhook does."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Hook(ThreadingHTTPServer):
    """Where it listens, and what it has got."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Post)
        self.url, self.got = f"http://127.0.0.1:{self.server_port}/hook", list[bytes]()


class _Post(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        self.server.got.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@contextmanager
def listening() -> Iterator[Hook]:
    """Up while the block runs."""
    with Hook() as hook:
        threading.Thread(target=hook.serve_forever, daemon=True).start()
        yield hook
        hook.shutdown()
