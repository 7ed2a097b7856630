"""A visit whose every text is found nowhere else."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from PIL import Image
from pillow_heif import register_heif_opener

from inspector.model.outlet import Outlet, OutletId
from inspector.model.photo import Redaction
from inspector.privacy.picture import read_pictures, report_copy
from inspector.privacy.snapshot import snapshot_jpeg
from tests.factories import make_jpeg
from tests.needles.sieve import slices

OUTLET = Outlet(
    id=OutletId(""),
    name="云雀坞蓝鲸快递第七百三十一网点",
    brand="蓝鲸云雀坞速递联盟七三一",
    legal_entity="鲸落市云雀坞蓝鲸快递服务股份公司",
    credit_code="91990731QXKWJYHTRD",
    permit="虚构邮鲸落字第贰零贰陆柒叁壹号",
    address="虚构省鲸落市云雀坞路柒佰叁拾壹号负二层",
    responsible="欧阳云雀坞七三一",
    phone="0731-7310-7310-731",
)
OFFICERS = ("司马蓝鲸七三一甲", "诸葛云雀七三一乙")
CERTIFICATES = ("虚构邮执鲸七三一〇一", "虚构邮执鲸七三一〇二")
MANAGER = OUTLET.responsible
MANAGER_POST = "云雀坞网点代理负责人"
WITNESS = "上官鲸落七三一丙"
NOTE = "后仓第七百三十一号货架下发现云雀坞手写便条。"
REASON = "蓝鲸总部云雀坞机房钥匙不在现场，待补查。"
FINDING = "云雀坞面单七百三十一张完整显示收件人欧阳蓝鲸。"
DEMAND = "请于七日内把云雀坞的面单全部换成隐私面单。"
OBJECTION = "欧阳云雀坞认为面单出自蓝鲸总部的打印机。"
CAPTION = "云雀坞二号分拣台上的蓝鲸面单，朝北拍摄。"
FILE_NAME = "IMG_云雀坞_收件人欧阳蓝鲸_731.JPG"
CAMERA = "Larkspur Optik Kamera 7731"
DESCRIBED = "Larkspur 7731, seen beside the blue whale shelf"
BUREAU = "虚构省鲸落市云雀坞邮政管理局"
NOTICE = "鲸邮检通云雀坞七百三十一号"
PASSPHRASE = "云雀坞 Larkspur 纸鸢 7731 first"
NEW_PASSPHRASE = "云雀坞 Larkspur 纸鸢 7731 second"
THIRD_PASSPHRASE = "云雀坞 Larkspur 纸鸢 7731 third"
WRONG_PASSPHRASE = "云雀坞 Larkspur 纸鸢 7731 mistyped"
RECOVERY_PASSPHRASE = "云雀坞 Larkspur 纸鸢 7731 bureau"
COVERED = Redaction(x=40, y=40, width=300, height=200)
PIN = "pin-Larkspur-773100"
WRONG_PIN = "pin-Larkspur-mistyped"

TEXTS = {
    **{
        f"outlet {field}": getattr(OUTLET, field)
        for field in ("name", "brand", "legal_entity", "credit_code", "permit", "address", "phone")
    },
    **{f"officer {number}": name for number, name in enumerate(OFFICERS)},
    **{f"certificate {number}": name for number, name in enumerate(CERTIFICATES)},
    "manager": MANAGER,
    "post": MANAGER_POST,
    "witness": WITNESS,
    "note": NOTE,
    "reason": REASON,
    "finding": FINDING,
    "demand": DEMAND,
    "objection": OBJECTION,
    "caption": CAPTION,
    "file name": FILE_NAME,
    "camera": CAMERA,
    "camera's description": DESCRIBED,
    "bureau": BUREAU,
    "notice": NOTICE,
}
SECRETS = {
    "passphrase": PASSPHRASE,
    "new passphrase": NEW_PASSPHRASE,
    "third passphrase": THIRD_PASSPHRASE,
    "wrong passphrase": WRONG_PASSPHRASE,
    "recovery passphrase": RECOVERY_PASSPHRASE,
    "PIN": PIN,
    "wrong PIN": WRONG_PIN,
}


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo in a file."""

    name: str
    data: bytes


@cache
def photos() -> tuple[Shot, ...]:
    """A JPEG with what a camera tells, and a HEIC."""
    image = Image.open(io.BytesIO(make_jpeg(800, 600, seed=731)))
    exif = Image.Exif()
    exif[0x010E], exif[0x010F], exif[0x0110] = DESCRIBED, CAMERA.rsplit(" ", 1)[0], CAMERA.rsplit(" ", 1)[1]
    return (
        Shot(FILE_NAME, _saved(image, "JPEG", exif=exif, quality=90)),
        Shot(FILE_NAME.replace(".JPG", ".HEIC"), _saved(image.rotate(90), "HEIF", quality=80)),
    )


@cache
def seen() -> Image.Image:
    """What the laptop's own camera looks at."""
    return Image.open(io.BytesIO(make_jpeg(800, 600, seed=732))).convert("RGB")


@cache
def pictures() -> dict[str, bytes]:
    """Pieces of the photos, and of all pictures the program makes of them."""
    found: dict[str, bytes] = {}
    for shot in photos():
        made = read_pictures(shot.data)
        found |= slices(f"photo {shot.name}", shot.data)
        found |= slices(f"report copy of {shot.name}", report_copy(shot.data, (COVERED,)))
        found |= slices(f"plain copy of {shot.name}", made.report_copy)
        found |= slices(f"small {shot.name}", made.thumbnail)
    return found | _pictures_of_what_is_seen()


def _pictures_of_what_is_seen() -> dict[str, bytes]:
    """Its pixels as Qt and Pillow hold them, and the photos made of them, whose dates alone are others."""
    pixels = seen().tobytes()
    jpeg = snapshot_jpeg(pixels, seen().size, 3 * seen().width, datetime.now(UTC), "")
    made = read_pictures(jpeg)
    return {
        **slices("what the camera sees", pixels),
        **slices("what the camera sees, as on the screen", seen().tobytes("raw", "BGRX")),
        **slices("photo of the camera", jpeg),
        **slices("plain copy of it", made.report_copy),
        **slices("small copy of it", made.thumbnail),
    }


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    register_heif_opener()
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()
