"""A night asks the same few queries of a database with a million pieces, each by an index: the plans are read.

What the reports show whole (the drop's own tables) is read once, in the drop's order; nothing else is read through.
"""

import os
import re

from drop_builder import DropBuilder
from made_up_night import PROOF, complete_family, piece, ready, says
from sqlalchemy import Engine, event, text

from tasks.store.engine import opened
from validators.model import Reason

ROWS = int(os.environ.get("PLAN_ROWS", "20000"))
"""`make bench-store` asks it of 1,000,000 pieces."""

IN_FULL = {"families", "students", "uploads", "pieces", "dossiers", "verdicts", "problems", "records", "decisions"}
"""What a night may read through: the drop's own rows, what stands of them, and what somebody decided on them."""

FEW = {"runs", "alembic_version", "pg_namespace"}
"""A few hundred rows at most, which a server reads as they are."""


def statements_of_nights(tmp_path, monkeypatch, url):
    """The statements of all that can change, with the values of one call each."""
    sent = {}

    def note(_connection, _cursor, statement, parameters, _context, executemany):
        sent[statement] = parameters[0] if executemany else parameters

    drop = DropBuilder(tmp_path / "depot")
    for number in range(12):
        complete_family(drop, number)
    with ready(tmp_path, monkeypatch, url) as school:
        school.night(drop.write())
        event.listen(Engine, "before_cursor_execute", note)
        try:
            drop.file(drop.pieces[1]["fichier"], says(Reason.OUT_OF_DATE))
            drop.pieces[6].update(id_famille="F1")
            piece(drop, "P99", "F2", PROOF, says(Reason.HOLDER_MISMATCH))
            for rows in (drop.families, drop.students, drop.pieces):
                rows[:] = [row for row in rows if row["id_famille"] != "F4"]
            drop.families.reverse()
            school.night(drop.write())
            school.decide("P99", "accepter")
            school.night(drop.root)
            school.family("F1")
        finally:
            event.remove(Engine, "before_cursor_execute", note)
    return {one: values for one, values in sent.items() if re.match(r"SELECT|UPDATE|DELETE", one.lstrip())}


def fill(engine, rows):
    """That many pieces, five a family, each with a verdict, a sighting and a line of history; half have left long ago."""
    sqlite = engine.dialect.name == "sqlite"
    numbers = (
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})"
        if sqlite
        else f"WITH n(i) AS (SELECT generate_series(1, {rows}))"
    )
    family = "'F' || (i / 5)"
    moment = "'2026-01-01 00:00:00'" if sqlite else "timestamptz '2026-01-01'"
    empty = "x''" if sqlite else "''::bytea"
    no = "0" if sqlite else "false"
    few = f"CASE WHEN i % 1000 = 0 THEN {'1' if sqlite else 'true'} ELSE {no} END"
    with engine.execution_options(writes=True).begin() as connection:

        def run(statement):
            connection.execute(text(statement.replace(":", r"\:")))

        for number in range(-300, 0):
            run(
                "INSERT INTO runs (id, kind, started_at, finished_at, campaign, version, rules, drop_path, out_path, row_counts,"
                f" trouble, pieces_read, ocr_calls, pieces_by_stage) VALUES ({number}, 'nightly', {moment}, {moment},"
                " '2026-2027', '0', 'today', '/srv', '/srv', '{}', '[]', 0, 0, '{}')"
            )
        run(
            "INSERT INTO families (id, position, representatives, custody, address, postcode, town, email)"
            f" {numbers} SELECT 'F' || i, i, '[]', '', '', '', '', '' FROM n WHERE i <= {rows} / 5"
        )
        run(f"INSERT INTO records (family_id, digest) {numbers} SELECT 'F' || i, 'x' FROM n WHERE i <= {rows} / 5")
        run(
            "INSERT INTO students (id, position, family_id, last_name, first_name, courses)"
            f" {numbers} SELECT 'E' || i, i, 'F' || i, '', '', '[]' FROM n WHERE i <= {rows} / 5"
        )
        run(
            "INSERT INTO dossiers (student_id, family_id, status, slots, since, since_run)"
            f" {numbers} SELECT 'E' || i, 'F' || i, 'Complet', '{{}}', {moment}, -1 - i % 300 FROM n WHERE i <= {rows} / 5"
        )
        run(
            'INSERT INTO uploads ("key", position, id, family_id, student_id, label, file_name, sha256)'
            f" {numbers} SELECT 'P' || i, i, 'P' || i, {family}, '', '', '', 'h' || i FROM n"
        )
        run(
            "INSERT INTO verdicts (id, subject, rules, settled, run_id, family_id, status, reasons, findings, facts, confidence,"
            f" stage, ocr_calls, seconds) {numbers} SELECT i, 's' || i, 'today', NOT {no}, -1 - i % 300, {family},"
            " 'Conforme', '[]', '[]', '{}', 1, 'file', 0, 0 FROM n"
        )
        run(
            'INSERT INTO pieces ("key", family_id, verdict_id, pending, status, reasons, findings, sha256, since, since_run)'
            f" {numbers} SELECT 'P' || i, {family}, i, {few}, 'Conforme', '[]', '[]', 'h' || i, {moment}, -1 - i % 300 FROM n"
        )
        run(
            'INSERT INTO sightings ("key", family_id, sha256, first_run)'
            f" {numbers} SELECT 'P' || i, {family}, 'h' || i, -1 - i % 300 FROM n"
        )
        run(
            'INSERT INTO history (run_id, family_id, "of", "key", "after")'
            f" {numbers} SELECT -1 - i % 300, {family}, 'piece', 'P' || i, '{{}}' FROM n"
        )
        run(
            'INSERT INTO decisions (run_id, "key", family_id, choice, "by", comment, decided_at)'
            f" {numbers} SELECT -1, 'P' || i, {family}, 'accepter', '', '', {moment} FROM n WHERE i % 10 = 0"
        )
        run(f"INSERT INTO evidence (verdict_id, finding, png) {numbers} SELECT i, 0, {empty} FROM n WHERE i % 10 = 0")
    if not sqlite:
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("ANALYZE")


def read_through(connection, statement, values):
    """The tables that the plan of this statement reads from one end to the other."""
    if connection.dialect.name == "sqlite":
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
        scans = [re.match(r"SCAN (?:TABLE )?(\w+)", line) for line in plan]
    else:
        plan = [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", values)]
        scans = [re.search(r"Seq Scan on (\w+)", line) for line in plan]
    return {scan[1] for scan in scans if scan}, plan


def test_each_query_of_a_night_goes_by_an_index(tmp_path, monkeypatch, database_url, request):
    sent = statements_of_nights(tmp_path, monkeypatch, database_url)
    assert len(sent) > 40
    big = f"sqlite:///{tmp_path / 'big.sqlite3'}"
    if "postgresql" in database_url:
        big = request.getfixturevalue("postgres").schema()
    with opened(big) as engine:
        fill(engine, ROWS)
        with engine.connect() as connection:
            through = {}
            for statement, values in sent.items():
                tables, plan = read_through(connection, statement, values)
                whole = IN_FULL if "WHERE" not in statement else set()
                if tables - whole - FEW:
                    through[statement] = (sorted(tables), plan)
    assert not through, "\n".join(f"{tables}: {one}\n    {plan}" for one, (tables, plan) in through.items())
