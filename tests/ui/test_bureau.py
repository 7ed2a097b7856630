"""The bureau's page: reports found, limited, sorted, read, counted and exported by keys and mouse; whom to trust."""

import gc
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from factories import START, Signers
from on_screen import sees
from post import Post, Printer
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from window_person import Person

from inspector.app.bureau import import_reports, list_reports
from inspector.app.progress import silent
from inspector.app.stores import Store
from inspector.app.trusting import trust_certificate, trusted_identities
from ui.pages.bureau import BureauPage
from ui.pages.bureau_reports import ReportsPanel

pytestmark = pytest.mark.gui
NAMES = {1: "青石路网点", 2: "江北网点", 3: "滨江网点"}


@pytest.fixture
def registry(person: Person, store: Store, tmp_path: Path, signers: Signers) -> str:
    """A registry with three reports, at the place the window looks first."""
    folder = tmp_path / "data"
    for certificate in signers.certificates:
        trust_certificate(folder / "trust", certificate)
    post = Post(tmp_path / "post", Printer(signers))
    for number, name in NAMES.items():
        visited = START - timedelta(days=40 * number)
        post.send(str(number), inspection=number, outlet=name, visited_at=visited)
    url = f"sqlite:///{folder / 'registry.db'}"
    import_reports(url, [post.folder], folder / "trust", silent)
    return url


@pytest.fixture
def page(person: Person, store: Store, registry: str) -> BureauPage:
    person.window.use(store)
    return opened(person)


def opened(person: Person) -> BureauPage:
    """The page, once it is filled."""
    person.window.show_bureau()
    person.calm()
    assert isinstance(person.window.page, BureauPage)
    settle(person, person.window.page)
    return person.window.page


def settle(person: Person, page: BureauPage) -> None:
    model = page.reports.model
    person.until(lambda: model.is_settled)
    person.until(lambda: all(model.row(n) is not None for n in range(model.rowCount())))


def told(page: BureauPage, column: int) -> list[str]:
    model = page.reports.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_a_page_that_is_left_at_once_leaves_nothing(person: Person, page: BureauPage) -> None:
    for _ in range(3):
        person.window.show_bureau()
        person.window.show_home()  # before the window's next turn
    person.calm()
    gc.collect()
    QTest.qWait(1)
    assert [each for each in QApplication.allWidgets() if isinstance(each, ReportsPanel)] == []


