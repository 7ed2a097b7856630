"""Depot scenes for the demo: drawn, never photographed, twelve megapixels with camera data."""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from PIL import Image, ImageDraw, ImageFilter

from inspector.app.demo.labels import FIELDS, draw_label, font, make_parcel
from inspector.model.checklist import ItemId
from inspector.model.photo import Redaction

FULL = (4000, 3000)
HALF = (2000, 1500)  # scenes are drawn at half size and enlarged: four times faster, soft like a phone's
FIRST = datetime.fromisoformat("2026-11-20T09:38:00+08:00")
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """One photo of the demo. `redactions` cover all personal data in it, in pixels of the photo;
    `finding` is the key of the finding it proves, "" if it only belongs to the item."""

    file_name: str
    jpeg: bytes
    caption: str
    item: ItemId
    finding: str
    redactions: tuple[Redaction, ...]


class Sketch:
    """A picture being drawn at half size, with the places of personal data."""

    def __init__(self, seed: int, wall: tuple[int, int, int], floor: tuple[int, int, int]) -> None:
        self.chance = random.Random(seed)
        self.image = _gradient(wall, floor)
        self.pen = ImageDraw.Draw(self.image)
        self.personal: list[Box] = []

    def block(self, box: Box, colour: tuple[int, int, int], *, shadow: int = 18) -> None:
        """A box-like thing with a shadow and a lit edge."""
        left, top, right, bottom = box
        dark = tuple(int(channel * 0.45) for channel in colour)
        self.pen.rectangle((left + shadow, top + shadow, right + shadow, bottom + shadow), fill=(58, 58, 62))
        self.pen.rectangle(box, fill=colour, outline=dark, width=4)
        lit = tuple(min(255, channel + 26) for channel in colour)
        self.pen.rectangle((left + 4, top + 4, right - 4, top + 14), fill=lit)

    def label(self, at: tuple[int, int], scale: float, turn: float, *, hidden: bool = False) -> None:
        """An express label lying at a place, turned by degrees. Straight, its fields are
        covered one by one; turned, all of it is."""
        flat = draw_label(make_parcel(self.chance), hidden=hidden).convert("RGBA")
        small = flat.resize((int(flat.width * scale), int(flat.height * scale)), Image.Resampling.BILINEAR)
        laid = small.rotate(turn, expand=True, resample=Image.Resampling.BICUBIC)
        self.image.paste(laid, at, laid)
        if turn:
            self.personal.append((at[0], at[1], at[0] + laid.width, at[1] + laid.height))
            return
        for left, top, right, bottom in FIELDS:
            self.personal.append(
                (
                    at[0] + int(left * scale),
                    at[1] + int(top * scale),
                    at[0] + int(right * scale),
                    at[1] + int(bottom * scale),
                )
            )

    def write(
        self, at: tuple[int, int], text: str, size: int, *, fill: str = "black", personal: bool = False
    ) -> None:
        """Words on something in the scene."""
        self.pen.text(at, text, font=font(size, bold=True), fill=fill)
        if personal:
            left, top, right, bottom = self.pen.textbbox(at, text, font=font(size, bold=True))
            self.personal.append((int(left), int(top), int(right), int(bottom)))

    def carton(self, box: Box) -> None:
        """A parcel of brown board with tape."""
        self.block(box, (176 + self.chance.randrange(-14, 14), 138, 96))
        middle = (box[0] + box[2]) // 2
        self.pen.rectangle((middle - 16, box[1], middle + 16, box[3]), fill=(206, 178, 132))


def make_scenes() -> Iterator[Scene]:
    """Twelve scenes, the same each time."""
    for number, (caption, item, finding, draw) in enumerate(SCENES, start=1):
        sketch = draw(number)
        yield Scene(
            file_name=f"IMG_{20261120_0900 + number}.JPG",
            jpeg=_photograph(sketch, number),
            caption=caption,
            item=ItemId(item),
            finding=finding,
            redactions=tuple(_redaction(box) for box in sketch.personal),
        )


def _signboard(seed: int) -> Sketch:
    s = Sketch(seed, (170, 190, 205), (120, 118, 112))
    s.block((200, 180, 1800, 470), (196, 40, 36))
    s.write((300, 240), "速达快递 青石路网点", 130, fill="white")
    s.block((330, 620, 900, 1120), (240, 236, 224))
    s.write((400, 660), "快递业务经营许可证", 50)
    s.write((400, 760), "编号 虚构邮 20260018", 38)
    s.write((400, 840), "有效期至 2028-06-30", 38)
    s.block((1100, 560, 1650, 1420), (90, 110, 130))
    return s


