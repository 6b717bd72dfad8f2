"""The hostile corpus: what each file is called, how it is made, and what may be said of it.

All are sent as a proof of address of the family of `bill`. None is committed: each is made when it is asked for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hostile import disguises, jpegs, pdf_bombs, pdf_circles, pdf_lies, pdf_oddities, pdf_pictures, pdf_streams, pngs
from hostile.bill import bill_jpeg, bill_pdf, bill_scan

from validators.model import Reason

Build = Callable[[], bytes]


@dataclass(frozen=True)
class Expected:
    """The reasons that may be given; `may_pass` that there may be none. Any other reason is a defect.

    `detail`, which chooses the sentence, and `read`, what the file was found to be, are said of it where they are given.
    """

    reasons: frozenset[Reason]
    may_pass: bool = False
    detail: str = ""
    read: str = ""


@dataclass(frozen=True)
class Case:
    """One file of the corpus; `build` gives its bytes."""

    name: str
    file_name: str
    build: Build
    expected: Expected

    @property
    def slow(self) -> bool:
        """Whether it takes OCR, or a limit that is reached, to judge it: a second or more."""
        return self.name.startswith(_SLOW)


_SLOW = (
    "pdf doubly",
    "pdf nested",
    "pdf form that",
    "pdf glyph",
    "pdf pattern",
    "pdf endless",
    "pdf ten thousand",
    "pdf nest: contents",
    "pdf image",
    "pdf sound scan",
    "pdf scan",
    "pdf filter",
    "pdf drawing: picture",
    "pdf drawing: scale",
    "pdf drawing: a path",
    "jpeg oriented",
    "jpeg four",
    "jpeg progressive",
    "jpeg several",
    "jpeg with ",
    "jpeg exif",
    "jpeg endless",
    "jpeg white",
    "jpeg as",
    "jpeg and",
    "png sound",
    "png sixteen",
    "png transparent",
    "png animated",
    "png black",
    "png just",
    "png many",
    "png header twice",
    "png as",
)


def _one_of(*reasons: Reason, detail: str = "") -> Expected:
    return Expected(frozenset(reasons), detail=detail)


_DOUBTS = (Reason.UNCERTAIN_READING, Reason.DATE_NOT_FOUND, Reason.HOLDER_MISMATCH)
GOOD = Expected(frozenset(), may_pass=True)
READ_OR_UNREADABLE = Expected(frozenset((Reason.UNREADABLE, *_DOUBTS)), may_pass=True)
DOUBTED = _one_of(*_DOUBTS)
UNREADABLE = _one_of(Reason.UNREADABLE)
BLANK = _one_of(*_DOUBTS, detail="blank")
NOT_READ = _one_of(Reason.UNREADABLE, *_DOUBTS)
CUT = _one_of(Reason.UNREADABLE, detail="truncated")
LOCKED = _one_of(Reason.UNREADABLE, detail="password")
EMPTY = _one_of(Reason.UNREADABLE, detail="empty")


def _mismatch(detail: str = "other", read: str = "") -> Expected:
    return replace(_one_of(Reason.CONTENT_MISMATCH, detail=detail), read=read)


def corpus() -> Iterator[Case]:
    """Every case; the names are unique."""
    yield from _bombs()
    yield from _lies()
    yield from _oddities()
    yield from _jpegs()
    yield from _pngs()
    yield from _disguises()


def _pdf(name: str, build: Build, expected: Expected) -> Case:
    return Case(f"pdf {name}", "facture.pdf", build, expected)


def _made(data: bytes) -> Build:
    return lambda: data


def _bombs() -> Iterator[Case]:
    for build in (
        pdf_bombs.doubly_compressed_stream,
        pdf_bombs.nested_forms,
        pdf_bombs.form_that_draws_itself,
        pdf_bombs.glyph_that_draws_itself,
        pdf_bombs.pattern_that_paints_itself,
        pdf_bombs.endless_drawing,
        pdf_bombs.endless_text,
        pdf_bombs.ten_thousand_pages,
    ):
        yield _pdf(build.__name__.replace("_", " "), build, NOT_READ)
    yield _pdf("huge page", pdf_bombs.huge_page, READ_OR_UNREADABLE)
    for topic, family, expected in (
        ("page", pdf_bombs.absurd_pages, READ_OR_UNREADABLE),
        ("nest", pdf_bombs.deep_arrays, READ_OR_UNREADABLE),
        ("image", pdf_bombs.huge_images, NOT_READ),
    ):
        for name, data in family().items():
            yield _pdf(f"{topic}: {name}", _made(data), expected)


def _lies() -> Iterator[Case]:
    for topic, family in (
        ("page tree", pdf_lies.page_trees),
        ("table", pdf_lies.tables),
        ("font", pdf_lies.fonts),
        ("circle:", pdf_circles.circles),
        ("filter", pdf_streams.filters),
        ("drawing:", pdf_streams.drawings),
        ("font of", pdf_streams.tables_of_fonts),
        ("shading:", pdf_streams.samples),
    ):
        for name, data in family().items():
            yield _pdf(f"{topic} {name}", _made(data), READ_OR_UNREADABLE)
    for how, family, expected in (
        ("sound", pdf_pictures.sound, GOOD),
        ("cut", pdf_pictures.cut, READ_OR_UNREADABLE),
        ("spoilt", pdf_pictures.spoilt, READ_OR_UNREADABLE),
    ):
        for name, data in family().items():
            slow = name == "jpeg 2000"  # to unpack: on a busy machine no time may be left to read it
            yield _pdf(f"scan as {name}, {how}", _made(data), READ_OR_UNREADABLE if slow else expected)
    yield _pdf("scan of another size", pdf_pictures.picture_of_another_size, READ_OR_UNREADABLE)


def _oddities() -> Iterator[Case]:
    yield _pdf("sound", bill_pdf, GOOD)
    yield _pdf("sound scan", bill_scan, GOOD)
    for algorithm in pdf_oddities.ALGORITHMS:
        for name, user, owner, expected in (
            ("locked", "secret", "owner", LOCKED),
            ("locked, empty owner", "secret", "", LOCKED),
            ("open to all", "", "owner", GOOD),
        ):
            build = lambda a=algorithm, u=user, o=owner: pdf_oddities.locked(a, u, o)  # noqa: E731
            yield _pdf(f"{algorithm} {name}", build, expected)
    for build in (
        pdf_oddities.scripted,
        pdf_oddities.with_attachment,
        pdf_oddities.signed,
        pdf_oddities.updated,
    ):
        yield _pdf(build.__name__.replace("_", " "), build, GOOD)
    yield _pdf("portfolio", pdf_oddities.portfolio, DOUBTED)
    yield _pdf("xfa", pdf_oddities.xfa, _one_of(Reason.UNCERTAIN_READING, detail="xfa_placeholder"))
    for share, expected in ((0.02, CUT), (0.1, CUT), (0.3, CUT), (0.6, CUT), (0.9, CUT), (0.99, READ_OR_UNREADABLE)):
        yield _pdf(f"cut at {share:.0%}", lambda s=share: pdf_oddities.cut(s), expected)
    yield _pdf("after 500 bytes of junk", lambda: pdf_oddities.after_junk(500), GOOD)
    yield _pdf(
        "after 5,000 bytes of junk",
        lambda: pdf_oddities.after_junk(5000),
        _one_of(Reason.UNREADABLE, Reason.CONTENT_MISMATCH),
    )
    yield _pdf("over the size", lambda: bill_pdf() + b"%" * (2 << 20), _one_of(Reason.TOO_LARGE))


def _jpg(name: str, build: Build, expected: Expected) -> Case:
    return Case(f"jpeg {name}", "facture.jpg", build, expected)


def _jpegs() -> Iterator[Case]:
    yield _jpg("sound", bill_jpeg, GOOD)
    for orientation in jpegs.TURNS:
        yield _jpg(f"oriented {orientation}", lambda o=orientation: jpegs.oriented(o), GOOD)
    for build in (
        jpegs.four_inks,
        jpegs.progressive,
        jpegs.several_pictures,
        jpegs.with_rubbish_after,
    ):
        yield _jpg(build.__name__.replace("_", " "), build, GOOD)
    for name, data in (
        ("rubbish", b"\xff" * 2000),
        ("endless", b"II*\x00\x08\x00\x00\x00\xff\xff" + b"\x12\x01" * 900),
    ):
        yield _jpg(f"exif {name}", lambda d=data: jpegs.with_exif(d), GOOD)
    for name, data in jpegs.cut_at_markers():
        yield _jpg(f"cut {name}", _made(data), CUT if len(data) > 2 else UNREADABLE)
    yield _jpg("without its end", jpegs.without_end, READ_OR_UNREADABLE)
    yield _jpg("with rubbish inside", jpegs.with_rubbish_inside, READ_OR_UNREADABLE)
    yield _jpg("white, 88 Mpx", lambda: jpegs.white(9400, 9400), BLANK)
    yield _jpg("white, 88 Mpx, progressive", lambda: jpegs.white(9400, 9400, progressive=True), BLANK)
    yield _jpg("endless scans", jpegs.endless_scans, NOT_READ)
    yield _jpg("claiming 65500 x 65500", lambda: jpegs.claiming(65500, 65500), NOT_READ)
    yield _jpg("claiming no height", lambda: jpegs.claiming(1240, 0), NOT_READ)
    yield _jpg("of zero bytes", bytes, EMPTY)
    yield _jpg("of one byte", lambda: b"\xff", UNREADABLE)


def _png(name: str, build: Build, expected: Expected) -> Case:
    return Case(f"png {name}", "facture.png", build, expected)


def _pngs() -> Iterator[Case]:
    yield _png("sound", pngs.bill_png, GOOD)
    for build in (
        pngs.sixteen_bits,
        pngs.transparent_palette,
        pngs.transparent_grey,
        pngs.animated,
        pngs.black_and_white,
    ):
        yield _png(build.__name__.replace("_", " "), build, GOOD)
    for build in (
        pngs.two_and_a_half_gigapixels,
        pngs.just_under_the_cap,
        pngs.text_bomb,
        pngs.profile_bomb,
        pngs.many_comments,
    ):
        yield _png(build.__name__.replace("_", " "), build, READ_OR_UNREADABLE)
    yield _png("1 x 60000", lambda: pngs.strip(1, 60_000), NOT_READ)
    yield _png("60000 x 1", lambda: pngs.strip(60_000, 1), NOT_READ)
    yield _png("1 x 1", lambda: pngs.strip(1, 1), NOT_READ)
    for name, data in pngs.broken().items():
        mild, cut = name in ("header twice", "chunk of nothing known"), name.startswith(("cut", "signature"))
        yield _png(name, _made(data), READ_OR_UNREADABLE if mild else CUT if cut else NOT_READ)


def _disguises() -> Iterator[Case]:
    for name, file_name, build, expected in (
        ("zip as pdf", "facture.pdf", disguises.archive, _mismatch(read="une archive ZIP")),
        ("word as pdf", "facture.pdf", disguises.word_document, _mismatch(read="un document Word")),
        ("old office as pdf", "facture.pdf", lambda: disguises.OLD_OFFICE, _mismatch()),
        ("html as pdf", "facture.pdf", lambda: disguises.HTML, _mismatch(read="une page web")),
        ("heic as jpg", "photo.jpg", lambda: disguises.HEIC, _mismatch(read="une photo HEIC (iPhone)")),
        ("gif as png", "photo.png", lambda: disguises.GIF, _mismatch()),
        ("pdf as jpg", "facture.jpg", bill_pdf, _mismatch("is_pdf", "un PDF")),
        ("jpeg as pdf", "facture.pdf", bill_jpeg, _mismatch("is_jpeg")),
        ("jpeg as png", "facture.png", bill_jpeg, _mismatch("is_jpeg")),
        ("png as jpg", "facture.jpg", pngs.bill_png, _mismatch("is_png")),
        ("pdf and zip", "facture.pdf", disguises.pdf_and_zip, GOOD),
        ("gif and pdf", "facture.pdf", disguises.gif_and_pdf, _mismatch()),
        ("html and pdf", "facture.pdf", disguises.html_and_pdf, READ_OR_UNREADABLE),
        ("jpeg and pdf", "facture.pdf", disguises.jpeg_and_pdf, _mismatch("is_jpeg")),
        ("pdf as exe", "facture.exe", bill_pdf, _one_of(Reason.FORMAT_NOT_ACCEPTED, detail="is_pdf")),
        ("pdf without extension", "facture", bill_pdf, _one_of(Reason.FORMAT_NOT_ACCEPTED, detail="is_pdf")),
        (
            "random bytes",
            "facture.pdf",
            lambda: bytes(range(256)) * 40,
            _one_of(Reason.UNREADABLE, Reason.CONTENT_MISMATCH),
        ),
        ("right-to-left name", "facture\u202efdp.pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("markup name", "<img src=x onerror=alert(1)>.pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("escape in name", "facture\x1b[2J.pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("endless name", "f" * 300 + ".pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("accents apart", "e\u0301lectricite\u0301.pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("letters of no width", "fac\u200bture\ufeff.pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("look-alike letters", "f\u0430cture.pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("line break in name", "facture\r\nBcc: x.pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("formula in name", "=HYPERLINK(1).pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("half a letter in name", "facture\udce9.pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
        ("extension of two minds", "facture.pdf.exe", bill_pdf, _one_of(Reason.FORMAT_NOT_ACCEPTED, detail="is_pdf")),
        (
            "space after the extension",
            "facture.pdf ",
            bill_pdf,
            _one_of(Reason.INVALID_NAME, Reason.FORMAT_NOT_ACCEPTED),
        ),
        ("dot after the extension", "facture.pdf.", bill_pdf, _one_of(Reason.INVALID_NAME, Reason.FORMAT_NOT_ACCEPTED)),
        ("name of a device", "CON.pdf", bill_pdf, _one_of(Reason.INVALID_NAME)),
    ):
        yield Case(name, file_name, build, expected)
