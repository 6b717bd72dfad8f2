"""One upload → verdict: read until sure, in a killable child."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from config.campaign import Campaign
from config.settings import Settings
from validators.model import Family, Student, Upload, Verdict


@dataclass(frozen=True, slots=True)
class Examined:
    """A verdict and the strips of the page (PNG) that its findings rest on, by index of the finding."""

    verdict: Verdict
    strips: dict[int, bytes]


class Examiner:
    """Checks uploads in a pool of sandboxes. Thread-safe; never raises for a bad document."""

    def __init__(self, files: Path, campaign: Campaign, settings: Settings) -> None: ...

    def examine(self, upload: Upload, family: Family | None, students: tuple[Student, ...]) -> Examined:
        """The verdict on one upload of that family (None for an orphan); `students` are all the family's children."""
        raise NotImplementedError

    def trouble(self) -> tuple[str, ...]:
        """What went wrong with the tools so far, as French sentences for the top of the report (no tesseract, …)."""
        return ()

    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
