"""When the next night begins: what Prefect's server has planned, or else systemd's timer."""

import base64
import json
import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from flows.prefect_server import known_server

TIMER = "dossiers-night.timer"
_ASK_SECONDS = 5


def next_run(home: Path) -> datetime | None:
    """The moment of the next night, in UTC; None when nobody has planned one, or nobody answers."""
    server = {**os.environ, **known_server(home)}
    if server.get("PREFECT_API_URL"):
        return _planned_by_prefect(server)
    return _planned_by_systemd()


def _planned_by_prefect(server: Mapping[str, str]) -> datetime | None:
    asked = {
        "flows": {"name": {"any_": ["nightly"]}},
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
        "sort": "EXPECTED_START_TIME_ASC",
        "limit": 1,
    }
    try:
        found = _ask(server, "/flow_runs/filter", asked)
        return datetime.fromisoformat(found[0]["expected_start_time"]) if found else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _ask(server: Mapping[str, str], path: str, asked: object) -> Any:
    secret = base64.b64encode(server.get("PREFECT_API_AUTH_STRING", "").encode()).decode()
    request = Request(  # noqa: S310 - the installation's own server
        server["PREFECT_API_URL"] + path,
        data=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Basic {secret}"},
    )
    with urlopen(request, timeout=_ASK_SECONDS) as answer:  # noqa: S310
        return json.load(answer)


def _planned_by_systemd() -> datetime | None:
    asked = ["systemctl", "show", TIMER, "--timestamp=unix", "--property=NextElapseUSecRealtime", "--value"]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, timeout=_ASK_SECONDS, check=True)  # noqa: S603
        return datetime.fromtimestamp(int(said.stdout.strip().removeprefix("@")), UTC)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
