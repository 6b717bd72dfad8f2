"""A run in progress: which uploads are to be looked at, what was found on them, and what stands in the end."""

from collections import ChainMap
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine

from config.campaign import Campaign
from tasks.errand import Errand, Examiner, Look, Piece, look
from tasks.family_record import FamilyRecord, FamilyRows, digest
from tasks.readings_done import Readings
from tasks.statuses import Surroundings, decide, subject_of
from tasks.store import decisions, saving, standing, verdicts
from tasks.store.engine import reading, writing
from tasks.store.runs import Run
from tasks.store.verdicts import Kept
from validators.copies import places
from validators.model import Upload

_FAMILIES_A_TRANSACTION = 100


class CurrentRun:
    """The families of a drop against the database. `looks` may be called from several threads, `write` from one.

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
        self.halted = halted
        self._engine, self._drop, self._campaign, self._only = engine, drop, campaign, only
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

    def errand(self, family_id: str) -> Errand:
        """What a reader on another machine must know of the family."""
        rows, run = self._drop[family_id], self.run
        pieces = (Piece(one.key, one.size_bytes, one.sha256, subject_of(one, rows)) for one in self._due(rows))
        return Errand(run.id, str(run.drop_path), run.campaign, run.rules, family_id, tuple(pieces))

    def looks(self, family_id: str, examiner: Examiner) -> Iterator[Look]:
        """Looks at the family's uploads one by one, until the run is halted."""
        rows = self._drop[family_id]
        for upload in self._due(rows):
            if self.halted():
                break
            yield look(examiner, upload, rows)

    def write(self, family_id: str, looks: Sequence[Look]) -> None:
        """Writes what came of the family's uploads, its statuses and history in one transaction.

        DatabaseTrouble when it could not be written: nothing of it was.
        """
        rows = self._drop[family_id]
        for one in looks:
            self._count(one)
        with writing(self._engine) as connection:
            new = {
                one.subject: verdicts.add(
                    connection,
                    self.run,
                    family_id,
                    one.subject,
                    one.examined.verdict,
                    settled=one.settled,
                    strips=one.examined.strips,
                )
                for one in looks
            }
            kept = {
                subject: verdicts.best(self._kept.get(subject), one, self.run.rules) for subject, one in new.items()
            }
            after = self._decided(rows, ChainMap(kept, self._kept))
            saving.save(connection, self.run, standing.record_of(connection, family_id), after)
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

    def _count(self, one: Look) -> None:
        self.mishaps += one.is_mishap
        self.read.add(one.examined.verdict)
        if one.sha256 and one.examined.verdict.facts.opened:
            self._readable.add(one.sha256)

    def _decided(self, rows: FamilyRows, kept: Mapping[str, Kept]) -> FamilyRecord:
        return decide(rows, kept, self._taken, self._around, self._campaign, self.run.rules)


def now() -> datetime:
    """The moment, in UTC: for the record only, no rule reads it."""
    return datetime.now(UTC)
