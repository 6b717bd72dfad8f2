import os

import pytest

from flows.out_folder import expect_room
from flows.refusal import UnusableCall


def test_a_folder_to_come_is_not_made_yet(tmp_path):
    expect_room(tmp_path / "one" / "two")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["a file", "a file/below", "link to nothing"])
def test_what_is_no_folder_is_refused_before_the_night(tmp_path, path):
    (tmp_path / "a file").touch()
    (tmp_path / "link to nothing").symlink_to("nothing")
    with pytest.raises(UnusableCall, match="n'est pas un dossier"):
        expect_room(tmp_path / path)


def test_a_folder_that_cannot_be_written_is_refused_before_the_night(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)  # root may write anywhere
    with pytest.raises(UnusableCall, match="ne peut pas être écrit"):
        expect_room(tmp_path / "out")


def test_a_folder_in_the_place_of_a_report_is_named(tmp_path):
    (tmp_path / "resume.json").mkdir()
    with pytest.raises(UnusableCall, match=r"tient la place de resume\.json"):
        expect_room(tmp_path)


def test_a_file_in_the_place_of_the_drafts_is_named_and_last_night_s_drafts_are_not(tmp_path):
    (tmp_path / "messages").mkdir()
    expect_room(tmp_path)
    (tmp_path / "messages").rmdir()
    (tmp_path / "messages").touch()
    with pytest.raises(UnusableCall, match="un fichier tient la place de messages"):
        expect_room(tmp_path)
