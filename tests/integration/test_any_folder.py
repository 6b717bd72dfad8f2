"""Whoever has a folder of odd files can see what would become of them."""

import sys

from hostile import any_folder
from hostile.bill import bill_pdf


def test_each_file_of_a_folder_is_sent_in_each_slot_and_what_passes_is_told(tmp_path, monkeypatch, capsys):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "bill.PDF").write_bytes(bill_pdf())
    (tmp_path / "notes.txt").write_text("Rien")
    (tmp_path / "empty.png").touch()
    monkeypatch.setattr(sys, "argv", ["any_folder", str(tmp_path)])
    assert any_folder.main() == 0
    told = capsys.readouterr().out
    assert "Conforme: justificatif_domicile: deep/bill.PDF\n" in told
    assert told.count("Conforme:") == 1
    assert "3 files in 5 slots: 15 verdicts, 0 broken" in told


def test_a_crash_is_told_by_its_class_alone(tmp_path, monkeypatch, capsys):
    (tmp_path / "empty.png").touch()
    monkeypatch.setattr(sys, "argv", ["any_folder", str(tmp_path)])

    def crash(*_):
        raise RuntimeError("a family's name")

    monkeypatch.setattr(any_folder.Examiner, "examine", crash)
    assert any_folder.main() == 1
    told = capsys.readouterr().out
    assert "BROKEN: photo_identite: empty.png: RuntimeError\n" in told
    assert "family" not in told
