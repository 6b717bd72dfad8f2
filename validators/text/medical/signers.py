"""Who signs a certificate: a doctor (art. R. 362-2 asks for one), or one of those who treat and may not certify."""

import re
from collections.abc import Sequence

from validators.text.layout import Page

_DOCTOR = re.compile(
    r"\b(?:drs?|docteure?s?|medecins?(?! traitant)|generaliste|medecine (?:generale|du sport|scolaire)|med\. ?gen"
    r"|rpps"
    r"|pediatr\w+|cardiologue|rhumatologue|praticien hospitalier|interne|centre hospitalier|chu|hopital"
    r"|maison de sante|maison medicale|cabinet medical|centre de sante|centre medical)\b"
)
_NO_DOCTOR = re.compile(
    r"\b(?:masseur|kine|kinesitherap\w+|osteopath\w*|chiropract\w+|etiopath\w*|podolog\w+|pedicure|infirmi\w+"
    r"|sage-femme|psycholog\w+|naturopath\w*|sophrolog\w*|dietetici\w+|orthophoni\w+|ergotherap\w+"
    r"|psychomotrici\w+|pharmacien\w*|acupunct\w+|preparateur\w* physique|coach)\b"
)
_DENTIST = re.compile(r"\b(?:chirurgien.?dentiste|dentistes?|cabinet dentaire|veterinaire|orthodont\w+)\b")
_PHYSICIAN = re.compile(r"\b(?:medecins?(?! traitant)|generaliste|medecine (?:generale|du sport)|pediatr\w+)\b")
_OF_ANOTHER_ART = re.compile(r"\b(?:dr|docteure?) (?:en |d')(?:osteopath|chiropra|pharmac|scienc|psycholog|kine)\w*")
_SIGNS = re.compile(
    r"\bsoussignee?s?,? (?:le |la )?(?:dr|docteure?)\b|^(?:le |la )?(?:dr|docteure?)\b"
    r"|\bmedecin\s?:?\s+(?:dr|docteure?)\b",
    re.MULTILINE,
)
_PARENTS = re.compile(
    r"\b(?:responsables? legal|representants? legal|representante legale|parents?|pere|mere|tut(?:eur|rice)"
    r"|inscription"
    r"|adhesion|adherent|cotisation|tarif|questionnaire|reglement interieur|urgence)\b"
)


_OTHERS = (
    r"(?:masseur|kine\w*|osteo\w*|infirmi\w+|mere|pere|parents?|famille|represent\w+|responsable legal\w*"
    r"|professeure? de"
    r"|directeur|directrice|enseignante?|tuteur|tutrice|coach)"
)
_ANOTHER_SPEAKS = re.compile(
    r"\bsoussignee?s?(?:\(e\))?,? (?:m\.|mr\.?|mme|mlle|madame|monsieur|mademoiselle)\s"
    r"(?!.{0,60}\b(?:dr|docteure?|medecins?|pediatre|generaliste|chirurgien\w*|\w+logue)\b)"
    rf"|\ben (?:ma|notre|sa) qualite d(?:e |')(?:la |l')?{_OTHERS}\b"
    rf"|\b(?:l'|la |le |les |ses |leurs? |par )(?:\w+ )?{_OTHERS}\b[^.\n:]{{0,40}}\b(?:atteste|certifie|declare"
    rf"|affirme)(?:nt)?\b",
    re.DOTALL,
)


def names_a_doctor(pages: Sequence[Page]) -> bool:
    """Whether a doctor, a hospital or a practice is named."""
    return any(_DOCTOR.search(_OF_ANOTHER_ART.sub(" ", page.folded)) for page in pages)


def gives_a_doctors_name(pages: Sequence[Page]) -> bool:
    """« Dr Vernet », « Docteur Anne VERNET »: not « Docteur : », which waits for a name."""
    spans = (span for page in pages for span in page.find(_TITLED))
    return any(span.words[-1].text[:1].isupper() and len(span.words[-1].text) > 1 for span in spans)


_TITLED = re.compile(r"\b(?:drs?|docteure?s?)\b\.?:?\s(?!signature|cachet|nom|date|en |et )[a-z][\w.'-]*")


def is_signed_by_a_doctor(pages: Sequence[Page]) -> bool:
    """Whether a doctor speaks or signs, on a paper in which no parent has a part."""
    signed = any(_SIGNS.search(page.folded) for page in pages)
    return signed and not any(_PARENTS.search(page.folded) for page in pages)


def is_by_another(pages: Sequence[Page]) -> bool:
    """Whether somebody who treats, and is no doctor, is named, and no doctor is; a dentist is « Dr » all the same.

    Or whether another speaks, whoever's paper it is: « Je soussignée, Mme Durand », « L'infirmière atteste que ».
    """
    if any(_ANOTHER_SPEAKS.search(page.folded) for page in pages):
        return True
    if any(_DENTIST.search(page.folded) for page in pages):
        return not any(_PHYSICIAN.search(page.folded) for page in pages)
    return any(_NO_DOCTOR.search(page.folded) for page in pages) and not names_a_doctor(pages)
