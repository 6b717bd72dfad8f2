"""Mutated files through the examiner, one after the other, and what must hold of each whatever it is."""

import hashlib
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from fuzz.mutations import mutated
from fuzz.seeds import Seed
from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT, bill_pdf

from config.campaign import load
from config.settings import Settings
from tasks.examine import Examiner
from validators.model import Slot, Status, Upload, Verdict

DEADLINE_SECONDS = 6.0
_GRACE_SECONDS = 5.0
_SOUND_EVERY = 50
_ENOUGH_BROKEN = 20
"""Where everything fails, more of it teaches nothing and fills the memory."""


class WithoutOcr(Examiner):
    """Reads texts and codes only: a hundred times as many files in the same time."""

    @property
    def _ocr_given_up(self) -> bool:
        return True


@dataclass
class Tally:
    """How many files, how they ended, and what went wrong: (a code, the seed's name, the bytes)."""

    files: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[str, str, bytes]] = field(default_factory=list)
    slowest: float = 0.0


def spoil(seeds: Sequence[Seed], chance: Random, files: int, seconds: float, folder: Path, *, ocr: bool) -> Tally:
    """So many mutated files, or as many as the seconds allow. A program that crashes on one raises here, too."""
    tally, until = Tally(), time.monotonic() + seconds
    if seconds <= 0:
        return tally
    (folder / "fichiers").mkdir(parents=True, exist_ok=True)
    settings = Settings(var=folder / "var", workers=1, piece_deadline_seconds=DEADLINE_SECONDS)
    with (Examiner if ocr else WithoutOcr)(folder / "fichiers", load("2026-2027"), settings) as examiner:
        while tally.files < files and time.monotonic() < until and len(tally.broken) < _ENOUGH_BROKEN:
            seed = chance.choice(seeds)
            _one(examiner, seed, mutated(seed.data, chance), folder, tally)
            if tally.files % _SOUND_EVERY == 0:
                _expect_a_sound_one(examiner, folder, tally)
    return tally


def _one(examiner: Examiner, seed: Seed, data: bytes, folder: Path, tally: Tally) -> None:
    began = time.monotonic()
    tally.files += 1
    try:
        verdict = _verdict(examiner, seed, data, folder)
    except Exception as error:  # whatever it is, it is what we are looking for
        tally.broken.append((f"crash {type(error).__name__}", seed.name, data))
        return
    took = time.monotonic() - began
    tally.slowest = max(tally.slowest, took)
    tally.statuses[verdict.status] += 1
    tally.causes.update(finding.detail for finding in verdict.findings if finding.check == "reading")
    for code, holds in (
        ("hang", took < DEADLINE_SECONDS + _GRACE_SECONDS),
        ("wrong Conforme", not (seed.bad and verdict.status is Status.COMPLIANT)),
        ("no reason", bool(verdict.reasons) or verdict.status is Status.COMPLIANT),
        ("files left", not [*folder.glob("var/tmp/*/*")]),
    ):
        if not holds:
            tally.broken.append((code, seed.name, data))


def _verdict(examiner: Examiner, seed: Seed, data: bytes, folder: Path) -> Verdict:
    (folder / "fichiers" / "piece").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    upload = replace(seed.upload, path="piece", size_bytes=len(data), sha256=digest)
    return examiner.examine(upload, seed.family, seed.students).verdict


def _expect_a_sound_one(examiner: Examiner, folder: Path, tally: Tally) -> None:
    upload = Upload("1", "1", "F1", "", "", Slot.PROOF_OF_ADDRESS, "facture.pdf", "piece", UPLOADED_AT, 1, "")
    sound = Seed("sound", bill_pdf(), upload, FAMILY, STUDENTS, bad=False)
    if _verdict(examiner, sound, sound.data, folder).status is not Status.COMPLIANT:
        tally.broken.append(("next file harmed", "sound", sound.data))
