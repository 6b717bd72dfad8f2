"""A sound piece to spoil: an invented electricity bill that passes as it is, as PDF and as a picture."""

import io
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from validators.model import Family, Person, Student

FAMILY = Family("F1", (Person("INVENTEUR", "Camille"),), "parent_seul", "3 rue Imaginaire", "14000", "CAEN")
STUDENTS = (Student("E1", "F1", Person("INVENTEUR", "Maxime"), date(2014, 3, 2), ("TRAD - Instrument - CII",)),)
UPLOADED_AT = datetime(2026, 5, 20, 18, 30, tzinfo=ZoneInfo("Europe/Paris"))
LINES = (
    (16, "Lumen Exemple - électricité"),
    (11, "Service clients : 09 00 00 00 00 (appel non surtaxé)"),
    (14, "Facture d'électricité du 4 mai 2026"),
    (11, "Date de facture : 04/05/2026"),
    (11, "Numéro de facture : 0000 123 456"),
    (11, "Madame Camille INVENTEUR"),
    (11, "3 rue Imaginaire"),
    (11, "14000 CAEN"),
    (11, "Point de livraison (PDL) : 00000 123 456 789"),
    (11, "Puissance souscrite : 6 kVA, option base, compteur Linky relevé par Enedis"),
    (11, "Abonnement : 24,88 €"),
    (11, "Consommation d'électricité : 612 kWh, soit 119,46 €"),
    (11, "Accise sur l'électricité et contribution d'acheminement (CTA) : 18,70 €"),
    (14, "Montant total à payer TTC : 163,04 €"),
    (11, "Conservez cette facture cinq ans. TVA acquittée sur les encaissements."),
)


@cache
def bill_pdf() -> bytes:
    """The bill with its text layer."""
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=A4, invariant=1)
    height = 790
    for size, text in LINES:
        canvas.setFont("Helvetica", size)
        canvas.drawString(60, height, text)
        height -= 34
    canvas.save()
    return page.getvalue()


def bill_contents(font: bytes = b"/F1") -> bytes:
    """The same lines as the drawing of a page, for PDFs written by hand (`raw_pdf`)."""
    lines = b"".join(
        b"%s %d Tf (%s) Tj 0 -34 Td\n" % (font, size, text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"))
        for size, text in LINES
    )
    return b"BT 60 790 Td\n" + lines + b"ET"


@cache
def bill_picture() -> Image.Image:
    """The bill as a scanner gives it, RGB at 150 dpi."""
    document = pypdfium2.PdfDocument(bill_pdf())
    return document[0].render(scale=150 / 72).to_pil().convert("RGB")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a picture as a file of that kind."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@cache
def bill_jpeg() -> bytes:
    return saved(bill_picture(), "JPEG", quality=80)


@cache
def bill_scan() -> bytes:
    """The bill's picture in a PDF, without a word of text."""
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(io.BytesIO(bill_jpeg())), 0, 0, *A4)
    canvas.save()
    return page.getvalue()
