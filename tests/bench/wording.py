"""Made-up Chinese wording: a visit of 60 items and 40 findings, the same each time."""

import hashlib
import random
from collections.abc import Sequence
from datetime import date, timedelta

from tests.bench.content import Content, Finding, Item, Picture
from tests.bench.corpus import PhotoFile

ITEMS, FINDINGS = 60, 40
VISITED = date(2026, 11, 20)
PLACES = (
    *("分拣区传送带末端", "后门垃圾桶旁", "自提货架第三层", "底单库房内", "客服电脑前", "装卸口地面"),
    *("退件暂存区", "监控机房", "前台柜台", "员工休息室", "三轮车车厢", "二楼办公室文件柜"),
)
THINGS = (
    *("面单姓名、电话完整显示的快件", "未销毁的废弃运单", "载有收件人地址的派送清单", "未加锁的底单箱"),
    *("写有账号口令的便签", "可导出客户信息的移动硬盘", "未登记的查询记录", "无人值守且已登录的终端"),
)
MARKS = (
    *("收件人信息肉眼可辨认", "无人看管且任何人可以取走", "保管登记最后一条为六月十二日"),
    *("责任人一栏空白", "负责人当场称不知情", "与网点提交的自查报告不一致", "录像显示已存放超过十五日"),
)
DEMANDS = (
    *("立即清理并当场销毁，留存销毁影像", "启用隐私面单并书面报告总部", "加装门锁并指定专人保管"),
    *("补签保密协议并重新培训", "关闭导出权限，更换全部口令", "补全登记并自即日起逐日核对"),
)
QUESTIONS = (
    "是否落实专人负责",
    "是否建立台账并逐次登记",
    "是否按期限保存并到期销毁",
    "是否去标识化后方可使用",
    "是否经授权并留存记录",
)
SUBJECTS = (
    "在用运单",
    "退件面单",
    "监控录像",
    "客户信息查询",
    "底单库房",
    "系统账号",
    "外包人员",
    "自提货架",
    "废弃包装",
    "应急预案",
)


def visit(photos: Sequence[PhotoFile]) -> Content:
    """The content of a report with these photos spread over its findings."""
    chance = random.Random(2026)
    return Content(
        title="快递网点个人信息安全检查报告",
        facts=(
            ("检查编号", "JC-20261120-7F3A-001"),
            ("被检查网点", "速达快递青石路网点"),
            ("地址", "江城市青石路18号1层"),
            ("检查机关", "江城市邮政管理局"),
            ("检查日期", _day(VISITED)),
        ),
        items=tuple(_item(number, chance) for number in range(1, ITEMS + 1)),
        findings=tuple(_finding(number, chance) for number in range(1, FINDINGS + 1)),
        pictures=tuple(_picture(number, photo, chance) for number, photo in enumerate(photos, start=1)),
    )


def _item(number: int, chance: random.Random) -> Item:
    conforms = number > FINDINGS
    article = str(chance.randint(1, 60))
    return Item(
        id=f"A{number:02d}",
        question=f"{chance.choice(SUBJECTS)}{chance.choice(QUESTIONS)}？",
        conforms=conforms,
        verdict="符合" if conforms else "不符合",
        note="" if conforms else f"{chance.choice(PLACES)}有问题，详见第{number}项。",
        article=article,
        citation=_citation(article),
    )


def _finding(number: int, chance: random.Random) -> Finding:
    sample = chance.randint(15, 40)
    facts = [
        f"在{place}发现{thing}{chance.randint(1, 14)}件，{chance.choice(MARKS)}。"
        for place, thing in zip(chance.sample(PLACES, 2), chance.sample(THINGS, 2), strict=True)
    ]
    article = str(chance.randint(1, 60))
    return Finding(
        number=number,
        item=f"A{number:02d}",
        severity="较重",
        text=f"现场抽查快件{sample}件，其中{chance.randint(1, 14)}件不符合要求（编号A-{number:02d}）。"
        + "".join(facts),
        demand=f"{chance.choice(DEMANDS)}，并于期限前书面报告整改情况。",
        due=(VISITED + timedelta(days=chance.randint(3, 30))).isoformat(),
        article=article,
        citation=_citation(article),
    )


def _picture(number: int, photo: PhotoFile, chance: random.Random) -> Picture:
    data = photo.path.read_bytes()
    return Picture(
        number=number,
        finding=(number - 1) % FINDINGS + 1,
        caption=f"{chance.choice(PLACES)}的{chance.choice(THINGS)}",
        path=str(photo.path),
        width=photo.width,
        height=photo.height,
        size_bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _citation(article: str) -> str:
    return f"《快递暂行条例》第{article}条"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
