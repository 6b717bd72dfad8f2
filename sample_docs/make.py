"""Makes the sample drop anew: `python -m sample_docs.make [folder]`. The same bytes each time."""

import shutil
import sys
from pathlib import Path

from sample_docs.drop import write_drop, write_sidecar
from sample_docs.stories import FAMILIES


def make(folder: Path) -> None:
    """Writes `folder/depot` and the sidecars beside it, in place of what stood there."""
    shutil.rmtree(folder / "depot", ignore_errors=True)
    families = [tell() for tell in FAMILIES]
    write_drop(folder / "depot", families)
    write_sidecar(folder, families)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
