"""`dossiers serve`: one process, without a work pool; the same deployments, and the other commands find its server."""

import json
import os
import signal
import subprocess
from urllib.request import urlopen

import pytest
import yaml
from drop_builder import DropBuilder
from prefect_service import BIN, ROOT, SECRET, Service

pytestmark = pytest.mark.slow


class Served(Service):
    """An installation that knows of no server but the one that `dossiers serve` starts."""

    def __init__(self, root):
        super().__init__(root)
        port = self.url.rpartition(":")[2].removesuffix("/api")
        for name in ("PREFECT_HOME", "PREFECT_API_URL", "PREFECT_API_AUTH_STRING"):
            del self.environment[name]
        self.environment["PREFECT_SERVER_API_PORT"] = port
        self.process = self.start("dossiers", "serve", log="serve.log")
        try:
            self.wait_for(lambda: self.has("family/family"), 120)
        except BaseException:  # no server outlives a test that could not start
            self.close()
            raise

    def dossiers(self, *words):
        asked = [str(BIN / "dossiers"), *words]
        return subprocess.run(
            asked, env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    root = tmp_path_factory.mktemp("served")
    drop = DropBuilder(root / "depot").family(id_famille="F1").student(id_eleve="E1", id_famille="F1")
    drop.piece(id_piece="P1", id_famille="F1", fichier="1.pdf").file("1.pdf").write()
    served = Served(root)
    try:
        served.night = served.ended(served.run("nightly/nightly"))
        yield served
    finally:
        served.close()


def test_the_deployments_are_those_of_the_file(served):
    told = {one["name"]: one for one in yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]}
    for name, definition in told.items():
        there = served.api("GET", f"/deployments/name/{name}/{name}")
        assert (there["description"], there["entrypoint"]) == (definition["description"], definition["entrypoint"])
        planned = [(one["schedule"]["cron"], one["schedule"]["timezone"]) for one in there["schedules"]]
        assert planned == [(one["cron"], one["timezone"]) for one in definition.get("schedules", [])]
    assert there["concurrency_options"] is None
    nightly = served.api("GET", "/deployments/name/nightly/nightly")
    assert nightly["global_concurrency_limit"]["limit"] == 1
    assert nightly["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"


def test_a_night_and_a_rerun_by_the_form(served):
    assert served.night["state_name"] == "Completed with exceptions to treat"
    (served.root / "depot" / "fichiers" / "1.pdf").unlink()
    assert served.ended(served.run("family/family", family_id="F1"))["state_type"] == "COMPLETED"
    assert ";fichier_absent;" in (served.root / "out" / "etats_pieces.csv").read_text("utf-8-sig")


def test_prefects_page_is_there_and_what_opens_it_is_for_us_alone(served):
    with urlopen(served.url.removesuffix("/api") + "/", timeout=30) as page:
        assert "<html" in page.read().decode()
    where = served.root / "var" / "prefect" / "server.json"
    assert where.stat().st_mode & 0o077 == 0
    assert json.loads(where.read_text()) == {"PREFECT_API_URL": served.url, "PREFECT_API_AUTH_STRING": SECRET}


def test_the_command_works_with_the_server_that_is_there(served):
    before = len(served.api("POST", "/flow_runs/filter", {}))
    done = served.dossiers("family", "F1")
    assert (done.returncode, done.stderr) == (0, "")
    names = {run["name"] for run in served.api("POST", "/flow_runs/filter", {})}
    assert len(served.api("POST", "/flow_runs/filter", {})) == before + 1
    assert any(name.startswith("family-") for name in names)


def test_status_tells_the_next_night_by_its_plan(served):
    said = served.wait_for(lambda: "à 3" in (said := served.dossiers("status").stdout) and said, 60)
    assert "Dernier contrôle : " in said


def test_a_second_one_is_refused_in_a_line(served):
    again = served.dossiers("serve")
    assert again.returncode == 1
    assert "déjà lancé" in again.stderr
    assert again.stderr.count("\n") == 1


def test_told_to_stop_it_leaves_nothing_running(served):
    children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(served.process.pid)], capture_output=True, text=True)
    os.kill(served.process.pid, signal.SIGTERM)
    served.process.wait(30)
    assert children.stdout.split()
    gone = subprocess.run(
        ["ps", "-o", "stat=", "-p", ",".join(children.stdout.split())], capture_output=True, text=True
    )
    assert gone.stdout.split() == []
