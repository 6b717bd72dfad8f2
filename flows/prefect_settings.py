"""What Prefect is told by its environment, before anything imports it."""

from pathlib import Path

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_CONFIG_PATH": str(Path(__file__).with_name("prefect-logging.yml")),
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_INTERNAL_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_CLIENT_MAX_RETRIES": "1",  # five, each twice as late: two minutes at the end of a night whose server died
    "PREFECT_UI_ENABLED": "false",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(30 * 24 * 3600),
}
"""For a server of one run: it says nothing, plans nothing, and forgets after thirty days."""

LOOPBACK = {"PREFECT_API_SSL_CERT_FILE": str(Path(__file__).with_name("nobody.pem"))}
"""For whoever speaks to a server of this machine, by plain http. Prefect makes several clients for a task; each would
load 140 certificate authorities (25 ms) and ask none. Nothing is trusted by this file, should it ever be asked."""

STANDING = {
    "PREFECT_UI_ENABLED": "true",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "true",
}
"""What is otherwise in a server that stays: Prefect's page, and the runs to come."""
