"""What Prefect and the log are told of a family: its id, as long as that can be no name."""

import hashlib
import re

_ID = re.compile(r"(?=.*\d)[\w.:-]{1,40}", re.ASCII)


def family_label(family_id: str) -> str:
    """The id where it has a digit in it and nothing but what ids are made of; else a hash of it.

    An export may hold anything in that column, a name or an address among them, and Prefect keeps the names of tasks.
    """
    if _ID.fullmatch(family_id):
        return family_id
    return f"sha256-{hashlib.sha256(family_id.encode()).hexdigest()[:12]}"
