"""Painted faces: no one's picture, and yet a face to a face detector."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]

_SIZE = (840, 1080)  # painted at twice the size it is kept at, so that edges come out soft


@dataclass(frozen=True)
class Look:
    """What tells one painted person from another."""

    skin: Colour = (224, 182, 155)
    hair: Colour = (70, 46, 32)
    eyes: Colour = (80, 62, 45)
    wall: Colour = (206, 211, 214)
    jumper: Colour = (58, 78, 110)
    long_hair: bool = False
    slim: float = 1.0
    grain: int = 1


_SKIN_AND_HAIR = (
    ((224, 182, 155), (70, 46, 32)),
    ((141, 96, 70), (28, 20, 18)),
    ((198, 152, 118), (46, 38, 34)),
    ((235, 200, 180), (120, 62, 36)),
    ((110, 74, 56), (28, 20, 18)),
    ((214, 170, 132), (70, 46, 32)),
    ((238, 206, 184), (186, 146, 88)),
)
_EYES = ((80, 62, 45), (40, 28, 20), (84, 120, 140), (70, 100, 70))
_JUMPERS = ((58, 78, 110), (150, 60, 66), (60, 100, 70), (196, 188, 172), (84, 66, 110), (40, 44, 50), (200, 140, 60))


def look(number: int) -> Look:
    """The look of the painted person of that number; no two numbers give the same picture."""
    skin, hair = _SKIN_AND_HAIR[number % len(_SKIN_AND_HAIR)]
    return Look(
        skin=skin,
        hair=hair,
        eyes=_EYES[number % len(_EYES)],
        jumper=_JUMPERS[number // 2 % len(_JUMPERS)],
        wall=(200 + number % 5 * 6, 206 + number % 3 * 6, 210 + number % 4 * 5),
        long_hair=number % 2 == 1,
        slim=0.93 + number % 4 * 0.03,
        grain=number,
    )


def portrait(look: Look) -> Image.Image:
    """A front view of 420 × 540 pixels, lit from the upper left."""
    image = Image.new("RGB", _SIZE, look.wall)
    _shoulders(image, look)
    if look.long_hair:
        _soft_ellipse(image, (420, 500), (255 * look.slim, 400), look.hair, 6)
    _soft_ellipse(image, (420, 760), (85, 150), _shade(look.skin, 0.80), 8)
    _head(image, look)
    _hair(image, look)
    for side in (-1, 1):
        _eye(image, look, 420 + side * 92 * look.slim)
    _nose(image, look)
    _mouth(image, look)
    small = image.filter(ImageFilter.GaussianBlur(1.2)).resize((420, 540), Image.Resampling.LANCZOS)
    return _lit(small, look.grain)


def _shade(colour: Colour, factor: float) -> Colour:
    red, green, blue = (min(255, int(part * factor)) for part in colour)
    return red, green, blue


def _soft_ellipse(
    image: Image.Image, centre: tuple[float, float], radii: tuple[float, float], colour: Colour, blur: float
) -> None:
    mask = Image.new("L", _SIZE, 0)
    (x, y), (rx, ry) = centre, radii
    ImageDraw.Draw(mask).ellipse((x - rx, y - ry, x + rx, y + ry), fill=255)
    image.paste(colour, (0, 0), mask.filter(ImageFilter.GaussianBlur(blur)))


def _shoulders(image: Image.Image, look: Look) -> None:
    _soft_ellipse(image, (420, 1130), (380, 290), look.jumper, 5)
    _soft_ellipse(image, (420, 1110), (300, 230), _shade(look.jumper, 1.18), 70)


def _head(image: Image.Image, look: Look) -> None:
    for side in (-1, 1):
        _soft_ellipse(image, (420 + side * 212 * look.slim, 520), (26, 56), _shade(look.skin, 0.84), 5)
    _soft_ellipse(image, (420, 490), (212 * look.slim, 280), _shade(look.skin, 0.86), 5)
    _soft_ellipse(image, (420, 478), (180 * look.slim, 245), look.skin, 34)
    _soft_ellipse(image, (420, 345), (130, 70), _shade(look.skin, 1.10), 40)
    for side in (-1, 1):
        _soft_ellipse(image, (420 + side * 105 * look.slim, 570), (58, 46), _shade(look.skin, 1.08), 26)
        _soft_ellipse(image, (420 + side * 92 * look.slim, 468), (72, 40), _shade(look.skin, 0.72), 20)


def _hair(image: Image.Image, look: Look) -> None:
    mask = Image.new("L", _SIZE, 0)
    draw = ImageDraw.Draw(mask)
    wide = 232 * look.slim
    draw.ellipse((420 - wide, 160, 420 + wide, 640), fill=255)
    draw.ellipse((420 - 186 * look.slim, 300, 420 + 186 * look.slim, 900), fill=0)
    draw.rectangle((0, 520, 840, 1080), fill=0)
    image.paste(look.hair, (0, 0), mask.filter(ImageFilter.GaussianBlur(7)))
    _strands(image, look, wide)
    _soft_ellipse(image, (360, 225), (110, 30), _shade(look.hair, 1.5), 26)


def _strands(image: Image.Image, look: Look, wide: float) -> None:
    draw = ImageDraw.Draw(image)
    rng = np.random.default_rng(look.grain)
    for _ in range(160):
        start = float(rng.uniform(-0.85, 0.85))
        x, y = 420 + start * wide, 180 + 150 * start * start
        colour = _shade(look.hair, float(rng.uniform(0.7, 1.6)))
        draw.line((x, y, x + start * 40, y + float(rng.uniform(20, 80))), fill=colour, width=2)


def _eye(image: Image.Image, look: Look, x: float) -> None:
    y = 478
    _soft_ellipse(image, (x, y), (48, 21), (246, 242, 238), 2)
    _soft_ellipse(image, (x, y), (21, 21), look.eyes, 2)
    _soft_ellipse(image, (x, y), (10, 10), (16, 12, 12), 1)
    _soft_ellipse(image, (x - 7, y - 8), (4, 4), (250, 250, 250), 1)
    draw = ImageDraw.Draw(image)
    draw.arc((x - 54, y - 28, x + 54, y + 42), 195, 345, fill=_shade(look.hair, 0.6), width=8)
    draw.arc((x - 50, y - 34, x + 50, y + 24), 20, 160, fill=_shade(look.skin, 0.62), width=4)
    draw.arc((x - 72, y - 74, x + 72, y + 40), 212, 328, fill=_shade(look.hair, 0.85), width=17)


def _nose(image: Image.Image, look: Look) -> None:
    _soft_ellipse(image, (412, 520), (15, 78), _shade(look.skin, 1.14), 10)
    _soft_ellipse(image, (446, 560), (14, 60), _shade(look.skin, 0.86), 12)
    _soft_ellipse(image, (420, 606), (50, 20), _shade(look.skin, 0.84), 12)
    for side in (-1, 1):
        _soft_ellipse(image, (420 + side * 25, 611), (13, 7), _shade(look.skin, 0.42), 3)


def _mouth(image: Image.Image, look: Look) -> None:
    _soft_ellipse(image, (420, 672), (78, 21), (172, 92, 88), 5)
    _soft_ellipse(image, (420, 684), (60, 11), (192, 116, 110), 5)
    ImageDraw.Draw(image).arc((340, 620, 500, 678), 20, 160, fill=(96, 46, 46), width=6)
    _soft_ellipse(image, (420, 718), (64, 12), _shade(look.skin, 0.76), 12)


def _lit(image: Image.Image, seed: int) -> Image.Image:
    pixels = np.asarray(image, dtype=np.float32)
    height, width, _ = pixels.shape
    slope = np.linspace(1.07, 0.84, width)[None, :, None] * np.linspace(1.03, 0.95, height)[:, None, None]
    grain = np.random.default_rng(seed).normal(0, 3.5, (height, width, 1))
    return Image.fromarray(np.clip(pixels * slope + grain, 0, 255).astype(np.uint8))


def jpeg(image: Image.Image, quality: int = 80) -> bytes:
    """The picture as a JPEG."""
    out = BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def png(image: Image.Image) -> bytes:
    """The picture as a PNG of 128 colours."""
    out = BytesIO()
    image.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()