def test_reports_are_found_limited_and_sorted(person: Person, page: BureauPage) -> None:
    assert told(page, 1) == [NAMES[1], NAMES[2], NAMES[3]]  # newest visit first
    QTest.keyClick(page.reports.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert person.named(QLineEdit, "搜索检查报告").hasFocus()
    person.write("江 速达")
    person.until(lambda: page.reports.model.rowCount() == 2)
    settle(person, page)
    assert sorted(told(page, 1)) == sorted([NAMES[2], NAMES[3]])
    QTest.keyClick(person.focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.keys(Qt.Key.Key_Backspace)
    person.until(lambda: page.reports.model.rowCount() == 3)
    person.click("严重 0")
    person.until(lambda: sees(person, "没有符合条件的检查报告"))
    person.click("全部 3")
    settle(person, page)
    page.reports.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    settle(person, page)
    assert told(page, 0) == sorted(told(page, 0), reverse=True)


def test_the_chosen_report_is_read_beside_the_list(person: Person, page: BureauPage) -> None:
    page.reports.table.setFocus()
    person.keys(Qt.Key.Key_Home)
    number = told(page, 0)[0]
    person.until(lambda: page.reports.text.number == number)
    text = page.reports.text.toPlainText()
    for typed in (NAMES[1], "王建国", "A16", "启用隐私面单"):
        assert typed in text, typed
    for words in ("▲▲ 较重", "待整改", "√ 登记时全部核验规则均通过"):
        assert person.reads(text, words), words
    person.keys(Qt.Key.Key_Return)
    assert page.reports.text.hasFocus()
    page.reports.table.setFocus()
    person.keys(Qt.Key.Key_Down)
    person.until(lambda: page.reports.text.number == told(page, 0)[1])


def test_the_numbers_are_counted_when_somebody_looks(person: Person, page: BureauPage) -> None:
    person.tab(2)
    person.until(lambda: page.numbers.severities.isVisible())
    assert sees(person, "报告 3 份，网点 3 个，问题 3 个")
    assert person.named(
        QWidget,
        "A16  "
        + {"zh": "在用运单是否去标识化？", "en": "Are waybills in use de-identified?"}[
            person.tongue.language
        ],
    ).isVisible()
    assert person.named(QWidget, {"zh": "运单管理", "en": "Waybills"}[person.tongue.language]).isVisible()
    assert sees(person, "1 次检查，1 个问题")


def test_the_list_is_exported_as_it_is_limited(person: Person, page: BureauPage, tmp_path: Path) -> None:
    person.fill("搜索检查报告", "青石")
    person.until(lambda: page.reports.model.rowCount() == 1)
    settle(person, page)
    target = tmp_path / "list.csv"
    person.in_file_dialog(lambda: person.click("导出清单…"), [target])
    person.until(lambda: sees(person, "已将 1 份报告写入"))
    lines = target.read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert NAMES[1] in lines[1]


def test_a_certificate_is_taken_away_and_trusted_again_by_dropping_it(
    person: Person, page: BureauPage, tmp_path: Path, signers: Signers
) -> None:
    trust = tmp_path / "data" / "trust"
    before = trusted_identities(trust)
    person.tab(3)
    page.trusted.table.setFocus()
    person.keys(Qt.Key.Key_Down, Qt.Key.Key_Up)
    gone = page.trusted.model.line(page.trusted.table.currentIndex())
    assert gone is not None
    person.click("不再信任")
    person.until(lambda: sees(person, "今后不再登记"))
    assert gone not in trusted_identities(trust)
    kept = trust / "no-longer-trusted" / f"{gone.fingerprint}.cer"
    assert kept.exists()
    person.tab(1)
    person.drop(page, [kept])
    person.until(lambda: sees(person, gone.fingerprint))
    assert trusted_identities(trust) == before
    person.drop(page, [tmp_path / "nothing.cer"])
    person.until(lambda: sees(person, "nothing.cer"))


@pytest.fixture
def posted(person: Person, store: Store, tmp_path: Path, signers: Signers) -> Path:
    """A folder with the officers' certificates and a report, before a registry that trusts nobody yet."""
    folder = Post(tmp_path / "post", Printer(signers)).send("1", inspection=1, outlet=NAMES[1]).parent
    for number, certificate in enumerate(signers.certificates):
        (folder / f"{number}.cer").write_bytes(certificate)
    person.window.use(store)
    opened(person)
    return folder


def test_a_report_that_is_dropped_with_its_certificates_waits_until_they_are_trusted(
    person: Person, posted: Path
) -> None:
    page, slow = person.window.page, Event()
    page._desk.registry.do(page, lambda: slow.wait(60), pytest.fail)
    person.drop(page, sorted(posted.iterdir()))
    QTest.qWait(200)
    assert page.is_busy
    slow.set()
    person.until(lambda: sees(person, "新登记 1 份"))


def test_what_is_dropped_while_an_import_goes_on_is_told_not_to_be_taken(
    person: Person, posted: Path
) -> None:
    page, slow = person.window.page, Event()
    page._desk.registry.do(page, lambda: slow.wait(60), pytest.fail)
    person.drop(page, sorted(posted.iterdir()))
    person.drop(page, sorted(posted.iterdir()))
    person.until(lambda: sees(person, "未开始"))
    slow.set()
    person.until(lambda: sees(person, "新登记 1 份"))
    person.calm()
    assert page.reports.model.rowCount() == 1


def test_another_address_is_read_and_one_that_does_not_work_is_told_once(
    person: Person, page: BureauPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    person.fill("登记库地址", "mysql://x/y")
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: sees(person, "不是登记库地址"))
    assert person.place() is person.window
    person.fill("登记库地址", "sqlite:///registry.db")
    person.window.show_home()  # the field is left
    person.calm()
    page = opened(person)
    assert page.address.text() == "sqlite:///registry.db"
    assert page.reports.model.rowCount() == 0
    assert sorted(tmp_path.iterdir()) == before, "reading makes no registry"


def test_the_first_import_is_seen_in_the_list(person: Person, page: BureauPage, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'another.db'}"
    person.fill("登记库地址", url)
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: page.reports.model.is_settled and page.reports.model.rowCount() == 0)
    person.drop(page, [tmp_path / "post"])
    person.until(lambda: sees(person, "新登记 3 份"))
    person.calm()
    settle(person, page)
    assert len(told(page, 0)) == len(list_reports(url)) == 3


def test_nothing_of_the_registry_is_read_on_the_windows_thread(
    person: Person, page: BureauPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from inspector.bureau.registry import Registry

    on_window = []
    inside = Registry._reading

    def watched(self: Registry):  # type: ignore[no-untyped-def]
        on_window.append(threading.current_thread() is threading.main_thread())
        return inside(self)

    monkeypatch.setattr(Registry, "_reading", watched)
    page.reload()
    for number in (2, 3, 4, 1):
        person.tab(number)
        person.calm()
    settle(person, page)
    person.until(lambda: len(on_window) >= 4)
    assert not any(on_window)


def test_a_narrow_window_puts_the_report_below_the_list(person: Person, page: BureauPage) -> None:
    person.window.resize(1024, 700)
    person.calm()
    assert page.reports._split.orientation() is Qt.Orientation.Vertical
    assert page.reports.table.horizontalScrollBar().maximum() == 0
