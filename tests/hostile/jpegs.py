"""JPEGs that are unusual, cut short, or larger than they look."""

import struct
from collections.abc import Iterator

from hostile.bill import bill_jpeg, bill_picture, saved
from PIL import Image

TURNS = {
    1: (),
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_90,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_270,),
}
"""What has to be done to an upright picture so that this EXIF orientation shows it upright again."""


def oriented(orientation: int) -> bytes:
    """The bill stored turned or mirrored, with the EXIF mark that says so."""
    picture = bill_picture()
    for turn in TURNS[orientation]:
        picture = picture.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(picture, "JPEG", quality=80, exif=exif)


def with_exif(data: bytes) -> bytes:
    """The bill with that for its EXIF block."""
    return saved(bill_picture(), "JPEG", quality=80, exif=b"Exif\x00\x00" + data)


def four_inks() -> bytes:
    return saved(bill_picture().convert("CMYK"), "JPEG", quality=80)


def progressive() -> bytes:
    return saved(bill_picture(), "JPEG", quality=80, progressive=True)


def several_pictures() -> bytes:
    """MPO, as phones with two lenses write."""
    return saved(bill_picture(), "MPO", quality=80, save_all=True, append_images=[Image.new("RGB", (640, 480), "grey")])


def white(width: int, height: int, **options: bool) -> bytes:
    return saved(Image.new("L", (width, height), "white"), "JPEG", quality=30, **options)


def claiming(width: int, height: int) -> bytes:
    """The bill whose frame header claims another size."""
    data = bill_jpeg()
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def endless_scans(side: int = 4000, times: int = 3000) -> bytes:
    """A progressive picture whose last scan comes again and again: each pass goes over every block."""
    data = saved(Image.new("L", (side, side), "white"), "JPEG", quality=30, progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * times + b"\xff\xd9"


def cut_at_markers() -> Iterator[tuple[str, bytes]]:
    """The bill cut before and inside each of its segments, and within its scan."""
    data = bill_jpeg()
    place = 2
    while data[place + 1] != 0xDA:
        name = f"{data[place + 1]:02x} at {place}"
        yield f"before {name}", data[:place]
        yield f"inside {name}", data[: place + 6]
        place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
    yield "before the scan", data[:place]
    yield "inside the scan's header", data[: place + 6]
    for share in (0.1, 0.5, 0.9):
        yield f"{share:.0%} into the scan", data[: place + int((len(data) - place) * share)]


def without_end() -> bytes:
    """All of the picture but the two bytes that end it."""
    return bill_jpeg()[:-2]


def with_rubbish_inside() -> bytes:
    data = bytearray(bill_jpeg())
    middle = len(data) // 2
    data[middle : middle + 200] = bytes(range(200))
    return bytes(data)


def with_rubbish_after() -> bytes:
    return bill_jpeg() + bytes(5000)