def _labels_face_up(seed: int) -> Sketch:
    s = Sketch(seed, (150, 150, 148), (112, 108, 102))
    for row in range(2):
        for column in range(4):
            left, top = 90 + column * 470, 150 + row * 660
            s.carton((left, top, left + 400, top + 560))
            s.label((left + 40, top + 40), 0.42, s.chance.uniform(-12, 12))
    return s


def _full_name_label(seed: int) -> Sketch:
    s = Sketch(seed, (180, 176, 168), (140, 134, 124))
    s.carton((260, 120, 1780, 1420))
    s.label((640, 170), 1.05, 0)
    return s


def _hidden_label(seed: int) -> Sketch:
    s = Sketch(seed, (172, 178, 182), (128, 126, 122))
    s.carton((200, 100, 1800, 1440))
    s.label((690, 150), 1.05, 0, hidden=True)
    return s


def _bin(seed: int) -> Sketch:
    s = Sketch(seed, (160, 162, 158), (104, 100, 96))
    s.block((420, 380, 1580, 1440), (62, 96, 74))
    s.pen.ellipse((440, 300, 1560, 620), fill=(34, 44, 38))
    for at, turn in (((560, 330), 38), ((830, 290), -24), ((1080, 340), 71)):
        s.label(at, 0.38, turn)
    return s


def _shelf(seed: int) -> Sketch:
    s = Sketch(seed, (188, 186, 180), (122, 118, 112))
    for row in range(3):
        top = 120 + row * 460
        for column in range(4):
            left = 130 + column * 460
            s.carton((left, top, left + 360, top + 330))
            parcel = make_parcel(s.chance)
            s.pen.rectangle((left + 30, top + 110, left + 330, top + 250), fill=(250, 248, 240))
            s.write((left + 46, top + 120), f"{row + 1}-{column + 1} {parcel.name}", 46, personal=True)
            s.write((left + 46, top + 184), parcel.phone, 40, personal=True)
        s.block((80, top + 345, 1920, top + 380), (120, 124, 130), shadow=8)
    return s


def _order_list(seed: int) -> Sketch:
    s = Sketch(seed, (140, 146, 152), (96, 92, 88))
    s.block((240, 110, 1760, 1180), (38, 40, 44))
    s.pen.rectangle((280, 150, 1720, 1140), fill=(246, 248, 250))
    s.pen.rectangle((280, 150, 1720, 220), fill=(44, 92, 150))
    s.write((310, 160), "客户名单 2026-11.xlsx", 44, fill="white")
    for row in range(11):
        parcel = make_parcel(s.chance)
        y = 250 + row * 78
        s.pen.line((280, y + 66, 1720, y + 66), fill=(210, 214, 220), width=2)
        s.write((310, y), f"{row + 1:02d}", 42)
        s.write((410, y), f"{parcel.name}  {parcel.phone}  {parcel.address[5:16]}", 42, personal=True)
    s.block((860, 1180, 1140, 1330), (50, 52, 56), shadow=10)
    return s


def _password_note(seed: int) -> Sketch:
    s = Sketch(seed, (178, 170, 158), (150, 138, 122))
    s.block((240, 620, 1760, 1240), (52, 54, 60))
    for row in range(5):
        for column in range(14):
            x, y = 290 + column * 102, 670 + row * 108
            s.pen.rounded_rectangle((x, y, x + 84, y + 88), 12, fill=(226, 226, 222))
    s.block((760, 240, 1280, 620), (250, 232, 120), shadow=12)
    s.write((800, 280), "打单电脑", 56)
    s.write((800, 370), "admin", 64, personal=True)
    s.write((800, 460), "suda2026", 64, personal=True)
    return s


