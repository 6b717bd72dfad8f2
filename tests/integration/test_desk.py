"""Where another machine reads: what it needs of a drop, on a share or in a store."""

import pytest
import s3_server
from drop_builder import DropBuilder
from papers import BILL, text_pdf

from config.campaign import load
from config.settings import Settings
from flows.drop_in import drop_in
from tasks.desk import Desk, Unfit
from tasks.errand import Errand, Piece
from tasks.family_record import by_family
from tasks.fingerprint import rules_version
from tasks.statuses import subject_of

CAMPAIGN = load("2026-2027")


@pytest.fixture
def depot(tmp_path):
    drop = DropBuilder(tmp_path / "depot").family().student()
    for number in range(2):
        drop.piece(id_piece=f"P{number}", document="Justificatif de domicile", fichier=f"{number}.pdf")
        drop.file(f"{number}.pdf", text_pdf([*BILL, (50, 100, 8, f"page {number}")]))
    return drop.write()


@pytest.fixture
def store(monkeypatch):
    with s3_server.running(monkeypatch) as one:
        yield one


def errand(place, var) -> Errand:
    """For the first piece of the drop, as the night sees it."""
    with drop_in(place, CAMPAIGN, Settings(var=var)) as drop:
        rows = by_family(drop.families, drop.students, drop.uploads)["F1"]
    upload = rows.uploads[0]
    piece = Piece(upload.key, upload.size_bytes, upload.sha256, subject_of(upload, rows))
    return Errand(1, str(place), CAMPAIGN.name, rules_version(CAMPAIGN), "F1", (piece,))


def looked(one: Errand):
    desk = Desk(one)
    try:
        return [(look.subject, look.examined.verdict.reasons, look.settled) for look in desk.looks(one)]
    finally:
        desk.close()


def test_a_desk_reads_in_a_store_what_it_would_on_a_share_and_brings_that_file_alone(
    store, depot, tmp_path, monkeypatch
):
    monkeypatch.setenv("DOSSIERS_VAR", str(tmp_path / "desk"))
    shared, stored = errand(depot, tmp_path / "var"), errand(store.put(depot, "depot"), tmp_path / "var")
    store.downloads()
    assert looked(stored) == looked(shared)
    assert store.downloads() == ["depot/eleves.csv", "depot/familles.csv", "depot/fichiers/0.pdf", "depot/pieces.csv"]
    assert list((tmp_path / "desk" / "tmp").iterdir()) == []


def test_a_desk_that_cannot_reach_the_store_is_unfit(store, depot, tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIERS_VAR", str(tmp_path / "desk"))
    one = errand(store.put(depot, "depot"), tmp_path / "var")
    store.stop()
    with pytest.raises(Unfit, match="il ne peut pas lire le dépôt"):
        Desk(one)
