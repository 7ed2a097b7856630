"""The checklists are listed in the window, and a bundle is looked through and installed there."""

from pathlib import Path

import pytest
from bundling import Publisher, checklist, forged, more_laws, overlay
from factories import Signers
from on_screen import sees
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTableWidget, QTreeWidget, QTreeWidgetItem
from window_person import Person

from inspector.app.bundles import install_bundle, open_bundle
from inspector.app.checklists import available_checklists
from inspector.app.publishers import trusted_publishers
from inspector.app.stores import Store
from ui.pages.bundle import BundleDialog
from ui.pages.checklists import ChecklistsDialog

pytestmark = pytest.mark.gui


@pytest.fixture
def publisher(person: Person, store: Store, tmp_path: Path, signers: Signers) -> Publisher:
    """A publisher nobody trusts yet, and the list of checklists, opened."""
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.click("检查表…")
    return Publisher(store, tmp_path, signers)


def rows(person: Person) -> list[list[str]]:
    """What the table of checklists shows."""
    person.calm()
    table = person.place().findChild(QTableWidget)
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def branches(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """What lies below a branch."""
    found = [item.child(number) for number in range(item.childCount())]
    return [each for child in found for each in (child, *branches(child))]


def marked(tree: QTreeWidget) -> dict[str, str]:
    """What the last column marks, by the first word of the first one."""
    every = branches(tree.invisibleRootItem())
    return {each.text(0).split()[0]: each.text(3)[0] for each in every if each.text(3)}


def choose(person: Person, bundle: Path) -> None:
    """Choose a bundle and wait until it was looked into."""
    person.in_file_dialog(lambda: person.click("安装更新包…"), [bundle])
    person.until(lambda: isinstance(person.place(), BundleDialog) or not sees(person, "正在核验"))


def test_what_is_shipped_is_listed(person: Person, publisher: Publisher) -> None:
    assert isinstance(person.place(), ChecklistsDialog)
    said = person.tongue.said
    shipped = [said("快递网点用户个人信息安全检查表"), "2026.11.1", "45", said("随程序提供"), "", ""]
    assert shipped in rows(person)
    assert sees(person, "尚无")
    person.click("关闭")


def test_a_bundle_is_trusted_looked_through_and_installed(
    person: Person, publisher: Publisher, store: Store, tmp_path: Path
) -> None:
    files = {
        "small.yaml": checklist(citations=["province-regulation 5 V"]),
        "o.yaml": overlay(),
        "laws.yaml": more_laws(),
    }
    bundle = publisher.bundle(1, files)
    choose(person, bundle)
    assert sees(person, "本机未信任该证书")
    (tmp_path / "bureau.cer").write_bytes(publisher.signers.certificates[0])
    person.in_file_dialog(lambda: person.click("信任证书…"), [tmp_path / "bureau.cer"])
    person.until(lambda: sees(person, "请通过电话核对指纹"))
    choose(person, bundle)
    assert isinstance(person.place(), BundleDialog)
    tree = person.named(QTreeWidget, "更新包的内容")
    texts = [each.text(0) for each in branches(tree.invisibleRootItem())]
    assert any(person.reads(text, "法规登记表") and "2026.11.1 → 2026.12.1" in text for text in texts)
    assert any(text.startswith("T01") for text in texts)
    basis = [each.text(2) for each in branches(tree.invisibleRootItem()) if each.text(0).startswith("T01")]
    assert basis == [
        {"zh": "《某省快递条例》第5条", "en": "Provincial Express Regulation art. 5"}[person.tongue.language]
    ]
    person.click("安装")
    person.until(lambda: isinstance(person.place(), ChecklistsDialog) and sees(person, "已安装"))
    titles = ("江苏省个人信息检查表", "Personal information, Jiangsu")
    (own,) = (row for row in rows(person) if row[0] in titles)
    assert own[3:5] == [person.tongue.said("江苏省邮政管理局，序号 1"), publisher.name]
    choose(person, bundle)
    assert sees(person, "此前已安装")
    person.click(f"不再接受 {publisher.name} 的更新包")
    assert trusted_publishers(store) == ()
    person.click("关闭")
    person.window.show_new()
    person.calm()
    assert person.window.page is not None
    boxes = person.window.page.checklists.boxes  # type: ignore[attr-defined]
    assert "personal-information-jiangsu" in boxes


def test_what_changes_is_marked_and_the_keys_are_enough(
    person: Person, publisher: Publisher, store: Store
) -> None:
    publisher.trusted_by(store)
    install_bundle(store, open_bundle(store, publisher.bundle(1, {"small.yaml": checklist()})))
    tree = two_items("2026.12.2")
    choose(person, publisher.bundle(2, {"small.yaml": tree}))
    shown = person.named(QTreeWidget, "更新包的内容")
    assert marked(shown) == dict(
        zip(("T02", "T03", "T01"), {"zh": "＋＋－", "en": "++-"}[person.tongue.language], strict=True)
    )
    assert person.focus() is shown
    QTest.keyClick(shown, Qt.Key.Key_Return)
    person.until(lambda: isinstance(person.place(), ChecklistsDialog))
    assert "2026.12.2" in [row[1] for row in rows(person)]
    choose(person, publisher.bundle(3, {"small.yaml": two_items("2026.12.3", deadline="2 days")}))
    shown = person.named(QTreeWidget, "更新包的内容")
    assert marked(shown) == {"T02": {"zh": "～", "en": "~"}[person.tongue.language]}
    person.keys(Qt.Key.Key_Down, Qt.Key.Key_Down)
    detail = person.named(QPlainTextEdit, "检查项全文")
    assert (
        detail.toPlainText()
        .splitlines()[0]
        .endswith({"zh": "10 日 → 2 日", "en": "10 days → 2 days"}[person.tongue.language])
    )
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    person.until(lambda: isinstance(person.place(), ChecklistsDialog))
    assert {each.checklist.version for each in available_checklists(store)} == {"2026.11.1", "2026.12.2"}


def test_what_is_refused_is_told_in_words(person: Person, publisher: Publisher, store: Store) -> None:
    publisher.trusted_by(store)
    data = forged(
        {"small.yaml": checklist()},
        publisher.signers.files[0],
        publisher.signers.pin,
        change=lambda parts: parts.update({"small.yaml": checklist(item="T02")}),
    )
    changed = publisher.folder / "changed.inspector-bundle"
    changed.write_bytes(data)
    choose(person, changed)
    assert sees(person, "与签名时不一致")
    changed.write_bytes(b"no bundle")
    choose(person, changed)
    assert sees(person, "不是更新包")
    assert isinstance(person.place(), ChecklistsDialog)


def test_the_list_is_closed_when_the_window_locks(person: Person, publisher: Publisher) -> None:
    person.window.lock()
    assert not person.window.desk.is_open
    assert person.place() is person.window


def two_items(version: str, **changes: object) -> bytes:
    """The small checklist with two other items."""
    import json

    tree = json.loads(checklist(version, item="T02", **changes))
    items = tree["sections"][0]["items"]
    items.append(json.loads(checklist(item="T03"))["sections"][0]["items"][0])
    return json.dumps(tree, ensure_ascii=False, indent=1).encode()
