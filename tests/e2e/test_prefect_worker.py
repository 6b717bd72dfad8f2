"""A real Prefect server and a worker: the deployments of prefect.yaml, started as Prefect's page starts them."""

import csv
import json
from urllib.error import HTTPError

import pytest
import webhook_server
from drop_builder import DropBuilder
from hostile.pdf_bombs import endless_drawing
from prefect_service import Service

from tasks.current_run import now
from tasks.lock import one_run

pytestmark = pytest.mark.slow

TO_TREAT = "Completed with exceptions to treat"
SAID_TWICE = """
import runpy
for _ in range(2):
    runpy.run_module("flows.alert", run_name="__main__")
"""
TRIED_AGAIN_SOON = """
from functools import partial
import flows.deployed
flows.deployed._once_more = partial(flows.deployed._once_more, retry_delay_seconds=[2, 2])
flows.deployed.nightly()
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    """An installation whose first night is over: three families, a piece each, that of F1 damaged."""
    root = tmp_path_factory.mktemp("service")
    drop = DropBuilder(root / "depot")
    for number in range(3):
        drop.family(id_famille=f"F{number}").student(id_eleve=f"E{number}", id_famille=f"F{number}")
        drop.piece(id_piece=f"P{number}", id_famille=f"F{number}", fichier=f"{number}.pdf")
        drop.file(f"{number}.pdf", b"%PDF-1.4 nothing more")
    drop.write()
    with Service(root, DOSSIERS_PIECE_DEADLINE_SECONDS="2") as service:
        service.drop = drop
        service.night = service.ended(service.run("nightly/nightly"))
        yield service


def states(service):
    with (service.root / "out" / "etats_pieces.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id_piece"]: row["motifs"] for row in csv.DictReader(file, delimiter=";")}


def test_a_night_says_how_it_ended_and_what_waits(service):
    assert (service.night["state_type"], service.night["state_name"]) == ("COMPLETED", TO_TREAT)
    assert "3 pièces à traiter" in service.night["state"]["message"]
    assert service.night["name"].startswith("nightly-20")
    assert states(service) == {f"P{number}": "fichier_illisible" for number in range(3)}


def test_its_counts_and_its_report_are_on_prefects_page(service):
    found = service.api("POST", "/artifacts/latest/filter", {})
    told = {one["key"]: one["data"] for one in found}
    rows = {row["quoi"]: row["nombre"] for row in json.loads(told["nightly-counts"])}
    assert rows["pieces · par_motif · fichier_illisible"] == 3
    assert "/out/exceptions.html" in told["nightly-report"]
    (bar,) = service.api("POST", "/artifacts/filter", {"artifacts": {"type": {"any_": ["progress"]}}})
    assert bar["data"] == 100


def test_the_log_is_json_a_line_for_each_event(service):
    lines = (service.root / "var" / "log" / "dossiers.log").read_text("utf-8").splitlines()
    begun, ended = (
        next(one for one in map(json.loads, lines) if one["event"] == event) for event in ("begun", "ended")
    )
    assert (begun["run"], begun["families"], ended["pieces_read"], ended["outcome"]) == (1, 3, 3, "complet")
    assert {"time", "level"} <= set(begun)


def test_the_rerun_of_a_family_by_the_form_changes_its_status_and_no_other(service):
    for number in (1, 2):
        (service.root / "depot" / "fichiers" / f"{number}.pdf").unlink()
    done = service.ended(service.run("family/family", family_id="F1"))
    assert (done["state_name"], done["name"][:10]) == (TO_TREAT, "family-F1-")
    assert states(service) == {"P0": "fichier_illisible", "P1": "fichier_absent", "P2": "fichier_illisible"}


def test_a_name_in_the_form_is_refused_before_it_is_written_down(service):
    with pytest.raises(HTTPError):
        service.run("family/family", family_id="Canarino")


def test_a_family_that_nobody_knows_fails_in_words(service):
    done = service.ended(service.run("family/family", family_id="F404"))
    assert (done["state_type"], done["state_name"]) == ("FAILED", "Failed")
    assert "dernier dépôt" in done["state"]["message"]


def test_without_the_secret_nobody_sees_anything(service):
    with pytest.raises(HTTPError, match="401"):
        service.api("POST", "/flow_runs/filter", {}, secret="dossiers:wrong")


def test_the_next_night_is_planned_at_its_hour(service):
    planned = service.wait_for(
        lambda: service.api("POST", "/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}),
        60,
    )
    assert {run["expected_start_time"][11:16] for run in planned} <= {"02:15", "01:15"}  # UTC


def test_a_night_that_fails_calls_the_webhook_with_its_sentence_and_no_name(service):
    with webhook_server.listening() as hook, one_run(service.root / "var" / "dossiers.sqlite3.lock", now()):
        service.environment["DOSSIERS_ALERT_URL"] = hook.url
        service.call("python", "-c", SAID_TWICE)
        done = service.ended(service.run("nightly/nightly"))
        assert (done["state_type"], done["state_name"]) == ("FAILED", "Failed: another run")
        (body,) = service.wait_for(lambda: hook.got, 30)
    assert json.loads(body) == {"text": f"{done['name']} : Failed: another run : {done['state']['message']}"}


def test_a_night_whose_share_is_away_is_tried_again_and_ends_well(service):
    depot, away = service.root / "depot", service.root / "away"
    depot.rename(away)
    service.start("python", "-c", TRIED_AGAIN_SOON, log="tried-again.log")
    waiting = {"task_runs": {"state": {"name": {"any_": ["AwaitingRetry"]}}}}
    (task,) = service.wait_for(lambda: service.api("POST", "/task_runs/filter", waiting), 60)
    away.rename(depot)
    done = service.ended(task["flow_run_id"])
    assert (done["state_type"], done["state_name"]) == ("COMPLETED", TO_TREAT)


def test_a_second_night_is_cancelled_and_one_that_is_cancelled_by_hand_keeps_what_is_done(service):
    service.drop.family(id_famille="F9").student(id_eleve="E9", id_famille="F9")
    for number in range(4):
        piece = f"P9{number}"
        service.drop.piece(id_piece=piece, id_famille="F9", document="Justificatif de domicile", fichier=f"{piece}.pdf")
        service.drop.file(f"{piece}.pdf", endless_drawing() + b"%%%d" % number)
    service.drop.write()
    first = service.run("nightly/nightly")
    service.wait_for(lambda: service.api("GET", f"/flow_runs/{first}")["state_type"] == "RUNNING", 60)
    second = service.ended(service.run("nightly/nightly"))
    assert (second["state_type"], "concurrency limit" in second["state"]["message"]) == ("CANCELLED", True)
    service.api("POST", f"/flow_runs/{first}/set_state", {"state": {"type": "CANCELLING"}})
    done = service.ended(first)
    assert done["state_type"] == "CANCELLED"
    assert "ce qui est fait est gardé" in done["state"]["message"]
