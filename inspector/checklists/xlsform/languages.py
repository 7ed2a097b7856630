"""Which language a header means: `label::English (en)`, `label::中文`, `label::fr`."""

import re

from inspector.model.value import value

ZH, EN = "zh", "en"
_CODE = re.compile(r"(.*)\(([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\)\s*")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_NAMES = {
    "english": "en", "chinese": "zh", "simplified chinese": "zh", "mandarin": "zh", "中文": "zh", "汉语": "zh",
    "简体中文": "zh", "中文（简体）": "zh", "traditional chinese": "zh-Hant", "繁體中文": "zh-Hant", "arabic": "ar",
    "العربية": "ar", "bengali": "bn", "burmese": "my", "dutch": "nl", "nederlands": "nl", "french": "fr",
    "français": "fr", "francais": "fr", "german": "de", "deutsch": "de", "hindi": "hi", "indonesian": "id",
    "bahasa indonesia": "id", "italian": "it", "italiano": "it", "japanese": "ja", "日本語": "ja", "khmer": "km",
    "korean": "ko", "한국어": "ko", "lao": "lo", "mongolian": "mn", "nepali": "ne", "persian": "fa", "portuguese": "pt",
    "português": "pt", "russian": "ru", "русский": "ru", "spanish": "es", "español": "es", "swahili": "sw",
    "thai": "th", "tibetan": "bo", "བོད་ཡིག": "bo", "turkish": "tr", "ukrainian": "uk", "urdu": "ur",
    "uyghur": "ug", "ئۇيغۇرچە": "ug", "vietnamese": "vi", "tiếng việt": "vi", "zhuang": "za",
}  # fmt: skip
_AS_CHINESE = ("zh", "zh-cn", "zh-hans", "zh-hans-cn", "cmn", "cmn-hans")
_AS_ENGLISH = ("en", "en-us", "en-gb")
_PRIVATE = "qaa"  # ISO 639-2 keeps it for local use


@value
class Language:
    """A language: its code, and what it calls itself."""

    code: str
    name: str


def language_of(written: str) -> Language:
    """The language of a header. A name nobody knows gets a code of its own, the same each time."""
    match = _CODE.fullmatch(written)
    name, code = (match[1].strip(), match[2]) if match else (written.strip(), "")
    code = code or _NAMES.get(name.casefold(), "")
    if not code:
        code = name if _TAG.fullmatch(name) and len(name) <= 3 else _own_code(name)
    code = _written(code)
    if code.lower() in _AS_CHINESE:
        return Language(code=ZH, name=name)
    return Language(code=EN if code.lower() in _AS_ENGLISH else code, name=name or code)


def is_chinese(text: str) -> bool:
    """Whether a text without a language is taken as Chinese: one character of it is."""
    return _CHINESE.search(text) is not None


def _written(code: str) -> str:
    first, *rest = code.replace("_", "-").split("-")
    return "-".join([first.lower(), *rest])


def _own_code(name: str) -> str:
    letters = re.sub("[^a-z0-9]", "", name.lower())[:8]
    return f"{_PRIVATE}-{letters}" if len(letters) >= 2 else f"{_PRIVATE}-{sum(map(ord, name)) % 100000:05}"
