"""What is kept of one family, and which files it sent: its right to know (RGPD, art. 15)."""

import json
import os
from pathlib import Path

from config.settings import Settings
from flows.refusal import UnusableCall, cause
from flows.stages import season, sole_run
from tasks.store import engine, runs
from tasks.store.family_export import kept_of


def export(family_id: str, out: Path | None, settings: Settings) -> list[str]:
    """Writes the JSON to `out`, or returns it as lines. UnusableCall when nothing is kept of that family."""
    with sole_run(settings, after_a_night=True) as database, engine.reading(database) as connection:
        kept = kept_of(connection, family_id)
        last = runs.last_night(connection)
    if not any(kept.values()):
        raise UnusableCall("aucune donnée n'est gardée de cette famille")
    folder = last.drop_path / season(last.campaign).portal.files if last else Path()
    files = [
        {
            "piece": row["key"],
            "fichier": str(folder / row["path"]),
            "octets": row["size_bytes"],
            "sha256": row["sha256"],
        }
        for row in kept["pieces"]
        if row["path"]
    ]
    text = json.dumps({"id_famille": family_id, **kept, "fichiers": files}, ensure_ascii=False, indent=2)
    if out is None:
        return text.split("\n")
    _write(out, text)
    return [f"Écrit : {len(kept['pieces'])} pièces, {len(files)} fichiers à joindre."]


def _write(out: Path, text: str) -> None:
    """Whole or not at all, for its owner alone."""
    half = out.with_name(f".{out.name}.en-cours")
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace") + b"\n")
            file.flush()
            os.fsync(file.fileno())
        half.replace(out)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise UnusableCall(f"le fichier donné à --out ne peut pas être écrit ({cause(error)})") from None
