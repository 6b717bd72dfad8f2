"""The files of the photo slot in each quality."""

from random import Random

import cv2
import numpy as np

from tests.evaluation import faces
from tests.evaluation.degrade import jpeg, lit, noise
from tests.evaluation.document import Document
from tests.evaluation.files import File, a4, pdf_of_images, png
from tests.evaluation.people import plain

PAINTERS = {
    "portrait": faces.portrait,
    "crowd": faces.crowd,
    "drawing": faces.drawing,
    "landscape": faces.landscape,
    "blank": faces.blank,
}


def picture(document: Document, case: str, quality: str) -> File:
    """The picture of a case as a file of a quality."""
    rng = document.rng
    if case == "card":
        who = document.people[0]
        image = faces.identity_card(rng, plain(who.last).upper(), plain(who.first), f"{who.born:%d %m %Y}")
    else:
        image = PAINTERS[case](rng)
    if quality == "clean":
        return (
            File(jpeg(image, 90), rng.choice(["jpg", "jpeg", "JPG"]), "jpeg")
            if rng.random() < 0.75
            else File(png(image), "png", "png")
        )
    if quality == "good":
        return scanned(image, rng)
    if quality == "poor":
        image = cv2.GaussianBlur(cv2.resize(image, None, fx=0.6, fy=0.6), (0, 0), 0.8)
        return File(jpeg(noise(lit(image, rng, 0.6), rng, 7), 40), "jpg", "dim")
    image = noise((cv2.GaussianBlur(image, (0, 0), 16).astype(np.float32) * 0.12).astype(np.uint8), rng, 6)
    return File(jpeg(image, 40), "jpg", "ruined")


def scanned(image: np.ndarray, rng: Random) -> File:
    """A print of the picture, scanned alone or put into a PDF."""
    image = noise(image, rng, 3)
    if rng.random() < 0.3:
        return File(pdf_of_images([jpeg(image, 80)], a4([image])), "pdf", "pdf")
    return File(
        jpeg(cv2.copyMakeBorder(image, 12, 12, 12, 12, cv2.BORDER_CONSTANT, value=(250, 250, 250)), 80), "jpg", "scan"
    )
