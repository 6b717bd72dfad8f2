"""Reports in a real object store: the old ones or the new ones, and what readers see in between."""

import json
import os
import signal

import pytest
import s3_server
from made_up_snapshot import morning, nothing_to_do

from config.campaign import load
from config.location import StoreAddress
from flows.out_folder import expect_room
from flows.refusal import UnusableCall
from tasks.report import publish, retire, summary
from tasks.report.page import link
from tasks.report.write import REPORTS, write_reports
from tasks.tools import object_store

CAMPAIGN = load("2026-2027")
OUT = StoreAddress("s3", f"{s3_server.BUCKET}/caen/rapport")
FILES = StoreAddress("s3", f"{s3_server.BUCKET}/caen/depot/fichiers")


@pytest.fixture
def store(monkeypatch):
    with s3_server.running(monkeypatch) as one:
        yield one


def contents():
    return {name: object_store.read(OUT / name) for name in object_store.listed(OUT)}


def written(snapshot, tmp_path):
    write_reports(snapshot, OUT, CAMPAIGN, FILES, tmp_path / "tmp")
    return contents()


def test_the_reports_and_nothing_else_lie_there_as_they_would_in_a_folder(store, tmp_path):
    (tmp_path / "caen" / "depot").mkdir(parents=True)
    folder = tmp_path / "caen" / "rapport"
    write_reports(morning(), folder, CAMPAIGN, tmp_path / "caen" / "depot" / "fichiers")
    found = written(morning(), tmp_path)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found.keys() == there
    same = [name for name in there if not name.endswith(".xlsx")]
    assert [name for name in same if found[name] != (folder / name).read_bytes()] == []
    assert not any((tmp_path / "tmp").iterdir())


def test_a_message_that_nobody_needs_any_more_goes(store, tmp_path):
    for name in ("messages/F0.eml", "messages/F[9].eml", "messages.txt", "de-quelqu-un-d-autre.txt"):
        object_store.write(OUT / name, b"x")
    left = written(morning(), tmp_path)
    assert any(name.startswith("messages/") for name in left)
    assert not {"messages/F0.eml", "messages/F[9].eml"} & left.keys()
    assert {"messages.txt", "de-quelqu-un-d-autre.txt"} <= left.keys()


def test_the_summary_is_the_last_to_change(store, tmp_path):
    store.asked.clear()
    written(morning(), tmp_path)
    put = [line.split(" ")[1] for line in store.asked if line.startswith("PUT /seau/caen/rapport/")]
    in_place = [path for path in put if publish.STAGING not in path]
    assert in_place[-1].endswith(summary.FILE)
    assert len(in_place) * 2 == len(put)


@pytest.mark.parametrize("deed", ["send", "copy"])
def test_a_store_that_goes_away_first_leaves_the_last_reports_whole(store, tmp_path, monkeypatch, deed):
    before = written(nothing_to_do(), tmp_path)
    real = getattr(object_store, deed)
    with monkeypatch.context() as away:
        away.setattr(publish, deed, lambda *asked: (store.stop(), real(*asked)))
        with pytest.raises(object_store.StoreTrouble, match="ne répond pas"):
            write_reports(morning(), OUT, CAMPAIGN, FILES, tmp_path / "tmp")
    store.start()
    after = contents()
    assert {name: after[name] for name in before} == before
    assert {name for name in after if not name.startswith(publish.STAGING)} == before.keys()
    assert not any((tmp_path / "tmp").iterdir())
    assert not any(name.startswith(publish.STAGING) for name in written(morning(), tmp_path))


def test_killed_while_it_sends_it_leaves_the_last_reports_whole(store, tmp_path, monkeypatch):
    before = written(nothing_to_do(), tmp_path)
    child = os.fork()
    if child == 0:
        object_store._store.cache_clear()
        monkeypatch.setattr(publish, "send", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        write_reports(morning(), OUT, CAMPAIGN, FILES, tmp_path / "tmp")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert contents() == before
    written(morning(), tmp_path)
    assert not any((tmp_path / "tmp").iterdir())


def test_what_became_of_the_mail_is_added(store, tmp_path):
    written(morning(), tmp_path)
    summary.note_mail(OUT, {"etat": "envoye"})
    assert json.loads(object_store.read(OUT / summary.FILE))["courriel"] == {"etat": "envoye"}


def test_reports_whose_time_is_over_are_removed_and_only_those(store, tmp_path):
    told = json.loads(written(morning(), tmp_path)[summary.FILE])
    object_store.write(OUT / "de-quelqu-un-d-autre.txt", b"x")
    assert retire.is_ours(OUT, [told["execution"]])
    assert not retire.is_ours(OUT, [999])
    assert not retire.is_ours(OUT / "ailleurs", [told["execution"]])
    retire.remove(OUT)
    assert list(contents()) == ["de-quelqu-un-d-autre.txt"]


def test_whether_reports_can_go_there_is_known_before_the_night_and_leaves_nothing(store):
    expect_room(OUT)
    assert contents() == {}
    with pytest.raises(UnusableCall, match="ce compartiment n'existe pas"):
        expect_room(StoreAddress("s3", "ailleurs/rapport"))
    store.stop()
    with pytest.raises(UnusableCall, match="les rapports ne peuvent pas être écrits : le stockage d'objets ne répond"):
        expect_room(OUT)


def test_a_page_leads_to_files_of_its_own_store_and_to_no_other(tmp_path):
    row = next(piece for piece in morning().pieces if piece.upload.path)
    assert link(row, OUT, FILES).startswith("../depot/fichiers/")
    assert link(row, OUT, tmp_path) == link(row, tmp_path, FILES) == ""


def test_the_summary_is_the_last_of_the_names():
    assert REPORTS[-1] == summary.FILE
