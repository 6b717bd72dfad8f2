"""Is it the document that its slot asks for? (guide, page 1: the list of documents)"""

import re
from collections.abc import Iterator

from config.document_kinds import DocumentKind, document_kinds
from validators.case import Case
from validators.doctors_note import is_doctors_note, may_be_one
from validators.findings import doubt, fails, holds
from validators.later_pages import NOUN, is_later_page
from validators.model import Finding, Reason, Slot
from validators.text.fold import fold
from validators.text.kinds import KindScore
from validators.text.layout import split
from validators.text.own_words import own_text

_STAND_INS = ("energy_plan", "energy_contract")
_ENERGY = frozenset(
    "electricite electrique gaz kwh pdl pce prm kva edf engie totalenergies veolia saur suez assainissement".split()
)
_NEAR_ENERGY = frozenset(
    "eau eaux energie energies m3 enedis grdf compteur livraison fournisseur fourniture linky abonne abonnee "
    "abonnement".split()
)
_ENOUGH_NEAR = 2
_WATER, _HEAD = frozenset(["eau", "eaux"]), 3
"""« Eaux de la Vallée », at the head of the page, is who sells it."""
_ON_PICTURE = 0.9
_PLACEHOLDERS = ("please wait... if this message is not eventually", "veuillez patienter", "adobe reader 8 ou version")


def document_kind(case: Case) -> Iterator[Finding]:
    """Holds for the slot's own kinds; fails for another kind that is known for what it is; else a person looks."""
    reading = case.reading
    if case.upload.slot is None:
        yield doubt(Reason.UNCERTAIN_READING, detail="unknown_slot")
    elif any(mark in page.folded for mark in _PLACEHOLDERS for page in reading.pages[:1]):
        yield doubt(Reason.UNCERTAIN_READING, detail="xfa_placeholder")
    elif not reading.has_words and not _proved(case):
        yield doubt(Reason.UNCERTAIN_READING, detail=reading.trouble or "blank")
    else:
        yield _judged(case, case.upload.slot)


def kind_name(case: Case) -> str:
    """The kind that the document most likely is (a key of `document_kinds.toml`), empty when nothing speaks for one."""
    if _proved(case) and case.reading.code is not None:
        return case.reading.code.kind
    if is_doctors_note(case):
        return "medical_certificate"
    score = case.reading.kind
    return score.name if score else ""


def admitted(case: Case, kind: str) -> bool:
    """Whether the slot asks for that kind; a supplier's plan or contract stands in for a bill if the season says so."""
    slot = case.upload.slot
    if slot is not Slot.PROOF_OF_ADDRESS:
        return document_kinds()[kind].slot == slot
    rules = case.campaign.proof_of_address
    if kind in _STAND_INS:
        return rules.payment_plan_admitted and _about_energy(case)
    return kind in rules.admitted


def _proved(case: Case) -> bool:
    code = case.reading.code
    return code is not None and code.trusted and code.kind in document_kinds()


def _said_otherwise(case: Case) -> KindScore | None:
    """What the words surely make of it, when the slot does not take that: a genuine code may stand on another paper."""
    score = case.reading.kind
    return score if score and score.sure and not admitted(case, score.name) else None


def _judged(case: Case, slot: Slot) -> Finding:
    expected = case.campaign.slots[slot].title
    if _proved(case):
        kind = kind_name(case)
        if admitted(case, kind) and (other := _said_otherwise(case)):
            noun = document_kinds()[other.name].noun
            return doubt(Reason.UNCERTAIN_READING, noun + " ?", expected, "barcode_mismatch", box=other.box)
        return _verdict(case, KindScore(kind, 10, 10), 1.0, expected)
    if is_doctors_note(case):
        span = case.stated.span
        noun = document_kinds()["medical_certificate"].noun
        return holds(noun, expected, _ON_PICTURE, span.box if span else None)
    score = case.reading.kind
    certainty = _ON_PICTURE if case.reading.by_ocr else 1.0
    if slot is Slot.TAX_NOTICE and not (score and score.sure and admitted(case, score.name)) and is_later_page(case):
        return holds(NOUN, expected, certainty)
    if score is None:
        return doubt(Reason.UNCERTAIN_READING, expected=expected, detail="kind")
    if score.sure:
        return _verdict(case, score, certainty, expected)
    noun = document_kinds()[score.name].noun
    return doubt(Reason.UNCERTAIN_READING, noun + " ?", expected, "kind", box=score.box)


