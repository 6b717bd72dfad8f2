import stat
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from made_up_snapshot import morning, nothing_to_do

from config.campaign import load
from tasks.report.case_view import CaseView
from tasks.report.drafts import FOLDER
from tasks.report.worklist import worklist
from tasks.report.write import write_reports

CAMPAIGN = load("2026-2027")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_reports(morning(), tmp_path / "out", CAMPAIGN)
    return tmp_path / "out"


def opened(path: Path):
    return message_from_bytes(path.read_bytes(), policy=default)


def with_first_family(**values):
    """The morning with another address of the family F001."""
    whole = morning()
    home = replace(whole.families["F001"], **values)
    return replace(whole, families={**whole.families, "F001": home})


def test_each_family_that_something_is_asked_of_has_its_draft_for_its_owner_alone(out):
    drafts = sorted(out.joinpath(FOLDER).iterdir())
    assert [path.name for path in drafts] == [f"F{number}.eml" for number in ("001", "002", "003", "004", "005", "999")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in drafts} == {0o600}
    assert stat.S_IMODE(out.joinpath(FOLDER).stat().st_mode) == 0o700


def test_a_mail_client_reads_the_message_of_the_page_whole(out):
    mail = opened(out / FOLDER / "F001.eml")
    (case,) = (case for case in worklist(morning(), CAMPAIGN).cases if case.family_id == "F001")
    assert (mail["X-Unsent"], mail["To"]) == ("1", "famille1@example.org")
    assert mail["Subject"] == "Réinscription 2026-2027\u00a0: documents à compléter"
    assert (mail.get_content_type(), mail.get_content_charset()) == ("text/plain", "utf-8")
    assert mail.get_content().replace("\r\n", "\n").strip() == CaseView(case, 1, CAMPAIGN).message
    assert mail["From"] is None


def test_an_address_that_is_more_than_one_is_left_for_a_person_to_write(tmp_path):
    write_reports(with_first_family(email="a@example.org\nBcc: b@example.org"), tmp_path, CAMPAIGN)
    mail = opened(tmp_path / FOLDER / "F001.eml")
    assert mail["To"] is None
    assert mail["Bcc"] is None


def test_the_next_run_leaves_no_draft_of_the_one_before(out):
    write_reports(nothing_to_do(), out, CAMPAIGN)
    assert list(out.joinpath(FOLDER).iterdir()) == []


@pytest.mark.parametrize("odd", ["../../etc/F1", "F 1", "é" * 90, "", "F" * 300])
def test_an_odd_id_names_no_file_outside_the_folder(tmp_path, odd):
    whole = morning()
    moved = [replace(row, upload=replace(row.upload, family_id=odd)) for row in whole.pieces]
    write_reports(replace(whole, pieces=tuple(moved), families={}, dossiers=()), tmp_path / "out", CAMPAIGN)
    assert [path.name for path in (tmp_path / "out" / FOLDER).iterdir()] == ["cas.1.eml"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
