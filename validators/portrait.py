"""A picture of one face, not a scan of some other document (guide, page 1: « Photo d'identité de l'élève »)."""

from collections.abc import Iterator

from config.document_kinds import document_kinds
from validators.case import Case
from validators.findings import doubt, fails, holds
from validators.model import Finding, Reason
from validators.text.kinds import kind_of

MIN_FACE_SHARE = 0.06
"""Of the picture, or of the print that lies on a sheet: the face on a card takes 0.04 of it."""
MOST_FACE_SHARE = 1.0
"""What is larger than the print that it stands on is no face on a print."""
LEAST_SPREAD = 0.3
"""Of the grey scale: each of eighty portraits that a person can make out uses half of it or more, one lost in the dark
a tenth."""
MANY_WORDS = 12
_EXPECTED = "une photo d'un seul visage"
_NOUNS = {"blank": "une image vide", "drawing": "un dessin"}


def portrait(case: Case) -> Iterator[Finding]:
    """One face of some size and no text to speak of holds; a known document, a drawing or an empty frame fails.

    Anything else is for a person: not finding a face does not prove that there is none.
    """
    picture = case.reading.picture
    words = [word for page in case.reading.pages for word in page.words if word.confidence > 0.6 and len(word.text) > 2]
    score = kind_of(case.reading.pages)
    if score is not None and score.sure and len(words) >= MANY_WORDS:
        yield fails(Reason.UNEXPECTED_KIND, document_kinds()[score.name].noun, _EXPECTED, "", 0.9, score.box)
    elif picture is None:
        yield doubt(Reason.UNCERTAIN_READING, expected=_EXPECTED, detail=case.reading.trouble or "no_face")
    elif len(words) >= MANY_WORDS:
        yield doubt(Reason.UNCERTAIN_READING, "un document écrit", _EXPECTED, "document")
    elif picture.plainly:
        yield fails(Reason.UNEXPECTED_KIND, _NOUNS[picture.plainly], _EXPECTED, "", 0.9)
    elif picture.spread < LEAST_SPREAD:
        yield doubt(Reason.UNCERTAIN_READING, "une image très sombre ou très pâle", _EXPECTED, "dim_face")
    elif picture.faces > 1:
        yield doubt(Reason.UNCERTAIN_READING, f"{picture.faces} visages", _EXPECTED, "several_faces")
    elif picture.faces == 0:
        yield doubt(Reason.UNCERTAIN_READING, "aucun visage reconnu", _EXPECTED, "no_face")
    elif picture.face_share < MIN_FACE_SHARE:
        yield doubt(Reason.UNCERTAIN_READING, "un visage très petit", _EXPECTED, "small_face")
    elif picture.face_share > MOST_FACE_SHARE:
        yield doubt(Reason.UNCERTAIN_READING, "un visage qui remplit l'image", _EXPECTED, "no_face")
    else:
        yield holds("un visage", _EXPECTED, 0.95)
