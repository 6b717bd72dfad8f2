"""The morning's mail of whole nights, as a server on loopback receives it."""

import json
import os
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from drop_builder import DropBuilder
from made_up_night import PROOF, complete_family, piece, ready, says
from smtp_server import PASSWORD, free_port, listening

from flows.cli import run
from tasks.report.write import write_reports
from validators.model import Reason

CANARIES = ("Zyxcanari", "Colibri", "canari.pdf", "canari@example.org", "14 rue du Canari")


@pytest.fixture
def school(tmp_path, monkeypatch):
    with ready(tmp_path, monkeypatch) as one:
        monkeypatch.setattr("flows.stages.write_reports", write_reports)
        monkeypatch.setenv("DOSSIERS_VAR", str(tmp_path / "var"))
        yield one


@pytest.fixture
def drop(tmp_path):
    """A family of canaries whose proof of address is doubtful, and one that is complete."""
    made = complete_family(complete_family(DropBuilder(tmp_path / "depot"), 1), 2)
    made.families[0].update(nom=CANARIES[0], prenom=CANARIES[1], email=CANARIES[3], adresse=CANARIES[4])
    made.students[0].update(nom=CANARIES[0], prenom=CANARIES[1])
    made.pieces.pop(1)
    piece(made, "P7", "F1", PROOF, says(Reason.HOLDER_MISMATCH))
    return made


@pytest.fixture
def server(monkeypatch):
    with listening() as one:
        mail_to(monkeypatch, one.port)
        yield one


def mail_to(monkeypatch, port, **others):
    given = {"HOST": "127.0.0.1", "PORT": port, "TLS": "none", "TO": "pole@example.org", "TIMEOUT_SECONDS": 5, **others}
    for name, value in given.items():
        monkeypatch.setenv(f"DOSSIERS_SMTP_{name}", str(value))


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").replace("\r\n", "\n")


def noted(school):
    return json.loads((school.out / "resume.json").read_text("utf-8"))["courriel"]


def nightly(school, depot):
    return run(("nightly", str(depot), "--out", str(school.out)))


def today():
    return datetime.now(ZoneInfo("Europe/Paris")).strftime("%d/%m/%Y")


def test_a_night_that_is_done_sends_its_counts_and_where_the_report_is(school, drop, server):
    school.night(drop.write())
    school.night(drop.root)
    first, second = server.got
    assert first["Subject"] == f"Contrôle des pièces du {today()} : 1 à traiter (1 nouvelle)"
    assert second["Subject"] == f"Contrôle des pièces du {today()} : 1 à traiter"
    text = plain(first.get_content())
    assert "À traiter par le Pôle scolarité : 1 pièce, dont 1 nouvelle." in text
    assert "Dossiers complets : 1 sur 2." in text
    assert f"Rapport : {school.out / 'exceptions.html'}\n" in text
    assert noted(school) == {"etat": "envoye"}


def test_no_mail_names_anybody_or_carries_a_file(school, drop, server):
    drop.file("F1/canari.pdf", says())
    drop.pieces[-1]["fichier"] = "F1/canari.pdf"
    school.night(drop.write())
    nightly(school, school.root / "nothing")
    assert len(server.raw) == 2
    for raw, got in zip(server.raw, server.got, strict=True):
        assert not any(word in raw.decode() + got.get_content() for word in CANARIES)
        assert not got.is_multipart()


def test_an_export_that_is_not_tonight_s_is_said(school, drop, server):
    written = time.time() - 30 * 3600
    os.utime(drop.write() / "pieces.csv", (written, written))
    school.night(drop.root)
    assert server.got[0]["Subject"].endswith(" : 1 à traiter (1 nouvelle), dépôt non renouvelé")
    assert "Le dépôt n'a pas été renouvelé" in plain(server.got[0].get_content())


def test_an_export_that_is_older_than_the_last_one_is_said(school, drop, server, monkeypatch):
    monkeypatch.setenv("DOSSIERS_DROP_MAX_AGE_HOURS", "1000")
    school.night(drop.write())
    written = time.time() - 48 * 3600
    os.utime(drop.root / "pieces.csv", (written, written))
    school.night(drop.root)
    assert "plus ancien que celui du contrôle précédent" in plain(server.got[1].get_content())


