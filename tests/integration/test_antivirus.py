"""clamd is asked before a file is read; with a hit the file is left to a person, without an answer the night goes on."""

import hashlib
import io
import os
import socket

import clamd_real
import clamd_server
import pytest
from hostile.bill import FAMILY, STUDENTS, UPLOADED_AT, bill_pdf

from config.campaign import load
from config.settings import Settings
from tasks.antivirus import Antivirus
from tasks.examine import Examiner
from tasks.tools import clamd
from tasks.tools.clamd import NoAntivirus, is_infected
from validators.model import Reason, Slot, Status, Upload

INFECTED = bill_pdf() + b"%" + clamd_server.SIGNATURE


@pytest.fixture
def examine(tmp_path):
    """The verdicts on files, with that antivirus; and what the report must say of the night."""
    files = tmp_path / "fichiers"
    files.mkdir()

    def run(address, *contents):
        verdicts = []
        with Examiner(files, load("2026-2027"), Settings(var=tmp_path / "var", workers=1, clamd=address)) as examiner:
            for data in contents:
                (files / "a.pdf").write_bytes(data)
                digest = hashlib.sha256(data).hexdigest()
                slot = Slot.PROOF_OF_ADDRESS
                upload = Upload("1", "1", "F1", "", "", slot, "a.pdf", "a.pdf", UPLOADED_AT, len(data), digest)
                verdicts.append(examiner.examine(upload, FAMILY, STUDENTS).verdict)
            return verdicts, examiner.trouble()

    return run


def test_a_file_with_a_hit_is_not_read_and_the_next_one_is(examine):
    with clamd_server.running() as clamd:
        (bad, good), trouble = examine(clamd.address, INFECTED, bill_pdf())
        assert clamd.seen == [INFECTED, bill_pdf()]
    assert (bad.status, bad.reasons, bad.stage) == (Status.TO_CHECK, (Reason.UNCERTAIN_READING,), "file")
    assert [finding.detail for finding in bad.findings if finding.reason] == ["infected"]
    assert (good.status, trouble) == (Status.COMPLIANT, ())


@pytest.mark.parametrize("manner", ["hang up", "too large", "babble"])
def test_one_that_gives_no_verdict_lets_the_files_be_read_and_the_report_say_so(examine, manner):
    with clamd_server.running(manner) as clamd:
        verdicts, (sentence,) = examine(clamd.address, *[bill_pdf()] * 2)
    assert [verdict.status for verdict in verdicts] == [Status.COMPLIANT] * 2
    assert "2 fichier(s)" in sentence


@pytest.mark.parametrize("manner", ["say nothing", "a letter at a time"])
def test_one_that_hangs_is_left_at_its_deadline(manner, monkeypatch):
    monkeypatch.setattr(clamd, "_TIMEOUT_SECONDS", 0.3)
    with clamd_server.running(manner) as silent, pytest.raises(NoAntivirus):
        is_infected(io.BytesIO(b"any"), silent.address)


def test_files_that_are_gone_do_not_count_against_it(tmp_path):
    (tmp_path / "bad.pdf").write_bytes(INFECTED)
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "link.pdf").symlink_to("bad.pdf")
    with clamd_server.running() as one:
        antivirus = Antivirus(one.address)
        names = ("gone.pdf", "pipe.pdf", "link.pdf", "gone.pdf", "bad.pdf")
        assert [antivirus.condemns(tmp_path / name) for name in names] == [False] * 4 + [True]
        assert antivirus.trouble() == ""


def test_one_that_is_down_is_asked_three_times_a_night(examine, monkeypatch):
    calls = []
    real = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda *asked: (calls.append(1), real(*asked))[1])
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"127.0.0.1:{closed.getsockname()[1]}"
    verdicts, (sentence,) = examine(address, *[bill_pdf()] * 5)
    assert len(calls) == 3
    assert {verdict.status for verdict in verdicts} == {Status.COMPLIANT}
    assert "5 fichier(s)" in sentence


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "nonsense", "127.0.0.1:none"])
def test_an_address_that_leads_nowhere_is_like_one_that_is_down(examine, address):
    (verdict,), (sentence,) = examine(address, bill_pdf())
    assert verdict.status is Status.COMPLIANT
    assert "antivirus" in sentence


def test_without_one_nothing_is_asked_or_said(examine):
    (verdict,), trouble = examine("", INFECTED)
    assert (verdict.status, trouble) == (Status.COMPLIANT, ())


@pytest.fixture
def real_clamd(tmp_path):
    """Starts the real program: its address and its process."""
    if clamd_real.PROGRAM is None:
        pytest.skip("no clamd here (Debian package clamav-daemon)")
    return lambda **options: clamd_real.running(tmp_path / "clamav", **options)


def test_the_real_clamd_finds_the_test_virus_and_a_signature_in_a_pdf(examine, real_clamd):
    with real_clamd() as (address, _):
        (eicar, infected, sound), trouble = examine(address, clamd_real.EICAR, INFECTED, bill_pdf())
    for verdict in (eicar, infected):
        assert verdict.status is not Status.COMPLIANT
        assert "infected" in [finding.detail for finding in verdict.findings]
    assert (sound.status, trouble) == (Status.COMPLIANT, ())


def test_a_file_that_the_real_clamd_finds_too_large_is_read_and_said(examine, real_clamd):
    with real_clamd(largest=1000) as (address, _):
        (verdict,), (sentence,) = examine(address, bill_pdf())
    assert verdict.status is Status.COMPLIANT
    assert "1 fichier(s)" in sentence


def test_the_real_clamd_killed_in_the_middle_is_one_that_is_down(tmp_path, real_clamd):
    file = tmp_path / "a.pdf"
    file.write_bytes(clamd_real.EICAR)
    with real_clamd() as (address, daemon):
        assert Antivirus(address).condemns(file)
        daemon.kill()
        daemon.wait()
        with pytest.raises(NoAntivirus):
            is_infected(io.BytesIO(clamd_real.EICAR), address)
