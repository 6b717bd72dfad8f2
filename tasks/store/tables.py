"""The tables. The current drop's rows, what stands of them, what was ever found and decided, and every change.

Only what STAFF.md ("Privacy") allows: no text of a document, no income, no tax number, no whole IBAN. One database, or
one schema of a PostgreSQL server, is one school: no query can come upon another's rows. A change here needs a new file
in `migrations/versions`.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from tasks.store.column_types import StrangersText, UtcMoment

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),  # `tasks.store.runs.Kind`
    Column("started_at", UtcMoment, nullable=False, index=True),
    Column("finished_at", UtcMoment),  # None: it was cut short
    Column("campaign", String, nullable=False),
    Column("version", String, nullable=False),
    Column("rules", String, nullable=False),
    Column("drop_path", StrangersText, nullable=False),
    Column("out_path", StrangersText, nullable=False),
    Column("drop_date", Date),
    Column("row_counts", JSON, nullable=False),
    Column("news_since_run", Integer),  # "new" in the report: what changed after this run
    Column("trouble", JSON, nullable=False, default=list),
    Column("pieces_read", Integer, nullable=False, default=0),
    Column("ocr_calls", Integer, nullable=False, default=0),
    Column("pieces_by_stage", JSON, nullable=False, default=dict),
    Column("tally", JSON(none_as_null=True)),  # counts at its end: `tasks.store.tallies`
    Index("runs_by_kind", "kind", "id"),
)

problems = Table(
    "problems",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("file", String, nullable=False),
    Column("line", Integer, nullable=False),
    Column("sentence", StrangersText, nullable=False),
)

families = Table(
    "families",
    metadata,
    Column("id", StrangersText, primary_key=True),
    Column("position", Integer, nullable=False, index=True),
    Column("representatives", JSON, nullable=False),
    Column("custody", StrangersText, nullable=False),
    Column("address", StrangersText, nullable=False),
    Column("postcode", StrangersText, nullable=False),
    Column("town", StrangersText, nullable=False),
    Column("email", StrangersText, nullable=False),
)

records = Table(
    "records",  # of each family that has any row: what says at a glance whether a night changes something of it
    metadata,
    Column("family_id", StrangersText, primary_key=True),
    Column("digest", String, nullable=False),  # `tasks.family_record.digest`
)

students = Table(
    "students",
    metadata,
    Column("id", StrangersText, primary_key=True),
    Column("position", Integer, nullable=False, index=True),
    Column("family_id", StrangersText, nullable=False, index=True),
    Column("last_name", StrangersText, nullable=False),
    Column("first_name", StrangersText, nullable=False),
    Column("born", Date),
    Column("courses", JSON, nullable=False),
)

uploads = Table(
    "uploads",
    metadata,
    Column("key", StrangersText, primary_key=True),
    Column("position", Integer, nullable=False, index=True),
    Column("id", StrangersText, nullable=False),
    Column("family_id", StrangersText, nullable=False, index=True),
    Column("student_id", StrangersText, nullable=False),
    Column("label", StrangersText, nullable=False),
    Column("slot", String),
    Column("file_name", StrangersText, nullable=False),
    Column("path", StrangersText),
    Column("uploaded_at", String),  # ISO 8601 as ingest gave it: a school's wall clock, not a moment in UTC
    Column("size_bytes", BigInteger().with_variant(Integer(), "sqlite")),
    Column("sha256", String, index=True),
)

sightings = Table(
    "sightings",  # a file in its place is in the drop of every night from the first to the one before it was gone
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", StrangersText, nullable=False, index=True),
    Column("family_id", StrangersText, nullable=False, index=True),
    Column("sha256", String),
    Column("first_run", ForeignKey("runs.id"), nullable=False, index=True),
    Column("gone_run", ForeignKey("runs.id"), index=True),  # None: it still is
)

verdicts = Table(
    "verdicts",  # append-only
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),  # what was judged: `tasks.fingerprint.subject`
    Column("rules", String, nullable=False),  # by which rules: `tasks.fingerprint.rules_version`
    Column("settled", Boolean, nullable=False),  # False: our own trouble kept it from being read; try again
    Column("run_id", ForeignKey("runs.id"), nullable=False, index=True),
    Column("family_id", StrangersText, nullable=False, index=True),
    Column("status", String, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("findings", JSON, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("stage", String, nullable=False),
    Column("ocr_calls", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Index("verdicts_by_subject", "subject", "id"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("verdict_id", ForeignKey("verdicts.id", ondelete="CASCADE"), primary_key=True),
    Column("finding", Integer, primary_key=True),
    Column("png", LargeBinary, nullable=False),
)

decisions = Table(
    "decisions",  # append-only: one is taken back by another
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("runs.id"), nullable=False, index=True),
    Column("key", StrangersText, nullable=False, index=True),
    Column("family_id", StrangersText, nullable=False, index=True),
    Column("slot", String),  # with the family and the hash: what was decided on
    Column("sha256", String),
    Column("choice", String, nullable=False),  # `validators.decision.Choice`
    Column("by", StrangersText, nullable=False),
    Column("comment", StrangersText, nullable=False),
    Column("decided_at", UtcMoment, nullable=False),
    Column("source", String),  # SHA-256 of the workbook it came in, which counts once
)

pieces = Table(
    "pieces",
    metadata,
    Column("key", ForeignKey("uploads.key"), primary_key=True),
    Column("family_id", StrangersText, nullable=False, index=True),
    Column("verdict_id", ForeignKey("verdicts.id"), index=True),  # None: not yet looked at
    Column("decision_id", ForeignKey("decisions.id"), index=True),  # None: no decision stands
    Column("pending", Boolean, nullable=False, index=True),  # to be looked at (again) on the next night
    Column("status", String, nullable=False, index=True),
    Column("reasons", JSON, nullable=False),
    Column("findings", JSON, nullable=False),
    Column("sha256", String),
    Column("since", UtcMoment, nullable=False),
    Column("since_run", ForeignKey("runs.id"), nullable=False, index=True),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("student_id", ForeignKey("students.id"), primary_key=True),
    Column("family_id", StrangersText, nullable=False, index=True),
    Column("status", String, nullable=False),
    Column("slots", JSON, nullable=False),  # slot code → status, null where no file was sent
    Column("since", UtcMoment, nullable=False),
    Column("since_run", ForeignKey("runs.id"), nullable=False, index=True),
)

history = Table(
    "history",  # append-only
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("runs.id"), nullable=False, index=True),
    Column("family_id", StrangersText, nullable=False, index=True),
    Column("of", String, nullable=False),  # `piece` or `dossier`
    Column("key", StrangersText, nullable=False),
    Column("before", JSON(none_as_null=True)),  # None: it was not there
    Column("after", JSON(none_as_null=True)),  # None: it left the drop
)
