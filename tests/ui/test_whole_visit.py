"""The main job in the window, with keys and mouse, from the first passphrase to the bureau's registry."""

import subprocess
from pathlib import Path

import pytest
from on_screen import inspection_page, sees
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QListView, QListWidget, QSpinBox
from same_record import covers, told
from window_person import Person

from inspector.app.bureau import list_reports, show_report
from inspector.app.demo.run import run_demo
from inspector.app.demo.scenes import Scene, make_scenes
from inspector.app.demo.visit import FINDINGS, MANAGER, OFFICERS, OUTLET, VISIT, answers, strokes
from inspector.app.first_steps import FirstStep
from inspector.app.progress import silent
from inspector.checklists.reference import work_calendar
from inspector.model.inspection import Answer, Verdict
from ui.pages.inspection import InspectionPage
from ui.pages.photos import PhotosPage
from ui.widgets.picture import CoverablePicture
from ui.widgets.signature_pad import SignaturePad

pytestmark = [pytest.mark.gui, pytest.mark.pdfsig, pytest.mark.long]
PASSPHRASE, PIN = "三人行必有我师 2026", "246813"
KEYS = {
    Verdict.CONFORMS: "1",
    Verdict.DOES_NOT_CONFORM: "2",
    Verdict.NOT_APPLICABLE: "3",
    Verdict.NOT_CHECKED: "4",
}
FACTS = {finding.item: finding for finding in FINDINGS}
ITEMS = {finding.key: finding.item for finding in FINDINGS}
PIXEL = 12  # of a photo, where the mouse moves by one of the screen and the picture is seen smaller


@pytest.mark.timeout(400)
def test_a_whole_visit_is_done_in_the_window(person: Person, tmp_path: Path) -> None:
    open_a_new_store(person)
    start(person)
    for answer in answers():
        give(person, answer)
    window = person.window
    assert person.reads(window.page.tabs.tabText(0), "检查表 45/45")
    assert person.reads(window.page.tabs.tabText(1), f"问题 {len(FINDINGS)}")
    write_objection(person)
    scenes = tuple(make_scenes())
    take_photos(person, scenes, tmp_path)
    review_photos(person, scenes)
    sign(person)
    report = tmp_path / "报告.pdf"
    seal_and_export(person, report)
    certificates = save_certificates(person, tmp_path)
    import_twice(person, report, certificates)

    checked = subprocess.run(["pdfsig", report], capture_output=True, text=True, check=False).stdout
    assert checked.count("Signature is Valid") == 2
    url = f"sqlite:///{tmp_path / 'data' / 'registry.db'}"
    (line,) = list_reports(url)
    assert (line.findings, line.photos) == (len(FINDINGS), len(scenes))
    record, calendar = show_report(url, line.number).record, work_calendar()
    demo = run_demo(tmp_path / "demo", silent)
    by_commands = show_report(f"sqlite:///{demo.registry}", demo.number).record
    expected = told(by_commands, calendar)
    for part, found in told(record, calendar).items():
        assert found == expected[part], part
    assert list(covers(record)) == pytest.approx(list(covers(by_commands)), abs=PIXEL)


def open_a_new_store(person: Person) -> None:
    """Type a passphrase twice; pass over the first steps."""
    person.write(PASSPHRASE)
    person.keys(Qt.Key.Key_Return)
    person.write(PASSPHRASE)
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: person.window.desk.is_open)
    for step, way_on in (
        (FirstStep.RECOVERY_KEY, "暂不设置，继续"),
        (FirstStep.IDENTITY, "暂不设置，继续"),
        (FirstStep.PRACTICE, "开始工作"),
    ):
        person.until(lambda step=step: getattr(person.window.page, "step", None) is step)
        person.click(way_on)


