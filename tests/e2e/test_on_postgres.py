"""Our database and Prefect's own on a real PostgreSQL, by a role that owns them and is nothing more."""

import psycopg
import pytest
from drop_builder import DropBuilder
from prefect_service import Service

pytestmark = pytest.mark.slow

ROLE, CANARY = "dossiers", "Canarino"


@pytest.fixture(scope="module")
def databases(postgres):
    """The server's socket, with an empty database for each of the two."""
    with psycopg.connect(postgres.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {ROLE} LOGIN")
        for name in ("dossiers", "prefect"):
            connection.execute(f"CREATE DATABASE {name} OWNER {ROLE}")
    return postgres.folder


@pytest.fixture(scope="module")
def service(tmp_path_factory, databases):
    """A server and a worker, after their first night."""
    root = tmp_path_factory.mktemp("service")
    drop = DropBuilder(root / "depot").family(nom=CANARY).student(nom=CANARY).piece(fichier=f"{CANARY}.pdf")
    drop.file(f"{CANARY}.pdf").write()
    urls = {
        "DOSSIERS_DATABASE_URL": f"postgresql+psycopg://{ROLE}@/dossiers?host={databases}",
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"postgresql+asyncpg://{ROLE}@/prefect?host={databases}",
    }
    with Service(root, **urls) as one:
        one.night = one.ended(one.run("nightly/nightly"))
        yield one


def rows(databases, name):
    """Every row of every table of that database, as text, by the table's name."""
    with psycopg.connect(f"postgresql://{ROLE}@/{name}?host={databases}") as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return {
            table: [row for (row,) in connection.execute(f'SELECT t::text FROM "{table}" t')] for (table,) in tables
        }


def test_a_night_is_kept_on_the_server_and_no_file_is_made(service, databases):
    assert service.night["state_type"] == "COMPLETED"
    assert [row for row in rows(databases, "prefect")["flow_run"] if "nightly-" in row]
    assert len(rows(databases, "dossiers")["uploads"]) == 1
    files = [path.name for path in (service.root / "var").rglob("*")]
    assert [name for name in files if ".sqlite3" in name or ".db" in name] == []


def test_no_name_is_in_prefects_database(service, databases):
    assert CANARY in str(rows(databases, "dossiers"))
    assert CANARY not in str(rows(databases, "prefect"))


def test_a_family_is_checked_anew_by_the_form(service, databases):
    assert service.ended(service.run("family/family", family_id="F1"))["state_type"] == "COMPLETED"
    assert len(rows(databases, "dossiers")["runs"]) == 2
