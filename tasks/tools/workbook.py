"""A workbook that a stranger made (.xlsx), asked from outside: only a sandbox's child opens it, within limits."""

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tasks.tools.sandbox import ChildDied, Limits, Sandbox

_NOT_ITS_DOING = {"error-ENOSPC": errno.ENOSPC, "lost": errno.EINTR}
_LIMITS = Limits(memory_mib=1024, cpu_seconds=60, deadline_seconds=90)


class WorkbookTrouble(Exception):
    """Nothing can be read from it; the argument is a code: `damaged`, `too_large`, or one of the entry's own."""


def ask(entry: str, path: Path, tmp: Path, **job: object) -> Mapping[str, Any]:
    """What that function (`module:function`, see `Sandbox`) answers in a child that may read the workbook's folder.

    WorkbookTrouble with the code in its key `trouble`, or when the child died of the file. OSError where that was not
    the file's doing. `tmp`: for the sandbox.
    """
    file = path.absolute()
    with Sandbox(entry, _LIMITS, tmp, reads=[file.parent]) as sandbox:
        try:
            answer: Any = sandbox.run({"path": str(file), **job})
        except ChildDied as death:
            if death.cause in _NOT_ITS_DOING:
                raise OSError(_NOT_ITS_DOING[death.cause], "sandbox") from None
            raise WorkbookTrouble("damaged") from None
    if not isinstance(answer, Mapping):  # the file has taken the child over
        raise WorkbookTrouble("damaged")
    if answer.get("trouble"):
        raise WorkbookTrouble(str(answer["trouble"]))
    return answer