def start(person: Person) -> None:
    """Fill the form of a new inspection: a new outlet, two new identities."""
    person.click("新建检查")
    for name, text in (
        ("招牌名称", OUTLET.name),
        ("品牌", OUTLET.brand),
        ("企业名称", OUTLET.legal_entity),
        ("许可证号或备案号", OUTLET.permit),
        ("地址", OUTLET.address),
        ("负责人", MANAGER[0]),
        ("负责人职务", MANAGER[1]),
        ("统一社会信用代码", OUTLET.credit_code),
        ("邮政管理局", VISIT.bureau),
        ("检查审批文号", VISIT.approval),
        ("检查通知书文号", VISIT.notice),
    ):
        person.fill(name, text)
    person.press(person.named(QSpinBox, "本年度第几次检查"))
    person.replace(str(VISIT.number_this_year))
    for number, (name, post, certificate) in enumerate(OFFICERS, start=1):
        person.fill(f"检查人员 {number} 姓名", name)
        person.fill(f"检查人员 {number} 职务", post)
        person.fill(f"检查人员 {number} 执法证号", certificate)
        person.click(f"为检查人员 {number} 新建签名证书")
        person.fill("PIN 码（至少 6 位）", PIN)
        person.fill("再次输入 PIN 码", PIN)
        person.click("生成试用证书")
        person.until(lambda: person.place() is person.window)
    person.tick("已出示执法证件")
    person.tick("已告知网点权利")
    person.click("开始检查")
    assert isinstance(person.window.page, InspectionPage), person.read_message()
    person.window.page.checklist.show_item(answers()[0].item)


def give(person: Person, answer: Answer) -> None:
    """Answer one item by the keys; the finding of a bad one is written beside it, then back by Escape. What needs no
    more goes on to the next item by itself."""
    checklist = inspection_page(person).checklist
    person.keys(KEYS[answer.verdict])
    if answer.verdict is Verdict.DOES_NOT_CONFORM:
        person.replace(FACTS[answer.item].text)
        person.keys(Qt.Key.Key_Escape)
    if answer.verdict is Verdict.NOT_CHECKED:
        person.write(answer.reason)  # the cursor is there already
        person.keys(Qt.Key.Key_Escape)
    elif text := answer.reason or answer.note:
        if checklist.current != answer.item:
            person.keys(Qt.Key.Key_Up)
        person.keys("n")
        person.write(text)
        person.keys(Qt.Key.Key_Escape)
    if answer.count is not None:
        assert checklist.current == answer.item
        person.keys(*(["-"] * answer.count.bad), *(["+"] * (answer.count.sample - answer.count.bad)))
    if checklist.current == answer.item:
        person.keys(Qt.Key.Key_Return)


def write_objection(person: Person) -> None:
    """What the manager says against a finding."""
    person.tab(2)
    for finding in FINDINGS:
        if finding.objection:
            choose_finding(person, finding.item)
            person.fill(f"{finding.item} 负责人的异议", finding.objection)
    person.rest()


def choose_finding(person: Person, item: str) -> None:
    """Click on the finding of an item."""
    found = person.named(QListWidget, "问题")
    line = next(found.item(row) for row in range(found.count()) if f" {item} " in found.item(row).text())
    found.scrollToItem(line)
    person.press_at(found.viewport(), found.visualItemRect(line).center())


def take_photos(person: Person, scenes: tuple[Scene, ...], folder: Path) -> None:
    """Six by the file dialog, five by drop, the last as a file that is pasted."""
    person.tab(3)
    page = person.window.page.photos
    assert isinstance(page, PhotosPage)
    files = [folder / scene.file_name for scene in scenes]
    for file, scene in zip(files, scenes, strict=True):
        file.write_bytes(scene.jpeg)
    person.in_file_dialog(lambda: person.click("添加照片…"), files[:6])
    person.until(lambda: not page.is_busy)
    person.drop(page, files[6:11])
    person.until(lambda: not page.is_busy)
    paste_and_take_back(person, scenes[0])
    files_on_clipboard = QMimeData()
    files_on_clipboard.setUrls([QUrl.fromLocalFile(str(files[11]))])
    QGuiApplication.clipboard().setMimeData(files_on_clipboard)
    person.click("粘贴")
    QGuiApplication.clipboard().clear()
    person.until(lambda: not page.is_busy)
    person.until(lambda: person.reads(person.window.page.tabs.tabText(2), "照片 12"))  # told after a rest


