"""`resume.json`: the run in figures, for the IT person's alerts. Codes and counts only, no name."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from config.campaign import Campaign
from config.location import Location
from tasks.report.changes import changes
from tasks.report.place import replacing
from tasks.report.snapshot import Snapshot
from tasks.report.wording import local
from tasks.tools import object_store
from validators.model import DossierStatus, Reason, Status

FILE = "resume.json"


def write_summary(snapshot: Snapshot, path: Path, campaign: Campaign) -> None:
    """Writes the figures as UTF-8 JSON, in a set order."""
    path.write_text(_text(summary(snapshot, campaign)), "utf-8")


def read(out: Location) -> bytes:
    """The figures that lie there, as they were written."""
    return (out / FILE).read_bytes() if isinstance(out, Path) else object_store.read(out / FILE)


def note_mail(out: Location, outcome: Mapping[str, str]) -> None:
    """Adds what became of the mail (`etat`, and `cause` where it was not sent) to the figures that lie there."""
    figures = json.loads(read(out)) | {"courriel": dict(outcome)}
    if not isinstance(out, Path):
        object_store.write(out / FILE, _text(figures).encode())
        return
    with replacing(out, (FILE,)) as folder:
        (folder / FILE).write_text(_text(figures), "utf-8")


def _text(figures: Mapping[str, Any]) -> str:
    return json.dumps(figures, ensure_ascii=False, indent=2) + "\n"


def summary(snapshot: Snapshot, campaign: Campaign) -> dict[str, Any]:
    """The figures under the contract's words; every status and reason is named, at zero too."""
    run = snapshot.run
    return {
        "campagne": run.campaign,
        "version": run.version,
        "execution": run.id,
        "resultat": run.outcome,
        "anomalies": list(run.trouble),
        "date_depot": run.drop_date.isoformat() if run.drop_date else None,
        "debut": local(run.started_at).isoformat(timespec="seconds"),
        "fin": local(run.finished_at).isoformat(timespec="seconds"),
        "secondes": round((run.finished_at - run.started_at).total_seconds(), 1),
        "pieces": _pieces(snapshot),
        "changements": _changes(snapshot, campaign),
        "dossiers": _dossiers(snapshot),
        "familles": len(snapshot.families),
        "problemes_export": len(snapshot.problems),
        "courriel": None,
    }


def _pieces(snapshot: Snapshot) -> dict[str, Any]:
    run = snapshot.run
    statuses = Counter(piece.status for piece in snapshot.pieces)
    reasons = Counter(reason for piece in snapshot.pieces for reason in piece.reasons)
    return {
        "total": len(snapshot.pieces),
        "par_etat": {status.value: statuses[status] for status in Status},
        "par_motif": {reason.code: reasons[reason] for reason in Reason},
        "par_decision": dict(
            sorted(Counter(each.decision.choice for each in snapshot.pieces if each.decision).items())
        ),
        "nouvelles_a_traiter": sum(piece.is_new and piece.status != Status.COMPLIANT for piece in snapshot.pieces),
        "lues": run.pieces_read,
        "inchangees": run.pieces_unchanged,
        "non_controlees": run.pieces_left,
        "par_etape": dict(sorted(run.pieces_by_stage.items())),
        "secondes_par_etape": dict(sorted(run.seconds_by_stage.items())),
        "appels_ocr": run.ocr_calls,
    }


def _changes(snapshot: Snapshot, campaign: Campaign) -> dict[str, int]:
    """Against the last night: what waits for whom, what is new among it, and what waits no more."""
    told = changes(snapshot, campaign)
    return {
        "attendent_pole": told.for_staff,
        "nouvelles": told.new,
        "attendent_famille": told.for_family,
        "manquantes": told.missing,
        "reglees": told.solved,
    }


def _dossiers(snapshot: Snapshot) -> dict[str, Any]:
    statuses = Counter(dossier.status for dossier in snapshot.dossiers)
    return {
        "total": len(snapshot.dossiers),
        "par_etat": {status.value: statuses[status] for status in DossierStatus},
    }
