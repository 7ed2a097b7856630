"""The first steps with a new store, as somebody takes them who never saw the program."""

from pathlib import Path

import pytest
from on_screen import sees
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from window_person import Person

from inspector.app.demo.practice import PASSPHRASE as PRACTICE
from inspector.app.first_steps import FirstStep, first_step
from inspector.app.identities import list_identities
from inspector.app.inspections import list_inspections
from inspector.app.keys import lock_names, new_recovery_key
from inspector.app.stores import Store, open_store
from inspector.cli.main import run
from tests.store.laptop import QUICK
from ui.pages.first_steps import FirstStepsPage
from ui.pages.home import HomePage
from ui.pages.unlock import UnlockPage
from ui.widgets.steps_line import StepsLine

pytestmark = pytest.mark.gui
CHOSEN = "first passphrase"


def make_store(person: Person) -> None:
    """Choose a passphrase."""
    person.fill("口令", CHOSEN)
    person.fill("再次输入口令", CHOSEN)
    person.keys(Qt.Key.Key_Return)
    at(person, FirstStep.RECOVERY_KEY)


def at(person: Person, step: FirstStep) -> FirstStepsPage:
    """Once a step is shown."""
    person.until(lambda: isinstance(person.window.page, FirstStepsPage) and person.window.page.step is step)
    person.calm()
    return person.window.page


def start_again(person: Person) -> None:
    """Close the window and open another one."""
    folder = person.window._folder
    person.window.close()
    person.sits_at(folder)
    person.unlocks(CHOSEN)


def test_all_steps_lead_to_a_store_that_can_be_worked_with(person: Person, tmp_path: Path) -> None:
    key = new_recovery_key("江城市邮政管理局", "recovery passphrase", tmp_path, cost=QUICK)
    assert sees(person, "第 1 步，共 4 步")
    make_store(person)
    assert sees(person, "忘记口令")
    person.in_file_dialog(lambda: person.click("恢复密钥…"), [key.private])
    assert person.reads(person.read_message(), "恢复公钥")
    person.in_file_dialog(lambda: person.click("恢复密钥…"), [key.public])
    person.until(lambda: sees(person, key.fingerprint))
    person.click("使用该密钥")
    at(person, FirstStep.IDENTITY)
    assert lock_names(tmp_path / "data").recovery == (("江城市邮政管理局", key.fingerprint),)
    person.click("生成或导入证书…")
    person.fill("姓名", "王建国")
    person.fill("PIN 码（至少 6 位）", "123456")
    person.fill("再次输入 PIN 码", "123456")
    person.click("生成试用证书")
    at(person, FirstStep.PRACTICE)
    person.raise_(person.window)
    assert [each.name for each in list_identities(person.window.desk.store)] == ["王建国"]
    person.click("开始工作")
    person.until(lambda: isinstance(person.window.page, HomePage))
    assert first_step(person.window.desk.store) is None
    start_again(person)
    assert isinstance(person.window.page, HomePage)


def test_they_are_left_and_gone_on_with_at_the_next_start(person: Person) -> None:
    make_store(person)
    person.click("暂不设置，继续")
    at(person, FirstStep.IDENTITY)
    person.click("稍后")
    person.until(lambda: isinstance(person.window.page, HomePage))
    start_again(person)
    at(person, FirstStep.IDENTITY)
    person.click("暂不设置，继续")
    at(person, FirstStep.PRACTICE)


@pytest.mark.chinese
def test_the_language_is_chosen_before_the_passphrase(person: Person) -> None:
    person.click("语言：English")
    person.calm()
    assert isinstance(person.window.page, UnlockPage)
    assert sees(person, "Step 1 of 4")
    person.click("Language: 中文")


def test_a_mark_stays_with_the_name_of_its_step(qapp: QApplication) -> None:
    line = StepsLine(1)
    (names,) = (each.text() for each in line.findChildren(QLabel) if "●" in each.text())
    assert [step[0] for step in names.split("   ")] == ["√", "●", "○", "○"]
    assert not [mark for mark in "√●○" if f"{mark} " in names]  # a space there may end the line


def test_a_store_that_was_there_before_asks_for_no_first_steps(store: Store, person: Person) -> None:
    person.window.use(store)
    person.calm()
    assert isinstance(person.window.page, HomePage)


@pytest.mark.long
def test_the_practice_store_is_marked_playable_and_thrown_away(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def play(store: Store, inspection: str, language: str) -> int:
        seen.append(store.folder)
        (line,) = list_inspections(store)
        assert (line.id, line.findings > 0, line.photos > 0) == (inspection, True, True)
        assert person.reads(line.outlet, "练习")
        assert 0 < line.answered < line.items
        store.close()
        open_store(store.folder, PRACTICE).close()
        return 0

    monkeypatch.setattr("ui.main.run_practice", play)
    assert run(["--language", "zh", "practice"]) == 0
    assert len(seen) == 1
    assert not seen[0].exists()


def test_a_practice_window_says_so_on_each_page(person: Person, store: Store) -> None:
    person.window.be_practice("PRACTICE")
    person.window.use(store)
    for show in (person.window.show_home, person.window.show_bureau, person.window.lock):
        show()
        person.calm()
        assert sees(person, "PRACTICE")
