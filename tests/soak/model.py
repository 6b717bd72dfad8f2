"""A small drop that changes each night, and what must stand of it after a night that nothing happened to."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from drop_builder import DropBuilder
from made_up_night import PROOF, says

from validators.model import Reason

REASONS = ((), (Reason.HOLDER_MISMATCH,), (Reason.OUT_OF_DATE,), (Reason.DATE_NOT_FOUND, Reason.FUTURE_DATE))
FAMILIES = tuple(f"F{number}" for number in range(8))


@dataclass
class Season:
    """Uploads come, are replaced and withdrawn; `listed` gives the reasons of each piece by its key."""

    root: Path
    chance: Random
    drop: DropBuilder = field(init=False)
    listed: dict[str, tuple[Reason, ...]] = field(default_factory=dict)
    made: int = 0

    def __post_init__(self) -> None:
        self.drop = DropBuilder(self.root)
        for family in FAMILIES:
            self.drop.family(id_famille=family).student(id_eleve=f"E{family}", id_famille=family)
        for _ in range(20):
            self._upload()

    def day(self) -> Path:
        """What families did since; the folder of the export."""
        for deed in self.chance.choices((self._upload, self._replace, self._withdraw), (3, 3, 2), k=4):
            deed()
        return self.drop.write()

    def statuses(self) -> dict[str, str]:
        """What must stand of each piece, by the reasons that its file says of itself."""
        order = ("", "A vérifier", "Non conforme")
        worst = {
            key: max((reason.status for reason in found), key=order.index, default="")
            for key, found in self.listed.items()
        }
        return {key: status or "Conforme" for key, status in worst.items()}

    def _upload(self) -> None:
        self.made += 1
        key = f"P{self.made}"
        self.drop.piece(id_piece=key, id_famille=self.chance.choice(FAMILIES), document=PROOF, fichier=f"{key}.pdf")
        self._send(key)

    def _replace(self) -> None:
        if self.listed:
            self._send(self.chance.choice(sorted(self.listed)))

    def _withdraw(self) -> None:
        if len(self.listed) > 10:
            key = self.chance.choice(sorted(self.listed))
            self.drop.pieces = [row for row in self.drop.pieces if row["id_piece"] != key]
            (self.root / "fichiers" / f"{key}.pdf").unlink()
            del self.listed[key]

    def _send(self, key: str) -> None:
        self.made += 1
        self.listed[key] = self.chance.choice(REASONS)
        self.drop.file(f"{key}.pdf", says(*self.listed[key], note=str(self.made)))
