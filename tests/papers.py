"""Papers for tests, drawn with reportlab: as a text PDF, as a scan, as a PDF made of scans."""

import io
from collections.abc import Sequence

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Line = tuple[int, int, int, str]
"""Left, bottom, font size (points), text."""

BILL: list[Line] = [
    (50, 790, 14, "Énergie du Bocage"),
    (330, 740, 11, "M. ET MME DURAND PAUL"),
    (330, 725, 11, "12 rue des Lilas"),
    (330, 710, 11, "14000 CAEN"),
    (50, 680, 16, "Votre facture d'électricité"),
    (50, 660, 11, "Facture n° 12 345 du 12 mai 2026"),
    (50, 640, 11, "Période du 10/03/2026 au 09/05/2026"),
    (50, 620, 11, "Montant à payer avant le 28/05/2026 : 82,12 €"),
    (50, 600, 11, "Prochaine facture vers le 10/07/2026"),
    (50, 580, 11, "Point de livraison (PDL) 00000 - 6 kVA - Consommation 312 kWh - TVA 20 %"),
    (50, 560, 11, "Heures creuses / Heures pleines - Accise sur l'électricité - Abonnement"),
]
CERTIFICATE: list[Line] = [
    (50, 790, 12, "Docteur Anne EXEMPLE"),
    (50, 775, 11, "Médecine générale"),
    (350, 740, 11, "Caen, le 3 mai 2026"),
    (180, 700, 16, "CERTIFICAT MÉDICAL"),
    (50, 650, 11, "Je soussignée, Docteur Exemple, certifie avoir examiné ce jour Léa DURAND, née le 03/04/2012,"),
    (50, 635, 11, "et n'avoir constaté aucune contre-indication à la pratique de la danse."),
    (50, 600, 11, "Certificat remis en main propre pour faire valoir ce que de droit."),
]


def text_pdf(*pages: Sequence[Line], invisible: bool = False, under: Image.Image | None = None) -> bytes:
    """A PDF with a text layer; `invisible` hides it, `under` is a picture drawn over the whole page."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=True)
    for lines in pages:
        if under is not None:
            canvas.drawImage(ImageReader(under), 0, 0, *A4)
        for left, bottom, size, words in lines:
            text = canvas.beginText(left, bottom)
            text.setFont("Helvetica", size)
            text.setTextRenderMode(3 if invisible else 0)
            text.textOut(words)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def scan(lines: Sequence[Line], dpi: int = 200) -> Image.Image:
    """A page as a scanner sees it."""
    document = pypdfium2.PdfDocument(text_pdf(lines))
    picture: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    document.close()
    return picture


def quarter_turned(picture: Image.Image, quarters: int) -> Image.Image:
    """The picture turned anticlockwise by quarter turns."""
    return picture.rotate(90 * quarters, expand=True)


def scan_pdf(*pictures: Image.Image) -> bytes:
    """A PDF made of pictures."""
    data = io.BytesIO()
    pictures[0].save(data, "PDF", save_all=True, append_images=pictures[1:], resolution=200)
    return data.getvalue()


def jpeg(picture: Image.Image, quality: int = 75, orientation: int = 1) -> bytes:
    """A JPEG, with the EXIF orientation that a phone would note."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=quality, exif=exif)
    return data.getvalue()


def png(picture: Image.Image) -> bytes:
    """A PNG."""
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()
