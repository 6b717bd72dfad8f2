"""A run in progress: which uploads are to be looked at, what was found on them, and what stands in the end."""

import logging
import threading
from collections import ChainMap
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import Engine

from config.campaign import Campaign
from tasks.examine import Examined
from tasks.family_record import FamilyRecord, FamilyRows, digest
from tasks.readings_done import Readings
from tasks.statuses import NOT_LOOKED_AT, Surroundings, decide, subject_of
from tasks.store import decisions, saving, standing, verdicts
from tasks.store.engine import reading, writing
from tasks.store.runs import Run
from tasks.store.verdicts import Kept
from validators.copies import places
from validators.model import Family, Student, Upload

_LOG = logging.getLogger("dossiers")
_FAMILIES_A_TRANSACTION = 100
_OUR_TROUBLE = "tool_missing"


class Examiner(Protocol):
    """Whoever looks at the uploads: `tasks.examine.Examiner`."""

    def examine(self, upload: Upload, family: Family | None, students: tuple[Student, ...]) -> Examined: ...


class CurrentRun:
    """The families of a drop against the database. `check` may be called from several threads, once a family.

    `only` limits the run to these families and has their files read again; `halted` says: no new piece may be begun.
    """

    def __init__(
        self,
        engine: Engine,
        run: Run,
        drop: Mapping[str, FamilyRows],
        campaign: Campaign,
        only: Collection[str] | None = None,
        halted: Callable[[], bool] = lambda: False,
    ) -> None:
        self.run = run
        self.read = Readings()
        self.mishaps = 0
        self._engine, self._drop, self._campaign, self._only, self._halted = engine, drop, campaign, only, halted
        self._mutex = threading.Lock()
        everybody = [upload for rows in drop.values() for upload in rows.uploads]
        subjects = {upload.key: subject_of(upload, rows) for rows in drop.values() for upload in rows.uploads}
        meant = self._with_copies(everybody)
        with reading(engine) as connection:
            self._digests = standing.digests(connection)
            self._kept = verdicts.on_subjects(connection, [subjects[one.key] for one in meant], run.rules)
            self._taken = decisions.taken(connection, only)
        self._readable = {
            upload.sha256
            for upload in meant
            if upload.sha256 and (kept := self._kept.get(subjects[upload.key])) and kept.verdict.facts.opened
        }
        self._around = Surroundings(places(everybody), self._readable)

    def work(self) -> dict[str, int]:
        """How many uploads of each family are to be looked at; families without any are left out."""
        due = {id_: len(self._due(rows)) for id_, rows in self._drop.items() if self._is_meant(id_)}
        return {id_: number for id_, number in due.items() if number}

    def check(self, family_id: str, examiner: Examiner, looked_at: Callable[[], None] = lambda: None) -> None:
        """Looks at the family's uploads one by one, then writes verdicts, statuses and history in one transaction.

        `looked_at` is called after each piece. DatabaseTrouble when it could not be written: nothing of it was.
        """
        rows = self._drop[family_id]
        found: list[tuple[str, Examined, bool]] = []
        for upload in self._due(rows):
            if self._halted():
                break
            found.append((subject_of(upload, rows), *self._examined(examiner, upload, rows)))
            self._count(upload, found[-1][1])
            looked_at()
        with writing(self._engine) as connection:
            new = {
                subject: verdicts.add(
                    connection, self.run, family_id, subject, one.verdict, settled=settled, strips=one.strips
                )
                for subject, one, settled in found
            }
            kept = {
                subject: verdicts.best(self._kept.get(subject), one, self.run.rules) for subject, one in new.items()
            }
            after = self._decided(rows, ChainMap(kept, self._kept))
            saving.save(connection, self.run, standing.record_of(connection, family_id), after)
        with self._mutex:
            self._kept.update(kept)
            self._digests[family_id] = digest(after)

    def settle(self) -> None:
        """Brings every family that is meant to what its verdicts say, and those that left the drop to nothing."""
        gone = [id_ for id_ in self._digests if id_ not in self._drop and self._is_meant(id_)]
        changed: list[tuple[str, FamilyRecord | None]] = [(id_, None) for id_ in gone]
        for id_, rows in self._drop.items():
            if self._is_meant(id_):
                after = self._decided(rows, self._kept)
                if digest(after) != self._digests.get(id_):
                    changed.append((id_, after))
        for start in range(0, len(changed), _FAMILIES_A_TRANSACTION):
            with writing(self._engine) as connection:
                for id_, record in changed[start : start + _FAMILIES_A_TRANSACTION]:
                    saving.save(connection, self.run, standing.record_of(connection, id_), record)

    def _with_copies(self, uploads: Sequence[Upload]) -> list[Upload]:
        """The uploads whose verdicts are needed: those of the families that are meant, and copies of their files."""
        if self._only is None:
            return list(uploads)
        files = {upload.sha256 for upload in uploads if upload.sha256 and upload.family_id in self._only}
        return [upload for upload in uploads if upload.family_id in self._only or upload.sha256 in files]

    def _is_meant(self, family_id: str) -> bool:
        return self._only is None or family_id in self._only

    def _due(self, rows: FamilyRows) -> list[Upload]:
        """The uploads to look at; of two that are judged alike (a doubled row) one is enough."""
        subjects = {subject_of(upload, rows): upload for upload in reversed(rows.uploads)}
        due = [
            upload
            for subject, upload in subjects.items()
            if self._only is not None or not ((kept := self._kept.get(subject)) and kept.is_final(self.run.rules))
        ]
        return due[::-1]

    def _examined(self, examiner: Examiner, upload: Upload, rows: FamilyRows) -> tuple[Examined, bool]:
        """What the examiner says, and whether that settles it: not where our own trouble kept it from reading."""
        try:
            examined = examiner.examine(upload, rows.family, rows.students)
        except Exception as error:  # one piece never ends the run; a person looks at it, and it is tried again
            _LOG.error("piece %s: %s", upload.sha256, type(error).__name__)
            self.mishaps += 1
            return Examined(NOT_LOOKED_AT, {}), False
        return examined, all(finding.detail != _OUR_TROUBLE for finding in examined.verdict.findings)

    def _count(self, upload: Upload, examined: Examined) -> None:
        with self._mutex:
            self.read.add(examined.verdict)
            if upload.sha256 and examined.verdict.facts.opened:
                self._readable.add(upload.sha256)

    def _decided(self, rows: FamilyRows, kept: Mapping[str, Kept]) -> FamilyRecord:
        return decide(rows, kept, self._taken, self._around, self._campaign, self.run.rules)


def now() -> datetime:
    """The moment, in UTC: for the record only, no rule reads it."""
    return datetime.now(UTC)
