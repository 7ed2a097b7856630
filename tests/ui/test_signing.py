"""Signing in the window: pen, finger and mouse, from both sides of the table, under the digest that is shown."""

from dataclasses import replace

import pytest
from on_screen import inspection_page, sees
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from visits import answer_all
from window_person import Person

from inspector.app.findings import save_finding
from inspector.app.inspections import load_inspection
from inspector.app.signing import sign_by_hand, statement_digest
from inspector.app.stores import Store
from inspector.model.inspection import Inspection
from inspector.model.person import Point as InkPoint
from inspector.model.person import Role
from ui.pages.sign import SignDialog, short
from ui.widgets.ink import line_width
from ui.widgets.reading_sheet import ReadingSheet
from ui.widgets.signature_pad import MOUSE_PRESSURE, SignaturePad

pytestmark = pytest.mark.gui
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def visit(store: Store, draft: Inspection, person: Person) -> Inspection:
    """All is answered; the page of signatures is shown."""
    answer_all(store, draft.id)
    person.window.show_home()
    person.opens(draft.id)
    person.tab(5)
    return load_inspection(store, draft.id)


@pytest.fixture
def pad(person: Person, visit: Inspection) -> SignaturePad:
    """The pad before the manager."""
    person.click(f"{manager(visit)}签名")
    (found,) = person.place().findChildren(SignaturePad)
    return found


def manager(visit: Inspection) -> str:
    """The manager's name."""
    return visit.with_role(Role.MANAGER)[0].name


def dialog(person: Person) -> SignDialog:
    """The dialog on top."""
    shown = person.place()
    assert isinstance(shown, SignDialog)
    return shown


