"""In the name of one of the family (guide, page 1: « de l'élève ou du représentant légal »), or of the student."""

from collections.abc import Iterable, Iterator

from validators.case import Case, Code
from validators.document_kind import kind_name
from validators.findings import doubt, holds
from validators.model import Box, Finding, Person, Reason, Slot
from validators.text.layout import Page, Word, around
from validators.text.name_roles import Part, names_tenant, part
from validators.text.names import Counts, NameMatch, completed, named, named_in_text

SURE, SURE_OF_STUDENT = 0.8, 0.9
"""A civility with the surname is enough for a household; of a student it is not: brothers and sisters share it."""

_SURNAME = 0.4
_COUPLE = 2


def holder_name(case: Case) -> Iterator[Finding]:
    """A proof or a notice names a representative or a student of the family."""
    yield _named(case, [*case.people(), *_together(case)], SURE)


def _together(case: Case) -> Iterator[tuple[str, Person]]:
    """« M. et Mme DURAND-MARTIN »: two representatives by both their surnames."""
    names = [person.last_name for person in (case.family.representatives if case.family else ())]
    if len(names) == _COUPLE and names[0] != names[1]:
        yield from (("", Person(f"{one} {other}", "")) for one, other in (names, names[::-1]))


def student_name(case: Case) -> Iterator[Finding]:
    """A certificate or an attestation names its student (any of the family's where the row does not say which)."""
    student = case.student
    asked = [(student.id, student.name)] if student else [(s.id, s.name) for s in case.students]
    yield _named(case, asked, SURE_OF_STUDENT)


def holders(case: Case) -> tuple[str, ...]:
    """The keys of everyone of the family whom the document names: "1", "2" (representatives) or a student's id."""
    return tuple(key for key, person in case.people() if _match(case, person).score >= SURE)


def _named(case: Case, people: Iterable[tuple[str, Person]], sure: float) -> Finding:
    asked = [person for _, person in people if person]
    expected = " ou ".join(f"{person.first_name} {person.last_name}".strip() for person in asked)
    if not asked:
        return doubt(Reason.HOLDER_MISMATCH, expected="une famille connue")
    best = max((_match(case, person) for person in asked), key=lambda match: match.score)
    box = _box(best)
    if best.score >= sure and _coded_for_others(case):
        return doubt(Reason.UNCERTAIN_READING, "un autre nom dans le 2D-Doc", expected, "barcode_mismatch", box=box)
    if best.score >= sure:
        return holds("nom trouvé", expected, best.score, box)
    if best.score >= _SURNAME:
        return doubt(Reason.HOLDER_MISMATCH, "le nom, sans le prénom attendu", expected, box=box)
    return doubt(Reason.HOLDER_MISMATCH, "aucun des noms attendus", expected)


def _match(case: Case, person: Person) -> NameMatch:
    best = named(person, case.reading.pages, case.reading.by_ocr, _counts(case))
    code = case.reading.code
    if code is not None and code.trusted:
        score = max((_in_code(person, holder, code) for holder in code.holders), default=0.0)
        if score > best.score:
            return NameMatch(score)
    return best


def _coded_for_others(case: Case) -> bool:
    """Whether a genuine 2D-Doc names its holders, and nobody of the family among them, not even by the surname."""
    code = case.reading.code
    if code is None or not code.trusted or not code.holders:
        return False
    people = [person for _, person in case.people() if person]
    return all(_in_code(person, holder, code) < _SURNAME for person in people for holder in code.holders)


def _in_code(person: Person, holder: str, code: Code) -> float:
    """A name that the issuer cut short is compared as far as it goes."""
    whole = completed(holder, person) if code.names_truncated else holder
    return named_in_text(person, whole)


def _counts(case: Case) -> Counts | None:
    """Where a name is the holder's: a landlord's, a host's or a signatory's is not.

    A receipt that says to whom it is given is that person's, whoever else stands on it.
    """
    if case.upload.slot not in _HELD:
        return None
    given = kind_name(case) == "rent_receipt" and any(names_tenant(page) for page in case.reading.pages)
    return (lambda page, words: part(page, words) is Part.HOLDER) if given else _not_another


def _not_another(page: Page, words: tuple[Word, ...]) -> bool:
    return part(page, words) is not Part.OTHER


_HELD = frozenset({Slot.PROOF_OF_ADDRESS, Slot.BANK_DETAILS})


def _box(match: NameMatch) -> Box | None:
    return around(match.words) if match.words else None
