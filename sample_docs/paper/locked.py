"""A document that only its owner can open."""

from sample_docs.paper.sheet import Sheet


def letter(password: str) -> bytes:
    """A mandate behind a password."""
    sheet = Sheet(password=password)
    sheet.centre(105, 30, "MANDAT DE PRÉLÈVEMENT SEPA", 16, bold=True)
    sheet.text(20, 50, "Document protégé.", 11)
    return sheet.done()
