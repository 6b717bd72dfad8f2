"""What families send and are called stays out of Prefect: its tables, its files, logs, artifacts, and the mails.

A drop full of canary words is checked by the deployments, well and badly, and each word is then looked for.
"""

import sqlite3
from contextlib import closing

import pytest
import smtp_server
from drop_builder import DropBuilder
from papers import BILL, text_pdf
from prefect_service import Service

pytestmark = pytest.mark.slow

NAME, FIRST, CHILD = "CANARINO", "Tweetibert", "Serinette"
MAIL, STREET, BORN = "tweetibert.canarino@example.org", "77 impasse des Volieres", "29/02/2012"
FILE = "facture-de-canarino-tweetibert.pdf"
TAX_NUMBER, IBAN, INCOME = "9876543219876", "FR7630006000011234567890189", "48765"
CANARIES = [NAME, FIRST, CHILD, MAIL, STREET, "Volieres", BORN, FILE, TAX_NUMBER, IBAN, INCOME, "2012-02-29"]
SPACED = ["9876 543 219 876", "FR76 3000 6000 0112 3456 7890 189"]
PAPER = [
    *BILL,
    (50, 300, 11, f"{NAME} {FIRST} - {MAIL} - {STREET}"),
    (50, 280, 11, f"Numero fiscal : {SPACED[0]} - Revenu fiscal de reference : {INCOME}"),
    (50, 260, 11, f"IBAN : {SPACED[1]}"),
]


def plant(root):
    """Two families that bear the names; a file that can be read, one that cannot, one that lacks, a row without sense."""
    drop = DropBuilder(root / "depot")
    for number in (1, 2):
        family, student = f"F{number}", f"E{number}"
        drop.family(id_famille=family, nom=NAME, prenom=FIRST, adresse=STREET, email=MAIL)
        drop.student(id_eleve=student, id_famille=family, nom=NAME, prenom=CHILD, date_naissance=BORN)
    for rank, (label, name, content) in enumerate(
        [
            ("Justificatif de domicile", FILE, text_pdf(PAPER)),
            ("Avis d'imposition 2026 sur les revenus 2025", f"avis {NAME}.pdf", text_pdf(PAPER[-3:])),
            ("RIB (prélèvement automatique)", f"{IBAN}.pdf", text_pdf(PAPER[-3:])),
            ("Justificatif de domicile", f"{NAME} é <img src=x>.jpg", b"%PDF-1.4 " + NAME.encode()),
            (f"Pièce de {NAME}", f"{FIRST}.pdf", b""),
        ]
    ):
        drop.piece(id_piece=f"P{rank}", document=label, fichier=name).file(name, content)
    drop.piece(id_piece="P8", document="Justificatif de domicile", fichier=f"{FIRST}-absent.pdf")
    drop.piece(id_piece="P9", id_famille=NAME, fichier=FILE, date="31/02/2026")
    drop.write()


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """All that is left behind, by place: after a night, a rerun, an unknown family and a drop without its header."""
    root = tmp_path_factory.mktemp("canaries")
    plant(root)
    with smtp_server.listening() as mails:
        mail = {
            "DOSSIERS_SMTP_HOST": "127.0.0.1",
            "DOSSIERS_SMTP_PORT": str(mails.port),
            "DOSSIERS_SMTP_TLS": "none",
            "DOSSIERS_SMTP_TO": "pole@example.org",
        }
        with Service(root, **mail, PREFECT_LOGGING_LEVEL="DEBUG") as service:
            ends = [service.ended(service.run("nightly/nightly"))]
            ends.append(service.ended(service.run("family/family", family_id="F1")))
            header = root / "depot" / "eleves.csv"
            header.write_text(f"{NAME};{MAIL}\n{FIRST};{IBAN}\n", "utf-8")
            ends.append(service.ended(service.run("family/family", family_id="F2")))
            assert [end["state_type"] for end in ends] == ["COMPLETED", "COMPLETED", "FAILED"]
        places = {path.name: path.read_bytes() for path in root.glob("*.log")}
        places |= {f"mail {number}": raw for number, raw in enumerate(mails.raw)}
    for folder in ("prefect", "log", "tmp"):
        files = [path for path in (root / "var" / folder).rglob("*") if path.is_file()]
        places |= {str(path.relative_to(root)): path.read_bytes() for path in files}
    return {"root": root, "places": places, "tables": tables(root / "var" / "prefect" / "prefect.db")}


def tables(file):
    """Each table of Prefect's database as one text."""
    with closing(sqlite3.connect(file)) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: repr(database.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names}


def found(text):
    return [word for word in (*CANARIES, *SPACED) if word.casefold() in text.casefold()]


def test_no_canary_is_in_any_table_of_prefects_database(told):
    assert {"artifact", "events", "flow_run", "flow_run_state", "log", "task_run"} <= set(told["tables"])
    assert "family_id" in told["tables"]["flow_run"]
    assert "par_motif" in told["tables"]["artifact"]
    assert {name: found(text) for name, text in told["tables"].items() if found(text)} == {}


def test_no_canary_is_in_a_log_a_mail_a_temporary_file_or_prefects_own(told):
    names = set(told["places"])
    assert {"server.log", "worker.log", "mail 0", "var/log/dossiers.log", "var/prefect/prefect.db"} <= names
    left = {name: found(data.decode("utf-8", "replace")) for name, data in told["places"].items()}
    assert {name: words for name, words in left.items() if words} == {}


def test_the_canaries_did_sing(told):
    """Where they may be, they are: the papers were read, and the report shows whose they are."""
    report = (told["root"] / "out" / "exceptions.html").read_text("utf-8")
    assert NAME in report
    assert "facture-de-" in report
    rows = (told["root"] / "out" / "etats_pieces.csv").read_text("utf-8-sig")
    assert ";12/05/2026;" in rows  # the date of the bill
    assert "contenu_different" in rows
