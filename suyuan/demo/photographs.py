"""Pictures that stand for photographs in the demo: a hall drawn in a few colours, nobody in it (演示照片)."""

import struct
import zlib
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

WIDTH, HEIGHT = 320, 200
WALL, FLOOR, BANNER, SCREEN = (236, 232, 222), (176, 142, 104), (178, 34, 34), (70, 110, 160)


def photograph(name: str, *, random: Random) -> SimpleUploadedFile:
    """Return a picture as an upload (演示照片): rows of seats before a screen, different every time."""
    seats = [(random.randint(60, 200), random.randint(60, 140), random.randint(60, 140)) for _ in range(24)]
    rows = b"".join(b"\0" + b"".join(bytes(_colour(2 * x, 2 * y, seats)) for x in range(WIDTH)) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    content = b"\x89PNG\r\n\x1a\n" + body
    return SimpleUploadedFile(f"{name}.png", content, content_type="image/png")


def _colour(x: int, y: int, seats: list[tuple[int, int, int]]) -> tuple[int, int, int]:
    if 40 <= y < 76 and 60 <= x < 580:
        return BANNER
    if 96 <= y < 210 and 190 <= x < 450:
        return SCREEN
    if y < 230:
        return WALL
    row, column = (y - 240) // 50, (x - 24) // 76
    inside = 0 <= row < 3 and 0 <= column < 8 and (y - 240) % 50 < 34 and (x - 24) % 76 < 44
    return seats[row * 8 + column] if inside else FLOOR


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
