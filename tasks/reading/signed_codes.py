"""The 2D-Doc of a document: sought on its first pages, cheapest first. Only ever used in a sandbox's child."""

from collections.abc import Callable, Sequence

from PIL import Image

from tasks.tools.barcode import Sealed, two_d_docs
from validators.case import Code
from validators.model import Slot
from validators.two_d_doc.kinds import kind_signed

CODE_SLOTS = frozenset({Slot.TAX_NOTICE, Slot.PROOF_OF_ADDRESS})
"""The slots whose documents may carry a 2D-Doc."""
QUICK_DPI, FINE_DPI = 200, 300
_PAGES = 2

Draw = Callable[[int, int], Image.Image]
"""Page number and dots per inch → the page as a picture."""


def code_of(draw: Draw, numbers: Sequence[int], dpi: int = QUICK_DPI) -> Code | None:
    """The first 2D-Doc of the first pages: nearly all show at 200 dpi, the smallest at 300."""
    for number in numbers[:_PAGES]:
        if sealed := two_d_docs(draw(number, dpi), number):
            return _as_code(sealed[0])
    return None


def _as_code(sealed: Sealed) -> Code:
    document, seal = sealed.document, sealed.seal
    return Code(
        signature=str(seal.signature),
        kind=kind_signed(document.kind, seal.signer),
        issued=document.issued,
        income_year=document.income_year,
        holders=document.names,
        names_truncated=document.names_truncated,
        box=sealed.box,
    )
