"""An examiner of files that lie elsewhere: each is brought before it is looked at."""

from collections.abc import Callable

from tasks.errand import Examiner
from tasks.examine import Examined
from validators.model import Family, Student, Upload


class Bringing:
    """Brings the file of an upload, then has it examined. Raises what bringing raises: the piece is tried anew."""

    def __init__(self, bring: Callable[[str], None], examiner: Examiner) -> None:
        self._bring, self._examiner = bring, examiner

    def examine(self, upload: Upload, family: Family | None, students: tuple[Student, ...]) -> Examined:
        """What the examiner says of it."""
        if upload.path is not None:
            self._bring(upload.path)
        return self._examiner.examine(upload, family, students)
