"""A picture out of a camera as the bytes of a photo, in memory only."""

import io
from datetime import datetime

from PIL import Image

QUALITY = 92
MODEL, SOFTWARE, EXIF_IFD = 0x0110, 0x0131, 0x8769
TIME, TIME_OFFSET, MILLISECONDS = 0x9003, 0x9011, 0x9291
MOST_NAME = 60


def snapshot_jpeg(
    pixels: bytes, size: tuple[int, int], row_bytes: int, taken_at: datetime, camera: str
) -> bytes:
    """A JPEG of rows of RGB, `row_bytes` each, with the time, its offset from UTC, and the camera's name in its EXIF."""
    image = Image.frombytes("RGB", size, pixels, "raw", "RGB", row_bytes)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, exif=_exif(taken_at, camera))
    return out.getvalue()


def _exif(taken_at: datetime, camera: str) -> Image.Exif:
    exif = Image.Exif()
    model = _ascii(camera)
    if model:
        exif[MODEL] = model
    exif[SOFTWARE] = "Outlet Inspector"
    details = exif.get_ifd(EXIF_IFD)
    details[TIME] = f"{taken_at:%Y:%m:%d %H:%M:%S}"
    details[TIME_OFFSET] = f"{taken_at:%z}"[:3] + ":" + f"{taken_at:%z}"[3:5]
    details[MILLISECONDS] = f"{taken_at.microsecond // 1000:03}"
    return exif


def _ascii(name: str) -> str:
    """What of a name EXIF can hold: its texts are ASCII."""
    kept = "".join(c if c.isascii() and c.isprintable() else " " for c in name)
    return " ".join(kept.split())[:MOST_NAME]
