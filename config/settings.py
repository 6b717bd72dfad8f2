"""Where things are and how much may be used: one `DOSSIERS_…` variable each."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

OcrWay = Literal["library", "command"]


class Settings(BaseSettings):
    """The installation. Paths are relative to the folder the command is called in."""

    model_config = SettingsConfigDict(env_prefix="DOSSIERS_", frozen=True)

    var: Path = Path("var")
    """State of the installation: the database (evidence strips in it), log, Prefect's home, temporary folders."""
    database_url: str = ""
    """SQLAlchemy URL; empty is SQLite in `var`."""
    decisions: Path | None = None
    """Where the staff leave their workbooks for the next night; None is `decisions` in `var`."""
    campaign: str = "2026-2027"
    workers: int = Field(default=2, ge=1)
    """How many families are checked at once."""
    piece_deadline_seconds: float = Field(default=60, gt=0)
    """After that a piece is killed and left to a person."""
    piece_memory_mib: int = Field(default=1024, gt=0)
    piece_cpu_seconds: int = Field(default=60, gt=0)
    ocr: OcrWay = "library"
    """Tesseract by its library or by its command, which also stands in where the library cannot be loaded."""
    shrink_limit: float = Field(default=0.30, gt=0, le=1)
    """The share of rows that a drop may lose against the last one (CONTRACT, exit code 4)."""

    @property
    def resolved_decisions(self) -> Path:
        """The folder that is used."""
        return self.decisions or self.var / "decisions"

    @property
    def resolved_database_url(self) -> str:
        """The URL that is used."""
        return self.database_url or f"sqlite:///{self.var.absolute() / 'dossiers.sqlite3'}"
