from file_cases import file_case

from validators.file_presence import file_presence
from validators.model import Outcome, Reason


def test_a_file_in_the_drop_holds() -> None:
    assert [finding.outcome for finding in file_presence(file_case())] == [Outcome.HOLDS]


def test_a_listed_file_that_is_not_in_the_drop_is_missing() -> None:
    assert [finding.reason for finding in file_presence(file_case(path=None))] == [Reason.FILE_MISSING]
