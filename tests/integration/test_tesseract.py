import errno
import os
import shutil

import pytest
from papers import BILL, scan

from tasks.tools import tesseract


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("echo List; echo fra", ""),
        ("echo List; echo eng", "n'a pas le français"),
        ("exit 3", "ne répond pas"),
        ("head -c 500 /dev/urandom", "Tesseract n"),
    ],
    ids=["French", "no French", "no answer", "rubbish"],
)
def test_what_a_command_lacks_is_said_once_with_what_to_install(tmp_path, monkeypatch, deed, told):
    (tmp_path / "tesseract").write_text(f"#!/bin/sh\n{deed}\n")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert told in tesseract.probe()
    assert bool(told) == ("apt-get install" in tesseract.probe())


def test_words_read_on_a_full_disk_are_not_believed(tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(OSError, match="no room") as full:
        tesseract.read_words(scan(BILL, 72), tmp_path, 30)
    assert full.value.errno == errno.ENOSPC
    assert list(tmp_path.iterdir()) == []


def test_a_tool_that_fails_on_a_full_disk_is_not_to_blame(tmp_path, monkeypatch):
    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tesseract.pytesseract, "image_to_data", fail)
    with pytest.raises(OSError, match="No space"):
        tesseract.read_words(scan(BILL, 72), tmp_path, 30)
