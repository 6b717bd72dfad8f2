"""Several schools on one installation: `schools.toml`, checked on load.

Each school is a table of its own; what stands in `[defaults]` holds for all, with `{school}` for the school's name.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from config.section import Section
from config.settings import Settings, SmtpSettings

SchoolName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Keys = dict[str, str | int | float]

_OF_ALL = {"schools", "smtp_password"}  # a password stands in no file that others read


class School(Section):
    """One school: its drop, where its reports go, and its settings by the names of their `DOSSIERS_…` variables."""

    name: SchoolName
    drop: str
    out: str
    environment: dict[str, str]

    @property
    def settings(self) -> Settings:
        """What a run of this school goes by; ValidationError when a value means nothing."""
        given = {name.removeprefix("DOSSIERS_").lower(): value for name, value in self.environment.items()}
        known: dict[str, Any] = {name: value for name, value in given.items() if name in Settings.model_fields}
        return Settings(**known)


class Schools(Section):
    """The file as it is written. Each night is given `max_hours`; `at_once` of them run side by side."""

    at_once: int = Field(default=1, ge=1)
    max_hours: float = Field(default=6, gt=0)
    defaults: Keys = Field(default={})
    schools: dict[SchoolName, Keys] = Field(min_length=1)

    def named(self, name: str) -> School:
        """The school of that name; KeyError when there is none, ValueError when a key of it is missing or unknown."""
        keys = {**self.defaults, **self.schools[name]}
        values = {key: str(value).replace("{school}", name) for key, value in keys.items()}
        if wrong := sorted(values.keys() - _known()) or sorted({"drop", "out"} - values.keys()):
            raise ValueError(f"clés inconnues ou manquantes de {name} : {', '.join(wrong)}")
        environment = {f"DOSSIERS_{key.upper()}": value for key, value in values.items()}
        return School(name=name, drop=values["drop"], out=values["out"], environment=environment)

    def all(self) -> list[School]:
        """Every school, in the order of the file."""
        return [self.named(name) for name in self.schools]


def read(path: Path) -> Schools:
    """The schools of that file; OSError when it cannot be read, ValueError when it says something impossible."""
    return Schools.model_validate(tomllib.loads(path.read_text("utf-8")))


def _known() -> set[str]:
    mail = {field.validation_alias or f"smtp_{name}" for name, field in SmtpSettings.model_fields.items()}
    return ({*Settings.model_fields} | {str(name).removeprefix("DOSSIERS_").lower() for name in mail}) - _OF_ALL
