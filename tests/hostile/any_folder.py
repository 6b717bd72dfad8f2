"""Any folder of strangers' files, each sent in several slots of one family: PYTHONPATH=tests python -m hostile.any_folder FOLDER.

None of them is that family's, so that nothing may be *Conforme* but a photo of a face where one is asked for. Prints what
is and whatever crashes or is not read within its limits, as it comes to it, then the tally; its status is 1 when there was
a crash or a hang.
"""

import argparse
import hashlib
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT

from config.campaign import load
from config.settings import Settings
from tasks.examine import Examiner
from validators.model import Slot, Status, Upload, Verdict

SLOTS = (
    Slot.PROOF_OF_ADDRESS,
    Slot.TAX_NOTICE,
    Slot.MEDICAL_CERTIFICATE,
    Slot.BANK_DETAILS,
    Slot.IDENTITY_PHOTO,
)
_READ = (".pdf", ".jpg", ".jpeg", ".png")
_GRACE_SECONDS = 5.0


@dataclass
class Tally:
    """What became of the files, each counted once a slot."""

    files: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    broken: int = 0
    seconds: list[float] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(prog="any_folder")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="1/1", help="2/5: the second fifth of the files")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="after which no other file is begun")
    asked = parser.parse_args()
    part, parts = map(int, asked.part.split("/"))
    root = asked.folder.resolve()
    tally = drop(root, every_file(root)[part - 1 :: parts], time.monotonic() + asked.seconds)
    print(told(tally))
    return 1 if tally.broken else 0


def every_file(root: Path) -> list[Path]:
    """Those under the folder, links left out."""
    return sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())


def drop(root: Path, files: list[Path], until: float) -> Tally:
    """Each of those files in each slot, or as many as there is time for."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as var:
        settings = Settings(var=Path(var), workers=1)
        with Examiner(root, load("2026-2027"), settings) as examiner:
            for file in files:
                if time.monotonic() > until:
                    break
                tally.files += 1
                for slot in SLOTS:
                    _one(examiner, _upload(root, file, slot), settings.piece_deadline_seconds, tally)
    return tally


def _upload(root: Path, file: Path, slot: Slot) -> Upload:
    """Under a name that lets it be read, whatever it is called."""
    data = file.read_bytes()
    name = "piece" + (file.suffix.lower() if file.suffix.lower() in _READ else ".pdf")
    digest = hashlib.sha256(data).hexdigest()
    return Upload(
        "1", "1", "F1", "E1", "", slot, name, os.fspath(file.relative_to(root)), UPLOADED_AT, len(data), digest
    )


def _one(examiner: Examiner, upload: Upload, deadline: float, tally: Tally) -> None:
    what, began = f"{upload.slot}: {upload.path}", time.monotonic()
    try:
        verdict = examiner.examine(upload, FAMILY, STUDENTS).verdict
    except Exception as error:  # whatever it is, it would have ended a night
        tally.broken += 1
        _say("BROKEN", what, type(error).__name__)
        return
    tally.seconds.append(time.monotonic() - began)
    if tally.seconds[-1] > deadline + _GRACE_SECONDS:
        tally.broken += 1
        _say("BROKEN", what, "hung")
    _count(what, verdict, tally)


def _count(what: str, verdict: Verdict, tally: Tally) -> None:
    tally.statuses[verdict.status] += 1
    tally.reasons.update(reason.code for reason in verdict.reasons)
    if verdict.status is Status.COMPLIANT:
        _say("Conforme", what)
    for finding in verdict.findings:
        if finding.check == "reading":
            _say("not read within its limits", what, finding.detail)


def _say(*words: str) -> None:
    print(*words, sep=": ", flush=True)


def told(tally: Tally) -> str:
    """The tally in lines."""
    counts = (tally.statuses, tally.reasons)
    lines = [", ".join(f"{number} {name}" for name, number in count.most_common()) for count in counts]
    mean = sum(tally.seconds) / max(len(tally.seconds), 1)
    lines.append(
        f"{tally.files} files in {len(SLOTS)} slots: {len(tally.seconds)} verdicts, {tally.broken} broken, "
        f"{mean:.2f} s each, the slowest {max(tally.seconds, default=0):.1f} s"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
