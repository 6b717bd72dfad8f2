"""The families of the drop, each told by a function of its own."""

from collections.abc import Callable

from sample_docs.drop import Family
from sample_docs.stories import courses, custody, dates, files, medical, notices, proofs, simple

FAMILIES: tuple[Callable[[], Family], ...] = (
    *simple.FAMILIES,
    *custody.FAMILIES,
    *courses.FAMILIES,
    *files.FAMILIES,
    *proofs.FAMILIES,
    *dates.FAMILIES,
    *notices.FAMILIES,
    *medical.FAMILIES,
)
