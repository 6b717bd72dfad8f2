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


def ruined(image: np.ndarray, rng: Random) -> tuple[np.ndarray, str]:
    """A picture that nobody can read, and how it came to be so."""
    how = rng.choice(["blur", "shake", "dark", "tiny"])
    if how == "tiny":
        side = rng.randint(240, 330)
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
