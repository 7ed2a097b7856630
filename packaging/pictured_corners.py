"""What is pictured beside the pages of a visit: dialogs, what is empty, what went wrong."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

from pictured import PASSPHRASE, PIN, SHOWN_ITEM, Shown, dialog, leave, opened, pause, rest, show, use
from PySide6.QtWidgets import QDialog, QMessageBox

from inspector.app.bundles import make_bundle
from inspector.app.demo.steps import PAD_ASPECT
from inspector.app.demo.visit import OFFICERS, VISIT, strokes
from inspector.app.identities import certificate, list_identities
from inspector.app.inspections import start_inspection
from inspector.app.outlets import list_outlets
from inspector.app.publishers import trust_publisher
from inspector.app.signing import refuse_to_sign, sign_by_hand
from inspector.app.stores import Store, create_store, open_store
from inspector.errors import Language, Refused
from inspector.model.checklist import ChecklistId
from inspector.model.inspection import Inspection
from inspector.model.outlet_list import OutletField
from inspector.model.person import Role
from ui.pages.bureau import LAST_IMPORT, TRUSTED, BureauPage
from ui.pages.checklists import ChecklistsDialog
from ui.pages.cover import CoverPage
from ui.pages.home import HomePage
from ui.pages.inspection import InspectionPage
from ui.pages.new_inspection import NewInspectionPage
from ui.pages.outlet_edit import OutletDialog
from ui.pages.outlet_import import ImportDialog
from ui.pages.outlets import OutletsPage
from ui.pages.unlock import UnlockPage
from ui.unsaved import ask_unsaved
from ui.window import Window

LIST = """网点名称,品牌,统一社会信用代码,地址,负责人
速达快递江北网点,速达快递,,虚构省江城市江北街1号,周一帆
速达快递滨江网点,速达快递,91990100,虚构省江城市滨江街1号,吴小满
速达快递青石路网点,速达快递,91990100MA7DEMX13D,虚构省江城市青石路18号1层,陈晓东
,速达快递,,虚构省江城市无名街9号,
"""
BUNDLED = Path(__file__).parents[1] / "docs" / "examples" / "summer-charging.yaml"
FULL = Refused(
    "disk-full", en="The disk is full. Free some space, then go on.", zh="磁盘已满，请清理出一些空间后继续。"
)

TABS = ("checklist", "findings", "photos", "visit", "signatures", "seal")


def corners(draft: Inspection, folder: Path, language: Language) -> Iterator[Shown]:
    """All of them but the bureau's. They work on a copy of the store, which they change."""
    spare = folder / "spare"
    shutil.rmtree(spare, ignore_errors=True)
    shutil.copytree(folder / "store", spare)
    begun = _prepare(spare, draft)
    window = show(Window(folder / "corners", language))
    use(window, folder, "spare")
    yield from _of_home(window, folder)
    yield from _of_outlets(window, folder)
    yield from _of_new(window)
    yield from _of_visit(opened(window, draft), window)
    yield from _begun(opened(window, begun), window)
    yield from _messages(window)
    leave(window)
    yield from _without_store(folder, language)


def corners_of_the_bureau(report: Path, folder: Path, language: Language) -> Iterator[Shown]:
    """An empty registry, whom it trusts, what it refused."""
    window = show(Window(folder / "bureau", language))
    use(window, folder)
    window.desk.registry.go_to(f"sqlite:///{folder / 'empty.db'}")
    window.show_bureau()
    rest(window)
    page = window.page
    assert isinstance(page, BureauPage)
    page.address.setText("sqlite:///registry.db")
    yield "bureau-empty", window
    page.trusted.reload()
    page._tabs.setCurrentIndex(TRUSTED)
    rest(window)
    yield "bureau-trusted", window
    bad = folder / "not-a-report.pdf"
    bad.write_bytes(report.read_bytes()[:-2000])
    slow = Event()
    window.desk.registry.do(page, slow.wait, page._tell)
    for _ in range(2):  # the second time it is told that work goes on
        page.import_paths([report, bad])
    yield "bureau-importing", window
    slow.set()
    while page.is_busy:
        pause(50)
    page._tabs.setCurrentIndex(LAST_IMPORT)
    rest(window)
    yield "bureau-import", window
    leave(window)
    (folder / "empty.db").unlink()


def _prepare(spare: Path, draft: Inspection) -> Inspection:
    """One signed, one refused; and another inspection that has just begun."""
    store = open_store(spare, PASSPHRASE)
    officer, manager = draft.with_role(Role.OFFICER)[0], draft.with_role(Role.MANAGER)[0]
    sign_by_hand(store, draft.id, officer.id, strokes(OFFICERS[0][0], 0), PAD_ASPECT)
    refuse_to_sign(store, draft.id, manager.id, "不认可抽样结果", "赵立")
    (outlet,) = list_outlets(store)
    begun = start_inspection(
        store, outlet.id, [ChecklistId("three-safety-systems")], VISIT, draft.people, ("zh",)
    )
    store.close()
    return begun


