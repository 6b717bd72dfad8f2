"""PDFs that are sound but unusual (locked, signed, scripted, patched, …), and those cut short."""

import io

from hostile.bill import bill_pdf
from hostile.raw_pdf import one_page, stream
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

ALGORITHMS = ("RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256")


def _rewritten(change) -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(bill_pdf())))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(algorithm: str, user: str, owner: str) -> bytes:
    """The bill, encrypted; an empty `user` password leaves it open to all."""
    return _rewritten(lambda writer: writer.encrypt(user, owner, algorithm=algorithm))


def scripted() -> bytes:
    """JavaScript on opening, and an action that starts a program."""

    def change(writer):
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {
                NameObject("/S"): NameObject("/JavaScript"),
                NameObject("/JS"): TextStringObject("while (true) { app.alert('bonjour'); }"),
            }
        )
        writer.root_object[NameObject("/AA")] = DictionaryObject(
            {
                NameObject("/WC"): DictionaryObject(
                    {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("/bin/sh")}
                )
            }
        )

    return _rewritten(change)


def with_attachment() -> bytes:
    return _rewritten(lambda writer: writer.add_attachment("autre.exe", b"MZ" + bytes(1000)))


def portfolio() -> bytes:
    """A folder of files with a cover page in place of a document."""
    text = b"BT /F1 12 Tf 60 700 Td (Pour une experience optimale, ouvrez ce porte-documents PDF.) Tj ET"
    return one_page(
        stream(text),
        more={6: b"<</Type/Filespec/F(a.pdf)/EF<</F 7 0 R>>>>", 7: stream(bill_pdf(), b"/Type/EmbeddedFile")},
    ).replace(
        b"/Pages 2 0 R>>\nendobj",
        b"/Pages 2 0 R/Collection<</View/T>>/Names<</EmbeddedFiles<</Names[(a.pdf) 6 0 R]>>>>>>\nendobj",
        1,
    )


def xfa() -> bytes:
    """A dynamic form: all that a viewer without XFA shows is a request to wait."""
    text = (
        b"BT /F1 12 Tf 60 700 Td (Veuillez patienter...) Tj 0 -20 Td (Si ce message ne disparait pas, votre "
        b"lecteur PDF ne peut pas afficher ce type de document. Adobe Reader 8 ou version ulterieure.) Tj ET"
    )
    return one_page(stream(text), more={6: stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")}).replace(
        b"/Pages 2 0 R>>", b"/Pages 2 0 R/AcroForm<</XFA 6 0 R/Fields[]>>>>", 1
    )


def signed() -> bytes:
    """A field with a signature that proves nothing."""

    def change(writer):
        signature = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Sig"),
                NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
                NameObject("/SubFilter"): NameObject("/adbe.pkcs7.detached"),
                NameObject("/ByteRange"): ArrayObject(map(NumberObject, (0, 10, 20, 30))),
                NameObject("/Contents"): TextStringObject("0" * 2000),
            }
        )
        field = DictionaryObject(
            {
                NameObject("/FT"): NameObject("/Sig"),
                NameObject("/T"): TextStringObject("s"),
                NameObject("/V"): writer._add_object(signature),
            }
        )
        writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/SigFlags"): NumberObject(3), NameObject("/Fields"): ArrayObject([writer._add_object(field)])}
        )

    return _rewritten(change)


def updated() -> bytes:
    """An incremental update after the end of the file: a second, harmless object table."""
    good = bill_pdf()
    start = int(good.rpartition(b"startxref\n")[2].split()[0])
    root = good[good.rindex(b"/Root") :].split(b"R")[1].split()[1]
    place = len(good)
    return good + (
        b"900 0 obj\n<</Note(x)>>\nendobj\nxref\n900 1\n%010d 00000 n \ntrailer\n<</Size 901/Prev %d/Root %s 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (place, start, root, place + 34)
    )


def cut(share: float) -> bytes:
    """The bill without its end."""
    whole = bill_pdf()
    return whole[: int(len(whole) * share)]


def after_junk(size: int) -> bytes:
    """The bill after that many bytes of something else, as some mail programs leave it."""
    return b"Content-Type: application/pdf\r\n\r\n".ljust(size, b"\n") + bill_pdf()
