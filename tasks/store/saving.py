"""How a family's part of the database is replaced: its rows, what stands of them, and the history of every change."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from tasks.family_record import DossierStanding, FamilyRecord, FamilyRows, PieceStanding, digest
from tasks.store import coding, sightings
from tasks.store.runs import Run
from tasks.store.standing import key_of
from tasks.store.tables import dossiers, families, history, pieces, records, students, uploads

Rows = dict[str, dict[str, Any]]

_DROP = (families, students, uploads)
_STANDING = {uploads: pieces, students: dossiers}
_KEYS_A_QUERY = 500


def save(connection: Connection, run: Run, before: FamilyRecord, after: FamilyRecord | None) -> None:
    """Makes `after` of `before` in the caller's transaction; None when the family has left the drop."""
    family_id = before.rows.id
    was, will = _rows(before), _rows(after or FamilyRecord(FamilyRows(family_id)))
    for table in _DROP:
        _make_room(connection, run, table, family_id, [key for key in will[table] if key not in was[table]])
        _insert_or_update(connection, table, was[table], will[table], {"position": -1})  # `arrange` gives the place
    for table in _STANDING.values():
        _insert_or_update(connection, table, was[table], will[table], {"since": run.started_at, "since_run": run.id})
    for table in (*_STANDING.values(), *_DROP):
        _delete(connection, table, [key for key in was[table] if key not in will[table]])
    _tell(connection, run, family_id, [one for table in _STANDING.values() for one in _changes(table, was, will)])
    sightings.note(connection, run, family_id, was[uploads], will[uploads])
    _remember(connection, family_id, digest(after) if after else None)


def arrange(connection: Connection, order: Mapping[str, Iterable[str]]) -> None:
    """Gives the rows of each table (by its name) the places that they have in the drop."""
    for table in _DROP:
        key = key_of(table)
        held = {row[0]: row[1] for row in connection.execute(select(table.c[key], table.c.position))}
        moved = [
            {"row": id_, "place": place}
            for place, id_ in enumerate(order[table.name])
            if id_ in held and held[id_] != place
        ]
        if moved:
            place_it = update(table).where(table.c[key] == bindparam("row")).values(position=bindparam("place"))
            connection.execute(place_it, moved)


def _make_room(connection: Connection, run: Run, table: Table, family_id: str, keys: Sequence[str]) -> None:
    """Another family may have had one of these ids: what stood of it there goes, and that family's history says so."""
    if table is families:
        return
    standing = _STANDING[table]
    for start in range(0, len(keys), _KEYS_A_QUERY):
        some = keys[start : start + _KEYS_A_QUERY]
        held = select(table.c[key_of(table)], table.c.family_id).where(table.c[key_of(table)].in_(some))
        for key, other in connection.execute(held).all():
            if other == family_id:
                continue
            stood = connection.execute(select(standing).where(standing.c[key_of(standing)] == key)).mappings().all()
            left = [_change(standing, key, _told(standing, row), None) for row in stood]
            _tell(connection, run, other, left)
            _delete(connection, standing, [key])
            _delete(connection, table, [key])
            if table is uploads:
                sightings.gone(connection, run, other, [key])
            _remember(connection, other, "")


def _insert_or_update(connection: Connection, table: Table, was: Rows, will: Rows, stamp: Mapping[str, Any]) -> None:
    new = [{**row, **stamp} for key, row in will.items() if key not in was]
    if new:
        connection.execute(insert(table), new)
    for key, row in will.items():
        if key in was and row != was[key]:
            news = stamp if table in _STANDING.values() and _seen(table, row) != _seen(table, was[key]) else {}
            connection.execute(update(table).where(table.c[key_of(table)] == key).values({**row, **news}))


def _delete(connection: Connection, table: Table, keys: Iterable[str]) -> None:
    for key in keys:
        connection.execute(delete(table).where(table.c[key_of(table)] == key))


def _remember(connection: Connection, family_id: str, digest: str | None) -> None:
    connection.execute(delete(records).where(records.c.family_id == family_id))
    if digest is not None:
        connection.execute(insert(records).values(family_id=family_id, digest=digest))


def _tell(connection: Connection, run: Run, family_id: str, changes: Sequence[Mapping[str, Any]]) -> None:
    if changes:
        connection.execute(insert(history), [{"run_id": run.id, "family_id": family_id, **one} for one in changes])


def _changes(table: Table, was: Mapping[Table, Rows], will: Mapping[Table, Rows]) -> Iterable[dict[str, Any]]:
    for key in {**will[table], **was[table]}:
        before, after = (_told(table, rows[table][key]) if key in rows[table] else None for rows in (was, will))
        if before != after:
            yield _change(table, key, before, after)


def _change(table: Table, key: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any]:
    return {"of": "piece" if table is pieces else "dossier", "key": key, "before": before, "after": after}


def _told(table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
    """What the history tells of a piece or a dossier."""
    decided = {"decision": row["decision_id"]} if table is pieces and row["decision_id"] is not None else {}
    return _seen(table, row) | decided


def _seen(table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
    """What counts as news of it: a reminder that is sent makes no piece new again."""
    names = ("status", "reasons", "sha256") if table is pieces else ("status", "slots")
    return {name: row[name] for name in names}


def _rows(record: FamilyRecord) -> dict[Table, Rows]:
    rows = record.rows
    return {
        families: {rows.family.id: coding.family_row(rows.family)} if rows.family else {},
        students: {student.id: coding.student_row(student) for student in rows.students},
        uploads: {upload.key: coding.upload_row(upload) for upload in rows.uploads},
        pieces: {key: _piece_row(rows.id, key, piece) for key, piece in record.pieces.items()},
        dossiers: {id_: _dossier_row(rows.id, id_, dossier) for id_, dossier in record.dossiers.items()},
    }


def _piece_row(family_id: str, key: str, piece: PieceStanding) -> dict[str, Any]:
    return {
        "key": key,
        "family_id": family_id,
        "verdict_id": piece.verdict_id,
        "decision_id": piece.decision_id,
        "pending": piece.pending,
        "status": piece.status.value,
        "reasons": coding.reason_codes(piece.reasons),
        "findings": coding.findings_json(piece.findings),
        "sha256": piece.sha256,
    }


def _dossier_row(family_id: str, student_id: str, dossier: DossierStanding) -> dict[str, Any]:
    slots = {slot.value: status and status.value for slot, status in dossier.slots.items()}
    return {"student_id": student_id, "family_id": family_id, "status": dossier.status.value, "slots": slots}
