"""The software bill of materials of requirements.lock, as CycloneDX 1.6 (JSON) on the standard output.

The same lock and the same .venv give the same bytes: no date, no serial number.
"""

import json
import re
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.lock"
_ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)((?:\s+--hash=sha256:\w+)+)", re.MULTILINE)


def main() -> None:
    """Prints it."""
    print(json.dumps(bill(LOCK.read_text("utf-8")), indent=1, ensure_ascii=False))


def bill(lock: str) -> dict[str, object]:
    """Each locked package with its version, licence and hashes (one a wheel)."""
    entries = _ENTRY.findall(lock.replace("\\\n", ""))
    program = {"type": "application", "name": "dossiers", "version": version("dossiers"), "bom-ref": "dossiers"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": [_component(name, number, hashes) for name, number, hashes in entries],
    }


def _component(name: str, number: str, hashes: str) -> dict[str, object]:
    reference = f"pkg:pypi/{name}@{number}"
    return {
        "type": "library",
        "bom-ref": reference,
        "name": name,
        "version": number,
        "purl": reference,
        "licenses": [{"license": {"name": licence_of(name)}}],
        "properties": [{"name": "pip:hash", "value": digest} for digest in re.findall(r"sha256:\w+", hashes)],
    }


def licence_of(name: str) -> str:
    """What the installed package says of itself; `unknown` when it says nothing or is not installed."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return "unknown"
    classified = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if one.startswith("License")]
    first = (told.get("License-Expression") or told.get("License") or "").strip().split("\n")[0]
    return first if 0 < len(first) < 60 else next(iter(classified), "unknown")


if __name__ == "__main__":
    main()
