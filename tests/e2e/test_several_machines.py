"""A night on the workers of a real Dask scheduler: the same result, whoever dies, and no name in what is asked."""

import json
import re
import signal
import socket
import time
from pathlib import Path

import pytest
import s3_server
from dask_cluster import Cluster, descendants, night, overheard
from distributed import Client
from drop_builder import DropBuilder
from hostile.pdf_bombs import doubly_compressed_stream, endless_drawing
from papers import BILL, text_pdf

from config.campaign import FOLDER
from flows.dask_crew import is_elsewhere
from tasks.tools.sandbox import confinement

pytestmark = pytest.mark.slow

PROOF = "Justificatif de domicile"
CANARIES = ("Quenouille", "Zéphyrine", "quenouille@example.org", "facture-de-zephyrine", "rue des Lilas")
DEADLINE = {"DOSSIERS_PIECE_DEADLINE_SECONDS": "4"}


def made(depot: Path, *contents: bytes) -> Path:
    """A drop in which each family has sent one proof of address."""
    drop = DropBuilder(depot)
    for number, content in enumerate(contents):
        family, path = f"F{number}", f"{number}-facture-de-zephyrine.pdf"
        drop.family(id_famille=family, nom="Quenouille", email="quenouille@example.org", adresse="12 rue des Lilas")
        drop.student(id_eleve=f"E{number}", id_famille=family, nom="Quenouille", prenom="Zéphyrine")
        drop.piece(id_piece=f"P{number}", id_famille=family, document=PROOF, fichier=path).file(path, content)
    return drop.write()


def bills(number: int) -> list[bytes]:
    return [text_pdf([*BILL, (50, 100, 8, f"page {rank}")]) for rank in range(number)]


def results(root: Path) -> tuple[bytes, bytes, dict[str, object]]:
    """The two CSVs, and the summary without its moments and durations, and without saying whose trouble it was."""
    out = root / "out"
    summary = json.loads((out / "resume.json").read_text("utf-8"))
    moments = ("debut", "fin", "secondes")
    pieces = {name: value for name, value in summary.pop("pieces").items() if name != "secondes_par_etape"}
    kept = {name: value for name, value in summary.items() if name not in moments}
    kept["anomalies"] = [re.sub(r"^Lecteur \S+ : ", "", said) for said in summary["anomalies"]]
    return (out / "etats_pieces.csv").read_bytes(), (out / "etats_dossiers.csv").read_bytes(), {**kept, **pieces}


def ended(process) -> tuple[int, str]:
    _, err = process.communicate(timeout=300)
    assert "Traceback" not in err
    return process.returncode, err


def files(root: Path) -> list[str]:
    return [path.name for path in root.rglob("*") if path.is_file()]


@pytest.fixture
def cluster(tmp_path):
    one = Cluster(tmp_path / "cluster")
    yield one
    one.close()


def until_reading(worker) -> None:
    """Until it has a child that has a child of its own: a zygote with a file open."""
    end = time.monotonic() + 120
    while not any(descendants(child) for child in descendants(worker.pid)):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_two_workers_give_the_same_result_as_one_process_and_no_name_is_in_what_is_asked_or_logged(cluster, tmp_path):
    depot = made(tmp_path / "depot", *bills(5), doubly_compressed_stream(), b"%PDF-1.4 cut short")
    for _ in range(2):
        cluster.worker(**DEADLINE)
    with overheard(cluster.address) as (address, heard):
        assert ended(night(tmp_path / "dask", depot, address)) == (0, "")
    assert ended(night(tmp_path / "threads", depot, **DEADLINE)) == (0, "")
    assert results(tmp_path / "dask") == results(tmp_path / "threads")
    assert b"check_family" in heard
    for told in (bytes(heard), cluster.logs()):
        assert [canary for canary in CANARIES if canary.encode() in told] == []


def test_workers_bring_the_files_of_a_drop_in_an_object_store_themselves(cluster, tmp_path, monkeypatch):
    depot = made(tmp_path / "depot", *bills(3))
    with s3_server.running(monkeypatch) as store:
        for _ in range(2):
            cluster.worker(**DEADLINE)
        assert ended(night(tmp_path / "dask", store.put(depot, "depot"), cluster.address)) == (0, "")
    assert s3_server.SECRET.encode() not in cluster.logs()
    assert ended(night(tmp_path / "threads", depot, **DEADLINE)) == (0, "")
    assert results(tmp_path / "dask")[:2] == results(tmp_path / "threads")[:2]


def test_a_worker_keeps_every_wall_of_the_sandbox(cluster):
    cluster.worker()
    with Client(cluster.address, set_as_default=False) as client:
        assert client.submit(confinement, pure=False).result(timeout=120) == confinement()


