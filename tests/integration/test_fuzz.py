"""Half a minute of what `make fuzz` does for hours: mutated pieces, exports and workbooks. What it finds becomes a case."""

import os
from random import Random

import pytest
from drop_builder import DropBuilder
from fuzz.campaign import spoil
from fuzz.mutations import mutated
from fuzz.seeds import SAMPLES, seeds
from made_up_snapshot import morning

from config.campaign import load
from tasks.decisions.workbook import UnreadableWorkbook, read
from tasks.ingest import UnusableDrop, ingest
from tasks.report.workbook import write_workbook

CAMPAIGN = load("2026-2027")
EFFORT = int(os.environ.get("FUZZ_EXAMPLES", "40"))


@pytest.mark.slow
@pytest.mark.parametrize(("ocr", "files"), [(False, 2 * EFFORT), (True, EFFORT // 4)], ids=["texts", "with OCR"])
def test_mutated_pieces_harm_nothing_and_none_passes_wrongly(ocr, files, tmp_path):
    tally = spoil(seeds(), Random(f"short-{ocr}"), files, 600, tmp_path, ocr=ocr)
    assert [(code, name) for code, name, _ in tally.broken] == []
    assert tally.files == files


CSVS = ("familles.csv", "eleves.csv", "pieces.csv")


@pytest.mark.parametrize("name", CSVS)
def test_a_mutated_export_is_refused_in_a_line_or_read_to_its_last_row(name, tmp_path):
    """No row of pieces.csv is lost: as many uploads as records, each with a key of its own."""
    chance = Random(name)
    drop = DropBuilder(tmp_path / "depot")
    for csv in CSVS:
        (drop.root / "fichiers").mkdir(parents=True, exist_ok=True)
        (drop.root / csv).write_bytes((SAMPLES / "depot" / csv).read_bytes())
    whole = (drop.root / name).read_bytes()
    for _ in range(EFFORT):
        (drop.root / name).write_bytes(mutated(whole, chance))
        told = ""
        try:
            made = ingest(drop.root, CAMPAIGN, drop.root.parent / "tmp")
            assert len({upload.key for upload in made.uploads}) == made.row_counts["pieces.csv"]
        except UnusableDrop as refusal:
            told = refusal.sentence
        assert "\n" not in told


@pytest.mark.slow
def test_a_mutated_workbook_is_refused_in_a_line_or_read(tmp_path):
    chance = Random("workbook")
    path = tmp_path / "exceptions.xlsx"
    write_workbook(morning(), path, CAMPAIGN)
    whole = path.read_bytes()
    for _ in range(EFFORT // 4):
        path.write_bytes(mutated(whole, chance))
        told = ""
        try:
            assert len(read(path, tmp_path / "tmp").orders) < 100
        except UnreadableWorkbook as refusal:
            told = str(refusal)
        assert "\n" not in told
