"""What becomes of a page between a family's table and the portal: scanners, phones, and accidents (BGR arrays)."""

from random import Random

import cv2
import numpy as np
import pypdfium2 as pdfium


def render(pdf: bytes, dpi: float) -> list[np.ndarray]:
    """The pages of a PDF as BGR images."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [document[index].render(scale=dpi / 72).to_numpy()[:, :, :3].copy() for index in range(len(document))]
    finally:
        document.close()


def noise(image: np.ndarray, rng: Random, sigma: float) -> np.ndarray:
    small = np.random.default_rng(rng.randrange(2**31)).normal(
        0, sigma, (image.shape[0] // 2 + 1, image.shape[1] // 2 + 1)
    )
    field = cv2.resize(small.astype(np.float32), (image.shape[1], image.shape[0]))
    return np.clip(image.astype(np.float32) + (field[..., None] if image.ndim == 3 else field), 0, 255).astype(np.uint8)


def skewed(image: np.ndarray, degrees: float, border: int = 255) -> np.ndarray:
    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(image, turn, (width, height), borderValue=(border,) * 3, flags=cv2.INTER_LINEAR)


def scan(image: np.ndarray, rng: Random, colour: str) -> np.ndarray:
    """A flatbed scan: nearly straight, slightly grey or bilevel."""
    image = skewed(image, rng.uniform(-0.7, 0.7))
    if colour == "bilevel":
        grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (0, 0), 0.5)
        return cv2.threshold(noise(grey, rng, 6), rng.randint(150, 195), 255, cv2.THRESH_BINARY)[1]
    image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.3, 0.7))
    image = np.clip(image.astype(np.float32) * rng.uniform(0.93, 1.0), 0, 255).astype(np.uint8)
    image = noise(image, rng, rng.uniform(1, 4))
    return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if colour == "grey" else image


def lit(image: np.ndarray, rng: Random, low: float) -> np.ndarray:
    """Uneven light, and often the shadow of a hand or a phone."""
    height, width = image.shape[:2]
    corners = np.array(
        [[rng.uniform(low, 1.05), rng.uniform(low, 1.05)], [rng.uniform(low, 1.05), rng.uniform(low, 1.05)]], np.float32
    )
    light = cv2.resize(corners, (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.55:
        shade = np.ones((height // 8, width // 8), np.float32)
        x, y = rng.randrange(width // 8), rng.randrange(height // 8)
        cv2.ellipse(shade, (x, y), (width // 20, height // 12), rng.randrange(180), 0, 360, rng.uniform(0.55, 0.75), -1)
        light *= cv2.resize(cv2.GaussianBlur(shade, (0, 0), 12), (width, height))
    cast = np.array([rng.uniform(0.82, 1.0), rng.uniform(0.92, 1.0), 1.0], np.float32)
    return np.clip(image.astype(np.float32) * light[..., None] * cast, 0, 255).astype(np.uint8)


def table_top(rng: Random, height: int, width: int) -> np.ndarray:
    tone = np.array(rng.choice([(60, 90, 140), (90, 90, 95), (40, 60, 90), (190, 195, 200), (30, 30, 35)]), np.float32)
    grainy = np.random.default_rng(rng.randrange(2**31)).normal(0, 9, (height // 4 + 1, 4)).astype(np.float32)
    return np.clip(tone + cv2.resize(grainy, (width, height))[..., None], 0, 255).astype(np.uint8)


def photo(image: np.ndarray, rng: Random, long_side: int) -> np.ndarray:
    """A phone's photo of the page on a table: perspective, skew, light, blur; `long_side` pixels long."""
    scale = long_side / max(image.shape[:2])
    height, width = round(image.shape[0] * scale), round(image.shape[1] * scale)
    page = cv2.resize(image, (round(width * 0.94), round(height * 0.94)), interpolation=cv2.INTER_AREA)
    high, wide = page.shape[:2]
    jitter = 0.035
    centre, angle = np.array([width / 2, height / 2]), np.deg2rad(rng.uniform(-4.5, 4.5))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = []
    for x, y in ((-wide / 2, -high / 2), (wide / 2, -high / 2), (wide / 2, high / 2), (-wide / 2, high / 2)):
        moved = np.array([x * rng.uniform(1 - jitter * 2, 1), y * rng.uniform(1 - jitter, 1)]) * 0.98
        corners.append(turn @ moved + centre)
    warp = cv2.getPerspectiveTransform(
        np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32), np.array(corners, np.float32)
    )
    canvas = table_top(rng, height, width)
    cv2.warpPerspective(
        page, warp, (width, height), dst=canvas, borderMode=cv2.BORDER_TRANSPARENT, flags=cv2.INTER_AREA
    )
    canvas = cv2.GaussianBlur(canvas, (0, 0), rng.uniform(0.3, 0.85))
    return noise(lit(canvas, rng, 0.62), rng, rng.uniform(2, 7))


