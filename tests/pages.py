"""Pages and cases for tests, from plain text: a line a line, columns apart where two spaces or more stand."""

import re
from datetime import date, datetime

from config.campaign import load
from validators.case import Case, Code, FileFacts, Picture, Reading
from validators.model import Box, Family, Finding, Outcome, Person, Slot, Student, Upload
from validators.text.layout import Line, Page, Word

CHAR, LINE = 0.011, 0.016


def page(text: str, number: int = 1, confidence: float = 1.0) -> Page:
    """Words set in a fixed pitch; a line's height is less than its pitch, as on paper."""
    lines = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        words = tuple(
            Word(
                match.group(),
                Box(
                    number,
                    0.05 + match.start() * CHAR,
                    row * 0.02 + 0.02,
                    0.05 + match.end() * CHAR,
                    row * 0.02 + 0.02 + LINE,
                ),
                confidence,
            )
            for match in re.finditer(r"\S+", line)
        )
        if words:
            lines.append(Line(words))
    return Page(number, tuple(lines))


FAMILY = Family(
    "F1",
    (Person("Durand", "Paul"), Person("Martin", "Marie")),
    "couple",
    "12 rue des Lilas",
    "14000",
    "Caen",
    "p@example.org",
)
STUDENT = Student("E1", "F1", Person("Durand", "Léa"), date(2012, 4, 3), ("TRAD-Danse classique CI",))


def case(
    *texts: str,
    slot: Slot | None = Slot.PROOF_OF_ADDRESS,
    uploaded: str = "2026-05-20",
    by_ocr: bool = False,
    confidence: float = 1.0,
    code: Code | None = None,
    picture: Picture | None = None,
    family: Family = FAMILY,
    students: tuple[Student, ...] = (STUDENT,),
    page_count: int = 0,
) -> Case:
    """A case whose document has these pages."""
    pages = tuple(page(text, number, confidence) for number, text in enumerate(texts, 1))
    file = FileFacts(1000, "pdf", opened=True, page_count=page_count or len(pages))
    reading = Reading(file, pages, code, picture, "text", by_ocr)
    moment = datetime.fromisoformat(uploaded) if uploaded else None
    upload = Upload(
        "P1", "P1", "F1", students[0].id if students else "", "", slot, "a.pdf", "a.pdf", moment, 1000, "00"
    )
    return Case(upload, family, students, load("2026-2027"), reading)


def said(findings: object) -> list[str]:
    """What findings come to, in a line: `holds`, or the reason's code (with ? where it is a doubt) and its detail."""
    return [_said(finding) for finding in findings]  # type: ignore[attr-defined]


def _said(finding: Finding) -> str:
    if finding.reason is None:
        return "holds"
    mark = "?" if finding.outcome is Outcome.CANNOT_TELL else ""
    return finding.reason.code + mark + (f" {finding.detail}" if finding.detail else "")
