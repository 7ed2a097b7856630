"""Made-up express labels, drawn flat; the personal data on them is what must be covered."""

import random
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from inspector.shipped import fonts_folder

LABEL = (620, 1080)
# Where personal data stands on a label: number and bars, receiver, code.
FIELDS = ((40, 240, 580, 430), (90, 446, 606, 625), (30, 742, 310, 1018))
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = ("样例", "虚构", "示范", "试用", "演示")
STREETS = ("青石路", "望江街", "槐荫巷", "云栖大道", "荷塘里")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A made-up sender and receiver. No such number, street or person exists."""

    number: str
    name: str
    phone: str
    address: str


def make_parcel(chance: random.Random) -> Parcel:
    """A parcel to a person with a placeholder name and a number range nobody uses."""
    name = chance.choice(SURNAMES) + chance.choice(GIVEN)
    return Parcel(
        number=f"SF{chance.randrange(10**11, 10**12)}",
        name=name,
        phone=f"1380000{chance.randrange(10**4):04d}",
        address=f"虚构省江城市{chance.choice(STREETS)}{chance.randrange(1, 99)}号"
        f"{chance.randrange(1, 20)}栋{chance.randrange(101, 1900)}室",
    )


@cache
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The shipped font at a size in pixels."""
    weight = "Bold" if bold else "Regular"
    return ImageFont.truetype(str(fonts_folder() / f"NotoSansSC-{weight}.ttf"), size)


def draw_label(parcel: Parcel, *, hidden: bool) -> Image.Image:
    """A label of 100 x 180 mm; `hidden` masks name and phone as GB/T 41833-2022 asks."""
    label = Image.new("RGB", LABEL, (250, 249, 245))
    pen = ImageDraw.Draw(label)
    pen.rectangle((4, 4, LABEL[0] - 5, LABEL[1] - 5), outline="black", width=4)
    pen.text((28, 22), "速达快递", font=font(54, bold=True), fill="black")
    pen.text((400, 40), "标准快件", font=font(34), fill="black")
    pen.line((4, 110, LABEL[0], 110), fill="black", width=3)
    pen.text((40, 122), "021-A07 青石", font=font(82, bold=True), fill="black")
    _bars(pen, parcel.number, (50, 250, LABEL[0] - 50, 370))
    pen.text((130, 376), parcel.number, font=font(36), fill="black")
    pen.line((4, 436, LABEL[0], 436), fill="black", width=3)
    name = parcel.name[0] + "**" if hidden else parcel.name
    phone = parcel.phone[:3] + "******" + parcel.phone[-2:] if hidden else parcel.phone
    address = parcel.address[:10] + "******" if hidden else parcel.address
    pen.text((28, 452), "收", font=font(48, bold=True), fill="black")
    pen.text((100, 452), f"{name}  {phone}", font=font(44, bold=True), fill="black")
    pen.text((100, 516), address[:13], font=font(38), fill="black")
    pen.text((100, 566), address[13:], font=font(38), fill="black")
    pen.line((4, 640, LABEL[0], 640), fill="black", width=2)
    pen.text((28, 652), "寄", font=font(36), fill="black")
    pen.text((100, 654), "示范商行  虚构省江城市电商园", font=font(30), fill="black")
    pen.line((4, 720, LABEL[0], 720), fill="black", width=2)
    _squares(pen, parcel.number, (40, 750, 300, 1010))
    pen.text((330, 760), "已验视", font=font(44, bold=True), fill="black")
    pen.text((330, 830), "物品：日用品", font=font(32), fill="black")
    pen.text((330, 880), "重量：1.2 kg", font=font(32), fill="black")
    return label


def _bars(pen: ImageDraw.ImageDraw, seed: str, box: tuple[int, int, int, int]) -> None:
    """Bars that look like Code 128; they hold no data."""
    chance, x = random.Random(seed), box[0]
    while x < box[2]:
        width = chance.choice((3, 3, 6, 9))
        pen.rectangle((x, box[1], min(x + width, box[2]), box[3]), fill="black")
        x += width + chance.choice((3, 3, 6, 9))


def _squares(pen: ImageDraw.ImageDraw, seed: str, box: tuple[int, int, int, int]) -> None:
    """Modules that look like a QR code; they hold no data."""
    chance, step = random.Random(seed + "qr"), (box[2] - box[0]) // 25
    for row in range(25):
        for column in range(25):
            if chance.random() < 0.5:
                x, y = box[0] + column * step, box[1] + row * step
                pen.rectangle((x, y, x + step - 1, y + step - 1), fill="black")
    for x, y in ((0, 0), (18, 0), (0, 18)):
        left, top = box[0] + x * step, box[1] + y * step
        pen.rectangle((left, top, left + 7 * step, top + 7 * step), fill="black")
        pen.rectangle((left + step, top + step, left + 6 * step, top + 6 * step), fill="white")
        pen.rectangle((left + 2 * step, top + 2 * step, left + 5 * step, top + 5 * step), fill="black")
