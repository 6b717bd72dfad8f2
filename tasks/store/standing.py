"""What the database holds of families, read by the few queries of a night."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table, select

from tasks.family_record import DossierStanding, FamilyRecord, FamilyRows, PieceStanding, by_family
from tasks.store import coding
from tasks.store.tables import dossiers, families, pieces, records, students, uploads
from validators.model import DossierStatus, Slot, Status


def digests(connection: Connection) -> dict[str, str]:
    """The digest of every family that has any row."""
    rows = connection.execute(select(records.c.family_id, records.c.digest))
    return {row.family_id: row.digest for row in rows}


def record_of(connection: Connection, family_id: str) -> FamilyRecord:
    """All of one family; an empty record of one that is not there."""
    rows = FamilyRows(
        family_id,
        next((coding.family_of(row) for row in _of(connection, families, family_id)), None),
        tuple(coding.student_of(row) for row in _of(connection, students, family_id)),
        tuple(coding.upload_of(row) for row in _of(connection, uploads, family_id)),
    )
    stand = connection.execute(select(pieces).where(pieces.c.family_id == family_id)).mappings()
    files = connection.execute(select(dossiers).where(dossiers.c.family_id == family_id)).mappings()
    return FamilyRecord(
        rows,
        {row["key"]: _piece_of(row) for row in stand},
        {row["student_id"]: _dossier_of(row) for row in files},
    )


def drop_rows(connection: Connection) -> dict[str, FamilyRows]:
    """The rows of the last drop by family, in its order."""
    return by_family(
        [coding.family_of(row) for row in _all(connection, families)],
        [coding.student_of(row) for row in _all(connection, students)],
        [coding.upload_of(row) for row in _all(connection, uploads)],
    )


def key_of(table: Table) -> str:
    """The column that identifies a row of the drop or what stands of it."""
    return str(next(iter(table.primary_key.columns)).name)


def _of(connection: Connection, table: Table, family_id: str) -> Iterable[coding.Row]:
    owner = table.c.id if table is families else table.c.family_id
    return connection.execute(select(table).where(owner == family_id).order_by(table.c.position)).mappings()


def _all(connection: Connection, table: Table) -> Iterable[coding.Row]:
    return connection.execute(select(table).order_by(table.c.position)).mappings()


def _piece_of(row: coding.Row) -> PieceStanding:
    return PieceStanding(
        row["verdict_id"],
        row["pending"],
        Status(row["status"]),
        coding.reasons_of(row["reasons"]),
        coding.findings_of(row["findings"]),
        row["sha256"],
        row["decision_id"],
    )


def _dossier_of(row: coding.Row) -> DossierStanding:
    slots = {Slot(slot): Status(status) if status else None for slot, status in row["slots"].items()}
    return DossierStanding(DossierStatus(row["status"]), slots)
