"""What the database holds of each family, and how a family's part of it is replaced: the few queries of a night."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from tasks.family_record import DossierStanding, FamilyRecord, FamilyRows, PieceStanding, by_family
from tasks.store import coding
from tasks.store.runs import Run
from tasks.store.tables import dossiers, families, history, pieces, students, uploads
from validators.model import DossierStatus, Slot, Status

Rows = dict[str, dict[str, Any]]

_PARENTS = (families, students, uploads)
_CHILDREN = {students: dossiers, uploads: pieces}


def load(connection: Connection) -> dict[str, FamilyRecord]:
    """Every family in the database, by its id."""
    rows = by_family(
        [coding.family_of(row) for row in _all(connection, families)],
        [coding.student_of(row) for row in _all(connection, students)],
        [coding.upload_of(row) for row in _all(connection, uploads)],
    )
    stand: dict[str, dict[str, PieceStanding]] = defaultdict(dict)
    for row in connection.execute(select(pieces)).mappings():
        stand[row["family_id"]][row["key"]] = _piece_of(row)
    files: dict[str, dict[str, DossierStanding]] = defaultdict(dict)
    for row in connection.execute(select(dossiers)).mappings():
        files[row["family_id"]][row["student_id"]] = _dossier_of(row)
    return {id_: FamilyRecord(one, stand[id_], files[id_]) for id_, one in rows.items()}


def save(connection: Connection, run: Run, before: FamilyRecord | None, after: FamilyRecord | None) -> None:
    """Replaces a family's part of the database, in the caller's transaction, and writes every change in the history."""
    family_id = (after or before or _NOBODY).rows.id
    old, new = before or FamilyRecord(FamilyRows(family_id)), after or FamilyRecord(FamilyRows(family_id))
    was, will = _rows(old), _rows(new)
    for table in _PARENTS:
        _insert_or_update(connection, table, was[table], will[table])
    for table in (pieces, dossiers):
        _insert_or_update(connection, table, was[table], will[table], _stamp(run))
    for table in (pieces, dossiers, *_PARENTS):
        _delete(connection, table, family_id, was[table].keys() - will[table].keys())
    changes = [change for table in (pieces, dossiers) for change in _changes(table, was[table], will[table])]
    if changes:
        connection.execute(insert(history), [{"run_id": run.id, "family_id": family_id, **one} for one in changes])


def arrange(connection: Connection, order: Mapping[str, Iterable[str]]) -> None:
    """Gives the rows of each table (by its name) the places that they have in the drop."""
    for table in _PARENTS:
        key = _key(table)
        held = {row[0]: row[1] for row in connection.execute(select(table.c[key], table.c.position))}
        moved = [
            {"row": id_, "place": place}
            for place, id_ in enumerate(order[table.name])
            if id_ in held and held[id_] != place
        ]
        if moved:
            place_it = update(table).where(table.c[key] == bindparam("row")).values(position=bindparam("place"))
            connection.execute(place_it, moved)


_NOBODY = FamilyRecord(FamilyRows(""))


def _all(connection: Connection, table: Table) -> Iterable[coding.Row]:
    return connection.execute(select(table).order_by(table.c.position, table.c[_key(table)])).mappings()


def _key(table: Table) -> str:
    return str(next(iter(table.primary_key.columns)).name)


def _rows(record: FamilyRecord) -> dict[Table, Rows]:
    rows = record.rows
    return {
        families: {rows.family.id: coding.family_row(rows.family)} if rows.family else {},
        students: {student.id: coding.student_row(student) for student in rows.students},
        uploads: {upload.key: coding.upload_row(upload) for upload in rows.uploads},
        pieces: {key: _piece_row(rows.id, key, piece) for key, piece in record.pieces.items()},
        dossiers: {id_: _dossier_row(rows.id, id_, dossier) for id_, dossier in record.dossiers.items()},
    }


def _insert_or_update(
    connection: Connection, table: Table, was: Rows, will: Rows, stamp: Mapping[str, Any] | None = None
) -> None:
    for key, row in will.items():
        if key not in was:
            _forget(connection, table, key)  # another family may have had that id
            place = {} if stamp else {"position": -1}  # `arrange` gives the place
            connection.execute(insert(table).values({**row, **place, **(stamp or {})}))
        elif row != was[key]:
            news = stamp if stamp and _told(table, row) != _told(table, was[key]) else {}
            connection.execute(update(table).where(table.c[_key(table)] == key).values({**row, **(news or {})}))


def _forget(connection: Connection, table: Table, key: str) -> None:
    child = _CHILDREN.get(table)
    if child is not None:
        connection.execute(delete(child).where(child.c[_key(child)] == key))
    connection.execute(delete(table).where(table.c[_key(table)] == key))


def _delete(connection: Connection, table: Table, family_id: str, keys: Iterable[str]) -> None:
    owner = table.c.id if table is families else table.c.family_id
    for key in sorted(keys):
        connection.execute(delete(table).where(table.c[_key(table)] == key, owner == family_id))


def _stamp(run: Run) -> dict[str, Any]:
    return {"since": run.started_at, "since_run": run.id}


def _told(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """What counts as a change: of a piece its file, status and reasons, of a dossier all but nothing."""
    names = ("status", "reasons", "sha256") if table is pieces else ("status", "slots")
    return {name: row[name] for name in names}


def _changes(table: Table, was: Rows, will: Rows) -> Iterable[dict[str, Any]]:
    for key in [*will, *(key for key in was if key not in will)]:
        before, after = (_told(table, rows[key]) if key in rows else None for rows in (was, will))
        if before != after:
            yield {"of": "piece" if table is pieces else "dossier", "key": key, "before": before, "after": after}


def _piece_row(family_id: str, key: str, piece: PieceStanding) -> dict[str, Any]:
    return {
        "key": key,
        "family_id": family_id,
        "verdict_id": piece.verdict_id,
        "pending": piece.pending,
        "status": piece.status.value,
        "reasons": coding.reason_codes(piece.reasons),
        "findings": coding.findings_json(piece.findings),
        "sha256": piece.sha256,
    }


def _piece_of(row: coding.Row) -> PieceStanding:
    return PieceStanding(
        row["verdict_id"],
        row["pending"],
        Status(row["status"]),
        coding.reasons_of(row["reasons"]),
        coding.findings_of(row["findings"]),
        row["sha256"],
    )


def _dossier_row(family_id: str, student_id: str, dossier: DossierStanding) -> dict[str, Any]:
    slots = {slot.value: status and status.value for slot, status in dossier.slots.items()}
    return {"student_id": student_id, "family_id": family_id, "status": dossier.status.value, "slots": slots}


def _dossier_of(row: coding.Row) -> DossierStanding:
    slots = {Slot(slot): Status(status) if status else None for slot, status in row["slots"].items()}
    return DossierStanding(DossierStatus(row["status"]), slots)
