"""How the lines of a checklist look while nobody works on them."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from inspector.errors import Language
from inspector.model.inspection import Answer, Verdict
from inspector.model.vocabulary import SEVERITIES, VERDICTS
from ui.draft.draft import Draft
from ui.models.items import ItemsModel
from ui.models.rows import HeadingRow, ItemRow, MoreRow
from ui.widgets.answer_keys import KEYS, REASONED

ACROSS, DOWN = 14, 10  # from the edge of a card to what is in it
BETWEEN = 6
PILL_ACROSS, PILL_DOWN = 14, 6
NOTE_LINES = 2
WRAPPED = int(Qt.TextFlag.TextWordWrap)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
ONE_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


JUDGED = tuple(KEYS.values())
REASONS = tuple(verdict for verdict in JUDGED if verdict in REASONED)


class CardPainter:
    """Measures and paints headings, items and the places for more. Colours and fonts are those of a widget."""

    def __init__(self, widget: QWidget, model: ItemsModel, draft: Draft, language: Language) -> None:
        self._widget = widget
        self._model = model
        self._draft = draft
        self._language: Language = language
        self.take_fonts()

    def take_fonts(self) -> None:
        """Use the fonts the widget has now."""
        self._plain = self._widget.font()
        self._small = QFont(self._plain)
        self._small.setWeight(QFont.Weight.DemiBold)
        self._heading = QFont(self._plain)
        self._heading.setPointSizeF(self._plain.pointSizeF() * 1.25)
        self._heading.setWeight(QFont.Weight.DemiBold)
        self._title = QFont(self._heading)
        self._title.setPointSizeF(self._plain.pointSizeF() * 1.4)
        # By identity: a font's own key is a text that Qt writes anew each time.
        self._places: dict[tuple[tuple[Verdict, ...], int], tuple[QRect, ...]] = {}
        self._metrics = {id(font): QFontMetrics(font) for font in self._fonts()}
        self._em = self._of(self._heading).horizontalAdvance("检")

    def guess(self, rows: Iterable[int], width: int) -> list[int]:
        """About how high lines are, from the number of their characters."""
        inner, spacing = max(1, width - 2 * ACROSS), self._of(self._heading).lineSpacing()
        around = {kinds: self._around(0, kinds, inner) for kinds in (None, (), JUDGED, REASONS)}
        guessed = []
        for number in rows:
            row = self._model.row(number)
            if isinstance(row, ItemRow):
                text = row.item.question.of(self._language)
                lines = 1 + len(text) * self._em // (2 if text.isascii() else 1) // inner
                guessed.append(around[_answers(row)] + lines * spacing)
            else:
                guessed.append(self.height(number, width))
        return guessed

    def height(self, row: int, width: int) -> int:
        """How high a line is."""
        found = self._model.row(row)
        if isinstance(found, HeadingRow):
            return self._of(self._title).height() + 2 * BETWEEN
        if isinstance(found, MoreRow):
            return self._pill_height()
        question = found.item.question.of(self._language)
        inner = width - 2 * ACROSS
        height = self._around(self._wrapped(self._heading, question, inner), _answers(found), inner)
        note = self._note(found)
        if note:
            height += BETWEEN + self._note_height(note, inner)
        return height

    def paint(self, painter: QPainter, row: int, rect: QRect) -> None:
        """Paint a line; the place for more has a button of its own."""
        found = self._model.row(row)
        if isinstance(found, HeadingRow):
            self._paint_heading(painter, found, rect)
        elif isinstance(found, ItemRow):
            self._paint_item(painter, found, rect)

    def verdict_at(self, row: int, at: QPoint, size: QRect) -> Verdict | None:
        """The answer that is painted at a place of an item's card."""
        found = self._model.row(row)
        if not isinstance(found, ItemRow):
            return None
        rects = self._pill_rects(found, QRect(QPoint(0, 0), size.size()))
        return next((verdict for verdict, rect in rects.items() if rect.contains(at)), None)

    def _paint_heading(self, painter: QPainter, row: HeadingRow, rect: QRect) -> None:
        painter.setFont(self._title)
        painter.setPen(self._colour(QPalette.ColorRole.WindowText))
        painter.drawText(rect, ONE_LINE, row.stretch.title.of(self._language))

    def _paint_item(self, painter: QPainter, row: ItemRow, rect: QRect) -> None:
        palette = self._widget.palette()
        painter.setPen(QPen(self._colour(QPalette.ColorRole.Midlight), 1))
        painter.setBrush(palette.base())
        painter.drawRoundedRect(rect, 8, 8)
        inside = rect.adjusted(ACROSS, DOWN, -ACROSS, -DOWN)
        self._paint_tag(painter, row, inside)
        question = row.item.question.of(self._language)
        top = inside.top() + self._of(self._small).height() + BETWEEN
        height = self._wrapped(self._heading, question, inside.width())
        painter.setFont(self._heading)
        painter.setPen(self._colour(QPalette.ColorRole.Text))
        painter.drawText(QRect(inside.left(), top, inside.width(), height), LEFT | WRAPPED, question)
        answer = self._draft.shown(row.id)
        for verdict, pill in self._pill_rects(row, rect).items():
            chosen = answer is not None and answer.verdict is verdict
            self._paint_pill(painter, pill, self._pill_words(verdict), chosen=chosen)
        self._paint_told(painter, row, answer, rect, top + height + BETWEEN)

    def _paint_tag(self, painter: QPainter, row: ItemRow, inside: QRect) -> None:
        painter.setFont(self._small)
        painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
        severity = SEVERITIES[row.item.severity].of(self._language) if row.item.severity else ""
        line = QRect(inside.left(), inside.top(), inside.width(), self._of(self._small).height())
        painter.drawText(line, ONE_LINE, f"{row.id}   {severity}")
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(line, right, "   ".join(self._marks(row)))

    def _marks(self, row: ItemRow) -> list[str]:
        """What else there is at an item, in words."""
        translate = QCoreApplication.translate
        ask = self._draft.asked.of(row.id)
        photos = self._model.photos_at(row.id)
        finding = self._draft.finding_at(row.id)
        return [
            *([translate("CardPainter", "Opens when {0} is done").format(ask.gate)] if ask.gate else []),
            *([translate("CardPainter", "Photos {0}").format(photos)] if photos else []),
            *([translate("CardPainter", "Finding, due {0}").format(finding.due or "—")] if finding else []),
        ]

    def _paint_told(
        self, painter: QPainter, row: ItemRow, answer: Answer | None, rect: QRect, top: int
    ) -> None:
        """The value or count beside the answers, and the note below."""
        inside = rect.adjusted(ACROSS, DOWN, -ACROSS, -DOWN)
        pills = self._pill_rects(row, rect)
        last = next(reversed(pills.values()), None)
        left = inside.left() if last is None else last.right() + 2 * BETWEEN
        top = top if last is None else last.top()
        told = self._told(row, answer)
        painter.setFont(self._plain)
        painter.setPen(self._colour(QPalette.ColorRole.Text))
        if told:
            line = QRect(left, top, inside.right() - left, self._pill_height())
            shown = self._of(self._plain).elidedText(told, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, ONE_LINE, shown)
        note = self._note(row)
        if note:
            painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
            height = self._note_height(note, inside.width())
            box = QRect(inside.left(), inside.bottom() - height + 1, inside.width(), height)
            painter.drawText(box, LEFT | WRAPPED, note)

    def _told(self, row: ItemRow, answer: Answer | None) -> str:
        count = answer.count if answer else None
        counted = f"{count.bad}/{count.sample}" if count else ""
        value = answer.value if answer else self._draft.asked.of(row.id).value
        if value and row.item.choices:
            lists = row.lists[row.item.choices].choices
            words = {choice.name: choice.label.of(self._language) for choice in lists}
            value = "、".join(words.get(name, name) for name in value.split())
        unit = row.item.unit.of(self._language) if row.item.unit and value else ""
        return f"{counted}   {value} {unit}".strip()

    def _note(self, row: ItemRow) -> str:
        answer = self._draft.shown(row.id)
        text = (answer.reason or answer.note) if answer else ""
        return " ".join(text[:400].split())

    def _pill_rects(self, row: ItemRow, rect: QRect) -> dict[Verdict, QRect]:
        if not row.item.answered:
            return {}
        note = self._note(row)
        inner = rect.width() - 2 * ACROSS
        below = BETWEEN + self._note_height(note, inner) if note else 0
        verdicts = _verdicts(row)
        places = self._pill_places(verdicts, inner)
        corner = QPoint(
            rect.left() + ACROSS, rect.bottom() - DOWN - below - self._pills_height(verdicts, inner) + 1
        )
        return {verdict: place.translated(corner) for verdict, place in zip(verdicts, places, strict=True)}

    def _pill_places(self, verdicts: tuple[Verdict, ...], width: int) -> tuple[QRect, ...]:
        """Answers side by side, going on in the next line where there is no room."""
        known = self._places.get((verdicts, width))
        if known is None:
            x, y, found, metrics = 0, 0, [], self._of(self._plain)
            for verdict in verdicts:
                pill = metrics.horizontalAdvance(self._pill_words(verdict)) + 2 * PILL_ACROSS
                if x and x + pill > width:
                    x, y = 0, y + self._pill_height() + BETWEEN
                found.append(QRect(x, y, pill, self._pill_height()))
                x += pill + BETWEEN
            known = self._places[verdicts, width] = tuple(found)
        return known

    def _pills_height(self, verdicts: tuple[Verdict, ...], width: int) -> int:
        places = self._pill_places(verdicts, width)
        return places[-1].bottom() + 1 if places else self._pill_height()

    def _paint_pill(self, painter: QPainter, rect: QRect, text: str, *, chosen: bool) -> None:
        ground = self._colour(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Button)
        edge = ground if chosen else self._colour(QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 6, 6)
        painter.setFont(self._plain)
        ink = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.ButtonText
        painter.setPen(self._colour(ink))
        painter.drawText(rect, CENTRED, text)

    def _pill_words(self, verdict: Verdict) -> str:
        number = list(KEYS.values()).index(verdict) + 1
        return f"{number}  {VERDICTS[verdict].of(self._language)}"

    def _around(self, question: int, answers: tuple[Verdict, ...] | None, inner: int) -> int:
        """The height of a card without a note, around its question."""
        head = self._of(self._small).height() + BETWEEN
        below = 0 if answers is None else BETWEEN + self._pills_height(answers, inner)
        return 2 * DOWN + head + question + below

    def _pill_height(self) -> int:
        return self._of(self._plain).height() + 2 * PILL_DOWN

    def _note_height(self, note: str, width: int) -> int:
        most = NOTE_LINES * self._of(self._plain).lineSpacing()
        return min(most, self._wrapped(self._plain, note, width))

    def _wrapped(self, font: QFont, text: str, width: int) -> int:
        return self._of(font).boundingRect(QRect(0, 0, width, 100_000), LEFT | WRAPPED, text).height()

    def _of(self, font: QFont) -> QFontMetrics:
        return self._metrics[id(font)]

    def _fonts(self) -> tuple[QFont, ...]:
        return (self._plain, self._small, self._heading, self._title)

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self._widget.palette().color(role)


def _verdicts(row: ItemRow) -> tuple[Verdict, ...]:
    return JUDGED if row.item.judged else REASONS


def _answers(row: ItemRow) -> tuple[Verdict, ...] | None:
    """The answers on a card; none, but a line for what is calculated; no line."""
    if row.item.answered:
        return _verdicts(row)
    return () if row.item.calculate else None
