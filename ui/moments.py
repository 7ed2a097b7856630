"""Days and times as the language of the window writes them."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

CHINESE_DAY, ENGLISH_DAY = "yyyy年M月d日", "d MMM yyyy"


def day(at: date) -> str:
    """A day, by the calendar of whoever wrote it down: 2026年5月20日, 20 May 2026."""
    return QLocale().toString(QDate(at.year, at.month, at.day), day_format())


def moment(at: datetime) -> str:
    """A day with the time, by the clock of whoever wrote it down: 2026年5月20日 09:30."""
    return f"{day(at)} {at:%H:%M}"


def day_format() -> str:
    """How fields write a day, as Qt has it."""
    return CHINESE_DAY if QLocale().language() == QLocale.Language.Chinese else ENGLISH_DAY
