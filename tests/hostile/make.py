"""Write the whole corpus into a folder, to be looked at or dropped into another program: `make.py FOLDER`."""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from hostile.corpus import corpus


def main(folder: Path) -> None:
    """One file a case, named after the case."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in corpus():
        name = re.sub(r"[^\w.]+", "-", case.name).strip("-")
        (folder / name).with_suffix(Path(case.file_name).suffix[:5]).write_bytes(case.build())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
