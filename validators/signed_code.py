"""The signed barcode (2D-Doc) of a notice or a bill: genuine, or to be looked at; a missing one proves nothing."""

from collections.abc import Iterator

from validators.case import Case
from validators.findings import doubt, holds
from validators.model import Finding, Reason


def signed_code(case: Case) -> Iterator[Finding]:
    """A verified signature is said; a broken one is for a person; a signer we do not know counts for nothing."""
    code = case.reading.code
    if code is None:
        return
    if code.trusted:
        yield holds("2D-Doc lu, signature vérifiée", box=code.box)
    elif code.signature == "tampered":
        yield doubt(Reason.UNCERTAIN_READING, "2D-Doc à contrôler", "une signature intacte", "tampered", box=code.box)
