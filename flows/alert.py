"""A webhook that is called when a night fails: an automation of Prefect's server, as its page would make one.

The page's own trigger « flow run enters Failed » goes by the state's name, and ours say more than that (*Failed: no
fresh drop*): this one goes by its type.
"""

import sys
from contextlib import suppress
from datetime import timedelta
from typing import cast
from uuid import UUID

from prefect.automations import Automation
from prefect.blocks.webhook import Webhook
from prefect.events.actions import CallWebhook
from prefect.events.schemas.automations import EventTrigger, Posture
from pydantic import SecretStr

from flows.read_settings import read_settings

NAME = "dossiers-nuit-en-echec"
_SAID = '{"text": {{ (flow_run.name ~ " : " ~ flow_run.state.name ~ " : " ~ flow_run.state.message) | tojson }}}'
"""What Mattermost, Rocket.Chat and Slack take. The message is a sentence of ours, which names nobody."""


def call_on_failure(url: str) -> None:
    """Has the server POST `{"text": …}` to that address after each night that fails or crashes. May be said again."""
    webhook = Webhook(url=SecretStr(url), headers={"Content-Type": "application/json"})
    call = CallWebhook(block_document_id=cast(UUID, webhook.save(NAME, overwrite=True)), payload=_SAID)
    with suppress(ValueError):  # there is none yet
        cast(Automation, Automation.read(name=NAME)).delete()
    Automation(name=NAME, trigger=_night_fails(), actions=[call]).create()


def _night_fails() -> EventTrigger:
    return EventTrigger(
        expect={"prefect.flow-run.*"},
        match={"prefect.resource.id": "prefect.flow-run.*", "prefect.state-type": ["FAILED", "CRASHED"]},
        match_related={"prefect.resource.role": "flow", "prefect.resource.name": "nightly"},
        posture=Posture.Reactive,
        threshold=1,
        within=timedelta(0),
    )


if __name__ == "__main__":
    call_on_failure(read_settings().alert_url or sys.exit("dossiers : il manque un réglage : DOSSIERS_ALERT_URL"))
