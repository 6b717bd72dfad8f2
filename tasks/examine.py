"""One upload → verdict: read until sure, in a killable child."""

import base64
import binascii
import queue
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from config.campaign import Campaign
from config.settings import Settings
from tasks.antivirus import Antivirus
from tasks.reading.job import JOB, Job
from tasks.store.coding import verdict_of
from tasks.tools import ocr
from tasks.tools.sandbox import ChildDied, Limits, Sandbox
from validators.case import Case, FileFacts, Reading
from validators.checklist import file_findings
from validators.conclusion import concluded
from validators.findings import doubt
from validators.model import Family, Reason, Student, Upload, Verdict

_ENTRY = "tasks.reading.child:examiner"
_NOT_ITS_DOING = ("error-ENOSPC", "error-FileGone", "lost")
_OCR_FAILURES = 5
_TRIAL_SECONDS = 30.0
_READING_SHARE = 0.8
"""The share of a piece's deadline that its reading may take: the child then still has time to answer."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A verdict and the strips of the page (PNG) that its findings rest on, by index of the finding."""

    verdict: Verdict
    strips: dict[int, bytes]


class Examiner:
    """Checks uploads in a pool of sandboxes. Thread-safe; never raises for a bad document.

    ChildDied where it was not the document's doing: a full disk, a share that went away, a process that somebody ended.
    """

    def __init__(self, files: Path, campaign: Campaign, settings: Settings) -> None:
        """`files` is the drop's `fichiers/`; there are as many sandboxes as workers, one of them warm."""
        self._files, self._campaign, self._settings = files.absolute(), campaign, settings
        self._no_ocr = ocr.probe(settings.ocr)
        self._antivirus = Antivirus(settings.clamd)
        self._deaths = self._deaths_in_a_row = 0
        self._ocr_failures = 0
        limits = Limits(
            memory_mib=settings.piece_memory_mib,
            cpu_seconds=settings.piece_cpu_seconds,
            deadline_seconds=settings.piece_deadline_seconds,
        )
        season = campaign.model_dump(mode="json")
        # Warmed up all at once they would share the cores with our own start, and the first piece would wait for all.
        self._all = [
            Sandbox(_ENTRY, limits, settings.var.absolute() / "tmp", [self._files], season, warm=rank == 0)
            for rank in range(settings.workers)
        ]
        # The one that was put back last is taken first: it may have a child that has begun with the same family.
        self._idle: queue.LifoQueue[Sandbox] = queue.LifoQueue()
        for sandbox in reversed(self._all):
            self._idle.put(sandbox)

    def examine(self, upload: Upload, family: Family | None, students: tuple[Student, ...]) -> Examined:
        """The verdict on one upload of that family (None for an orphan); `students` are all the family's children."""
        case = Case(upload, family, students, self._campaign, Reading(FileFacts(upload.size_bytes or 0, "unknown")))
        if upload.path is None:
            return Examined(concluded(case, file_findings(case)), {})
        if self._antivirus.condemns(self._files / upload.path):
            return Examined(_unread(case, "infected"), {})
        seconds = self._settings.piece_deadline_seconds * _READING_SHARE
        file = str(self._files / upload.path)
        job = Job(file, upload, family, students, seconds, not self._ocr_given_up)
        sandbox = self._idle.get()
        try:
            owner = None if family is None else family.id
            examined = _examined(sandbox.run(JOB.dump_python(job, mode="json"), owner))
            self._note_ocr(examined.verdict)
            return examined
        except ChildDied as death:
            if death.cause in _NOT_ITS_DOING:
                raise
            return Examined(self._without_answer(case, death.cause), {})
        except (KeyError, TypeError, ValueError):  # an answer of another shape: the file has taken the child over
            return Examined(self._without_answer(case, "garbled"), {})
        finally:
            self._idle.put(sandbox)

    def _without_answer(self, case: Case, cause: str) -> Verdict:
        """The child died on the file; of many in a row, it may be tesseract's library that ends them."""
        self._deaths += 1
        self._deaths_in_a_row += 1
        many = self._deaths_in_a_row % _OCR_FAILURES == 0
        if many and not self._no_ocr and not self._reads_a_word():
            self._ocr_failures = _OCR_FAILURES
        return _unread(case, "deadline" if cause == "deadline" else "crashed")

    def _reads_a_word(self) -> bool:
        """Whether the OCR answers on a picture of our own, far from any stranger's file."""
        limits = Limits(deadline_seconds=_TRIAL_SECONDS)
        try:
            with Sandbox("tasks.tools.ocr:trial", limits, self._settings.var.absolute() / "tmp", []) as sandbox:
                return bool(sandbox.run({}))
        except ChildDied:
            return False

    @property
    def _ocr_given_up(self) -> bool:
        return self._ocr_failures >= _OCR_FAILURES

    def _note_ocr(self, verdict: Verdict) -> None:
        """Count the pieces in a row on which tesseract failed; once it is given up, it stays so for the night."""
        if verdict.ocr_calls:
            self._deaths_in_a_row = 0
        if verdict.ocr_calls and not self._ocr_given_up:
            failed = any(finding.detail in ("crashed", "deadline") for finding in verdict.findings)
            self._ocr_failures = self._ocr_failures + 1 if failed else 0

    def trouble(self) -> tuple[str, ...]:
        """What went wrong with the tools so far, as French sentences for the top of the report (no tesseract, …)."""
        deaths = (
            f"{self._deaths} fichier(s) n'ont pas pu être ouverts dans les limites fixées : à vérifier à la main."
            if self._deaths
            else ""
        )
        given_up = (
            f"Tesseract a échoué sur {_OCR_FAILURES} pièces de suite : les images et les scans n'ont plus été lus, "
            "ils le seront au prochain contrôle."
            if self._ocr_given_up
            else ""
        )
        return tuple(filter(None, (self._no_ocr, given_up, deaths, self._antivirus.trouble())))

    def close(self) -> None:
        for sandbox in self._all:
            sandbox.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _unread(case: Case, detail: str) -> Verdict:
    """What needs no reading is said, the rest is for a person."""
    named = [f for f in file_findings(case) if f.reason not in (Reason.UNREADABLE, Reason.UNCERTAIN_READING)]
    trouble = replace(doubt(Reason.UNCERTAIN_READING, detail=detail), check="reading")
    return concluded(case, (*named, trouble))


def _examined(answer: Any) -> Examined:
    strips = {int(rank): _png(text) for rank, text in answer["strips"].items()}
    return Examined(verdict_of(answer["verdict"]), {rank: png for rank, png in strips.items() if png})


def _png(text: str) -> bytes:
    """A strip, if it is a PNG of a strip's size at all."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""
    return data if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) < 200_000 else b""
