"""What a drop in an object store costs before the first piece is looked at: `python -m tests.benchmarks.objects FOLDER`.

The server (moto's) shares our cores and answers from memory: a real one has a network instead.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import s3_server
from drop_builder import DropBuilder
from moto.core import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends

from config.campaign import load
from config.settings import Settings
from flows.drop_in import drop_in

_PIECES_A_FAMILY = 5


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--families", type=int, default=2000)
    asked = parser.parse_args()
    with pytest.MonkeyPatch.context() as patch, s3_server.running(patch) as store:
        place = store.put(_drop(asked.folder / "depot", asked.families).write(), "depot")
        for night in ("first", "next"):
            store.asked.clear()
            started = time.monotonic()
            with drop_in(place, load("2026-2027"), Settings(var=asked.folder / "var")) as drop:
                pieces = len(drop.uploads)
            seconds = time.monotonic() - started
            print(f"{night} night: {pieces} pieces, {len(store.asked)} requests, {seconds:.1f} s", flush=True)


def _drop(root: Path, families: int) -> DropBuilder:
    """Rows on the disk, files straight into the server's memory."""
    drop, store = DropBuilder(root), s3_backends[DEFAULT_ACCOUNT_ID]["aws"]
    for number in range(families):
        family = f"F{number}"
        drop.family(id_famille=family).student(id_eleve=f"E{number}", id_famille=family)
        for piece in range(_PIECES_A_FAMILY):
            path = f"{family}/{piece}.pdf"
            drop.piece(id_piece=f"P{number}-{piece}", id_famille=family, fichier=path)
            store.put_object(s3_server.BUCKET, f"depot/fichiers/{path}", b"%PDF-1.4 " + os.urandom(1000))
    return drop


if __name__ == "__main__":
    main()
