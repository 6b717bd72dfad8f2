import errno
import shutil

import pytest
from papers import BILL, scan

from tasks.tools import tesseract


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
