"""Photos: facts read, data covered in the pixels, broken files refused."""

import io
import struct
import zlib

import pytest
from factories import make_jpeg
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from inspector.errors import Refused
from inspector.model.photo import Redaction
from inspector.privacy.picture import read_facts, read_pictures, report_copy


def with_exif(orientation: int) -> bytes:
    """A photo turned in the camera, with its place and device."""
    image = Image.new("RGB", (400, 300), "white")
    exif = Image.Exif()
    exif[0x0112], exif[0x0110], exif[0x8825] = orientation, "Camera X", {1: "N"}
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_covered_place_is_black_in_the_pixels_and_nothing_else_is() -> None:
    plain = Image.new("RGB", (4000, 3000), "white")
    out = io.BytesIO()
    plain.save(out, "JPEG")
    copy = Image.open(
        io.BytesIO(report_copy(out.getvalue(), [Redaction(x=1000, y=600, width=800, height=400)]))
    )
    assert max(copy.size) == 1600
    scale = copy.width / 4000
    inside = copy.crop(tuple(round(v * scale) for v in (1010, 610, 1790, 990)))
    assert max(high for _, high in inside.getextrema()) < 40
    assert min(copy.getpixel((5, 5))) > 230


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_the_report_copy_stands_upright_and_says_nothing_of_the_camera(orientation: int) -> None:
    data = with_exif(orientation)
    copy = Image.open(io.BytesIO(report_copy(data, [])))
    assert (copy.width > copy.height) == (orientation in (1, 3))
    assert not copy.getexif()
    assert b"Camera X" not in report_copy(data, [])
    facts = read_facts(data)
    assert facts.device.endswith("Camera X")
    assert (facts.width > facts.height) == (orientation in (1, 3))


def test_the_pictures_made_at_intake_are_small_and_upright_and_say_nothing_of_the_camera() -> None:
    made = read_pictures(make_jpeg(2000, 1500))
    sizes = [max(Image.open(io.BytesIO(jpeg)).size) for jpeg in (made.report_copy, made.thumbnail)]
    assert sizes == [1600, 320]
    turned = read_pictures(with_exif(6))
    for jpeg in (turned.report_copy, turned.thumbnail):
        picture = Image.open(io.BytesIO(jpeg))
        assert picture.height > picture.width
        assert not picture.getexif()
        assert b"Camera X" not in jpeg


def picture(mode: str, kind: str, **options: object) -> bytes:
    """A picture with a dark left half and a light right one."""
    image = Image.new("L", (400, 300), 30)
    image.paste(220, (200, 0, 400, 300))
    out = io.BytesIO()
    image.convert(mode).save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
        ("P", "PNG"),
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("1", "PNG"),
        ("I;16", "PNG"),
        ("RGBA", "WEBP"),
        ("RGB", "HEIF"),
    ],
)
def test_every_kind_of_picture_a_camera_or_screen_makes_is_taken_in(mode: str, kind: str) -> None:
    data = picture(mode, kind)
    assert read_facts(data).width == 400
    made = read_pictures(data)
    for jpeg in (made.report_copy, made.thumbnail):
        shown = Image.open(io.BytesIO(jpeg))
        assert shown.mode == "RGB"
        left, right = (shown.getpixel((shown.width * part // 4, 100)) for part in (1, 3))
        assert max(left) < 90
        assert min(right) > 160


def test_a_photo_with_a_second_picture_in_it_is_taken_in_as_the_first() -> None:
    data = picture("RGB", "MPO", save_all=True, append_images=[Image.new("RGB", (400, 300), "red")])
    assert Image.open(io.BytesIO(data)).format == "MPO"
    assert read_facts(data).mime == "image/jpeg"
    assert Image.open(io.BytesIO(read_pictures(data).report_copy)).getpixel((100, 100)) < (60, 60, 60)


def test_the_copy_made_at_intake_looks_like_the_one_with_nothing_covered() -> None:
    data = make_jpeg(2000, 1500)
    at_intake, later = (
        Image.open(io.BytesIO(j)) for j in (read_pictures(data).report_copy, report_copy(data, []))
    )
    assert at_intake.size == later.size
    differences = ImageChops.difference(at_intake, later).convert("L").histogram()
    assert sum(differences[40:]) < 0.01 * at_intake.width * at_intake.height


def take_in(data: bytes) -> bytes:
    """What happens to a photo that comes in."""
    read_facts(data)
    return read_pictures(data).report_copy


def _huge_png() -> bytes:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-not-an-image"),
        (b"hello", "photo-not-an-image"),
        (b"%PDF-1.7", "photo-not-an-image"),
        (make_jpeg()[: len(make_jpeg()) // 2], "photo-truncated"),
        (make_jpeg()[:-200], "photo-truncated"),
        (_huge_png(), "photo-too-large"),
    ],
    ids=["empty", "text", "pdf", "half", "end missing", "huge"],
)
def test_what_is_no_whole_photo_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as told:
        take_in(data)
    assert told.value.code == code


@given(data=st.binary(max_size=400))
def test_whatever_stands_where_a_camera_writes_the_photo_is_taken(data: bytes) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        out = io.BytesIO()
        Image.new("RGB", (8, 6)).save(out, kind, exif=b"Exif\x00\x00" + data)
        facts = read_facts(out.getvalue())
        assert {facts.width, facts.height} == {8, 6}
