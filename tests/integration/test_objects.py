"""A drop in a real object store: what is read of it, when, and what happens when it cannot be."""

import json
import os
import subprocess
import sys

import pytest
import s3_server
from drop_builder import DropBuilder
from made_up_night import complete_family, ready, says

from config.campaign import load
from config.location import StoreAddress, location
from config.settings import Settings
from flows.drop_in import drop_in
from flows.refusal import Refusal, UnusableCall
from tasks.drop.files import WHOLE_UP_TO, DropFiles
from tasks.tools import object_store
from validators.model import Reason

CAMPAIGN = load("2026-2027")
TABLES = ["eleves.csv", "familles.csv", "pieces.csv"]


@pytest.fixture
def store(monkeypatch):
    with s3_server.running(monkeypatch) as one:
        yield one


@pytest.fixture
def drop(tmp_path):
    drop = DropBuilder(tmp_path / "depot")
    for number in range(2):
        complete_family(drop, number)
    return drop


@pytest.fixture
def school(tmp_path, monkeypatch):
    with ready(tmp_path, monkeypatch) as one:
        yield one


def ingested(place, var):
    with drop_in(place, CAMPAIGN, Settings(var=var)) as found:
        return found


def test_a_night_on_the_store_ends_as_one_on_a_folder_does(store, drop, school):
    depot = drop.write()
    school.night(depot)
    before = school.csvs()
    night = school.night(store.put(depot, "depot"))
    assert school.csvs() == before
    assert (night.run.pieces_read, night.run.pieces_unchanged) == (0, 6)


def test_each_night_reads_the_tables_and_of_the_files_only_what_is_new_or_another(store, drop, school):
    drop.file("F0/not-listed.pdf")
    place = store.put(drop.write(), "depot")
    store.downloads()
    assert school.night(place).run.pieces_read == 6
    files = [path.removeprefix("depot/") for path in store.downloads()]
    assert files == sorted([*TABLES, *(f"fichiers/{row['fichier']}" for row in drop.pieces)])

    assert school.night(place).run.pieces_read == 0
    assert [path.removeprefix("depot/") for path in store.downloads()] == TABLES

    object_store.write(place / f"fichiers/{drop.pieces[0]['fichier']}", says(Reason.OUT_OF_DATE))
    assert school.night(place).run.pieces_read == 1
    assert len(store.downloads()) == len(TABLES) + 1
    assert school.pieces()[drop.pieces[0]["id_piece"]][0] == "Non conforme"


def test_a_family_checked_anew_has_its_files_brought_again_and_no_other(store, drop, school):
    place = store.put(drop.write(), "depot")
    school.night(place)
    store.downloads()
    assert school.family("F1").run.pieces_read == 3
    assert [path.split("/")[2] for path in store.downloads() if "fichiers" in path] == ["F1"] * 3


def test_nothing_of_the_files_stays_after_a_run_and_what_is_remembered_names_nobody(store, drop, school, tmp_path):
    school.night(store.put(drop.write(), "depot"))
    kept = {path.relative_to(tmp_path / "var").as_posix() for path in (tmp_path / "var").rglob("*") if path.is_file()}
    assert not any(name.startswith("tmp/") for name in kept)
    (memory,) = (tmp_path / "var" / "objects").iterdir()
    assert not any(word in memory.read_text() for word in ("F0", "F1", "pdf", "depot", s3_server.SECRET))
    assert len(json.loads(memory.read_text())) == 6
    assert memory.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("spoilt", ["", "[]", "{", '{"a": 1}', '{"a": []}'])
def test_a_memory_that_is_lost_or_spoilt_has_all_read_again_and_changes_nothing(store, drop, school, tmp_path, spoilt):
    place = store.put(drop.write(), "depot")
    school.night(place)
    (memory,) = (tmp_path / "var" / "objects").iterdir()
    memory.write_text(spoilt)
    store.downloads()
    assert school.night(place).run.pieces_read == 0
    assert len(store.downloads()) == len(TABLES) + 6


EVIL = ["../secret.pdf", "a/../../secret.pdf", "/etc/passwd", "a//b.pdf", "./c.pdf", "dossier/", "x" * 300]
GOOD = ["un nom avec des espaces .pdf", "é/œuvre…🎻.pdf", "100% *?[a]#&+.pdf", "a'b\"c.pdf", "-rf", "…", "CON"]


def test_a_key_is_a_name_and_leads_nowhere(store, tmp_path):
    drop = DropBuilder(tmp_path / "depot")
    for number, name in enumerate([*EVIL, *GOOD]):
        drop.piece(id_piece=f"P{number}", fichier=name)
        object_store.write(StoreAddress("s3", f"{s3_server.BUCKET}/depot/fichiers/{name}"), b"made up")
    place = store.put(drop.write(), "depot")
    found = ingested(place, tmp_path / "var")
    paths = {upload.file_name: upload.path for upload in found.uploads}
    assert {name: path for name, path in paths.items() if path} == {name.strip(): name for name in GOOD}
    assert not any(tmp_path.rglob("secret*"))
    assert {upload.size_bytes for upload in found.uploads if upload.path} == {7}


def test_a_file_and_a_folder_of_one_name_are_only_the_folder(store, tmp_path):
    drop = DropBuilder(tmp_path / "depot").file("a/b.pdf").piece(fichier="a").piece(id_piece="P2", fichier="a/b.pdf")
    place = store.put(drop.write(), "depot")
    object_store.write(place / "fichiers/a", b"made up")
    assert [upload.path for upload in ingested(place, tmp_path / "var").uploads] == [None, "a/b.pdf"]