def paste_and_take_back(person: Person, scene: Scene) -> None:
    """A picture that is pasted is a photo too; this one is not wanted."""
    QGuiApplication.clipboard().setImage(QImage.fromData(scene.jpeg))
    person.click("粘贴")
    page = person.window.page
    person.until(lambda: person.reads(page.tabs.tabText(2), "照片 12"))
    person.calm()
    page.photos.grid.setFocus()
    person.keys(Qt.Key.Key_End, Qt.Key.Key_Delete)
    person.until(lambda: person.reads(page.tabs.tabText(2), "照片 11"))


def review_photos(person: Person, scenes: tuple[Scene, ...]) -> None:
    """For each photo: its item and caption, then rectangles over what is personal."""
    grid = person.named(QListView, "照片")
    for row, scene in enumerate(scenes):
        index = grid.model().index(row, 0)
        grid.scrollTo(index)
        person.press_at(grid.viewport(), grid.visualRect(index).center())
        person.choose("检查项", scene.item)
        if scene.finding:
            person.choose("问题", f"{ITEMS[scene.finding]}  ")
        person.fill("说明", scene.caption)
        person.keys(Qt.Key.Key_Return)
        person.click("遮盖并审看…")
        person.until(lambda: person.place() is not person.window)
        (picture,) = person.place().findChildren(CoverablePicture)
        for cover in scene.redactions:
            corners = (cover.x, cover.y), (cover.x + cover.width, cover.y + cover.height)
            person.drag(picture, [_on_screen(picture, *corner) for corner in corners])
        person.click("已审看，放入报告")
        person.until(lambda: person.place() is person.window)


def _on_screen(picture: CoverablePicture, x: int, y: int) -> QPoint:
    """Where a pixel of a 4000 x 3000 photo is seen, fitted into the widget."""
    scale = min(picture.width() / 4000, picture.height() / 3000)
    left, top = (picture.width() - 4000 * scale) / 2, (picture.height() - 3000 * scale) / 2
    return QPoint(round(left + x * scale), round(top + y * scale))


def sign(person: Person) -> None:
    """All three sign with the mouse."""
    person.tab(5)
    for seed, name in enumerate((*(officer[0] for officer in OFFICERS), MANAGER[0])):
        person.click(f"{name}签名")
        (pad,) = person.place().findChildren(SignaturePad)
        person.sign(pad, strokes(name, seed))
        person.click("签名")
        person.until(lambda: person.place() is person.window)


def seal_and_export(person: Person, report: Path) -> None:
    """Seal, choose where, enter the PINs, look at the pages."""
    person.tab(6)
    person.click("封存（此后不可更改）")
    person.in_file_dialog(lambda: person.click("签名并导出报告…"), [report])
    for name, _, _ in OFFICERS:
        person.fill(f"{name}的 PIN 码", PIN)
    person.click("签名并导出")
    assert str(report) in person.read_message()
    view = person.window.page.sealing.view
    person.until(lambda: view.pages > 8)
    person.click("下一页")
    assert view.page == 1


def save_certificates(person: Person, folder: Path) -> list[Path]:
    """The officers' certificates, for the bureau."""
    person.tab(5)
    files = [folder / f"officer-{number}.cer" for number in (1, 2)]
    for (name, _, _), file in zip(OFFICERS, files, strict=True):
        person.in_file_dialog(lambda name=name: person.click(f"保存{name}的证书"), [file])
    return files


def import_twice(person: Person, report: Path, certificates: list[Path]) -> None:
    """Trust the certificates, drop the report twice."""
    person.click("邮政管理局")
    for certificate in certificates:
        person.tab(3)
        person.in_file_dialog(lambda: person.click("信任证书…"), [certificate])
        person.until(lambda: sees(person, "此证书的签名今后有效"))
    for outcome in ("√ 新登记", "— 此前已登记"):
        person.drop(person.window.page, [report])
        person.until(lambda: not person.window.page.is_busy)
        person.until(
            lambda wanted=outcome: person.reads(person.window.page.outcomes.index(0, 0).data(), wanted)
        )
    person.calm()
    assert person.window.page.reports.model.rowCount() == 1
