"""The steps from each shape of the database to the next, in `versions`.

A new step: a file there with the next number, its `down_revision` the last one's, and what to do as Alembic operations.
A column that refers to another table is added with `inline_references`; SQLite can do no more to a table with rows.
"""
