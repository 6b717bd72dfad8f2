"""When is a reading sure enough? Open questions ask for a richer one; two readings that agree are surer than one."""

from collections.abc import Sequence
from dataclasses import replace

from validators.case import MARGINS, Reading
from validators.document_kind import document_kind
from validators.holder_name import holder_name, student_name
from validators.iban import iban
from validators.medical_statement import medical_statement
from validators.model import Box, Finding, Outcome, Reason
from validators.page_count import page_count
from validators.text.quality import is_illegible, is_well_read, unread_places

_AGREED = 0.15
_BY_THE_WHOLE_PAGE = (document_kind.__name__,)
"""What rests on words all over the page, though its evidence shows the title alone."""
_GATHERED = (page_count.__name__,)
"""What a finer reading completes: page numbers that were missed before."""
_WITH_A_LOOK = (page_count.__name__, iban.__name__)
"""What is looked for by itself before the whole page is read again: in the margins, in boxes."""

_NAMES = (holder_name.__name__, student_name.__name__)
_NO_FINER = ((medical_statement.__name__, "limited"),)
"""What words say that stand there: on 1,016 pieces of the tune layouts, nothing finer ever took them back."""
_CLOSER = "ocr_close"
_FEW_WORDS = 10
"""The last page of a notice may be left blank, but for its number."""
_WITH_A_PLACE = ((medical_statement.__name__, "unread"),)
"""What is a doubt as long as some words are not made out, and they stand there."""


def is_settled(findings: Sequence[Finding], threshold: float) -> bool:
    """Whether every question is answered surely enough, so that nothing richer need be read."""
    return all(_sure(finding, threshold) for finding in findings)


def is_beyond_reading(findings: Sequence[Finding], threshold: float, reading: Reading) -> bool:
    """Whether pages that were read whole are for a person, whatever a finer reading brings.

    So they are where one doubt stays: a name that a well read page does not have, a mention that others limit, and
    what was looked at by itself already (page numbers in the margins, the line of a name that nearly is the one).
    So they are, too, where several answers lack on a page that was read badly: nothing finer ever brought all of them.
    A failure that is not sure yet is read on for: it may send the document away nevertheless. So is a page number,
    by the margins alone: of a page that names nobody it tells whose other pages it completes.
    """
    unsure = [finding for finding in findings if not _sure(finding, threshold)]
    if any(finding.outcome is Outcome.FAILS for finding in unsure):
        return False
    if pages_in_doubt(findings, threshold, reading) and reading.stage not in (MARGINS, _CLOSER):
        return False
    well_read = is_well_read(reading.pages)
    unanswered = sum(f.outcome is Outcome.CANNOT_TELL and f.check not in _WITH_A_LOOK for f in unsure)
    badly_read = not well_read and not is_illegible(reading.pages)
    return (badly_read and unanswered > 1) or any(_is_final(finding, reading, well_read) for finding in unsure)


def _is_final(doubt: Finding, reading: Reading, well_read: bool) -> bool:
    """Whether nothing finer lifts it; what fails or holds, however weakly, may become sure."""
    if doubt.outcome is not Outcome.CANNOT_TELL:
        return False
    if doubt.check in _GATHERED:
        return reading.stage in (MARGINS, _CLOSER)  # the margins come first
    if doubt.check in _NAMES and doubt.box is not None:
        return reading.stage == _CLOSER
    if doubt.check in _NAMES and well_read:
        return reading.stage == _CLOSER or not _unread_places(reading)
    if (doubt.check, doubt.detail) in _WITH_A_PLACE:
        return reading.stage == _CLOSER
    return (doubt.check, doubt.detail) in _NO_FINER


def pages_in_doubt(findings: Sequence[Finding], threshold: float, reading: Reading) -> bool:
    """Whether the page numbers of a document are a doubt, whose kind is known, or that is all but blank."""
    unsure = [finding for finding in findings if not _sure(finding, threshold)]
    kind_known = not any(finding.check in _BY_THE_WHOLE_PAGE for finding in unsure)
    blank = sum(len(page.words) for page in reading.pages) < _FEW_WORDS
    return (kind_known or blank) and any(finding.check in _GATHERED for finding in unsure)


def iban_in_doubt(findings: Sequence[Finding], threshold: float) -> bool:
    """Whether an IBAN was not found, or not surely."""
    return any(finding.check == iban.__name__ and not _sure(finding, threshold) for finding in findings)


def places_in_doubt(findings: Sequence[Finding], threshold: float, reading: Reading) -> tuple[Box, ...]:
    """Where another look may settle what can be; nowhere when some of that has no place, or was not found at all."""
    well_read = is_well_read(reading.pages)
    unsure = [f for f in findings if not _sure(f, threshold) and not _is_final(f, reading, well_read)]
    if any(_has_no_place(finding) for finding in unsure):
        return ()
    boxes = [_places(finding, reading) for finding in unsure]
    return tuple(box for places in boxes for box in places) if all(boxes) else ()


def _places(unsure: Finding, reading: Reading) -> tuple[Box, ...]:
    own = (unsure.box,) if unsure.box is not None else ()
    return (*own, *_unread_places(reading)) if unsure.check in _NAMES else own


