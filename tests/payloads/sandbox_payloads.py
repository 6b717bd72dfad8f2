"""Entries for the sandbox's tests: what strangers' files make a parser do, and worse. Each gets the job, with `tmp`."""

import ctypes
import errno
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

MIB = 1024 * 1024


def double(job):
    return job["number"] * 2


def echo(job):
    return {key: value for key, value in job.items() if key != "tmp"}


def environment(job):
    return {"variables": dict(os.environ), "folder": str(Path.cwd()), "tmp": job["tmp"], "zygote": os.getppid()}


def take_memory(job):
    return len([bytearray(8 * MIB) for _ in range(10_000)])


def take_memory_then_abort(job):
    taken = bytearray(job["mib"] * MIB)
    os.abort()
    return len(taken)


def one_enormous_request(job):
    return len(bytearray(1 << 40))


def spin(job):
    while True:
        pass


def sleep(job):
    time.sleep(600)


def die_by_signal(job):
    os.kill(os.getpid(), job["signal"])
    time.sleep(600)


def crash(job):
    ctypes.string_at(0)


def leave(job):
    os._exit(job["code"])


def raise_error(job):
    raise ValueError("CANARI Jeanne, née le 01/02/2010")


def fill_disk(job):
    raise OSError(28, "No space left on device", "CANARI.pgm")


def recurse(job):
    return recurse(job)


def say_much(job):
    return "x" * (job["mib"] * MIB)


def send_raw(job):
    os.write(3, job["raw"].encode("latin-1"))
    os._exit(0)


def flood(job):
    while True:
        os.write(3, b"v" * MIB)


def print_everywhere(job):
    print("CANARI", flush=True)
    os.write(1, b"CANARI")
    os.write(2, b"CANARI")
    print(len(sys.stdin.read()), file=sys.stderr)
    return "quiet"


def write_too_much(job):
    with Path(job["tmp"], "page.pgm").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(MIB // 4))
        except OSError as error:
            return [errno.errorcode[error.errno], file.tell()]


def open_many(job):
    files = []
    with suppress(OSError):
        while True:
            files.append(Path("/dev/null").open())  # noqa: SIM115
    return len(files)


def leave_page_images(job):
    folder = Path(job["tmp"])
    (folder / "page-1.pgm").write_bytes(b"P5")
    (folder / "no-rights").mkdir(0)
    deep = folder
    os.chdir(deep)
    for _ in range(1100):
        Path("d").mkdir()
        os.chdir("d")
    return [entry.name for entry in folder.parent.iterdir()]


def leave_grandchild(job):
    """An orphan of an orphan that holds the result's descriptor and would sleep on."""
    read, write = os.pipe()
    if os.fork() == 0:
        if job.get("own_session"):
            os.setsid()
        if os.fork() == 0:
            os.write(write, str(os.getpid()).encode())
            time.sleep(600)
        os._exit(0)
    return int(os.read(read, 32))


def run_tool_and_hang(job):
    """As a child waits for tesseract: its number is left in the folder for the test."""
    tool = subprocess.Popen(["sleep", "600"])
    Path(job["tmp"], "page-1.pgm").write_bytes(b"P5")
    Path(job["tmp"], "numbers.part").write_text(f"{os.getpid()} {tool.pid}")
    Path(job["tmp"], "numbers.part").rename(Path(job["tmp"], "numbers"))
    tool.wait()


def stop_zygote(job):
    os.kill(os.getppid(), signal.SIGSTOP)
    time.sleep(600)


def languages(job):
    return subprocess.run(["tesseract", "--list-langs"], check=True, capture_output=True, text=True).stdout.split()


def read(job):
    return len(Path(job["path"]).read_bytes())


def overwrite(job):
    Path(job["path"]).write_bytes(b"gone")


def own_descriptors(job):
    """Those open in the child: not the one that lists them."""
    return [number for number in range(1000) if _is_open(number)]


def _is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def take_session(job):
    try:
        os.setsid()
    except PermissionError:
        return "refused"
    return "taken"


def raise_limit(job):
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (10_000, 10_000))
    except (PermissionError, ValueError):
        return "refused"
    return "raised"


def leave_or_double(job):
    return double(job) if "number" in job else leave(job)


def slow_double(job):
    time.sleep(job.get("seconds", 0))
    return double(job)


def number_of_one_that_starts_programs(job):
    return os.getpid()