def test_a_night_that_fails_says_why_with_its_exit_status(school, drop, server, capsys):
    assert nightly(school, school.root / "nothing") == 2
    school.night(drop.write())
    for rows in (drop.families, drop.students, drop.pieces):
        rows[:] = [row for row in rows if row["id_famille"] != "F1"]
    assert nightly(school, drop.write()) == 4
    assert run(("nightly", "depot")) == 2
    missing, _, shrunk, mistyped = server.got
    assert missing["Subject"] == f"Contrôle des pièces du {today()} : échec"
    assert "(code 2) : Le dossier du dépôt n'existe pas" in plain(missing.get_content())
    assert "(code 4) : Le fichier familles.csv n'a plus que 1 lignes" in plain(shrunk.get_content())
    assert "(code 2) : Il manque : --out" in plain(mistyped.get_content())
    assert noted(school) == {"etat": "envoye"}


def test_a_crash_sends_the_kind_of_the_error_and_no_more(school, drop, server, monkeypatch):
    def crash(*_, **__):
        raise RuntimeError(CANARIES[0])

    monkeypatch.setattr("flows.nightly.conclude", crash)
    assert nightly(school, drop.write()) == 1
    assert "erreur imprévue : RuntimeError" in plain(server.got[0].get_content()).replace("Erreur", "erreur")
    assert CANARIES[0] not in server.got[0].get_content()


def test_other_commands_send_nothing(school, drop, server):
    school.night(drop.write())
    assert run(("family", "F2")) == 0
    assert run(("family", "F404")) == 2
    assert len(server.got) == 1


@pytest.mark.parametrize(
    ("others", "cause"),
    [
        ({}, "le serveur refuse la connexion"),
        ({"USER": "robot", "PASSWORD": PASSWORD}, "un mot de passe ne part pas sans chiffrement : DOSSIERS_SMTP_TLS"),
        ({"PORT": "vingt-cinq"}, "réglage non valable : DOSSIERS_SMTP_PORT"),
        ({"FROM": "moi\nBcc: toi@example.org"}, "réglage non valable : DOSSIERS_SMTP_FROM"),
        ({"TO": ""}, "réglage non valable : DOSSIERS_SMTP_TO"),
    ],
)
def test_a_mail_that_cannot_be_sent_changes_nothing_but_is_said(school, drop, monkeypatch, capsys, others, cause):
    mail_to(monkeypatch, free_port(), **others)
    assert nightly(school, drop.write()) == 0
    assert noted(school) == {"etat": "non_envoye", "cause": cause}
    log = next((school.root / "var" / "log").iterdir()).read_text("utf-8")
    said = capsys.readouterr().err
    assert f"dossiers : le courriel n'a pas été envoyé ({cause})\n" == said
    assert f"mail not sent: {cause}" in log
    assert PASSWORD not in log + said + (school.out / "resume.json").read_text("utf-8")


def test_a_failed_night_keeps_its_status_when_its_mail_cannot_be_sent(school, monkeypatch, capsys):
    mail_to(monkeypatch, free_port())
    assert nightly(school, school.root / "nothing") == 2
    assert capsys.readouterr().err.count("\n") == 2
    assert not school.out.exists()


def test_without_a_server_no_mail_is_sent_and_resume_json_says_so(school, drop, capsys):
    assert nightly(school, drop.write()) == 0
    assert noted(school) == {"etat": "non_configure"}
    assert capsys.readouterr().err == ""


def test_a_mail_that_is_not_taken_at_once_is_tried_once_more(school, drop, server, monkeypatch):
    server.refuses, waits = "451 plus tard", []

    def wait(seconds):
        waits.append(seconds)
        server.refuses = ""

    monkeypatch.setattr("flows.mail.sleep", wait)
    monkeypatch.setenv("DOSSIERS_SMTP_RETRY_SECONDS", "300")
    nightly(school, drop.write())
    assert (waits, len(server.got)) == ([300], 1)
    assert noted(school) == {"etat": "envoye"}