def tinted(image: np.ndarray, rng: Random) -> np.ndarray:
    """The same print on coloured or recycled paper."""
    paper = np.array(rng.choice([(190, 240, 250), (200, 235, 205), (235, 225, 200), (215, 205, 245), (205, 225, 232)]), np.float32)  # fmt: skip
    return (image.astype(np.float32) * paper / 255).astype(np.uint8)


def stamped(image: np.ndarray, rng: Random) -> np.ndarray:
    """An office's or a family's stamp, its ink over whatever is printed there; what lies under it stays readable."""
    word = rng.choice(["COPIE", "SCOLARITE", "CLASSE", "DOSSIER 2026", "ARRIVEE"])
    height, width = image.shape[:2]
    side = width // 4
    ink = np.zeros((side, side), np.float32)
    cv2.ellipse(
        ink, (side // 2, side // 2), (side // 2 - 6, side // 5), 0, 0, 360, 1.0, max(2, side // 60), cv2.LINE_AA
    )
    scale = side / 260
    wide = cv2.getTextSize(word, cv2.FONT_HERSHEY_DUPLEX, scale, 2)[0][0]
    cv2.putText(ink, word, ((side - wide) // 2, side // 2 + side // 24), cv2.FONT_HERSHEY_DUPLEX, scale, 1.0, 2, cv2.LINE_AA)  # fmt: skip
    ink = cv2.warpAffine(ink, cv2.getRotationMatrix2D((side / 2, side / 2), rng.uniform(-25, 25), 1), (side, side))
    x, y = rng.randrange(width - side), rng.randrange(height // 3, height - side)
    colour = np.array(rng.choice([(150, 60, 40), (60, 40, 170), (120, 60, 120)]), np.float32) / 255
    part = image[y : y + side, x : x + side].astype(np.float32)
    image[y : y + side, x : x + side] = (part * (1 - 0.6 * ink[..., None] * (1 - colour))).astype(np.uint8)
    return image


def creased(image: np.ndarray, rng: Random) -> np.ndarray:
    """The folds of a letter: a light line with a shade on one side, across or down the page."""
    height, width = image.shape[:2]
    shade = np.ones((height, width), np.float32)
    places = [height * (1 + rng.uniform(-0.03, 0.03)) / 3, height * (2 + rng.uniform(-0.03, 0.03)) / 3]
    rows = np.arange(height, dtype=np.float32)
    for place in places:
        far = rows - place
        shade *= (1 - 0.16 * np.exp(-np.clip(far, 0, None) / (height / 60)) * (far > 0) + 0.1 * np.exp(-((far / 2.5) ** 2)))[:, None]  # fmt: skip
    return np.clip(image.astype(np.float32) * shade[..., None], 0, 255).astype(np.uint8)


def faxed(image: np.ndarray, rng: Random) -> np.ndarray:
    """What a fax makes of a page: black or white, coarse, its own line at the top, specks (grey array, about 150 dpi)."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    grey = cv2.resize(grey, None, fx=1, fy=0.5, interpolation=cv2.INTER_AREA)
    grey = cv2.resize(grey, (grey.shape[1], grey.shape[0] * 2), interpolation=cv2.INTER_LINEAR)
    page = cv2.threshold(noise(grey, rng, 10), rng.randint(165, 190), 255, cv2.THRESH_BINARY)[1]
    cv2.putText(page, f"FAX  0231{rng.randrange(10**6):06d}  CAEN", (40, 22), cv2.FONT_HERSHEY_PLAIN, 1.2, 0, 1)
    dots = np.random.default_rng(rng.randrange(2**31)).random(page.shape) < 0.0006
    page[dots] = 0
    return skewed(cv2.cvtColor(page, cv2.COLOR_GRAY2BGR), rng.uniform(-1, 1))[:, :, 0]


def cropped(image: np.ndarray, rng: Random) -> np.ndarray:
    """The margins cut off, never what is printed."""
    ys, xs = np.where(image.min(axis=2) < 128)
    if len(ys) < 50:
        return image
    pad = rng.randint(4, 18)
    return image[max(0, ys.min() - pad) : ys.max() + pad, max(0, xs.min() - pad) : xs.max() + pad].copy()


def phone_screen(image: np.ndarray, rng: Random) -> np.ndarray:
    """A phone's screenshot of the paper: status bar above, the viewer's bar and buttons around."""
    width = rng.choice([1080, 1170, 1242])
    page = cv2.resize(image, (width, round(image.shape[0] * width / image.shape[1])), interpolation=cv2.INTER_AREA)
    top = np.full((190, width, 3), 250 if rng.random() < 0.6 else 34, np.uint8)
    ink = (20, 20, 20) if top[0, 0, 0] > 100 else (235, 235, 235)
    cv2.putText(top, f"{rng.randrange(7, 23)}:{rng.randrange(60):02d}", (50, 60), cv2.FONT_HERSHEY_DUPLEX, 1.2, ink, 2, cv2.LINE_AA)  # fmt: skip
    cv2.putText(top, f"4G  {rng.randrange(12, 99)}%", (width - 230, 60), cv2.FONT_HERSHEY_DUPLEX, 1.1, ink, 2, cv2.LINE_AA)  # fmt: skip
    cv2.putText(top, "document.pdf", (120, 150), cv2.FONT_HERSHEY_DUPLEX, 1.2, ink, 2, cv2.LINE_AA)
    foot = np.full((rng.randint(120, 520), width, 3), top[0, 0], np.uint8)
    return np.vstack([top, page, foot])


def two_up(pages: list[np.ndarray]) -> list[np.ndarray]:
    """Pages two by two side by side on landscape sheets."""
    blank = np.full_like(pages[0], 255)
    padded = [*pages, blank] if len(pages) % 2 else pages
    return [np.hstack(padded[index : index + 2]) for index in range(0, len(padded), 2)]


def ruined(image: np.ndarray, rng: Random) -> tuple[np.ndarray, str]:
    """A picture that nobody can read, and how it came to be so."""
    how = rng.choice(["blur", "shake", "dark", "tiny"])
    if how == "tiny":
        side = rng.randint(200, 270)
        return cv2.resize(
            image, (round(image.shape[1] * side / image.shape[0]), side), interpolation=cv2.INTER_AREA
        ), how
    image = photo(image, rng, 1400)
    if how == "blur":
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(8, 14))
    elif how == "shake":
        kernel = np.zeros((61, 61), np.float32)
        cv2.line(kernel, (rng.randrange(20), 0), (60 - rng.randrange(20), 60), 1.0, 2)
        image = cv2.GaussianBlur(cv2.filter2D(image, -1, kernel / kernel.sum()), (0, 0), 3)
    else:
        image = noise((image.astype(np.float32) * 0.035).astype(np.uint8), rng, 7)
    return image, how


def jpeg(image: np.ndarray, quality: int) -> bytes:
    return cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
