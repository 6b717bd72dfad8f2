"""Which tables a database URL leads to, so that no two schools are given the same."""

import re

from sqlalchemy import make_url

from tasks.store.engine import sqlite_file

_SEARCH_PATH = re.compile(r"search_path\s*=\s*\"?([^\s,\"]+)")


def tables_of(url: str) -> str:
    """The file, or server, database and schema, as a text to compare; the password is no part of it.

    DatabaseTrouble when it is no URL. A schema that the server gives by the role's name is not known here: say it.
    """
    if file := sqlite_file(url):
        return str(file.resolve())
    parsed = make_url(url)
    options = parsed.query.get("options", "")
    schema = _SEARCH_PATH.search(options if isinstance(options, str) else " ".join(options))
    where = (parsed.host or parsed.query.get("host", ""), parsed.port or 5432, parsed.database or "")
    return "/".join(map(str, (*where, schema[1].lower() if schema else "public")))
