from io import BytesIO

import pytest
from made_up_snapshot import strip
from PIL import Image

from tasks.report.strip import Room, taken


def made(width=640, height=130, **options):
    file = BytesIO()
    Image.new("P", (width, height)).save(file, "PNG", **options)
    return file.getvalue()


def test_a_strip_keeps_its_size_and_its_picture():
    kept = taken(strip(), "alt")
    assert (kept.width, kept.height) == (640, 130)
    assert Image.open(BytesIO(kept.png)).tobytes() == Image.open(BytesIO(strip())).tobytes()


def test_a_resolution_that_would_stretch_it_in_a_spreadsheet_is_left_out():
    assert b"pHYs" in made(dpi=(1, 1))
    assert taken(made(dpi=(1, 1)), "") == taken(made(), "")


@pytest.mark.parametrize(
    "odd",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        strip()[:-20],
        strip()[:40],
        made(5000, 1),
        strip().replace(b"IHDR", b"IDAT", 1),
        strip()[:8] + b"\xff\xff\xff\xff" + strip()[12:],
        strip()[:8] + bytes(4) + b"IHDR" + strip()[12:],
        strip()[:8] + strip()[8:33] * 2 + strip()[33:],
    ],
)
def test_what_is_not_a_whole_strip_is_not_shown(odd):
    assert taken(odd, "") is None


def test_strips_take_room_until_one_does_not_fit():
    kept = taken(strip(), "alt")
    room = Room(2 * len(kept.png) + 1)
    assert [room.takes(kept) for _ in range(3)] == [True, True, False]