def _of_home(window: Window, folder: Path) -> Iterator[Shown]:
    rest(window)
    home = window.page
    assert isinstance(home, HomePage)
    home.ask_brand()
    rest(window)
    yield from dialog(window, "brand")
    bundle = _bundle(window.desk.store, folder)
    home.ask_checklists()
    rest(window)
    (known,) = window.findChildren(ChecklistsDialog)
    yield "checklists-trusted", known
    known.look_into(bundle)
    top = _wait(lambda: next((d for d in _dialogs(window) if d is not known), None))
    yield "bundle", top
    top.reject()
    known.reject()


def _bundle(store: Store, folder: Path) -> Path:
    identity = list_identities(store)[0]
    trust_publisher(store, certificate(store, identity.fingerprint))
    out = folder / "new.inspector-bundle"
    out.unlink(missing_ok=True)
    make_bundle(store, [BUNDLED], identity.fingerprint, PIN, 1, out, publisher="虚构省邮政管理局")
    return out


def _of_outlets(window: Window, folder: Path) -> Iterator[Shown]:
    window.show_outlets()
    rest(window)
    page = window.page
    assert isinstance(page, OutletsPage)
    page.add()
    (added,) = window.findChildren(OutletDialog)
    added.fields[OutletField.CREDIT_CODE].setText("9199")
    added.save()
    rest(window)
    yield from dialog(window, "outlet")
    pause(1)
    listed = folder / "list.csv"
    listed.write_text(LIST, encoding="utf-8")
    page.import_list()
    (taken,) = window.findChildren(ImportDialog)
    pause(20)
    yield "import-file", taken
    taken.read(listed)
    _wait(lambda: not taken.work.is_busy)
    yield "import-columns", taken
    taken.judge()
    _wait(lambda: not taken.work.is_busy)
    yield from dialog(window, "import-rows")


def _of_new(window: Window) -> Iterator[Shown]:
    window.show_new()
    rest(window)
    page = window.page
    assert isinstance(page, NewInspectionPage)
    page.outlet.new_button.setChecked(True)
    yield "new-outlet", window
    window.leaving.may_leave(lambda: None)
    window.show_home()
    rest(window)


def _of_visit(page: InspectionPage, window: Window) -> Iterator[Shown]:
    page.checklist.show_item(SHOWN_ITEM)
    page.checklist.aside.toggle()
    rest(window)
    pause(100)  # until somebody stays with the item
    yield "guidance", window
    page.tabs.setCurrentIndex(2)
    rest(window)
    page.photos.view()
    _wait(lambda: window.desk.clerk.is_idle)
    rest(window)
    yield "photo", window
    page.photos.viewer.close_photo()
    page.tabs.setCurrentIndex(4)
    rest(window)
    yield "signatures-made", window
    page.people.refuse(page.draft.inspection.people[1].id)
    yield from dialog(window, "refuse")
    page.tabs.setCurrentIndex(3)
    rest(window)
    visit = page.tabs.page(3)
    visit._people._officers[0].make_identity()
    yield from dialog(window, "identity")
    visit._visit._asked.setCurrentIndex(2)
    pause(1)
    visit._area.verticalScrollBar().setValue(visit._area.verticalScrollBar().maximum())
    yield "visit-end", window
    page.tabs.setCurrentIndex(5)
    rest(window)
    page.sealing.ask_pins(Path("report.pdf"))
    yield from dialog(window, "pins")


def _begun(page: InspectionPage, window: Window) -> Iterator[Shown]:
    for number, name in enumerate(TABS):
        page.tabs.setCurrentIndex(number)
        rest(window)
        if name not in ("visit", "signatures"):
            yield f"begun-{name}", window


def _messages(window: Window) -> Iterator[Shown]:
    """Boxes with a question, a refusal, a bug; and the cover while work goes on."""
    from ui.main import _Catcher

    window.desk.tell(window, FULL)
    yield from _box(window, "refused")
    ask_unsaved(window, FULL.message(window.desk.language), lambda: None, lambda: None)
    yield from _box(window, "unsaved")
    _Catcher(window)(ValueError, ValueError("made up"), None)
    yield from _box(window, "bug")
    window._pages.addWidget(cover := CoverPage(None))
    window._pages.setCurrentWidget(cover)
    yield "cover", window


def _box(window: Window, name: str) -> Iterator[Shown]:
    (box,) = (each for each in window.findChildren(QMessageBox) if each.isVisible())
    yield name, box
    box.close()
    pause(1)


def _without_store(folder: Path, language: Language) -> Iterator[Shown]:
    """Lists of a store that holds nothing, and the door of one that is damaged."""
    fresh = folder / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    create_store(fresh, PASSPHRASE).close()
    window = show(Window(folder / "none", language))
    use(window, folder, "fresh")
    window.show_home()
    rest(window)
    yield "home-empty", window
    window.show_outlets()
    rest(window)
    yield "outlets-empty", window
    leave(window)
    database = fresh / "inspector.db"
    database.write_bytes(b"\xff" * database.stat().st_size)
    broken = show(Window(fresh, language))
    page = broken.page
    assert isinstance(page, UnlockPage)
    page.passphrase.setText(PASSPHRASE)
    page.open_store()
    _wait(lambda: bool(page.problem.text()))
    yield "damaged", broken
    leave(broken)


def _dialogs(window: Window) -> list[QDialog]:
    return [each for each in window.findChildren(QDialog) if each.isVisible()]


def _wait(holds: Callable[[], object]) -> object:
    """Wait until something is so, or there."""
    while not (found := holds()):
        pause(20)
    return found