def test_a_worker_that_is_killed_while_it_reads_loses_nothing_and_leaves_nobody(cluster, tmp_path):
    depot = made(tmp_path / "depot", *(endless_drawing() + b"%%%d" % rank for rank in range(3)), *bills(3))
    first, _ = cluster.worker(**DEADLINE), cluster.worker(**DEADLINE)
    running = night(tmp_path / "dask", depot, cluster.address)
    until_reading(first)
    left_behind = descendants(first.pid)
    first.send_signal(signal.SIGKILL)
    assert ended(running) == (0, "")
    assert [pid for pid in left_behind if Path(f"/proc/{pid}").exists()] == []
    assert ended(night(tmp_path / "threads", depot, **DEADLINE)) == (0, "")
    assert results(tmp_path / "dask")[:2] == results(tmp_path / "threads")[:2]


def test_without_any_worker_left_the_run_ends_in_a_sentence(cluster, tmp_path):
    depot = made(tmp_path / "depot", *bills(1), *(endless_drawing() + b"%%%d" % rank for rank in range(9)))
    workers = [cluster.worker(**DEADLINE) for _ in range(2)]
    running = night(tmp_path / "dask", depot, cluster.address, DOSSIERS_DASK_WAIT_SECONDS="3")
    for line in running.stdout:
        if line.startswith("Pièces : 1"):
            break
    for worker in workers:
        worker.send_signal(signal.SIGKILL)
    assert ended(running) == (0, "")
    pieces, _, summary = results(tmp_path / "dask")
    assert summary["resultat"] == "partiel"
    assert any("plus aucun lecteur Dask ne répond" in said for said in summary["anomalies"])
    assert pieces.count("A vérifier".encode()) >= 7


def test_without_its_scheduler_the_run_ends_in_a_sentence(cluster, tmp_path):
    depot = made(tmp_path / "depot", *(endless_drawing() + b"%%%d" % rank for rank in range(4)))
    worker = cluster.worker(**DEADLINE)
    running = night(tmp_path / "dask", depot, cluster.address, DOSSIERS_DASK_WAIT_SECONDS="3")
    until_reading(worker)
    cluster.scheduler.send_signal(signal.SIGKILL)
    status, err = ended(running)
    assert (status, err.count("\n")) in ((0, 0), (1, 1)), err
    assert "Dask" in err + str(results(tmp_path / "dask")[2]["anomalies"] if status == 0 else "")


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("tcp://127.0.0.1:{port}", 1, "L'ordonnanceur Dask ne répond pas"),
        ("127.0.0.1:8786", 2, "Réglage non valable : DOSSIERS_DASK_SCHEDULER"),
        ("", 2, "DOSSIERS_TASK_RUNNER=dask demande aussi l'adresse"),
    ],
)
def test_without_a_scheduler_one_line_says_so_and_nothing_is_written(tmp_path, address, status, sentence):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    asked = {"DOSSIERS_TASK_RUNNER": "dask", "DOSSIERS_DASK_SCHEDULER": address.format(port=port)}
    told = ended(night(tmp_path / "night", made(tmp_path / "depot", *bills(1)), **asked))
    assert (told[0], told[1].count("\n")) == (status, 1)
    assert sentence in told[1]
    assert files(tmp_path / "night") == ["prefect.db"]


def test_a_scheduler_without_workers_is_told_and_nothing_is_written(cluster, tmp_path):
    depot = made(tmp_path / "depot", *bills(1))
    told = ended(night(tmp_path / "night", depot, cluster.address, DOSSIERS_DASK_WAIT_SECONDS="2"))
    assert (told[0], told[1].count("\n")) == (1, 1)
    assert "ucun lecteur Dask" in told[1]
    assert files(tmp_path / "night") == ["prefect.db"]


def test_a_worker_that_cannot_reach_prefect_is_told_in_one_line(cluster, tmp_path):
    cluster.worker(HTTP_PROXY="http://127.0.0.1:9")
    status, err = ended(night(tmp_path / "night", made(tmp_path / "depot", *bills(2)), cluster.address))
    assert (status, err.count("\n")) == (1, 1)
    assert "Un lecteur Dask n'atteint pas le serveur de Prefect" in err


def test_workers_elsewhere_need_a_server_that_they_reach():
    addresses = ("tcp://127.0.0.1:41", "tls://[::1]:41", "tcp://10.0.0.2:41", "tls://[fd00::2]:41")
    assert [is_elsewhere(address) for address in addresses] == [False, False, True, True]


def test_a_worker_with_other_rules_is_sent_away_and_the_others_read_its_share(cluster, tmp_path):
    depot = made(tmp_path / "depot", *bills(4))
    season = (FOLDER / "campaign-2026-2027.toml").read_text("utf-8")
    (tmp_path / "seasons").mkdir()
    (tmp_path / "seasons" / "campaign-2026-2027.toml").write_text(
        season.replace("max_age_months = 3", "max_age_months = 4")
    )
    other = cluster.worker(DOSSIERS_CAMPAIGNS=str(tmp_path / "seasons"))
    cluster.worker()
    assert ended(night(tmp_path / "dask", depot, cluster.address)) == (0, "")
    summary = results(tmp_path / "dask")[2]
    assert (summary["lues"], summary["non_controlees"]) == (4, 0)
    assert any("écarté, car son logiciel" in said for said in summary["anomalies"])
    assert other.wait(timeout=60) == 0
