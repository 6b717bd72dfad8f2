"""A file → the same file, spoilt: blindly, and by what it is made of (compressed streams, numbers, checksums)."""

import re
import struct
import zlib
from collections.abc import Callable
from random import Random

_NUMBERS = (0, 1, -1, 2, 127, 128, 255, 256, 32767, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1, 2**63, 10**18)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_DIGITS = re.compile(rb"\d+")
_NAMES = re.compile(rb"/[A-Za-z0-9]+")

Mutation = Callable[[bytes, Random], bytes]


def mutated(data: bytes, chance: Random) -> bytes:
    """One to six mutations, one after the other; now and then none of them changes anything."""
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(_ALL)(data, chance)
    return data


def _place(data: bytes, chance: Random) -> int:
    """Anywhere, but more often near an end, where most formats keep what the rest hangs on."""
    near = chance.random()
    if near < 0.2:
        return min(chance.randrange(600), len(data))
    return max(len(data) - chance.randrange(600), 0) if near < 0.4 else chance.randint(0, len(data))


def _flip_bits(data: bytes, chance: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 30)) if data else 0):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _overwrite(data: bytes, chance: Random) -> bytes:
    at, size = _place(data, chance), chance.choice((1, 4, 50, 500))
    filler = chance.randbytes(size) if chance.random() < 0.6 else bytes([chance.choice((0, 32, 255))]) * size
    return data[:at] + filler + data[at + size :]


def _cut_out(data: bytes, chance: Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + data[at + chance.choice((1, 2, 20, 1000, len(data))) :]


def _repeat(data: bytes, chance: Random) -> bytes:
    at, size = _place(data, chance), chance.choice((1, 20, 1000))
    return data[:at] + data[at : at + size] * chance.choice((2, 3, 50)) + data[at + size :]


def _move(data: bytes, chance: Random) -> bytes:
    start, end = sorted((_place(data, chance), _place(data, chance)))
    rest = data[:start] + data[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + data[start : min(end, start + 5000)] + rest[at:]


def _write_number(data: bytes, chance: Random) -> bytes:
    """A length, a size or an offset in binary."""
    number = chance.choice(_NUMBERS)
    form = chance.choice((">H", "<H", ">I", "<I", ">Q"))
    packed = struct.pack(form, number % (1 << 8 * struct.calcsize(form)))
    at = _place(data, chance)
    return data[:at] + packed + data[at + len(packed) :]


def _replace_one(pattern: re.Pattern[bytes], data: bytes, chance: Random, new: Callable[[bytes], bytes]) -> bytes:
    found = list(pattern.finditer(data, 0, 200_000))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start()] + new(match.group()) + data[match.end() :]


def _another_number(data: bytes, chance: Random) -> bytes:
    return _replace_one(_DIGITS, data, chance, lambda _: b"%d" % chance.choice(_NUMBERS))


def _another_name(data: bytes, chance: Random) -> bytes:
    """A name of the same PDF in the place of another: a page that is a font, a filter that is a colour."""
    names = _NAMES.findall(data, 0, 200_000)
    return _replace_one(_NAMES, data, chance, lambda _: chance.choice(names))


def _inside_a_stream(data: bytes, chance: Random) -> bytes:
    """What a compressed stream of a PDF holds, spoilt and packed again: parsers meet it, not the unpacker."""

    def spoil(stream: bytes) -> bytes:
        body = stream[stream.index(b"\n") + 1 : -len(b"\nendstream")]
        try:
            inside = zlib.decompressobj().decompress(body, 1 << 20)
        except zlib.error:
            return stream
        return b"stream\n" + zlib.compress(chance.choice(_BLIND)(inside, chance)) + b"\nendstream"

    return _replace_one(_STREAM, data, chance, spoil)


def _sound_checksum(data: bytes, chance: Random) -> bytes:
    """A PNG chunk, spoilt, with a checksum that holds."""
    if not data.startswith(b"\x89PNG"):
        return _flip_bits(data, chance)
    chunks, at = [], 8
    while at + 12 <= len(data) and len(chunks) < 1000:
        (size,) = struct.unpack(">I", data[at : at + 4])
        chunks.append((at, min(size, len(data))))
        at += 12 + size
    if not chunks:
        return data
    at, size = chance.choice(chunks)
    kind, body = data[at + 4 : at + 8], chance.choice(_BLIND)(data[at + 8 : at + 8 + size], chance)
    whole = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return data[:at] + whole + data[at + 12 + size :]


_BLIND: tuple[Mutation, ...] = (_flip_bits, _overwrite, _cut_out, _repeat, _move, _write_number)
_ALL: tuple[Mutation, ...] = (*_BLIND, _another_number, _another_name, _inside_a_stream, _sound_checksum)
