"""Where things are and how much may be used: one `DOSSIERS_…` variable each."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from config.location import Location, location

Place = Annotated[Location, BeforeValidator(lambda place: location(str(place))), NoDecode]
OcrWay = Literal["library", "command"]
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


class Settings(BaseSettings):
    """The installation. Paths are relative to the folder the command is called in."""

    model_config = SettingsConfigDict(env_prefix="DOSSIERS_", frozen=True)

    var: Path = Path("var")
    """State of the installation: the database (evidence strips in it), log, Prefect's home, temporary folders."""
    drop: Place | None = None
    """The portal's export, for the nights that Prefect starts; the command is told it."""
    out: Place | None = None
    """Where those nights write their report."""
    database_url: str = ""
    """SQLAlchemy URL; empty is SQLite in `var`."""
    decisions: Path | None = None
    """Where the staff leave their workbooks for the next night; None is `decisions` in `var`."""
    campaign: str = "2026-2027"
    campaigns: Path | None = None
    """A folder of one's own campaign files, looked into before `config/` (by `config.campaign`)."""
    schools: Path | None = None
    """The file of the schools, where there are several on one installation (`config.schools`)."""
    workers: int = Field(default=2, ge=1)
    """How many families are checked at once."""
    task_runner: Literal["threads", "dask"] = "threads"
    """Who reads: threads of this process, or the workers of a Dask scheduler."""
    dask_scheduler: str = Field(default="", pattern=r"^((tcp|tls)://[^\s/]+:\d+)?$")
    """Its address, `tcp://HOST:PORT` or `tls://HOST:PORT`."""
    dask_wait_seconds: float = Field(default=60, gt=0)
    """So long a run waits while no worker is connected, then it ends."""
    piece_deadline_seconds: float = Field(default=60, gt=0)
    """After that a piece is killed and left to a person."""
    piece_memory_mib: int = Field(default=1024, gt=0)
    piece_cpu_seconds: int = Field(default=60, gt=0)
    ocr: OcrWay = "library"
    """Tesseract by its library or by its command, which also stands in where the library cannot be loaded."""
    clamd: str = ""
    """An antivirus to ask before a file is read: clamd's socket (a path), or `HOST:PORT`; empty for none."""
    shrink_limit: float = Field(default=0.30, gt=0, le=1)
    """The share of rows that a drop may lose against the last one (CONTRACT, exit code 4)."""
    drop_max_age_hours: float = Field(default=24, gt=0)
    """An export written longer ago is not tonight's: the report and the mail say so. 24 for a nightly one."""
    night_max_age_hours: float = Field(default=26, gt=0)
    """With no night that came to its end since then, `dossiers status --check` alerts."""
    alert_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    """A webhook that Prefect's server calls when a night has failed (by `flows.alert`); empty for none."""

    @property
    def resolved_decisions(self) -> Path:
        """The folder that is used."""
        return self.decisions or self.var / "decisions"

    @property
    def resolved_database_url(self) -> str:
        """The URL that is used."""
        return self.database_url or f"sqlite:///{self.var.absolute() / 'dossiers.sqlite3'}"


def _addresses(text: str) -> str:
    """Plain addresses with commas between: nothing that could start another header."""
    found = [one.strip() for one in text.split(",")] if text else []
    if not all(_ADDRESS.fullmatch(one) for one in found):
        raise ValueError
    return ", ".join(found)


class SmtpSettings(BaseSettings):
    """How the morning's mail is sent. Apart, so that the password is nowhere else and a wrong value stops no run."""

    model_config = SettingsConfigDict(env_prefix="DOSSIERS_SMTP_", frozen=True, populate_by_name=True)

    host: str = ""
    """Empty: no mail is sent."""
    port: int = Field(default=587, gt=0, lt=65536)
    tls: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    """Empty: no login. With one, `tls` none sends nothing: the password would be read on the way."""
    password: SecretStr = SecretStr("")
    sender: Annotated[str, AfterValidator(_addresses)] = Field(default="", validation_alias="DOSSIERS_SMTP_FROM")
    """Empty is the first address of `to`."""
    to: Annotated[str, AfterValidator(_addresses)] = ""
    """One address or several, with commas between."""
    timeout_seconds: float = Field(default=30, gt=0)
    """For the whole conversation with the server."""
    retry_seconds: float = Field(default=0, ge=0)
    """A mail that the server did not take is tried once more after that; 0: it is not."""
