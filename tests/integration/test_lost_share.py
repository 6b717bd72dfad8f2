"""The drop lies on a share that goes away, before the night or in the middle: nobody is asked for what was sent."""

import os
from pathlib import Path

import pytest
from drop_builder import DropBuilder
from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT, bill_pdf
from made_up_night import complete_family, ready

from config.campaign import load
from config.settings import Settings
from flows.refusal import ShrunkDrop, UnusableCall
from tasks.drop.files import DropFiles, FileGone, unchanged
from tasks.examine import Examiner
from tasks.ingest import ingest
from tasks.tools.sandbox import ChildDied
from validators.model import Slot, Status, Upload

CAMPAIGN = load("2026-2027")


@pytest.fixture
def depot(tmp_path):
    drop = DropBuilder(tmp_path / "depot")
    for number in range(8):
        complete_family(drop, number)
    return drop.write()


@pytest.fixture
def school(tmp_path, monkeypatch):
    with ready(tmp_path, monkeypatch) as one:
        yield one


def failing(monkeypatch, name, number, where):
    """The call of that name fails for paths that hold these words, as on a share that is away."""
    real = getattr(os, name)

    def call(path, *rest, **options):
        if where in str(path):
            raise OSError(number, os.strerror(number))
        return real(path, *rest, **options)

    monkeypatch.setattr(os, name, call)


@pytest.mark.parametrize("number", [5, 13, 116], ids=["EIO", "EACCES", "ESTALE"])
def test_files_that_cannot_be_listed_stop_the_night_before_anything_changes(number, school, depot, monkeypatch):
    school.night(depot)
    before = school.csvs()
    with monkeypatch.context() as away:
        failing(away, "scandir", number, "fichiers")
        with pytest.raises(UnusableCall, match="partage"):
            school.night(depot)
    assert school.csvs() == before


def test_an_emptied_folder_of_files_is_an_export_cut_short(school, depot):
    school.night(depot)
    before = school.csvs()
    (depot / "fichiers").rename(depot / "ailleurs")
    (depot / "fichiers").mkdir()
    with pytest.raises(ShrunkDrop, match=r"fichiers/ n'a plus que 0 fichiers contre 24"):
        school.night(depot)
    assert school.csvs() == before
    school.night(depot, accept_shrink=True)
    assert {reasons for _, reasons in school.pieces().values()} == {"fichier_absent"}


def test_what_lies_in_a_folder_that_cannot_be_listed_is_not_called_missing(depot, monkeypatch):
    failing(monkeypatch, "scandir", 5, "fichiers/F3")
    uploads = {upload.id: upload.path for upload in ingest(depot, CAMPAIGN, depot.parent / "tmp").uploads}
    assert len(uploads) == 24
    assert None not in uploads.values()


def test_no_name_leads_out_by_a_folder_that_cannot_be_listed(depot, monkeypatch):
    failing(monkeypatch, "scandir", 5, "fichiers/F3")
    files = DropFiles.of(depot / "fichiers")
    assert files.find("F3/../../pieces.csv").path is None
    assert files.find("F9/a.pdf").path is None


def test_a_file_that_cannot_be_read_is_looked_at_anew_and_nobody_is_asked_for_it(school, depot, monkeypatch):
    with monkeypatch.context() as away:
        away.setattr(DropFiles, "fingerprint", lambda *_: (_ for _ in ()).throw(FileGone(5, "file of the drop")))
        school.trips = lambda upload: (_ for _ in ()).throw(ChildDied("error-FileGone"))
        school.night(depot)
    assert set(school.pieces().values()) == {("A vérifier", "lecture_incertaine")}
    school.trips = None
    assert school.night(depot).run.pieces_read == 24
    assert {status for status, _ in school.pieces().values()} == {"Conforme"}


GONE = {
    "is not there any more": lambda path: path.unlink(),
    "is another now": lambda path: path.write_bytes(b"%PDF-1.4 of somebody else"),
    "has become a link": lambda path: (path.unlink(), path.symlink_to("/etc/hostname")),
    "has become a folder": lambda path: (path.unlink(), path.mkdir()),
    "has become a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
}


@pytest.mark.parametrize("deed", GONE.values(), ids=GONE)
def test_a_file_that(deed, tmp_path):
    """… since the drop was read is no verdict on the family's piece, and the next one is read."""
    files = tmp_path / "fichiers"
    files.mkdir()
    for name in ("a.pdf", "b.pdf"):
        (files / name).write_bytes(bill_pdf())
    size, digest = DropFiles.of(files).fingerprint("a.pdf")

    def upload(name: str) -> Upload:
        return Upload(name, name, "F1", "", "", Slot.PROOF_OF_ADDRESS, name, name, UPLOADED_AT, size, digest)

    deed(files / "a.pdf")
    with Examiner(files, CAMPAIGN, Settings(var=tmp_path / "var", workers=1)) as examiner:
        with pytest.raises(ChildDied, match=r"^error-FileGone$"):
            examiner.examine(upload("a.pdf"), FAMILY, STUDENTS)
        assert examiner.examine(upload("b.pdf"), FAMILY, STUDENTS).verdict.status is Status.COMPLIANT


def test_a_file_that_goes_while_it_is_read_is_gone_whatever_its_reader_made_of_that(tmp_path):
    file: Path = tmp_path / "a.pdf"
    file.write_bytes(bill_pdf())
    _, digest = DropFiles.of(tmp_path).fingerprint("a.pdf")

    def read():
        with unchanged(file, digest):
            file.write_bytes(bill_pdf()[:500])
            raise ValueError("damaged")

    with pytest.raises(FileGone):
        read()