def at(pad: SignaturePad, x: int, y: int) -> QPoint:
    """A place in thousandths of the pad."""
    return QPoint(pad.width() * x // 1000, pad.height() * y // 1000)


def write(person: Person, pad: SignaturePad) -> None:
    """Two strokes with the mouse."""
    for y in (300, 600):
        person.drag(pad, [at(pad, 200, y), at(pad, 400, y - 50), at(pad, 700, y)])


def test_what_is_signed_is_read_out_above_the_pad(
    person: Person, store: Store, visit: Inspection, pad: SignaturePad
) -> None:
    (sheet,) = dialog(person).findChildren(ReadingSheet)
    for finding in visit.findings:
        assert finding.text in sheet.text
        assert finding.demand in sheet.text
        assert not finding.objection or finding.objection in sheet.text
    assert person.reads(sheet.text, "签名表示已被告知，不表示同意")
    digest = short(statement_digest(store, visit.id))
    assert digest in sheet.text
    assert sees(person, digest, dialog(person))
    assert sheet.hasFocus()
    person.keys(Qt.Key.Key_End)
    bar = sheet.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    person.keys(Qt.Key.Key_Return)
    assert dialog(person).isVisible()
    assert dialog(person).size() == person.window.size()


def test_a_signature_by_mouse_is_kept_under_the_digest_that_was_shown(
    person: Person, store: Store, visit: Inspection, pad: SignaturePad
) -> None:
    digest = statement_digest(store, visit.id)
    write(person, pad)
    person.click("签名")
    person.until(lambda: person.place() is person.window)
    (hand,) = load_inspection(store, visit.id).handwriting
    assert hand.digest == digest
    assert {point.pressure for stroke in hand.strokes for point in stroke} == {MOUSE_PRESSURE}
    person.calm()
    assert sees(person, f"已签内容摘要：{short(digest)}")


def test_a_change_after_the_dialog_opened_is_not_signed(
    person: Person, store: Store, visit: Inspection, pad: SignaturePad
) -> None:
    save_finding(store, visit.id, replace(visit.findings[0], text="后来补记"))
    write(person, pad)
    person.click("签名")
    assert person.reads(person.read_message(), "又有改动")
    assert load_inspection(store, visit.id).handwriting == ()


def test_a_signature_before_a_change_is_told_to_be_void(
    person: Person, store: Store, visit: Inspection
) -> None:
    sign_by_hand(store, visit.id, visit.people[0].id, (POINTS,), 2500)
    person.tab(4)
    person.tab(5)
    assert not sees(person, "已失效")
    save_finding(store, visit.id, replace(visit.findings[0], text="后来补记"))
    person.tab(4)
    person.tab(5)
    person.until(lambda: sees(person, "已失效"))
    person.tab(6)
    gaps = inspection_page(person).sealing.gaps
    person.until(lambda: person.reads("".join(gaps.lines()), "原签名已失效"))


def test_strokes_are_undone_by_key_and_button(person: Person, pad: SignaturePad) -> None:
    assert not dialog(person).accept_button.isEnabled()
    write(person, pad)
    assert len(pad.strokes) == 2
    QTest.keyClick(dialog(person), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(pad.strokes) == 1
    person.click("撤销上一笔")
    assert pad.strokes == ()
    assert not dialog(person).accept_button.isEnabled()
    write(person, pad)
    person.click("清除")
    assert pad.strokes == ()


def test_who_sits_opposite_reads_and_writes_upright(person: Person, pad: SignaturePad) -> None:
    shown = dialog(person)
    QTest.keyClick(shown, Qt.Key.Key_F2)
    QApplication.processEvents()
    assert shown.is_turned
    (sheet,) = shown.findChildren(ReadingSheet)
    assert sheet.y() > pad.y() > shown.accept_button.y()
    assert shown.accept_button.x() < shown.clear_button.x()
    person.drag(pad, [at(pad, 900, 800), at(pad, 600, 790), at(pad, 300, 800)])
    ((first, *_, last),) = pad.strokes
    assert (first.x, last.x) == (pytest.approx(100, abs=3), pytest.approx(700, abs=3))
    assert first.y == pytest.approx(200, abs=5)
    picture = pad.grab().toImage()
    ratio = picture.devicePixelRatio()
    seen = picture.pixelColor(at(pad, 600, 790) * ratio)
    assert seen.lightness() < 128
    person.click("转向对方（F2）")
    assert not shown.is_turned
    assert sheet.y() < pad.y()


def test_the_width_follows_the_pressure_of_the_pen(person: Person, pad: SignaturePad) -> None:
    pen = QPointingDevice(
        "pen",
        7,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        2,
    )
    for kind, x, pressure in (
        (QEvent.Type.TabletPress, 100, 0.2),
        (QEvent.Type.TabletMove, 400, 0.2),
        (QEvent.Type.TabletMove, 500, 0.9),
        (QEvent.Type.TabletMove, 800, 0.9),
        (QEvent.Type.TabletRelease, 800, 0.0),
    ):
        place = QPointF(at(pad, x, 500))
        event = QTabletEvent(
            kind,
            pen,
            place,
            QPointF(pad.mapToGlobal(place)),
            pressure,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            NONE,
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
        )
        QCoreApplication.sendEvent(pad, event)
        assert event.isAccepted()
    ((*points,),) = pad.strokes
    assert [point.pressure for point in points] == [200, 200, 900, 900]
    assert ink_at(pad, 650) > 1.5 * ink_at(pad, 250) > 0
    assert line_width(points[0], points[1], 400) < line_width(points[2], points[3], 400)


def ink_at(pad: SignaturePad, x: int) -> int:
    """How many pixels are dark above and below a place of the middle line."""
    picture = pad.grab().toImage()
    column = round(pad.width() * x / 1000 * picture.devicePixelRatio())
    middle = picture.height() // 2
    rows = range(middle - 40, middle + 40)
    return sum(picture.pixelColor(column, row).lightness() < 100 for row in rows)


def test_one_finger_writes_and_the_palm_does_not(person: Person, pad: SignaturePad) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(1, at(pad, 100, 400), pad).commit()
    QTest.touchEvent(pad, device).move(1, at(pad, 300, 420), pad).press(2, at(pad, 900, 900), pad).commit()
    QTest.touchEvent(pad, device).move(1, at(pad, 500, 400), pad).move(2, at(pad, 800, 800), pad).commit()
    QTest.touchEvent(pad, device).release(2, at(pad, 800, 800), pad).stationary(1).commit()
    QTest.touchEvent(pad, device).move(1, at(pad, 600, 420), pad).commit()
    QTest.touchEvent(pad, device).release(1, at(pad, 600, 420), pad).commit()
    (stroke,) = pad.strokes
    assert [round(point.x, -1) for point in stroke] == [100, 300, 500, 600]
    assert all(point.y < 500 for point in stroke)
    assert {point.pressure for point in stroke} == {MOUSE_PRESSURE}


def test_to_refuse_is_as_near_as_to_sign(
    person: Person, store: Store, visit: Inspection, pad: SignaturePad
) -> None:
    shown = dialog(person)
    assert shown.refuse_button.font() == shown.accept_button.font()
    assert shown.refuse_button.objectName() == shown.accept_button.objectName()
    person.click("拒绝签名…")
    person.until(lambda: not isinstance(person.place(), SignDialog) and isinstance(person.place(), QDialog))
    assert sees(person, short(statement_digest(store, visit.id)), person.place())
    person.click("记录拒签")
    assert person.reads(person.read_message(), "请填写当事人拒绝签名的理由。")
    person.fill("理由", "不认可第三项")
    person.fill("见证人", "赵敏")
    person.click("记录拒签")
    person.until(lambda: person.place() is person.window)
    (refusal,) = load_inspection(store, visit.id).refusals
    assert (refusal.reason, refusal.witness) == ("不认可第三项", "赵敏")
    person.calm()
    assert sees(person, "× 拒签：不认可第三项　见证人：赵敏")


def test_a_double_click_opens_one_pad(person: Person, visit: Inspection) -> None:
    (button,) = (
        each
        for each in person.window.findChildren(QPushButton)
        if each.accessibleName() in person.ways(f"{manager(visit)}签名")
    )
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    button.click()
    person.calm()
    person.calm()
    assert len([each for each in person.window.findChildren(SignDialog) if each.isVisible()]) == 1


def test_the_keys_stay_at_who_signed(person: Person, visit: Inspection, pad: SignaturePad) -> None:
    write(person, pad)
    person.click("签名")
    person.until(lambda: person.place() is person.window)
    person.calm()
    person.raise_(person.window)
    assert person.focus().accessibleName() in person.ways(f"{manager(visit)}签名")


POINTS = (InkPoint(x=100, y=100), InkPoint(x=500, y=500, at_ms=20))
