"""The window's languages: English in the source, but for what differs when there is one; Chinese from its file."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

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
