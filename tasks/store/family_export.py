"""All that is kept of one family, table by table, for the family itself (RGPD, art. 15)."""

import base64
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from tasks.store.tables import (
    decisions,
    dossiers,
    evidence,
    families,
    history,
    pieces,
    sightings,
    students,
    uploads,
    verdicts,
)

_TABLES: Mapping[str, Table] = {
    "eleves": students,
    "pieces": uploads,
    "etats_pieces": pieces,
    "etats_dossiers": dossiers,
    "constats": verdicts,
    "decisions": decisions,
    "passages_fichiers": sightings,
    "historique": history,
}


def kept_of(connection: Connection, family_id: str) -> dict[str, Any]:
    """The rows under French names, JSON-able; every list is empty for a family of which nothing is kept."""
    found = {"famille": _rows(connection, select(families).where(families.c.id == family_id))}
    for name, table in _TABLES.items():
        query = select(table).where(table.c.family_id == family_id)
        found[name] = _rows(connection, query.order_by(*table.primary_key.columns))
    strips = select(evidence).join(verdicts, verdicts.c.id == evidence.c.verdict_id)
    ordered = strips.where(verdicts.c.family_id == family_id).order_by(evidence.c.verdict_id, evidence.c.finding)
    return found | {"extraits": _rows(connection, ordered)}


def _rows(connection: Connection, query: Select[Any]) -> list[dict[str, Any]]:
    return [{name: _plain(value) for name, value in row.items()} for row in connection.execute(query).mappings()]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
