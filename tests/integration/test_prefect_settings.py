"""What Prefect makes of what we tell it: a setting that it no longer knows would pass unseen."""

import pytest
from prefect.settings import Settings

from flows.prefect_settings import QUIET, STANDING


@pytest.fixture(params=[QUIET, QUIET | STANDING], ids=["of one run", "standing"])
def settings(request, monkeypatch):
    for name, value in request.param.items():
        monkeypatch.setenv(name, value)
    return Settings()


def test_prefect_tells_nobody_keeps_no_result_and_forgets_old_runs(settings):
    assert not settings.server.analytics_enabled
    assert not settings.telemetry.enable_resource_metrics
    assert not settings.cloud.enable_orchestration_telemetry
    assert not settings.logging.to_api.enabled
    assert not settings.results.persist_by_default
    assert settings.server.services.db_vacuum.enabled == {"events", "flow_runs"}
    assert settings.server.services.db_vacuum.retention_period.days == 30
