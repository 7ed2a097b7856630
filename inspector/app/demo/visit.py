"""What happens at the visit of the demo: made up, but as it happens in depots."""

import math
import random
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Count, Verdict, Visit
from inspector.model.outlet import Outlet, OutletId, OutletKind
from inspector.model.person import Point, Stroke

START = datetime.fromisoformat("2026-11-20T09:30:00+08:00")
VISIT = Visit(
    approval="江邮检批〔2026〕118号",
    notice="江邮检通〔2026〕118号",
    number_this_year=2,
    started_at=START,
    ended_at=datetime.fromisoformat("2026-11-20T11:40:00+08:00"),
    credentials_shown_at=datetime.fromisoformat("2026-11-20T09:33:00+08:00"),
    rights_told=True,
    bureau="虚构省江城市邮政管理局",
)
OUTLET = Outlet(
    id=OutletId(""),
    name="速达快递青石路网点",
    brand="速达快递",
    kind=OutletKind.BRANCH,
    legal_entity="江城速达快递服务有限公司",
    credit_code="91990100MA7DEMX13D",
    permit="虚构邮 20260018 C",
    address="虚构省江城市青石路18号1层",
    responsible="陈晓东",
)
OFFICERS = (("王建国", "四级主任科员", "虚构邮执 0117"), ("李思敏", "一级科员", "虚构邮执 0132"))
MANAGER = ("陈晓东", "网点负责人")


@dataclass(frozen=True, slots=True)
class DemoFinding:
    """A finding of the demo; `days` is the time for correction, None as the checklist says."""

    key: str
    item: ItemId
    text: str
    demand: str = ""
    days: int | None = None
    objection: str = ""


FINDINGS = (
    DemoFinding(
        "rules", ItemId("A02"), "墙上张贴的《快递运单管理制度》责任人栏空白，未规定保存期限和销毁方式。"
    ),
    DemoFinding(
        "agreements",
        ItemId("A07"),
        "花名册21人，已签订保密协议14人；7名临时分拣人员（11月8日到岗）未签订。",
    ),
    DemoFinding(
        "labels",
        ItemId("A16"),
        "按每第5件抽取快件20件，其中7件面单姓名、电话完整显示，均为商家自行打印的面单。",
        objection="这7件都是商家自己打印的面单，打印软件不归网点管，不应全部由网点负责。",
    ),
    DemoFinding(
        "face-up",
        ItemId("A19"),
        "2号分拣台8件快件面单朝上平放，该处位于3号摄像机盲区；分拣岗可使用私人手机。",
    ),
    DemoFinding("bin", ItemId("A20"), "后门垃圾桶内有可辨认收件人信息的废面单3张，已在负责人见证下封存。"),
    DemoFinding(
        "store-room",
        ItemId("A21"),
        "底单库房门未上锁，查阅登记最后一条为2026年6月12日，钥匙由谁保管无人知晓。",
    ),
    DemoFinding("shelf", ItemId("A25"), "自提货架12格外露收件人姓名和完整电话，顾客伸手可及。"),
    DemoFinding(
        "video", ItemId("A27"), "提取区1号摄像机最早录像为2026年11月5日，仅15日；分拣区3号摄像机为11月7日。"
    ),
    DemoFinding("password", ItemId("A32"), "打单电脑键盘上方张贴系统账号和口令，账号为默认账号 admin。"),
    DemoFinding(
        "export", ItemId("A35"), "打单电脑桌面有含姓名、电话、地址的表格文件4个，导出未经审批，无日志。"
    ),
    DemoFinding("id-copy", ItemId("A39"), "打单电脑桌面留存证件扫描件2份，未在合规系统内采集。"),
)

_NOT_APPLICABLE = {
    "A17": "",
    "A30": "网点未自建系统，使用总部“速达通”系统。",
    "A44": "近12个月无泄露或者疑似泄露事件。",
}
_NOT_CHECKED = {
    "A34": "总部系统维护，现场无法演示查询权限，已约定11月25日补查。",
    "A36": "日志由总部保存，已发函调取书面说明。",
}
_NOTES = {
    "A01": "许可证名称、地址与门头招牌一致，有效期至2028年6月30日。",
    "A04": "任命书在档；询问1名快递员，能说出负责人。",
    "A05": "加盟协议第9条有信息安全条款；总部最近督查为2026年9月3日。",
    "A08": "抽问2人均能回答；培训记录为2026年9月。",
    "A13": "本年度登记调取3次，手续齐全。",
    "A14": "抽取库存号段5个、已用5个，均可追溯到人和日期。",
    "A22": "最早纸质运单为2025年10月；电子档案由总部保存3年。",
    "A26": "6路摄像机均在线，时钟快42秒。",
    "A31": "3台电脑均有防病毒软件，未见远程控制工具。",
    "A43": "预案在档，2026年5月演练，报告电话张贴在前台。",
    "A45": "配合检查，未见阻碍、隐匿。",
}
_COUNTS = {
    "A07": (7, 21),
    "A08": (0, 21),
    "A09": (0, 4),
    "A12": (0, 3),
    "A14": (0, 10),
    "A15": (0, 20),
    "A16": (7, 20),
    "A18": (0, 5),
    "A20": (3, 3),
    "A23": (0, 6),
    "A24": (0, 10),
    "A25": (12, 12),
    "A26": (0, 6),
    "A33": (0, 6),
    "A35": (4, 4),
    "A37": (0, 9),
    "A38": (0, 2),
    "A39": (2, 2),
}


