"""The staff's decisions: each a row that is never changed; what counts of them is `validators.decision.in_force`."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Select, insert, select

from tasks.store import coding
from tasks.store.runs import Run
from tasks.store.tables import decisions, pieces
from validators.decision import Choice, Decision
from validators.model import Slot


def taken(connection: Connection, families: Collection[str] | None = None) -> dict[str, list[Decision]]:
    """Every decision by the key of its piece, in the order they were taken; only of `families`, if they are given."""
    query = select(decisions).order_by(decisions.c.key, decisions.c.id)
    found: dict[str, list[Decision]] = defaultdict(list)
    for some in [query] if families is None else _of_families(query, families):
        for row in connection.execute(some).mappings():
            found[row["key"]].append(_decision_of(row))
    return dict(found)


def in_force(connection: Connection) -> dict[int, Decision]:
    """The decisions that stand on a piece, by their places in the record."""
    query = select(decisions).join(pieces, pieces.c.decision_id == decisions.c.id)
    return {row["id"]: _decision_of(row) for row in connection.execute(query).mappings()}


def add(connection: Connection, run: Run, new: Sequence[Decision], source: str | None = None) -> list[Decision]:
    """Adds decisions, and returns them with their places in the record. `source`: the SHA-256 of their workbook."""
    return [_add(connection, run, one, source) for one in new]


def keys_from(connection: Connection, source: str) -> frozenset[str]:
    """The pieces on which that workbook has brought a decision already."""
    return frozenset(connection.scalars(select(decisions.c.key).where(decisions.c.source == source)))


def _add(connection: Connection, run: Run, one: Decision, source: str | None) -> Decision:
    place = connection.execute(insert(decisions).values(_row(one, run, source))).inserted_primary_key
    return replace(one, id=int(place[0]) if place else 0)


def _of_families(query: Select[tuple[object, ...]], families: Collection[str]) -> list[Select[tuple[object, ...]]]:
    return [query.where(decisions.c.family_id == family_id) for family_id in sorted(families)]


def _row(one: Decision, run: Run, source: str | None) -> Mapping[str, object]:
    return {
        "run_id": run.id,
        "key": one.key,
        "family_id": one.family_id,
        "slot": one.slot and one.slot.value,
        "sha256": one.sha256,
        "choice": one.choice.value,
        "by": one.by,
        "comment": one.comment,
        "decided_at": one.decided_at,
        "source": source,
    }


def _decision_of(row: coding.Row) -> Decision:
    names = ("id", "key", "family_id", "sha256", "by", "comment", "decided_at")
    slot = Slot(row["slot"]) if row["slot"] else None
    return Decision(slot=slot, choice=Choice(row["choice"]), **{name: row[name] for name in names})
