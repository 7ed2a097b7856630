"""The window's languages: English in the source, but for what differs when there is one; Chinese from its file."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from inspector.errors import Language

I18N = Path(__file__).parent / "i18n"


def load_translators(language: Language) -> list[QTranslator]:
    """What must be installed for a language: our texts, and Qt's own buttons."""
    chinese = language == "zh"
    QLocale.setDefault(QLocale("zh_CN" if chinese else "en"))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translators = []
    for name, folder in (("qtbase_zh_CN", qt), ("zh_CN", str(I18N))) if chinese else (("en", str(I18N)),):
        translator = QTranslator()
        if translator.load(name, folder):
            translators.append(translator)
    return translators


class Voice:
    """The language the program speaks, until it falls silent."""

    def __init__(self, language: Language) -> None:
        self._translators: list[QTranslator] = []
        self.speak(language)

    def speak(self, language: Language) -> None:
        """Speak another language."""
        self.fall_silent()
        self._translators = load_translators(language)
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)

    def fall_silent(self) -> None:
        """Take back what was installed."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []
