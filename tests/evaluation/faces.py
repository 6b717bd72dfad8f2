"""Procedurally painted portraits with soft shading, and the pictures that are sent in their place."""

from random import Random

import cv2
import numpy as np

SKINS = [(170, 200, 238), (150, 185, 225), (120, 160, 205), (95, 135, 180), (60, 95, 140), (45, 70, 105)]
HAIRS = [(25, 25, 30), (40, 60, 90), (70, 110, 160), (20, 35, 60), (60, 70, 75), (80, 150, 200)]
WALLS = [(235, 235, 235), (220, 225, 230), (215, 205, 190), (200, 215, 225)]


def soft(
    shape: tuple[int, int], centre: tuple[float, float], axes: tuple[float, float], blur: float, angle: float = 0
) -> np.ndarray:
    """A filled ellipse as a mask 0..1 with a blurred edge."""
    mask = np.zeros(shape, np.float32)
    box = ((float(centre[0]), float(centre[1])), (2 * float(axes[0]), 2 * float(axes[1])), float(angle))
    cv2.ellipse(mask, box, 1.0, -1, cv2.LINE_AA)
    return cv2.GaussianBlur(mask, (0, 0), blur) if blur > 0 else mask


def blend(image: np.ndarray, colour: tuple[float, ...], mask: np.ndarray, strength: float = 1.0) -> None:
    weight = (mask * strength)[..., None]
    image *= 1 - weight
    image += weight * np.array(colour, np.float32)


