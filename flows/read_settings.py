"""The settings of the installation, a wrong one told in a French line."""

from pydantic import ValidationError

from config.settings import Settings
from flows.refusal import UnusableCall


def read_settings() -> Settings:
    """What the environment says; UnusableCall names the variables whose value is not valid."""
    try:
        return Settings()
    except ValidationError as error:
        names = ", ".join(f"DOSSIERS_{str(place).upper()}" for one in error.errors() for place in one["loc"])
        raise UnusableCall(f"réglage non valable : {names}") from None
