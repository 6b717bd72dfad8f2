"""How long a piece takes whose 2D-Doc answers: `python -m tests.benchmarks.signed_codes [--times 40]`.

Codes signed with a key of our own, which the sandbox is told to trust for this once, on notices with a text layer and on
scans and photos of a bill, which their code settles without OCR. Each is read by the sandbox as a night does, a family
of four pieces to a child; medians by the clock.
"""

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from papers import Line, scan, scan_pdf
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from two_d_doc_signer import GS, NOTICE, TAX_OFFICE, Signer, header, picture

from config.campaign import load
from tasks.reading import child
from tasks.reading.job import JOB, Job
from tasks.tools import barcode
from tasks.tools.sandbox import Limits, Sandbox
from tasks.tools.signers import Signers
from tests.hostile.bill import FAMILY, LINES, STUDENTS, UPLOADED_AT
from validators.model import Slot, Status, Upload

WANTED_MS = 150
_FAMILY_OF, _TIMES = 4, 40
_OFFICE, _SUPPLIER = Signer(organisation=TAX_OFFICE), Signer(organisation="EDF", authority="FR97", certificate="OUR2")
_NOTICE = _OFFICE.sign(header() + NOTICE.replace("MARTIN CAMILLE", "INVENTEUR CAMILLE"))
_BILL = _SUPPLIER.sign(
    header("01", authority="FR97", certificate="OUR2", issued=UPLOADED_AT.date().replace(day=4))
    + f"10MME CAMILLE INVENTEUR{GS}223 RUE IMAGINAIRE{GS}241400025CAEN{GS}"
)
_TITLES: list[Line] = [
    (50, 800, 16, "AVIS D'IMPÔT SUR LES REVENUS"),
    (50, 780, 12, "Impôt sur les revenus de l'année 2025 - avis établi en 2026"),
    (50, 760, 11, "Direction générale des finances publiques - Vos références - Numéro fiscal - Référence de l'avis"),
    (
        50,
        740,
        11,
        "MME CAMILLE INVENTEUR - 3 rue Imaginaire - 14000 CAEN - Revenu fiscal de référence - nombre de parts",
    ),
]
_LATER: list[Line] = [
    (50, 780 - 20 * row, 11, f"Détail des revenus, ligne {row}, montant imposable") for row in range(30)
]


def examiner(given: dict[str, Any]) -> "child.Examine":
    """The entry of the sandbox, by which those certificates alone are trusted."""
    trusted = Signers(x509.load_pem_x509_certificate(pem.encode()) for pem in given["certificates"])
    barcode.packaged = lambda: trusted  # type: ignore[assignment]
    return child.examiner(given["season"])


def papers() -> dict[str, tuple[Slot, str, bytes]]:
    """By what they are: the slot, the name and the bytes of each piece."""
    notice, bill = Slot.TAX_NOTICE, Slot.PROOF_OF_ADDRESS
    scanned = {dpi: _with_code(scan(_lines(), dpi), dpi) for dpi in (200, 300)}
    return {
        "a notice with a text layer, 1 page": (notice, "avis.pdf", _native(1)),
        "a notice with a text layer, 4 pages": (notice, "avis.pdf", _native(4)),
        "a scanned bill, 200 dpi": (bill, "facture.pdf", scan_pdf(scanned[200])),
        "a scanned bill, 300 dpi": (bill, "facture.pdf", scan_pdf(scanned[300])),
        "a photographed bill, on its side": (bill, "facture.jpg", _jpeg(scanned[300].rotate(90, expand=True))),
    }


def _native(pages: int) -> bytes:
    """Each page bears its number; the code stands on the first."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=True)
    for rank in range(pages):
        for left, bottom, size, text in [*(_LATER if rank else _TITLES), (520, 820, 9, f"{rank + 1}/{pages}")]:
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, bottom, text)
        if not rank:
            canvas.drawImage(ImageReader(picture(_NOTICE, 4)), 420, 60, 70, 70)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def _lines() -> list[Line]:
    return [(60, 790 - 34 * rank, size, text) for rank, (size, text) in enumerate(LINES)]


def _with_code(page: Image.Image, dpi: int) -> Image.Image:
    """The page with a code in its lower half, and a scanner's grain."""
    page.paste(picture(_BILL, dpi // 40), (page.width // 2, 3 * page.height // 4))
    grain = np.random.default_rng(1).normal(0, 4, (page.height, page.width))
    return Image.fromarray(np.clip(np.asarray(page) * 0.92 + 12 + grain, 0, 255).astype(np.uint8))


def _jpeg(page: Image.Image) -> bytes:
    data = io.BytesIO()
    page.save(data, "JPEG", quality=80)
    return data.getvalue()


def job_of(folder: Path, slot: Slot, name: str, data: bytes) -> dict[str, Any]:
    """The sandbox's job for one of the papers, written to that folder."""
    (folder / name).write_bytes(data)
    digest = sha256(data).hexdigest()
    upload = Upload("1", "1", "F1", "", "", slot, name, name, UPLOADED_AT, len(data), digest)
    job: dict[str, Any] = JOB.dump_python(Job(str(folder / name), upload, FAMILY, STUDENTS, 60), mode="json")
    return job


def given() -> dict[str, Any]:
    """What the sandbox is told: the season, and whom to trust."""
    ours = [one for signer in (_OFFICE, _SUPPLIER) for one in (signer.authority, signer.certificate)]
    pems = [certificate.public_bytes(Encoding.PEM).decode() for certificate in ours]
    return {"season": load("2026-2027").model_dump(mode="json"), "certificates": pems}


def medians(times: int) -> Iterator[str]:
    """A line for each of the papers, read so many times."""
    entry = f"{__spec__.name}:{examiner.__name__}"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with Sandbox(entry, Limits(), place / "tmp", [place], given()) as sandbox:
            for what, paper in papers().items():
                job, taken = job_of(place, *paper), []
                for number in range(times):
                    began = time.perf_counter()
                    verdict = sandbox.run(job, f"{what} {number // _FAMILY_OF}")["verdict"]
                    taken.append(1000 * (time.perf_counter() - began))
                    assert answered_by_code(verdict), (what, verdict["findings"])
                yield f"{what}: median {median(taken):.0f} ms, the slowest {max(taken):.0f} ms (wanted: {WANTED_MS})"


def answered_by_code(verdict: dict[str, Any]) -> bool:
    """Whether the code was believed, and nothing else had to be read by OCR."""
    said = verdict["status"], verdict["facts"]["signature"], verdict["ocr_calls"]
    return said == (Status.COMPLIANT.value, "verified", 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=_TIMES)
    for line in medians(parser.parse_args().times):
        print(line)


if __name__ == "__main__":
    main()
