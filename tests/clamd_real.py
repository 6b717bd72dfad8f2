"""The real clamd, where it is installed (Debian: clamav-daemon), with a database of two signatures made by hand."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clamd_server import SIGNATURE

PROGRAM = shutil.which("clamd", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin")))
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!" + b"$H+H*"
"""In two parts here, or an antivirus would take this file away."""
_SECONDS = 30


@contextmanager
def running(folder: Path, largest: int = 1 << 20) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Its socket, and the process; it takes no file over `largest` bytes."""
    database, socket, settings = folder / "signatures", folder / "clamd.ctl", folder / "clamd.conf"
    database.mkdir(parents=True)
    (database / "ours.ndb").write_text(f"Eicar-Test:0:0:{EICAR.hex()}\nMade-Up:0:*:{SIGNATURE.hex()}\n")
    settings.write_text(
        f"DatabaseDirectory {database}\nLocalSocket {socket}\nForeground yes\nStreamMaxLength {largest}\n"
    )
    assert PROGRAM is not None
    with subprocess.Popen([PROGRAM, f"--config-file={settings}"], stdout=subprocess.DEVNULL) as daemon:
        until = time.monotonic() + _SECONDS
        while not socket.exists():
            assert daemon.poll() is None, "clamd ended at its start"
            assert time.monotonic() < until, "clamd does not start"
            time.sleep(0.05)
        try:
            yield str(socket), daemon
        finally:
            daemon.kill()