def answers() -> tuple[Answer, ...]:
    """An answer to each of the 45 items."""
    return tuple(_answer(f"A{number:02d}") for number in range(1, 46))


def _answer(item: str) -> Answer:
    bad = {finding.item: finding.text for finding in FINDINGS}
    verdict = Verdict.CONFORMS
    if item in bad:
        verdict = Verdict.DOES_NOT_CONFORM
    elif item in _NOT_APPLICABLE:
        verdict = Verdict.NOT_APPLICABLE
    elif item in _NOT_CHECKED:
        verdict = Verdict.NOT_CHECKED
    counted = _COUNTS.get(item) if verdict in (Verdict.CONFORMS, Verdict.DOES_NOT_CONFORM) else None
    return Answer(
        item=ItemId(item),
        verdict=verdict,
        note=_NOTES.get(item, ""),
        reason=_NOT_APPLICABLE.get(item, "") or _NOT_CHECKED.get(item, ""),
        count=None if counted is None else Count(bad=counted[0], sample=counted[1]),
    )


# The strokes of each character on a 100 x 100 square, as written in running hand.
_CHARACTERS: dict[str, tuple[tuple[tuple[int, int], ...], ...]] = {
    "王": (((20, 22), (78, 20)), ((24, 48), (74, 46)), ((50, 22), (50, 78)), ((12, 80), (88, 77))),
    "李": (
        ((20, 24), (80, 22)),
        ((50, 8), (50, 48)),
        ((48, 26), (18, 46)),
        ((52, 26), (84, 46)),
        ((32, 54), (66, 52), (50, 64), (52, 90), (42, 86)),
        ((14, 70), (88, 68)),
    ),
    "陈": (
        ((18, 16), (38, 16), (28, 34), (40, 48), (22, 56)),
        ((18, 14), (18, 92)),
        ((48, 24), (90, 22)),
        ((66, 10), (50, 48), (88, 46)),
        ((70, 34), (70, 90), (62, 84)),
        ((58, 60), (48, 78)),
        ((80, 60), (90, 76)),
    ),
    "一": (((16, 52), (50, 46), (86, 50)),),
    "二": (((22, 32), (76, 30)), ((10, 76), (90, 73))),
}
_TAIL = (((8, 40), (30, 62), (44, 30), (60, 68), (72, 36), (96, 58)),)


def strokes(name: str, seed: int) -> tuple[Stroke, ...]:
    """Pen strokes like a signature: the family name written out, the rest in one flourish."""
    chance, clock = random.Random(seed), 0
    written: list[Stroke] = []
    for square, shape in enumerate((_CHARACTERS.get(name[0], _CHARACTERS["二"]), _TAIL)):
        left, width = (60, 330) if square == 0 else (420, 480)
        for path in shape:
            points = [(left + x * width // 100, 120 + y * 76 // 10) for x, y in path]
            stroke = _pen(points, chance, clock)
            clock = stroke[-1].at_ms + chance.randrange(60, 140)
            written.append(stroke)
    return tuple(written)


def _pen(points: list[tuple[int, int]], chance: random.Random, clock: int) -> Stroke:
    drawn: list[Point] = []
    steps = 12
    for start, end in pairwise(points):
        for step in range(steps + 1):
            part = step / steps
            bend = math.sin(part * math.pi) * 14
            clock += 8
            drawn.append(
                Point(
                    x=round(start[0] + (end[0] - start[0]) * part + chance.uniform(-2, 2)),
                    y=round(start[1] + (end[1] - start[1]) * part - bend + chance.uniform(-3, 3)),
                    pressure=round(450 + 450 * math.sin(part * math.pi) + chance.uniform(-40, 40)),
                    at_ms=clock,
                )
            )
    return tuple(drawn)