def test_of_a_huge_file_only_head_and_tail_are_read_and_it_is_the_same_as_on_a_disk(store, tmp_path, monkeypatch):
    huge = tmp_path / "depot" / "fichiers" / "huge.pdf"
    huge.parent.mkdir(parents=True)
    with huge.open("wb") as file:
        file.write(b"%PDF-1.4 head")
        file.seek(WHOLE_UP_TO + 12345)
        file.write(b"tail %%EOF")
    place = store.put(DropBuilder(tmp_path / "depot").piece(fichier="huge.pdf").write(), "depot")
    read, real = [], object_store.read

    def counted(*asked):
        read.append(len(part := real(*asked)))
        return part

    monkeypatch.setattr("tasks.drop.objects.read", counted)
    store.downloads()
    with drop_in(place, CAMPAIGN, Settings(var=tmp_path / "var")) as found:
        (upload,) = found.uploads
        here = found.files / "huge.pdf"
        assert (here.stat().st_size, here.stat().st_blocks * 512 < 8 * 2**20) == (upload.size_bytes, True)
    assert (upload.size_bytes, upload.sha256) == DropFiles.of(huge.parent).fingerprint("huge.pdf")
    assert (read, store.downloads().count("depot/fichiers/huge.pdf")) == ([2**20, 2**20], 2)


def test_a_file_that_goes_between_listing_and_reading_is_tried_anew_and_nobody_is_asked_for_it(
    store, drop, school, monkeypatch
):
    place = store.put(drop.write(), "depot")
    lost = f"fichiers/{drop.pieces[0]['fichier']}"

    def fetch(one, to):
        if one == place / lost:
            object_store.remove([lost], place)
        object_store.fetch(one, to)

    monkeypatch.setattr("tasks.drop.objects.fetch", fetch)
    night = school.night(place)
    assert school.pieces()[drop.pieces[0]["id_piece"]] == ("A vérifier", "lecture_incertaine")
    assert any("ne peut pas être lu" in problem.sentence for problem in night.problems)
    assert {status for status, _ in school.pieces().values()} == {"A vérifier", "Conforme"}


def test_a_store_that_goes_away_while_the_drop_is_read_stops_the_night_before_anything_changes(
    store, drop, school, monkeypatch
):
    place = store.put(drop.write(), "depot")
    school.night(place)
    before = school.csvs()
    complete_family(drop, 2)
    store.put(drop.write(), "depot")

    def listed(place):
        found = object_store.listed(place)
        store.stop()
        return found

    monkeypatch.setattr("tasks.drop.objects.listed", listed)
    with pytest.raises(UnusableCall, match=r"^le dépôt ne peut pas être lu : le stockage d'objets ne répond pas$"):
        school.night(place)
    assert school.csvs() == before
    store.start()


def test_a_store_that_goes_away_while_pieces_are_looked_at_leaves_them_for_the_next_night(
    store, drop, school, monkeypatch
):
    place = store.put(drop.write(), "depot")
    school.night(place)
    monkeypatch.setattr("flows.nightly.rules_version", lambda campaign: "tomorrow")  # every file is to be read again

    def away(*_):
        store.stop()
        raise OSError

    school.trips = away  # with the first piece, whose file is here already
    school.night(place)
    school.trips = None
    assert {status for status, _ in school.pieces().values()} == {"Conforme"}
    assert len(store.downloads()) == len(TABLES) * 2 + 6 + 1
    store.start()
    assert school.night(place).run.pieces_read == 6


def deny(action):
    policy = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Deny", "Principal": "*", "Action": action, "Resource": "arn:aws:s3:::*"}]}  # fmt: skip
    object_store._store("s3").call_s3("put_bucket_policy", Bucket=s3_server.BUCKET, Policy=json.dumps(policy))


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (lambda: deny("s3:*"), "refuse l'accès"),
        (lambda: deny("s3:GetObject"), "refuse l'accès"),
        (lambda: os.environ.pop("AWS_SECRET_ACCESS_KEY"), "aucune clé"),
    ],
    ids=["no right to list", "no right to read", "no key"],
)
def test_a_store_that_refuses_is_one_sentence(store, drop, tmp_path, monkeypatch, deed, said):
    place = store.put(drop.write(), "depot")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    deed()
    object_store._store.cache_clear()
    with pytest.raises(UnusableCall, match=said) as refused:
        ingested(place, tmp_path / "var")
    assert s3_server.SECRET not in refused.value.sentence
    assert "seau" not in refused.value.sentence


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("s3://ailleurs/depot", "ce compartiment n'existe pas"),
        ("s3://seau/ailleurs", "rien ne se trouve"),
        ("inconnu://seau/depot", "n'est pas connu"),
    ],
)
def test_an_address_that_leads_to_no_drop_is_one_sentence(store, drop, tmp_path, address, said):
    store.put(drop.write(), "depot")
    with pytest.raises(UnusableCall, match=said):
        ingested(location(address), tmp_path / "var")


def test_a_disk_that_is_full_when_a_file_is_brought_is_said(store, drop, tmp_path, monkeypatch):
    place = store.put(drop.write(), "depot")
    monkeypatch.setattr("pathlib.Path.rename", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(Refusal, match="le disque est plein") as refused:
        ingested(place, tmp_path / "var")
    assert refused.value.exit_status == 1


def test_a_drop_in_a_folder_loads_nothing_for_stores(tmp_path, drop):
    code = (
        "import sys; from flows.nightly import drop_in, season; from config.settings import Settings; from pathlib import Path\n"
        f"with drop_in(Path({str(drop.write())!r}), season('2026-2027'), Settings()) as found: assert found.uploads\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('fsspec', 's3fs', 'botocore', 'aiohttp')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
