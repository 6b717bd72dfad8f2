"""The 2D-Doc: the signed barcode on French tax notices and many bills (ANTS specification 3.3).

Pure: bytes in, a frozen document out. Finding the code on a picture and checking its signature is `tasks/tools`' part.
"""

from validators.two_d_doc.document import TwoDDoc, read
from validators.two_d_doc.envelope import Envelope, Signature, opened

__all__ = ["Envelope", "Signature", "TwoDDoc", "opened", "read"]
