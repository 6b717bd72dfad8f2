"""Everything that was ever found, by what was judged: kept, and never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from tasks.store import coding
from tasks.store.runs import Run
from tasks.store.tables import evidence, verdicts
from validators.model import Verdict

_SUBJECTS_A_QUERY = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """A verdict in the database. Not `settled`: our own trouble kept the file from being read."""

    id: int
    rules: str
    settled: bool
    verdict: Verdict

    def is_final(self, rules: str) -> bool:
        """Whether nothing would be gained by looking again."""
        return self.settled and self.rules == rules


def best(first: Kept | None, second: Kept, rules: str) -> Kept:
    """Which of two verdicts on one subject stands: one that was read, then one by today's rules, then the later."""
    if first is None:
        return second
    return max(first, second, key=lambda kept: (kept.settled, kept.rules == rules, kept.id))


def on_subjects(connection: Connection, subjects: Iterable[str], rules: str) -> dict[str, Kept]:
    """The verdict that stands on each of these subjects, where there is one."""
    found: dict[str, Kept] = {}
    asked = sorted(set(subjects))
    for start in range(0, len(asked), _SUBJECTS_A_QUERY):
        some = asked[start : start + _SUBJECTS_A_QUERY]
        for row in connection.execute(select(verdicts).where(verdicts.c.subject.in_(some))).mappings():
            kept = Kept(row["id"], row["rules"], row["settled"], coding.verdict_of(row))
            found[row["subject"]] = best(found.get(row["subject"]), kept, rules)
    return found


def add(
    connection: Connection,
    run: Run,
    family_id: str,
    subject: str,
    verdict: Verdict,
    *,
    settled: bool,
    strips: Mapping[int, bytes],
) -> Kept:
    """Adds a verdict, with the strips of the page (PNG) that its findings rest on."""
    row = {"subject": subject, "rules": run.rules, "settled": settled, "run_id": run.id, "family_id": family_id}
    key = connection.execute(insert(verdicts).values(**row, **coding.verdict_row(verdict))).inserted_primary_key
    kept = Kept(int(key[0]) if key else 0, run.rules, settled, verdict)
    for finding, png in strips.items():
        connection.execute(insert(evidence).values(verdict_id=kept.id, finding=finding, png=png))
    return kept
