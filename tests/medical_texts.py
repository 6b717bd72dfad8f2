"""What doctors write of dancing, as the unit tests have it: the wordings, whole certificates, and what clears nobody."""

import tomllib
from pathlib import Path

WORDINGS, CERTIFICATES = (
    tomllib.loads((Path(__file__).parent / f"unit/medical_{name}.toml").read_text("utf-8"))
    for name in ("wordings", "certificates")
)
REFUSALS = [
    text
    for text in (*WORDINGS["does_not_clear"], *WORDINGS["for_a_person"], *CERTIFICATES["withheld"])
    if "dans" in text and "\n" not in text
]
