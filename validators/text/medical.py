"""What a doctor says about dancing: cleared, not cleared, or partly; from whole sentences, negations included."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from validators.text.layout import Page, Span

_CONTRA = r"contr\w{0,2}\W{0,2}[il1]?n?d[il1t](?:c\w{0,2}t[il1]?on\w?|qu(?:ant\w?|er|e)\b)"
_WORD = r"(?:[^\w.;]+(?!mais\b|sauf\b|hormis\b)\w+){0,%d}?[^\w.;]+"
_CLEAR = re.compile(
    rf"\b(?:absence|aucune?|sans|pas|non|ni|nulle|exempte?)\b{_WORD % 7}{_CONTRA}"
    rf"|\bnon\W{{0,3}}{_CONTRA}"
    r"|\b(?:n'est|n est|nest|est) pas contre\W?indique|ne contre\W?indiqu\w+ pas"
    r"|(?<!n')(?<!in)(?<!pas )(?<!non )\b(?:est |declare[e ]* |etre |reconnue? )?apte\b(?! partiel)"
    r"|\baptitude (?:a|pour|physique)"
    r"|(?<!ne )(?<!n')\b(?:peut|autorisee? a|en mesure de|en etat de)\b[^.;]{0,25}?"
    r"\b(?:pratiquer|participer|faire|suivre|continuer|reprendre)"
    r"|compatible avec (?:la|une|l')|permet(?:tant)? (?:la|une|de|d'|l')"
    r"|(?:rien|aucun motif|aucune raison)[^.;]{0,20} s'oppos|ne s'oppose pas|favorable a|aucun obstacle|pas d'obstacle"
    r"|sans restriction|(?:est|soit) autorisee?\b"
)
_UNCLEAR = re.compile(
    r"\binapte|\binaptitude|\b(?:n'est|n est|est) pas apte|\bnon apte|\bpas apte"
    rf"|\b(?:presente|existe|constate|presentant) (?:ce jour )?(?:une|des|la) (?:\w+ ){{0,2}}{_CONTRA}"
    rf"|{_CONTRA} (?:temporaire|partielle|relative|absolue|formelle|definitive|medicale temporaire)"
    r"|(?<!pas )(?<!non )\b(?:est|sont|reste) contre\W?indique"
    r"|\bne (?:peut|doit|pourra) (?:pas|plus|en aucun cas)|\bdispensee? |\bdoit s'abstenir|\binterdi(?:t|te|ction)"
    r"|\btemporairement\b|\bne permet pas|\bincompatible"
)
_LIMIT = re.compile(
    r"\ba l'exception d|\bsauf\b|\bhormis\b|\ben dehors d|\bexcept[eo]|\bsous reserve|\blimitee? a|\ba l'exclusion d"
    r"|\bpartielle?ment"
    r"|\bsans (?:saut|pointe|portee)|\bmais\b.{0,60}contre"
)
_DANCE = re.compile(r"\bdan[sz]e\w{0,2}\b|\bdanseu(?:r|se)s?\b|\bchoregraph\w+|\bballet\b|\bdan(?:ce|se)r\b")

_NEAR_DANCE = re.compile(
    r"\bjazz\b|\bclassique\b|\bartistique|\bconservatoire\b|\benseignement|\bhip.?hop\b|\bpointes\b"
)


class Clearance(StrEnum):
    """What a certificate says of dancing."""

    CLEARED = "cleared"
    NOT_FOR_DANCE = "not_for_dance"
    REFUSED = "refused"
    LIMITED = "limited"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Statement:
    """The clearance and the words it rests on, if there are any."""

    clearance: Clearance
    span: Span | None = None
    page: Page | None = None


def statement(pages: Sequence[Page]) -> Statement:
    """What the pages state; a refusal beside a clearance is a limit, and so is an exception to it."""
    cleared = [(page, span) for page in pages for span in page.find(_CLEAR)]
    refused = [(page, span) for page in pages for span in page.find(_UNCLEAR)]
    refused = [r for r in refused if not any(_inside(r, c) for c in cleared)]
    if refused:
        page, span = refused[0]
        cleared = [found for found in cleared if not _in_title(*found)]
        return Statement(Clearance.LIMITED if cleared else Clearance.REFUSED, span, page)
    if not cleared:
        return Statement(Clearance.SILENT)
    page, span = cleared[-1]
    if any(_LIMIT.search(p.folded, s.start, min(s.end + 160, len(p.folded))) for p, s in cleared):
        return Statement(Clearance.LIMITED, span, page)
    for page, span in cleared:
        if _dance_near(page, span):
            return Statement(Clearance.CLEARED, span, page)
    page, span = cleared[-1]
    return Statement(Clearance.NOT_FOR_DANCE, span, page)


def names_dance(pages: Sequence[Page]) -> bool:
    """Whether dance, or what may stand for it, is named anywhere."""
    return any(_DANCE.search(page.folded) or _NEAR_DANCE.search(page.folded) for page in pages)


def _in_title(page: Page, span: Span) -> bool:
    """« Certificat de non contre-indication »: what the paper is called, not what the doctor says."""
    start = page.folded.rfind("\n", 0, span.start) + 1
    return page.folded.startswith("certificat", start)


def _dance_near(page: Page, span: Span) -> bool:
    """In the statement's own sentence or the one after, or in the line that introduces it."""
    return bool(_DANCE.search(page.folded, max(span.start - 60, 0), min(span.end + 220, len(page.folded))))


def _inside(one: tuple[Page, Span], other: tuple[Page, Span]) -> bool:
    return one[0] is other[0] and one[1].start < other[1].end and other[1].start < one[1].end
