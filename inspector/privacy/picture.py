"""Photos as bytes: what they are, and the copy of them that may leave the laptop."""

import io
import struct
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from inspector.errors import Refused
from inspector.model.photo import Redaction
from inspector.model.value import value

FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "HEIF": "image/heic"}
# What many phones make is opened as a JPEG, and known by another name for the pictures behind the first.
MIME = FORMATS | {"MPO": "image/jpeg"}
MOST_PIXELS = 200_000_000
REPORT_SIDE = 1600
SMALL_SIDE = 320
SCREEN_SIDE = 4096
# As sharp as the bicubic filter when shrinking, at half its cost: most of the time a copy takes goes here.
SHRINK = Image.Resampling.HAMMING
END_OF_JPEG = b"\xff\xd9"
QUALITY = 85
PADDING = 6  # pixels around a covered rectangle: a box drawn by hand is never exact
MAKE, MODEL, ORIENTATION, EXIF_IFD, TIME, TIME_OFFSET = 0x010F, 0x0110, 0x0112, 0x8769, 0x9003, 0x9011
SIDEWAYS = {5, 6, 7, 8}
BROKEN = (OSError, EOFError, LookupError, SyntaxError, TypeError, ValueError, struct.error)


@value
class PictureFacts:
    """What a photo says of itself. `width` and `height` are of the upright image; `exif_time` is the
    camera's own text."""

    mime: str
    width: int
    height: int
    device: str
    exif_time: str


@value
class Pictures:
    """What is made of a photo once, at intake: the report copy with nothing covered, and a small one."""

    report_copy: bytes
    thumbnail: bytes


def read_facts(data: bytes) -> PictureFacts:
    """What the head of a photo says, without decoding it.

    Raises Refused "photo-not-an-image", "photo-too-large", and "photo-truncated" where that shows already.
    """
    with _opened(data) as image:
        # The first tenth may hold the camera's own small picture, with an end of its own.
        if MIME[image.format or ""] == "image/jpeg" and data.rfind(END_OF_JPEG, len(data) // 10) < 0:
            raise _truncated()
        return _facts(image)


def read_pictures(data: bytes) -> Pictures:
    """Decode all of a photo once and make its pictures, upright and without metadata.

    Raises Refused as `read_facts`; only decoding to the end shows every cut file.
    """
    with _opened(data) as image:
        # The decoder of JPEG scales while it decodes: a third of the work. It is asked for both sides in
        # proportion: of a square it would look at the shorter side, and scale nothing.
        scale = REPORT_SIDE / max(image.size)
        image.draft("RGB", (int(image.width * scale), int(image.height * scale)))
        _load(image)
        upright = _upright(image)
    upright.thumbnail((REPORT_SIDE, REPORT_SIDE), SHRINK, reducing_gap=2.0)
    copy = _jpeg(upright, QUALITY)
    upright.thumbnail((SMALL_SIDE, SMALL_SIDE), SHRINK, reducing_gap=1.0)
    return Pictures(report_copy=copy, thumbnail=_jpeg(upright, 80))


def report_copy(original: bytes, redactions: Sequence[Redaction]) -> bytes:
    """The JPEG for the report: covered, upright, at most 1600 px, from fresh pixels without metadata.

    Covering happens before scaling, so that nothing of what was there bleeds into its surroundings.
    """
    with _opened(original) as image:
        _load(image)
        upright = _upright(image)
    pen = ImageDraw.Draw(upright)
    for box in redactions:
        pen.rectangle(
            (box.x - PADDING, box.y - PADDING, box.x + box.width + PADDING, box.y + box.height + PADDING),
            fill="black",
        )
    upright.thumbnail((REPORT_SIDE, REPORT_SIDE), SHRINK, reducing_gap=2.0)
    return _jpeg(upright, QUALITY)


def enlarged(original: bytes) -> bytes:
    """An upright JPEG of at most 4096 px with nothing covered, to look at details on the screen only."""
    with _opened(original) as image:
        _load(image)
        upright = _upright(image)
    upright.thumbnail((SCREEN_SIDE, SCREEN_SIDE), SHRINK, reducing_gap=2.0)
    return _jpeg(upright, QUALITY)


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a JPEG."""
    with _opened(data) as image:
        return image.size


def _upright(image: Image.Image) -> Image.Image:
    ImageOps.exif_transpose(image, in_place=True)
    return image if image.mode == "RGB" else image.convert("RGB")


def _jpeg(image: Image.Image, quality: int) -> bytes:
    # Only pixels go over: saving the opened image would carry a comment of the camera's along.
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=quality, optimize=False)
    return out.getvalue()


def _facts(image: Image.Image) -> PictureFacts:
    exif, details = _exif(image)
    width, height = image.size
    if exif.get(ORIENTATION) in SIDEWAYS:
        width, height = height, width
    device = " ".join(filter(None, (_text(exif.get(MAKE)), _text(exif.get(MODEL)))))
    time = " ".join(filter(None, (_text(details.get(TIME)), _text(details.get(TIME_OFFSET)))))
    return PictureFacts(
        mime=MIME[image.format or ""], width=width, height=height, device=device, exif_time=time
    )


def _exif(image: Image.Image) -> tuple[Mapping[int, Any], Mapping[int, Any]]:
    """What a camera wrote beside the picture, and its details; nothing where that cannot be read."""
    try:
        if image.format == "PNG":  # asked for it, the library would decode the picture to its end
            exif = Image.Exif()
            exif.load(image.info.get("exif", b""))
        else:
            exif = image.getexif()
        return exif, exif.get_ifd(EXIF_IFD)
    except BROKEN:
        return {}, {}


def _text(found: object) -> str:
    """A metadata text fit for print: foreign bytes may hold anything."""
    return "".join(c for c in found if c.isprintable())[:100].strip() if isinstance(found, str) else ""


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    register_heif_opener()
    try:
        with warnings.catch_warnings():
            # Pillow's own limit only warns up to twice its size; ours is checked below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=tuple(FORMATS)) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _too_large()
                yield image
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (UnidentifiedImageError, SyntaxError) as error:
        raise Refused(
            "photo-not-an-image",
            en="This file is not a photo. Choose a JPEG, PNG, WebP or HEIC picture.",
            zh="该文件不是照片。请选择 JPEG、PNG、WebP 或 HEIC 图片。",
        ) from error


def _load(image: Image.Image) -> None:
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise _truncated() from error


def _truncated() -> Refused:
    return Refused(
        "photo-truncated",
        en="The photo is cut off or damaged. Copy it from the camera again.",
        zh="照片不完整或已损坏。请从相机重新复制。",
    )


def _too_large() -> Refused:
    return Refused(
        "photo-too-large",
        en=f"The photo has more than {MOST_PIXELS // 1_000_000} megapixels. Take it again at a smaller size.",
        zh=f"照片超过 {MOST_PIXELS // 1_000_000} 百万像素。请用较小的尺寸重新拍摄。",
    )