def _verdict(case: Case, score: KindScore, certainty: float, expected: str) -> Finding:
    kind = document_kinds()[score.name]
    if admitted(case, score.name):
        return holds(kind.noun, expected, certainty, score.box)
    if _to_be_read(case, score.name):
        return doubt(Reason.UNCERTAIN_READING, kind.noun + " ?", expected, "kind", box=score.box)
    if case.upload.slot is Slot.PROOF_OF_ADDRESS and score.name == "rent_call":
        return doubt(Reason.UNCERTAIN_READING, kind.noun, expected, "rent_call", box=score.box)
    if case.upload.slot is Slot.PROOF_OF_ADDRESS and (kind.proof or kind.slot is Slot.PROOF_OF_ADDRESS):
        return fails(Reason.PROOF_NOT_ADMITTED, kind.noun, expected, "", certainty, score.box)
    detail = "awaiting_summer_notice" if _awaits_notice(case, score.name) else ""
    return fails(Reason.UNEXPECTED_KIND, _with_its_line(case, kind), expected, detail, certainty, score.box)


def _awaits_notice(case: Case, kind: str) -> bool:
    """« Déclaration automatique » sent before the summer's notices: nothing better can be sent yet."""
    if case.upload.slot is not Slot.TAX_NOTICE or kind != "tax_declaration" or case.uploaded_on is None:
        return False
    automatic = any("declaration automatique" in page.folded for page in case.reading.pages)
    return automatic and case.uploaded_on < case.campaign.tax_notice.summer_notice_from


def _with_its_line(case: Case, kind: DocumentKind) -> str:
    """« un RIB, à déposer à la ligne RIB »: a document that another slot asks for, with that slot's name."""
    if kind.slot is None or kind.slot is case.upload.slot:
        return kind.noun
    return f"{kind.noun}, à déposer à la ligne « {case.campaign.slots[kind.slot].title} »"


def _to_be_read(case: Case, kind: str) -> bool:
    """A plan that may be a supplier's, a paper that carries the RIB it is sent for: not to be turned away."""
    if case.upload.slot is Slot.BANK_DETAILS:
        return kind in _CARRY_A_RIB and any(_RIB_TITLE in page.folded for page in case.reading.pages)
    if case.upload.slot is Slot.MEDICAL_CERTIFICATE:
        return may_be_one(case)
    if case.upload.slot is Slot.PROOF_OF_ADDRESS and kind in _OFFERED_BESIDE and _meters(case, kind):
        return True
    plan = case.upload.slot is Slot.PROOF_OF_ADDRESS and kind in _STAND_INS
    return plan and case.campaign.proof_of_address.payment_plan_admitted


_RIB_TITLE = "releve d'identite bancaire"
_CARRY_A_RIB = ("bank_statement", "sepa_mandate")


_OFFERED_BESIDE = frozenset(["phone_bill", "insurance", "works_invoice", "purchase", "heating_bill"])
"""What an energy bill may offer besides."""
_METERED = tuple(
    map(
        re.compile,
        (
            r"\bkwh\b",
            r"\b(?:facture|consommation|tarif|contrat) d'electricite\b|\bgaz naturel\b",
            r"\bpdl\b|\bpoint de (?:livraison|consommation)\b|\bprm\b|\bpce\b",
            r"\benedis\b|\bgrdf\b|\blinky\b|\bgazpar\b",
            r"\bpuissance souscrite\b|\b\d+ kva\b",
            r"\bheures (?:pleines|creuses)\b|\bhp\b.*\bhc\b",
            r"\baccise\b|\bcspe\b|\bcta\b|\bturpe\b",
            r"\b(?:ancien|nouvel)(?:le)? index\b|\bindex (?:ancien|nouveau|releve)\b",
        ),
    )
)
_ENOUGH_METERED, _MORE_METERED = 2, 3


def _meters(case: Case, kind: str) -> bool:
    """Whether a paper speaks of a meter in several ways, as hardly any bill but a supplier's does."""
    text = " ".join(map(own_text, case.reading.pages))
    enough = _ENOUGH_METERED if kind == "phone_bill" else _MORE_METERED
    return sum(bool(mark.search(text)) for mark in _METERED) >= enough


def _about_energy(case: Case) -> bool:
    if case.reading.code is not None and case.reading.code.trusted:
        return True
    words = {
        part
        for page in case.reading.pages
        for word in page.words
        for part in fold(word.text).strip(".,:;()").split("'")
    }
    head = {part for page in case.reading.pages[:1] for line in page.lines[:_HEAD] for part in split(line.text)}
    return bool(words & _ENERGY) or bool(head & _WATER) or len(words & _NEAR_ENERGY) >= _ENOUGH_NEAR
