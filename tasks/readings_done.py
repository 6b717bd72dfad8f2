"""What the readings of a run came to and cost, by the stage that answered."""

from collections import Counter
from dataclasses import dataclass, field

from validators.model import Verdict


@dataclass
class Readings:
    """Pieces and seconds by stage (`file`, `text`, `ocr_band`, …), and the calls of the OCR."""

    pieces: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    ocr_calls: int = 0

    def add(self, verdict: Verdict) -> None:
        """Count one piece."""
        self.pieces[verdict.stage] += 1
        self.seconds[verdict.stage] = self.seconds.get(verdict.stage, 0.0) + verdict.seconds
        self.ocr_calls += verdict.ocr_calls

    @property
    def total(self) -> int:
        """The pieces that were read."""
        return self.pieces.total()
