"""The shape of the database: made if it is new, brought up to date if it is older, left alone if it is newer."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

_FOLDER = Path(__file__).parent / "migrations"
_BEFORE_MIGRATIONS = "0001"
"""What a database is that has a table `schema`, as the first version made it."""


class NewerDatabase(Exception):
    """A later version of the program has already been at this database."""


def bring_up_to_date(connection: Connection) -> None:
    """Takes the steps that are still to be taken, in the caller's transaction. NewerDatabase when it is ahead of us."""
    if _revision(connection) == _newest_revision():
        return
    _migrate(connection)


def _newest_revision() -> str:
    """The last of our steps: their files begin with their number."""
    return max(path.name[1:5] for path in (_FOLDER / "versions").glob("v[0-9]*.py"))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found else None


def _migrate(connection: Connection) -> None:
    from alembic import command  # half a second, and only a new or an older database needs it
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    here = MigrationContext.configure(connection).get_current_revision()
    if here is not None and here not in {step.revision for step in script.walk_revisions()}:
        raise NewerDatabase(here)
    if here is None and inspect(connection).has_table("schema"):
        command.stamp(config, _BEFORE_MIGRATIONS)
    command.upgrade(config, "head")