def _has_no_place(unsure: Finding) -> bool:
    placed = unsure.check in _NAMES or (unsure.check, unsure.detail) in _WITH_A_PLACE
    return unsure.check in _BY_THE_WHOLE_PAGE or (unsure.outcome is Outcome.CANNOT_TELL and not placed)


def _unread_places(reading: Reading) -> tuple[Box, ...]:
    """Where on the first of well read pages a name may stand that was not read."""
    return unread_places(reading.pages[0]) if reading.pages and is_well_read(reading.pages) else ()


def _sure(finding: Finding, threshold: float) -> bool:
    return finding.outcome is not Outcome.CANNOT_TELL and finding.certainty >= threshold


def corroborated(earlier: Sequence[Finding], later: Sequence[Finding]) -> tuple[Finding, ...]:
    """What two readings come to: surer where both say the same, a doubt where both decide and differ.

    What only one of them could tell stands as it is, no surer than it was. A finer reading that lost the page, and so
    asks less, answers nothing of what was asked before: all of that stays open.
    """
    before = {finding.check: finding for finding in earlier}
    asked = {finding.check for finding in later}
    weighed = [_weighed(before.get(finding.check), finding) for finding in later]
    return (*weighed, *(_open(finding) for finding in earlier if finding.check not in asked))


def recounted(earlier: Sequence[Finding], later: Sequence[Finding]) -> tuple[Finding, ...]:
    """What comes of a look at the margins alone: page numbers seen there again, or again not, are surer.

    Nothing else was read again; nor was a sentence that announces more pages.
    """
    before = {finding.check: finding for finding in earlier}
    return tuple(_weighed(before.get(f.check), f) if _was_looked_at(f) else f for f in later)


def _was_looked_at(count: Finding) -> bool:
    numbers = count.outcome is Outcome.HOLDS or (count.outcome is Outcome.FAILS and count.box is not None)
    return count.check in _GATHERED and numbers


def _open(finding: Finding) -> Finding:
    """What one reading said and the next could not ask."""
    if finding.outcome is Outcome.CANNOT_TELL:
        return finding
    return replace(
        finding, outcome=Outcome.CANNOT_TELL, reason=Reason.UNCERTAIN_READING, detail="unsure", certainty=0.5
    )


def decided(findings: Sequence[Finding], threshold: float) -> tuple[Finding, ...]:
    """The findings as they will stand: what is not sure enough becomes a doubt."""
    return tuple(replace(_decided(finding, threshold), whole=0) for finding in findings)


def _decided(finding: Finding, threshold: float) -> Finding:
    if finding.outcome is Outcome.CANNOT_TELL or finding.certainty >= threshold:
        return finding
    return replace(
        finding, outcome=Outcome.CANNOT_TELL, reason=Reason.UNCERTAIN_READING, detail=finding.detail or "unsure"
    )


def _refused_twice(earlier: Finding, later: Finding) -> bool:
    """Two readings that take a document for two kinds of which neither is asked for."""
    return later.check in _BY_THE_WHOLE_PAGE and earlier.outcome is later.outcome is Outcome.FAILS


def _guessed(earlier: Finding, later: Finding) -> bool:
    """« une ordonnance ? », and the next reading is sure of it."""
    refused = later.check in _BY_THE_WHOLE_PAGE and later.outcome is Outcome.FAILS
    return refused and earlier.outcome is Outcome.CANNOT_TELL and earlier.read == f"{later.read} ?"


def _proves_itself_after_all(earlier: Finding, later: Finding) -> bool:
    """An IBAN whose keys fail in one reading and hold in a finer one: another recogniser may confirm it."""
    ibans = later.check == earlier.check == iban.__name__
    return ibans and earlier.outcome is Outcome.FAILS and later.outcome is Outcome.HOLDS


_UNCONFIRMED = 0.75


def _weighed(earlier: Finding | None, later: Finding) -> Finding:
    if earlier is not None and _guessed(earlier, later):
        return replace(later, certainty=min(later.certainty + _AGREED, 1.0))
    if earlier is None or earlier.outcome is Outcome.CANNOT_TELL:
        return later
    if earlier == later and later.box is not None:
        return later  # the very same words at the same place, to the pixel: they were not read again
    if later.outcome is Outcome.CANNOT_TELL:
        return earlier if later.detail != "conflict" else later
    if _proves_itself_after_all(earlier, later):
        return replace(later, certainty=min(later.certainty, _UNCONFIRMED))
    if (earlier.outcome, earlier.reason) != (later.outcome, later.reason) and not _refused_twice(earlier, later):
        if later.check in _GATHERED:
            return later
        return replace(
            later, outcome=Outcome.CANNOT_TELL, reason=Reason.UNCERTAIN_READING, detail="conflict", certainty=0.4
        )
    surer = max(earlier.certainty, later.certainty)
    same = (earlier.read, earlier.whole) == (later.read, later.whole)
    agreed = same or _refused_twice(earlier, later)
    return replace(later, certainty=min(surer + _AGREED, 1.0) if agreed else surer)