def paint(image: np.ndarray, rng: Random, cx: float, cy: float, unit: float) -> None:
    """Paints one head and its shoulders; `unit` is half of the face's width."""
    shape = image.shape[:2]
    skin = np.array(rng.choice(SKINS), np.float32)
    hair = rng.choice(HAIRS)
    dark = tuple(skin * 0.55)
    long_hair = rng.random() < 0.6
    u = unit
    cloth = tuple(rng.randrange(30, 220) for _ in range(3))
    if long_hair:
        blend(image, hair, soft(shape, (cx, cy + 0.35 * u), (1.32 * u, 1.75 * u), 5))
    blend(image, cloth, soft(shape, (cx, cy + 3.1 * u), (2.2 * u, 1.35 * u), 4))
    blend(image, tuple(skin * 0.78), soft(shape, (cx, cy + 1.45 * u), (0.5 * u, 0.75 * u), 4))
    if not long_hair:
        blend(image, hair, soft(shape, (cx, cy - 0.45 * u), (1.08 * u, 1.1 * u), 4))
    else:
        blend(image, hair, soft(shape, (cx, cy - 0.4 * u), (1.15 * u, 1.15 * u), 4))
    for side in (-1, 1):
        blend(image, tuple(skin * 0.85), soft(shape, (cx + side * 0.98 * u, cy + 0.05 * u), (0.13 * u, 0.27 * u), 2))
    face = soft(shape, (cx, cy + 0.08 * u), (0.95 * u, 1.28 * u), 3)
    blend(image, tuple(skin), face)
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]]
    light = 1 - 0.28 * np.clip(np.hypot((columns - cx + 0.2 * u) / (1.1 * u), (rows - cy) / (1.5 * u)) ** 3, 0, 1.2)
    image *= (1 - face[..., None]) + face[..., None] * light[..., None].astype(np.float32)
    fringe = soft(shape, (cx + rng.uniform(-0.3, 0.3) * u, cy - 1.15 * u), (0.95 * u, 0.42 * u), 5)
    blend(image, hair, fringe * np.clip(face, 0, 1))
    iris = rng.choice([(60, 40, 25), (30, 45, 70), (110, 90, 50)])
    eye_y, gap = cy - 0.12 * u, 0.42 * u
    for side in (-1, 1):
        ex = cx + side * gap
        blend(image, dark, soft(shape, (ex, eye_y - 0.02 * u), (0.3 * u, 0.2 * u), 0.09 * u), 0.75)
        blend(image, hair, soft(shape, (ex, eye_y - 0.3 * u), (0.28 * u, 0.055 * u), 0.03 * u, side * 6), 0.9)
        blend(image, (235, 238, 240), soft(shape, (ex, eye_y), (0.19 * u, 0.085 * u), 1.2), 0.95)
        blend(image, iris, soft(shape, (ex, eye_y), (0.085 * u, 0.085 * u), 0.8))
        blend(image, (10, 10, 10), soft(shape, (ex, eye_y), (0.04 * u, 0.04 * u), 0.5))
        blend(image, (20, 20, 25), soft(shape, (ex, eye_y - 0.085 * u), (0.2 * u, 0.03 * u), 1.0, side * 4), 0.9)
        blend(
            image,
            tuple(np.minimum(skin * 1.1, 255)),
            soft(shape, (ex + side * 0.02 * u, cy + 0.4 * u), (0.22 * u, 0.18 * u), 0.1 * u),
            0.5,
        )
    blend(
        image,
        tuple(np.minimum(skin * 1.14, 255)),
        soft(shape, (cx, cy + 0.12 * u), (0.07 * u, 0.32 * u), 0.06 * u),
        0.8,
    )
    blend(image, dark, soft(shape, (cx, cy + 0.46 * u), (0.2 * u, 0.05 * u), 0.04 * u), 0.7)
    for side in (-1, 1):
        blend(image, (30, 35, 50), soft(shape, (cx + side * 0.09 * u, cy + 0.44 * u), (0.04 * u, 0.025 * u), 0.8), 0.8)
    lips = (skin * np.array([0.62, 0.55, 0.85])).tolist()
    blend(image, lips, soft(shape, (cx, cy + 0.76 * u), (0.29 * u, 0.1 * u), 0.03 * u), 0.85)
    blend(image, (35, 30, 60), soft(shape, (cx, cy + 0.755 * u), (0.27 * u, 0.018 * u), 0.8), 0.8)
    blend(image, dark, soft(shape, (cx, cy + 0.95 * u), (0.2 * u, 0.05 * u), 0.05 * u), 0.45)
    if rng.random() < 0.2:
        for side in (-1, 1):
            cv2.ellipse(
                image,
                (int(cx + side * gap), int(eye_y)),
                (int(0.3 * u), int(0.22 * u)),
                0,
                0,
                360,
                (30, 30, 30),
                max(1, int(0.04 * u)),
                cv2.LINE_AA,
            )
        cv2.line(
            image,
            (int(cx - 0.12 * u), int(eye_y)),
            (int(cx + 0.12 * u), int(eye_y)),
            (30, 30, 30),
            max(1, int(0.04 * u)),
            cv2.LINE_AA,
        )


def grain(image: np.ndarray, rng: Random, sigma: float = 4) -> np.ndarray:
    noise = np.random.default_rng(rng.randrange(2**31)).normal(0, sigma, image.shape[:2]).astype(np.float32)
    return np.clip(image + noise[..., None], 0, 255).astype(np.uint8)


def wall(rng: Random, height: int, width: int) -> np.ndarray:
    image = np.zeros((height, width, 3), np.float32) + np.array(rng.choice(WALLS), np.float32)
    ramp = np.linspace(rng.uniform(0.85, 1), rng.uniform(0.9, 1.05), width, dtype=np.float32)
    return image * ramp[None, :, None]


def portrait(rng: Random) -> np.ndarray:
    """One face, as on an identity photo (BGR)."""
    width, scale = 300, rng.choice([1.0, 1.4, 2.0, 2.4])
    height = int(width * rng.choice([1.28, 1.33, 1.2]))
    image = wall(rng, height, width)
    paint(
        image, rng, width * rng.uniform(0.47, 0.53), height * rng.uniform(0.42, 0.47), width * rng.uniform(0.22, 0.27)
    )
    return grain(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), rng)


def crowd(rng: Random) -> np.ndarray:
    """Two or three faces."""
    count = rng.choice([2, 2, 3])
    image = wall(rng, 360, 540)
    for index in range(count):
        paint(
            image,
            rng,
            540 * (index + 1) / (count + 1),
            rng.uniform(138, 170),
            rng.uniform(57, 69) if count == 2 else 48,
        )
    return grain(cv2.resize(image, None, fx=1.7, fy=1.7, interpolation=cv2.INTER_CUBIC), rng)


def drawing(rng: Random) -> np.ndarray:
    """A child's felt-pen drawing: a stick man, a sun, a house; no shaded face."""
    image = np.full((700, 560, 3), 250, np.uint8)
    pen = tuple(rng.randrange(0, 160) for _ in range(3))
    cv2.circle(image, (280, 220), 110, pen, 5, cv2.LINE_AA)
    for x in (240, 320):
        cv2.circle(image, (x, 200), 8, pen, 3, cv2.LINE_AA)
    cv2.ellipse(image, (280, 240), (55, 35), 0, 20, 160, pen, 5, cv2.LINE_AA)
    cv2.line(image, (280, 330), (280, 520), pen, 5)
    for start, end in [
        ((280, 380), (170, 450)),
        ((280, 380), (400, 440)),
        ((280, 520), (200, 650)),
        ((280, 520), (360, 650)),
    ]:
        cv2.line(image, start, end, pen, 5, cv2.LINE_AA)
    cv2.circle(image, (60, 60), 40, (0, 200, 250), -1, cv2.LINE_AA)
    return grain(image.astype(np.float32), rng, 2)


def landscape(rng: Random) -> np.ndarray:
    """Sea, cliffs and sky."""
    height, width = 600, rng.choice([500, 800])
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    image = (
        np.array([235, 190, 130], np.float32) * (1 - rows) + np.array([200, 205, 215], np.float32) * rows
    ) * np.ones((1, width, 1), np.float32)
    horizon = int(height * rng.uniform(0.45, 0.65))
    image[horizon:] = np.array([130, 110, 60], np.float32)
    generator = np.random.default_rng(rng.randrange(2**31))
    ridge = horizon - 40 - np.abs(np.cumsum(generator.normal(0, 3, width)))
    for x in range(width):
        image[int(max(0, ridge[x])) : horizon, x] = np.array([70, 120, 80], np.float32)
    waves = cv2.GaussianBlur(generator.normal(0, 40, (height - horizon, width)).astype(np.float32), (0, 0), 6, sigmaY=1)
    image[horizon:] += waves[..., None]
    return grain(image, rng, 6)


def blank(rng: Random) -> np.ndarray:
    """A black or white frame: the finger on the lens, an empty page."""
    return grain(np.full((640, 480, 3), rng.choice([6, 248]), np.float32), rng, 2)


def identity_card(rng: Random, last: str, first: str, born: str) -> np.ndarray:
    """The front of an identity card: a small portrait beside printed fields."""
    width, height = 1000, 630
    image = np.zeros((height, width, 3), np.float32) + np.array([235, 222, 200], np.float32)
    head = wall(rng, 360, 280)
    paint(head, rng, 140, 160, 68)
    image[180:540, 50:330] = head
    card = grain(image, rng, 3)
    for text, x, y, size in [("REPUBLIQUE FRANCAISE", 340, 60, 1.1), ("CARTE NATIONALE D'IDENTITE / IDENTITY CARD", 340, 110, 0.8), ("NOM / Surname", 380, 190, 0.6),
                             (last, 380, 230, 1.0), ("Prenoms / Given names", 380, 290, 0.6), (first, 380, 330, 1.0), ("Date de naiss. / Date of birth", 380, 390, 0.6),
                             (born, 380, 430, 0.9), ("IDFRA" + last.replace(" ", "<") + "<<<<<<<<<<<<<<<<<", 50, 600, 0.9)]:  # fmt: skip
        cv2.putText(card, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, (60, 30, 20), 2, cv2.LINE_AA)
    return card
