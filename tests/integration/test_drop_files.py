import errno
import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from tasks.drop.files import WHOLE_UP_TO, DropFiles, FileGone


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "fichiers"
    (folder / "F1").mkdir(parents=True)
    (folder / "F1" / "avis.pdf").write_bytes(b"avis")
    (folder / "rib.PDF").write_bytes(b"rib")
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    return folder


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("F1/avis.pdf", "F1/avis.pdf"),
        ("F1\\avis.pdf", "F1/avis.pdf"),
        ("./F1/avis.pdf", "F1/avis.pdf"),
        ("f1/AVIS.pdf", "F1/avis.pdf"),
        ("rib.pdf", "rib.PDF"),
        (" rib.PDF ", "rib.PDF"),
    ],
)
def test_a_file_is_found_by_the_ways_its_path_is_written(root: Path, name: str, path: str) -> None:
    assert DropFiles.of(root).find(name).path == path


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "/",
        "F1",
        "F1/",
        "../secret.pdf",
        "F1/../../secret.pdf",
        "F1/../rib.PDF",
        "..\\secret.pdf",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "avis.pdf",
        "a\0b",
        "x" * 5000,
        "a/" * 3000,
        "\udce9",
        "autre.pdf",
    ],
)
def test_no_other_name_leads_anywhere(root: Path, name: str) -> None:
    assert DropFiles.of(root).find(name).path is None


@pytest.mark.parametrize(("on_disk", "typed"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_accents_may_be_written_apart_on_either_side(root: Path, on_disk: str, typed: str) -> None:
    (root / unicodedata.normalize(on_disk, "reçu à payer.pdf")).write_bytes(b"x")
    found = DropFiles.of(root).find(unicodedata.normalize(typed, "reçu à payer.pdf"))
    assert found.path == unicodedata.normalize(on_disk, "reçu à payer.pdf")


def test_an_exact_name_outranks_its_likes_and_without_one_they_are_ambiguous(root: Path) -> None:
    (root / "Rib.pdf").write_bytes(b"other")
    files = DropFiles.of(root)
    assert files.find("rib.PDF").path == "rib.PDF"
    assert files.find("RIB.pdf").path is None
    assert files.find("RIB.pdf").trouble.startswith("2 fichiers")


def test_a_trailing_space_on_disk_is_part_of_the_name(root: Path) -> None:
    (root / "rib.PDF ").write_bytes(b"x")
    assert DropFiles.of(root).find("rib.PDF ").path == "rib.PDF "


def test_links_pipes_and_folders_are_no_files_and_said_to_be_there(root: Path) -> None:
    (root / "link.pdf").symlink_to(root.parent / "secret.pdf")
    (root / "inside.pdf").symlink_to(root / "rib.PDF")
    (root / "linked").symlink_to(root.parent, target_is_directory=True)
    os.mkfifo(root / "pipe.pdf")
    files = DropFiles.of(root)
    for name in ("link.pdf", "inside.pdf", "pipe.pdf", "F1"):
        assert files.find(name).path is None
        assert files.find(name).trouble
    assert files.find("linked/secret.pdf").path is None


def test_a_name_on_disk_that_is_no_text_stops_nothing(root: Path) -> None:
    (Path(os.fsdecode(os.fsencode(root) + b"/re\xe7u.pdf"))).write_bytes(b"x")
    assert DropFiles.of(root).find("reçu.pdf").path is None
    assert DropFiles.of(root).find("rib.PDF").path == "rib.PDF"


def test_a_folder_that_is_not_there_holds_no_files(tmp_path: Path) -> None:
    assert DropFiles.of(tmp_path / "none").find("a.pdf").path is None


def test_a_fingerprint_is_size_and_sha256(root: Path) -> None:
    files = DropFiles.of(root)
    assert files.fingerprint("F1/avis.pdf") == (4, hashlib.sha256(b"avis").hexdigest())


def test_a_file_that_has_gone_or_has_become_something_else_is_gone(root: Path) -> None:
    files = DropFiles.of(root)
    (root / "rib.PDF").unlink()
    with pytest.raises(FileGone):
        files.fingerprint("rib.PDF")
    os.mkfifo(root / "rib.PDF")
    with pytest.raises(FileGone):
        files.fingerprint("rib.PDF")
    (root / "rib.PDF").unlink()
    (root / "rib.PDF").symlink_to(root.parent / "secret.pdf")
    with pytest.raises(FileGone):
        files.fingerprint("rib.PDF")


def test_a_file_on_a_disk_that_does_not_answer_is_gone() -> None:
    with pytest.raises(FileGone) as gone:  # a regular file whose reading ends in EIO
        DropFiles(Path("/proc/self")).fingerprint("mem")
    assert gone.value.errno == errno.EIO


def test_a_folder_that_has_become_a_link_is_not_followed(root: Path) -> None:
    files = DropFiles.of(root)
    (root / "F1").rename(root.parent / "elsewhere")
    (root / "F1").symlink_to(root.parent / "elsewhere", target_is_directory=True)
    with pytest.raises(FileGone):
        files.fingerprint("F1/avis.pdf")


def test_a_huge_file_is_hashed_at_its_ends_and_each_end_counts(root: Path) -> None:
    path = root / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)
    files = DropFiles.of(root)
    size, first = files.fingerprint("huge.pdf")
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"x")
    assert size == 5 * 1024**3 > WHOLE_UP_TO
    assert files.fingerprint("huge.pdf")[1] != first


def open_descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_no_descriptor_is_left_open(root: Path) -> None:
    files = DropFiles.of(root)
    before = open_descriptors()
    for path in ("F1/avis.pdf", "F1/none.pdf", "none/none.pdf", "F1"):
        try:
            files.fingerprint(path)
        except FileGone:
            continue
    assert open_descriptors() == before
