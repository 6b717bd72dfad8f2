"""Each deployment of prefect.yaml can be loaded, here and not at night."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from prefect.client.schemas.schedules import CronSchedule
from prefect.flows import load_flow_from_entrypoint

import flows.deployed
from flows.halt import Halt
from flows.refusal import Refusal

ROOT = Path(__file__).parents[2]
FILE = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))
DEPLOYMENTS = {one["name"]: one for one in FILE["deployments"]}


@pytest.mark.parametrize("name", ["nightly", "family"])
def test_the_deployment_loads_its_flow_and_stands_under_its_name(name):
    assert load_flow_from_entrypoint(DEPLOYMENTS[name]["entrypoint"]).name == name


def test_there_are_no_others():
    assert set(DEPLOYMENTS) == {"nightly", "family"}


def test_the_night_begins_once_at_0315_in_paris_at_both_changes_of_clock():
    (planned,) = DEPLOYMENTS["nightly"]["schedules"]
    schedule = CronSchedule(**planned)
    for day in ("2027-03-28", "2027-10-31", "2026-11-27"):
        midnight = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=ZoneInfo("Europe/Paris"))
        first, second = schedule_dates(schedule, midnight)
        assert f"{first:%Y-%m-%d %H:%M}" == f"{day} 03:15"
        assert first.date() != second.date()


def schedule_dates(schedule, start):
    """The next two runs, on the clock of Paris."""
    import asyncio

    from prefect.server.schemas.schedules import CronSchedule as Planner

    found = asyncio.run(Planner(cron=schedule.cron, timezone=schedule.timezone).get_dates(2, start))
    return [one.astimezone(ZoneInfo("Europe/Paris")) for one in found]


def test_a_second_night_is_cancelled_not_queued():
    assert DEPLOYMENTS["nightly"]["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


@pytest.mark.parametrize("typed", ["Canarino", "Jeanne Exemple", "", "F1; rm", "x" * 40 + "1"])
def test_the_form_takes_an_id_and_no_name(typed):
    family = load_flow_from_entrypoint(DEPLOYMENTS["family"]["entrypoint"])
    with pytest.raises(Exception, match="family_id"):
        family.validate_parameters({"family_id": typed})
    assert family.validate_parameters({"family_id": "F08"}) == {"family_id": "F08"}


def test_the_file_names_the_prefect_that_is_locked():
    assert f"\nprefect=={FILE['prefect-version']} " in (ROOT / "requirements.lock").read_text("utf-8")


def test_what_a_crash_says_of_a_family_never_reaches_prefect(monkeypatch):
    def crash(*_, **__):
        raise ValueError("CANARINO Tweetibert, FR7630006000011234567890189")

    monkeypatch.setattr("flows.deployed.whole_drop.nightly", crash)
    monkeypatch.setenv("DOSSIERS_DROP", "depot")
    monkeypatch.setenv("DOSSIERS_OUT", "out")
    with pytest.raises(Refusal) as raised:
        flows.deployed._night(Halt(), accept_shrink=False)
    assert str(raised.value).startswith("erreur imprévue : ValueError (test_deployments.py:")
    assert raised.value.__suppress_context__
