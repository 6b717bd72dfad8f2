"""A night on the workers of a real Dask scheduler: the same result, and no name in what is asked."""

import socket
from pathlib import Path

import pytest
import s3_server
from dask_cluster import ended, night, overheard, results
from dask_drop import CANARIES, DEADLINE, bills, made
from distributed import Client
from hostile.pdf_bombs import doubly_compressed_stream

from config.campaign import FOLDER
from flows.dask_crew import is_elsewhere
from tasks.tools.sandbox import confinement

pytestmark = pytest.mark.slow


def files(root: Path) -> list[str]:
    return [path.name for path in root.rglob("*") if path.is_file()]


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
