"""A worker, all workers or the scheduler die while a night is read on several machines: nothing is lost, all is told."""

import signal
from contextlib import closing
from pathlib import Path

import pytest
from dask_cluster import Cluster, descendants, ended, night, results, until_reading
from dask_drop import DEADLINE, bills, made
from hostile.pdf_bombs import endless_drawing

pytestmark = pytest.mark.slow


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


def test_a_family_on_which_its_workers_die_is_left_for_the_next_night(tmp_path):
    depot = made(tmp_path / "depot", endless_drawing(), *bills(3))
    with closing(Cluster(tmp_path / "cluster", DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")) as cluster:
        first = cluster.worker()
        running = night(tmp_path / "dask", depot, cluster.address)
        until_reading(first)
        cluster.worker()
        first.send_signal(signal.SIGKILL)
        assert ended(running) == (0, "")
    pieces, _, summary = results(tmp_path / "dask")
    assert (summary["resultat"], pieces.count(b"\nP")) == ("partiel", 4)
    assert 1 <= summary["non_controlees"] <= 2  # what its worker had in hand, and what was to be its next
    assert any("pièces non lues" in said and "elles seront reprises" in said for said in summary["anomalies"])


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
