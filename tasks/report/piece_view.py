"""One upload in the words of the staff: reasons, what was read beside what was expected, evidence, rules."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from config.campaign import Campaign
from config.messages import Audience, filled, french, messages, sentence
from tasks.report.snapshot import PieceRow
from tasks.report.strip import Strip, taken
from tasks.report.wording import confidence_word, local, long_day, visible
from validators.decision import Decision
from validators.model import Finding, Outcome, Person, Reason, Status, Student, Upload

STATUS_WORDS = {
    Status.COMPLIANT: "Conforme",
    Status.NON_COMPLIANT: "Non conforme",
    Status.TO_CHECK: "À vérifier",
}


@dataclass(frozen=True)
class Rule:
    """What one check says: one of three outcomes, with what it read and expected."""

    title: str
    outcome: Outcome
    read: str
    expected: str


@dataclass(frozen=True)
class Cause:
    """Why the piece waits: a plain sentence and what it rests on."""

    title: str
    sentence: str
    read: str
    expected: str
    strip: Strip | None


@dataclass(frozen=True)
class PieceView:
    """A piece as the page and the workbook show it. `together`: good itself, its slot is to be judged as a whole."""

    row: PieceRow
    student: Student | None
    campaign: Campaign
    together: bool = False

    @property
    def upload(self) -> Upload:
        return self.row.upload

    @property
    def title(self) -> str:
        """The slot in the school's words; the portal's label when it is an unknown one."""
        slot = self.upload.slot
        return french(self.campaign.slots[slot].title) if slot else visible(self.upload.label) or "Ligne sans nom"

    @property
    def owner(self) -> str:
        """Whose slot it is."""
        if self.student:
            return full_name(self.student.name)
        return f"Élève inconnu {visible(self.upload.student_id)}" if self.upload.student_id else "Famille"

    @property
    def file(self) -> str:
        return visible(self.upload.file_name)

    @property
    def status_word(self) -> str:
        return STATUS_WORDS[self.row.status]

    @property
    def status_code(self) -> Literal["compliant", "non-compliant", "to-check"]:
        """For style sheets."""
        codes: dict[Status, Literal["compliant", "non-compliant", "to-check"]] = {
            Status.COMPLIANT: "compliant",
            Status.NON_COMPLIANT: "non-compliant",
            Status.TO_CHECK: "to-check",
        }
        return codes[self.row.status]

    @property
    def confidence(self) -> str:
        return confidence_word(self.row.confidence)

    @property
    def uploaded_on(self) -> date | None:
        return self.upload.uploaded_at.date() if self.upload.uploaded_at else None

    @property
    def since(self) -> date:
        return local(self.row.seen_since).date()

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """One for each reason, in the contract's order."""
        if self.together:
            return (Cause("À juger ensemble", messages().judge.best(self.upload.slot, "").staff, "", "", None),)
        causes = [self._cause(reason, *found) for reason in self.row.reasons for found in self._findings(reason)]
        return tuple(dict.fromkeys(causes))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every check with its outcome: the failed ones first, then the doubtful ones."""
        order = {Outcome.FAILS: 0, Outcome.CANNOT_TELL: 1, Outcome.HOLDS: 2}
        found = sorted(self.row.findings, key=lambda finding: order[finding.outcome])
        return tuple(Rule(check_title(each.check), each.outcome, *_values(each)) for each in found)

    @property
    def decided(self) -> str:
        """Who decided what and when; empty where no decision is in force."""
        return decision_line(self.row.decision) if self.row.decision else ""

    def requests(self) -> tuple[str, ...]:
        """What to tell the family: a sentence for each reason."""
        if self.together:
            return (messages().judge.best(self.upload.slot, "").family,)
        if not self.row.reasons:
            return (messages().decision.refused_family,)
        said = [
            self._sentence(reason, finding, "family")
            for reason in self.row.reasons
            for _, finding in self._findings(reason)
        ]
        return tuple(dict.fromkeys(said))

    def _cause(self, reason: Reason, index: int, finding: Finding | None) -> Cause:
        read, expected = _values(finding) if finding else ("", "")
        strip = self._strip(index, finding) if finding else None
        title = messages().reason[reason.code].title
        return Cause(title, self._sentence(reason, finding, "staff"), read, expected, strip)

    def _findings(self, reason: Reason) -> list[tuple[int, Finding | None]]:
        """The findings that a reason rests on, with their index; a reason may stand without one."""
        found = [(index, finding) for index, finding in enumerate(self.row.findings) if finding.reason == reason]
        return [*found] or [(-1, None)]

    def _sentence(self, reason: Reason, finding: Finding | None, audience: Audience) -> str:
        read, expected = _values(finding) if finding else ("", "")
        detail = finding.detail if finding else ""
        return filled(sentence(reason.code, self.upload.slot, detail, audience), read=read, expected=expected)

    def _strip(self, index: int, finding: Finding) -> Strip | None:
        page = f" de la page {finding.box.page}" if finding.box else ""
        read = f", lu : {visible(finding.read)}" if finding.read else ""
        alt = french(f"Extrait{page} de la pièce, l'endroit lu est encadré en rouge{read}")
        return taken(self.row.evidence.get(index, b""), alt)


def decision_line(decision: Decision) -> str:
    """`acceptée par Camille le 3 juin 2026 : « vue au guichet »`."""
    said = messages().decision
    return filled(
        said.line,
        said=said.said[decision.choice],
        by=visible(decision.by),
        date=long_day(local(decision.decided_at).date()),
        comment=visible(decision.comment, 600),
    )


def full_name(person: Person) -> str:
    """First name and last name, as the portal has them."""
    return visible(f"{person.first_name.strip()} {person.last_name.strip()}".strip()) or "Sans nom"


def check_title(check: str) -> str:
    """The name of a check for the staff."""
    return messages().check.get(check, check.replace("_", " ").capitalize())


def _values(finding: Finding) -> tuple[str, str]:
    # A file name is shown to the letter; all other values are French words.
    proper = visible if finding.reason == Reason.INVALID_NAME else lambda text: french(visible(text))
    return proper(finding.read), proper(finding.expected)
