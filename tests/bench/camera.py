"""Pictures that compress as a camera's do: noise of many sizes over parcels with labels."""

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw


@dataclass(frozen=True, slots=True)
class Camera:
    """Sizes in pixels. Few scenes are made; each photo is another cut of one of them.

    `octaves` are the noise: size of a grain in pixels, and how much it covers what lies below. With these,
    a photo has about 3.0 MB and its report copy 300 kB.
    """

    width: int = 4000
    height: int = 3000
    scenes: int = 8
    play: int = 96
    quality: int = 91
    copy_side: int = 1600
    copy_quality: int = 85
    octaves: tuple[tuple[int, float], ...] = (
        (512, 1),
        (128, 0.25),
        (32, 0.12),
        (8, 0.05),
        (2, 0.09),
        (1, 0.06),
    )


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo and its report copy, both JPEG."""

    number: int
    original: bytes
    copy: bytes


def take(camera: Camera, scene: int, numbers: list[int]) -> Iterator[Shot]:
    """Photos of one scene, each with its own number and its own bytes."""
    wide = _scene(camera, random.Random(scene))
    for number in numbers:
        chance = random.Random(number)
        left, top = chance.randrange(camera.play), chance.randrange(camera.play)
        photo = wide.crop((left, top, left + camera.width, top + camera.height))
        original = _jpeg(photo, camera.quality)
        photo.thumbnail((camera.copy_side, camera.copy_side), Image.Resampling.BICUBIC, reducing_gap=2.0)
        yield Shot(number, original, _jpeg(photo, camera.copy_quality))


def with_comment(jpeg: bytes, comment: str) -> bytes:
    """The same picture in other bytes: a comment behind the JFIF header."""
    if jpeg[:4] != b"\xff\xd8\xff\xe0":
        raise ValueError("not a JFIF file")
    end = 4 + int.from_bytes(jpeg[4:6], "big")
    text = comment.encode()
    return jpeg[:end] + b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text + jpeg[end:]


def _scene(camera: Camera, chance: random.Random) -> Image.Image:
    size = (camera.width + camera.play, camera.height + camera.play)
    (grain, _), *finer = camera.octaves
    picture = _noise(size, grain, chance)
    _parcels(picture, chance)
    for grain, cover in finer:
        picture = Image.blend(picture, _noise(size, grain, chance), cover)
    return picture


def _noise(size: tuple[int, int], grain: int, chance: random.Random) -> Image.Image:
    width, height = (-(-side // grain) for side in size)
    coarse = Image.frombytes("RGB", (width, height), chance.randbytes(width * height * 3))
    return coarse.resize(size, Image.Resampling.BICUBIC)


def _parcels(picture: Image.Image, chance: random.Random) -> None:
    pen = ImageDraw.Draw(picture)
    side = picture.width // 6
    for _ in range(12):
        x, y = chance.randrange(picture.width - side), chance.randrange(picture.height - side)
        brown = chance.randint(110, 170)
        pen.rectangle((x, y, x + side, y + side * 3 // 4), fill=(brown, brown * 3 // 4, brown // 2))
        pen.rectangle((x + side // 5, y + side // 6, x + side * 3 // 5, y + side // 2), fill=(235, 235, 228))
        for line in range(6):
            top = y + side // 5 + line * side // 22
            pen.rectangle((x + side // 4, top, x + side // 2, top + side // 60), fill=(40, 40, 48))


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()
