"""A made-up page read and judged before any stranger's: what is made only when first needed is there before the fork.

Kinds, towns, patterns, models of faces and the fonts of the system would otherwise be made anew in each child (40 ms a
piece).
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from config.campaign import Campaign
from tasks.reading.job import JOB, Job
from tasks.tools.pdf import Pdf
from validators.case import Case, FileFacts, Reading
from validators.checklist import CHECKLIST, judge
from validators.model import Family, Person, Slot, Student, Upload
from validators.text.layout import Page

_LINES = (
    b"Facture d'electricite du 4 mai 2026",
    b"Madame Camille INVENTEUR, 3 rue Imaginaire, 14000 CAEN",
    b"Impot sur les revenus de l'annee 2025, avis 1/1",
    b"Ne presente pas de contre-indication a la pratique de la danse, le 04/05/2026",
    b"IBAN FR76 3000 6000 0112 3456 7890 189",
)
_DRAWN = b"BT /F1 11 Tf 60 790 Td " + b" ".join(b"(%s) Tj 0 -34 Td" % line for line in _LINES) + b" ET"
_PDF = b"""%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length %d>> stream
%s
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
""" % (len(_DRAWN), _DRAWN)
_PERSON = Person("INVENTEUR", "Camille")
_FAMILY = Family("", (_PERSON,), "parent_seul", "3 rue Imaginaire", "14000", "CAEN")
_STUDENTS = (Student("", "", _PERSON, date(2014, 3, 2), ()),)
_SECONDS = 30.0


Examine = Callable[[dict[str, Any]], object]


def rehearse(campaign: Campaign, examine: Examine) -> None:
    """That page examined in every slot, as a child would, then judged as if it had been a scan."""
    for slot in CHECKLIST:
        _examined(examine, slot)
    with Pdf(_PDF) as document:
        page = document.text_page(1)
    for slot in CHECKLIST:
        judge(Case(_upload(slot), _FAMILY, _STUDENTS, campaign, _scanned(page)))


def _examined(examine: Examine, slot: Slot | None) -> None:
    """That page in that slot."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "piece.pdf")
        file.write_bytes(_PDF)
        job = Job(str(file), _upload(slot), _FAMILY, _STUDENTS, _SECONDS, ocr=False)
        examine(JOB.dump_python(job, mode="json") | {"tmp": folder})


def _upload(slot: Slot | None) -> Upload:
    sent = datetime(2026, 5, 20, tzinfo=UTC)
    return Upload("", "", "", "", "", slot, "piece.pdf", "piece.pdf", sent, len(_PDF), sha256(_PDF).hexdigest())


def _scanned(page: Page) -> Reading:
    file = FileFacts(len(_PDF), "pdf", opened=True, page_count=1)
    return Reading(file, (page,), by_ocr=True, stage="text", last=True)
