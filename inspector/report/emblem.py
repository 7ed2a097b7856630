"""The bureau's emblem: from a picture file to what a brand keeps, and from there onto the page."""

import base64
import io
from dataclasses import dataclass

from PIL import Image

from inspector.errors import Refused
from inspector.model.brand import MOST_BYTES, MOST_PIXELS, Brand

LARGEST_FILE = 200_000
MOST_DECODED = 40_000_000  # pixels: a picture larger than this is no emblem
SIDES = (MOST_PIXELS, 300, 200)  # the last fits in any case
UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Emblem:
    """Pixels from the top, three bytes each: red, green, blue."""

    width: int
    height: int
    pixels: bytes


def emblem_of(brand: Brand) -> Emblem | None:
    """The emblem of a brand, if it has one. Raises Refused "emblem-unreadable": a record may be foreign."""
    if not brand.emblem:
        return None
    try:
        data = base64.b64decode(brand.emblem, validate=True)
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            if image.mode != "RGB" or max(image.size) > MOST_PIXELS:
                raise ValueError("an emblem is small and has no transparency")
            return Emblem(*image.size, image.tobytes())
    except UNREADABLE as error:
        raise _unreadable() from error


def encode_emblem(file: bytes) -> str:
    """The emblem as a brand keeps it, from a PNG or JPEG. Raises Refused "emblem-too-large",
    "emblem-unreadable"."""
    if len(file) > LARGEST_FILE:
        raise Refused(
            "emblem-too-large",
            en="The emblem's file is larger than 200 kB. Save it smaller, at most 400 pixels a side.",
            zh="徽标文件超过 200 kB。请缩小后再用，边长不超过 400 像素。",
        )
    try:
        with Image.open(io.BytesIO(file), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_DECODED:
                raise ValueError("too many pixels")
            flat = _on_white(image)
    except UNREADABLE as error:
        raise _unreadable() from error
    return next(text for side in SIDES if len(text := _png(flat, side)) <= MOST_BYTES * 4 / 3)


def _on_white(image: Image.Image) -> Image.Image:
    picture = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")


def _png(image: Image.Image, side: int) -> str:
    small, out = image.copy(), io.BytesIO()
    small.thumbnail((side, side))
    small.save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode()


def _unreadable() -> Refused:
    return Refused(
        "emblem-unreadable",
        en="The emblem cannot be read. Give a PNG or JPEG picture.",
        zh="无法读取徽标。请提供 PNG 或 JPEG 图片。",
    )
