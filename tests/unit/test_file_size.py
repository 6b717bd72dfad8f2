import pytest
from file_cases import CAMPAIGN, file_case

from validators.file_size import file_size, in_mo
from validators.model import Outcome, Reason

LIMIT = 2 * 1024 * 1024


def test_the_limit_of_the_campaign_is_two_mo_of_1024_by_1024_bytes() -> None:
    assert CAMPAIGN.file.max_size_bytes == LIMIT


def test_exactly_the_limit_holds() -> None:
    assert [finding.outcome for finding in file_size(file_case(size_bytes=LIMIT))] == [Outcome.HOLDS]


def test_one_byte_more_is_too_large_and_never_reads_as_the_limit() -> None:
    (finding,) = file_size(file_case(size_bytes=LIMIT + 1))
    assert (finding.reason, finding.read, finding.expected) == (Reason.TOO_LARGE, "2,01 Mo", "2 Mo")


def test_nothing_is_said_of_a_file_that_is_not_there() -> None:
    assert list(file_size(file_case(path=None, size_bytes=LIMIT * 3))) == []


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "0 Mo"), (1, "0,01 Mo"), (1024 * 1024, "1 Mo"), (1_600_000, "1,53 Mo")]
)
def test_sizes_are_written_as_the_french_write_them(size: int, shown: str) -> None:
    assert in_mo(size) == shown
