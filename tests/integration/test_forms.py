"""Forms to be ticked, read as their files are: boxes that are drawn, in a text layer and on a scan, by a real tesseract."""

import io
import time
from datetime import datetime

import pypdfium2
import pytest
from pages import FAMILY, STUDENT
from papers import jpeg
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from config.campaign import load
from tasks.reading.means import Means
from tasks.reading.readings import readings
from validators.case import Case
from validators.medical_statement import medical_statement
from validators.model import Outcome, Slot, Upload

CAMPAIGN = load("2026-2027")
STATEMENTS = [
    "l'absence de contre-indication à la pratique de la danse",
    "une contre-indication à la pratique de la danse",
]
PURSUITS = ["de la danse", "du sport", "du théâtre"]
SIDE = 10


def form(head: str, choices: list[str], marks: str) -> bytes:
    """A PDF whose boxes are drawn, with `x` for a cross, `#` for a box blackened, `.` for one left empty."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 11)
    lines = ["CERTIFICAT MÉDICAL", "Je soussignée, Docteur Exemple, certifie avoir examiné ce jour Léa DURAND", head]
    for rank, line in enumerate(lines):
        canvas.drawString(60, 740 - 22 * rank, line)
    for rank, (choice, mark) in enumerate(zip(choices, marks, strict=True)):
        bottom = 660 - 22 * rank
        canvas.rect(60, bottom, SIDE, SIDE, fill=mark == "#")
        if mark == "x":
            canvas.line(61, bottom + 1, 59 + SIDE, bottom - 1 + SIDE)
            canvas.line(61, bottom - 1 + SIDE, 59 + SIDE, bottom + 1)
        canvas.drawString(78, bottom + 1, choice)
    canvas.drawString(60, 560, "Fait à Caen, le 12 mai 2026")
    canvas.save()
    return data.getvalue()


def scanned(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return jpeg(picture)


@pytest.fixture(params=["text", "scan"])
def outcome(request, tmp_path):
    """What the first whole reading of a form comes to, as a text layer and as a scan."""

    def judged(pdf: bytes) -> Outcome:
        path = tmp_path / ("form.pdf" if request.param == "text" else "form.jpg")
        path.write_bytes(pdf if request.param == "text" else scanned(pdf))
        name, moment = path.name, datetime.fromisoformat("2026-05-20")
        slot = Slot.MEDICAL_CERTIFICATE
        upload = Upload("P1", "P1", "F1", STUDENT.id, "", slot, name, name, moment, path.stat().st_size, "00")
        first = next(readings(path, slot, CAMPAIGN, Means(tmp_path, time.monotonic() + 60)))
        [finding] = medical_statement(Case(upload, FAMILY, (STUDENT,), CAMPAIGN, first))
        return finding.outcome

    return judged


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("x.", Outcome.HOLDS),
        (".x", Outcome.FAILS),
        ("..", Outcome.CANNOT_TELL),
        ("xx", Outcome.CANNOT_TELL),
        ("#.", Outcome.CANNOT_TELL),
        ("x#", Outcome.CANNOT_TELL),
    ],
)
def test_of_two_statements_the_one_that_is_ticked_is_said(marks, expected, outcome):
    assert outcome(form("et avoir constaté :", STATEMENTS, marks)) is expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("x..", Outcome.HOLDS),
        (".x.", Outcome.FAILS),
        ("...", Outcome.CANNOT_TELL),
        ("#x.", Outcome.CANNOT_TELL),
    ],
)
def test_a_clearance_is_for_the_pursuits_that_are_ticked(marks, expected, outcome):
    head = "et n'avoir constaté aucune contre-indication à la pratique :"
    assert outcome(form(head, PURSUITS, marks)) is expected