def _recorder(seed: int) -> Sketch:
    s = Sketch(seed, (120, 126, 134), (84, 82, 80))
    s.block((260, 140, 1740, 1240), (30, 32, 36))
    for index in range(4):
        x, y = 300 + (index % 2) * 710, 180 + (index // 2) * 510
        s.pen.rectangle((x, y, x + 690, y + 490), fill=(86 + index * 12, 94, 100))
        s.write((x + 20, y + 16), f"CAM{index + 1}  最早录像 2026-11-0{5 + index}", 40, fill="white")
        s.pen.rectangle((x + 180, y + 220, x + 420, y + 440), fill=(132, 108, 80))
    return s


def _store_room(seed: int) -> Sketch:
    s = Sketch(seed, (196, 192, 184), (130, 124, 116))
    s.block((620, 120, 1420, 1440), (70, 62, 54))
    s.pen.rectangle((700, 200, 1340, 1440), fill=(46, 44, 42))
    for index in range(3):
        s.carton((740, 480 + index * 310, 1260, 740 + index * 310))
    s.write((760, 560), "已用底单 2025", 60)
    s.pen.polygon(((620, 120), (380, 60), (380, 1500), (620, 1440)), fill=(152, 132, 104))
    s.pen.ellipse((420, 760, 470, 810), fill=(220, 200, 90))
    return s


def _id_copy(seed: int) -> Sketch:
    s = Sketch(seed, (168, 172, 176), (118, 114, 108))
    s.block((260, 160, 1740, 1380), (214, 216, 220))
    s.pen.rectangle((420, 300, 1580, 1020), fill=(228, 238, 244), outline=(90, 110, 130), width=5)
    s.pen.rectangle((1200, 380, 1500, 780), fill=(180, 160, 142))
    s.pen.ellipse((1270, 420, 1430, 600), fill=(206, 178, 152))
    s.write((470, 360), "姓名  周虚构", 60, personal=True)
    s.write((470, 480), "住址  虚构省江城市荷塘里7号", 46, personal=True)
    s.write((470, 880), "证件号码  (演示样张)", 60, personal=True)
    s.personal.append((1200, 380, 1500, 780))
    s.write((470, 1120), "扫描件留存于打单电脑桌面", 56)
    return s


def _wall_rules(seed: int) -> Sketch:
    s = Sketch(seed, (206, 204, 196), (136, 130, 122))
    s.block((420, 120, 1580, 1340), (246, 244, 236))
    s.write((560, 180), "快递运单管理制度", 100)
    rules = (
        "一、运单由专人保管",
        "二、领用逐笔登记",
        "三、已用底单集中封存",
        "四、期满统一销毁并记录",
        "五、严禁拍照外传",
    )
    for row, rule in enumerate(rules):
        s.write((520, 380 + row * 160), rule, 68)
    s.write((1180, 1240), "责任人：（空白）", 46)
    return s


SCENES: tuple[tuple[str, str, str, Callable[[int], Sketch]], ...] = (
    ("门头招牌与许可证", "A01", "", _signboard),
    ("墙上张贴的运单管理制度，责任人栏空白", "A02", "rules", _wall_rules),
    ("面单姓名、电话完整显示", "A16", "labels", _full_name_label),
    ("隐私面单样张（对照）", "A16", "labels", _hidden_label),
    ("分拣台面单统一朝上摆放", "A19", "face-up", _labels_face_up),
    ("垃圾桶内可辨认的废面单", "A20", "bin", _bin),
    ("底单库房门未上锁", "A21", "store-room", _store_room),
    ("自提货架外露姓名和电话", "A25", "shelf", _shelf),
    ("录像机显示的最早录像日期", "A27", "video", _recorder),
    ("打单电脑旁张贴的账号口令", "A32", "password", _password_note),
    ("电脑桌面的客户名单表格", "A35", "export", _order_list),
    ("留存的证件扫描件", "A39", "id-copy", _id_copy),
)


def _gradient(top: tuple[int, int, int], bottom: tuple[int, int, int]) -> Image.Image:
    column = Image.new("RGB", (1, 2))
    column.putpixel((0, 0), top)
    column.putpixel((0, 1), bottom)
    return column.resize(HALF, Image.Resampling.BILINEAR)


def _photograph(sketch: Sketch, number: int) -> bytes:
    """Blur a little, add grain and light fall-off, enlarge, and write it as a camera would."""
    soft = sketch.image.filter(ImageFilter.BoxBlur(0.8))
    noise = random.Random(number).randbytes(HALF[0] * HALF[1])
    grain = Image.frombytes("L", HALF, noise).filter(ImageFilter.BoxBlur(1)).convert("RGB")
    shaded = Image.blend(soft, grain, 0.08)
    full = shaded.resize(
        FULL, Image.Resampling.BILINEAR
    )  # soft already: a finer way takes twice as long, unseen
    taken = FIRST + timedelta(minutes=3 * number)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Outlet Inspector", "Demo Camera 12", 1
    exif[0x0132] = f"{taken:%Y:%m:%d %H:%M:%S}"
    details = exif.get_ifd(0x8769)
    details[0x9003], details[0x9011] = f"{taken:%Y:%m:%d %H:%M:%S}", "+08:00"
    out = io.BytesIO()
    full.save(out, "JPEG", quality=82, exif=exif)
    return out.getvalue()


def _redaction(box: Box) -> Redaction:
    scale = FULL[0] // HALF[0]
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(HALF[0], box[2]), min(HALF[1], box[3])
    return Redaction(
        x=left * scale, y=top * scale, width=(right - left) * scale, height=(bottom - top) * scale
    )
