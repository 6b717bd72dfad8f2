"""The deployments of `prefect.yaml`, for a process that needs no work pool: the same definition, typed once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from prefect.client.schemas.objects import ConcurrencyLimitConfig
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron

FILE = Path(__file__).parents[1] / "prefect.yaml"


def deployments() -> list[RunnerDeployment]:
    """Each of them, its work pool left out."""
    return [_deployment(told) for told in yaml.safe_load(FILE.read_text("utf-8"))["deployments"]]


def _deployment(told: Mapping[str, Any]) -> RunnerDeployment:
    limit = told.get("concurrency_limit")
    return RunnerDeployment.from_entrypoint(
        told["entrypoint"],
        name=told["name"],
        description=told["description"],
        schedules=[Cron(one["cron"], timezone=one["timezone"]) for one in told.get("schedules", [])],
        concurrency_limit=ConcurrencyLimitConfig(**limit) if limit else None,
    )
