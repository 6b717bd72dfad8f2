"""What one piece, one family and one task cost on this machine → costs.json, which the simulation takes.

Usage: python -m tests.scale.measure DROP COSTS, the drop made by tests.evaluation.make. One core is used at a time.
"""

import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from config.campaign import load
from config.settings import Settings
from flows.prefect_server import prefect_server
from tasks.current_run import CurrentRun, now
from tasks.errand import Look, Seen, look
from tasks.examine import Examiner
from tasks.family_record import by_family
from tasks.fingerprint import rules_version
from tasks.ingest import Drop, ingest
from tasks.store import engine, runs
from validators.model import Upload, Verdict

CAMPAIGN = load("2026-2027")


def kind(upload: Upload, verdict: Verdict) -> str:
    """How it was read: `text`, `2d-doc`, `scan`, `photo` (of a document), `portrait`, or `file` (told without)."""
    if verdict.stage.startswith("ocr"):
        return "photo" if (upload.path or "").lower().endswith(("jpg", "jpeg", "png")) else "scan"
    if verdict.facts.signature or verdict.stage == "barcode":
        return "2d-doc"
    return {"picture": "portrait"}.get(verdict.stage, verdict.stage)


def readings(drop: Drop, var: Path) -> tuple[dict[str, list[float]], dict[str, list[Look]]]:
    """Seconds of each piece by its kind, one at a time in the sandbox; and what came of them, by family."""
    seconds: dict[str, list[float]] = defaultdict(list)
    looks: dict[str, list[Look]] = defaultdict(list)
    families = by_family(drop.families, drop.students, drop.uploads)
    with Examiner(drop.files, CAMPAIGN, Settings(var=var, workers=1)) as examiner:
        for rows in families.values():
            for upload in rows.uploads:
                began = time.monotonic()
                looks[rows.id].append(look(examiner, upload, rows))
                took = time.monotonic() - began
                seconds[kind(upload, looks[rows.id][-1].examined.verdict)].append(round(took, 4))
    return dict(seconds), looks


def writes(drop: Drop, depot: Path, looks: dict[str, list[Look]], url: str) -> tuple[float, float]:
    """Seconds to write a family, on the median; and to settle and find nothing to do, for each piece."""
    families = by_family(drop.families, drop.students, drop.uploads)
    with engine.opened(url) as database:
        with engine.writing(database) as connection:
            asked = {
                "kind": "nightly",
                "started_at": now(),
                "campaign": CAMPAIGN.name,
                "version": "0",
                "drop_date": None,
            }
            places = {"drop_path": depot, "out_path": depot, "row_counts": {}, "news_since_run": None}
            run = runs.begin(connection, **asked, **places, rules=rules_version(CAMPAIGN))
        current = CurrentRun(database, run, families, CAMPAIGN)
        each = sorted(_seconds(lambda f=family: current.write(f, looks[f])) for family in families)
        again = _seconds(lambda: CurrentRun(database, run, families, CAMPAIGN).settle())
    return each[len(each) // 2], again / len(drop.uploads)


def prefect_tasks(var: Path, tasks: int = 400) -> float:
    """Seconds that one task of nothing takes of this machine's Prefect, client and server together."""
    with prefect_server(var / "prefect"):
        from flows.check_families import check_family, flow

        @flow(name="nothing", persist_result=False)
        def nothing(number: int) -> None:
            for rank in range(number):
                check_family.submit(f"F{rank}", Seen).result()

        nothing(20)
        return _seconds(lambda: nothing(tasks)) / tasks


def main(depot: str, costs: str) -> None:
    """Writes the figures; those of PostgreSQL where DOSSIERS_DATABASE_URL names an empty one."""
    root = Path(depot)
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        began = time.monotonic()
        drop = ingest(root, CAMPAIGN, var / "tmp")
        ingested = (time.monotonic() - began) / len(drop.uploads)
        seconds, looks = readings(drop, var)
        url = os.environ.get("DOSSIERS_DATABASE_URL") or f"sqlite:///{var / 'dossiers.sqlite3'}"
        write, settle = writes(drop, root, looks, url)
        figures = {
            "pieces": seconds,
            "ingest_piece": round(ingested, 5),
            "settle_piece": round(settle, 5),
            "write_family": round(write, 4),
            "prefect_task": round(prefect_tasks(var), 4),
        }
    Path(costs).write_text(json.dumps(figures) + "\n", "utf-8")
    print({name: f"{len(all_)} × {sum(all_) / len(all_):.2f} s" for name, all_ in sorted(seconds.items())})
    print({name: value for name, value in figures.items() if name != "pieces"})


def _seconds(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


if __name__ == "__main__":
    main(*sys.argv[1:])
