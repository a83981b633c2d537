"""Names of languages in the language chosen. Qt knows them in English; those an agency meets are translated here."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

_CONTEXT = "Languages"
_NAMES: dict[str, object] = {
    "sq": QT_TRANSLATE_NOOP("Languages", "Albanian"),
    "am": QT_TRANSLATE_NOOP("Languages", "Amharic"),
    "ar": QT_TRANSLATE_NOOP("Languages", "Arabic"),
    "hy": QT_TRANSLATE_NOOP("Languages", "Armenian"),
    "az": QT_TRANSLATE_NOOP("Languages", "Azerbaijani"),
    "eu": QT_TRANSLATE_NOOP("Languages", "Basque"),
    "be": QT_TRANSLATE_NOOP("Languages", "Belarusian"),
    "bn": QT_TRANSLATE_NOOP("Languages", "Bangla"),
    "bs": QT_TRANSLATE_NOOP("Languages", "Bosnian"),
    "bg": QT_TRANSLATE_NOOP("Languages", "Bulgarian"),
    "my": QT_TRANSLATE_NOOP("Languages", "Burmese"),
    "ca": QT_TRANSLATE_NOOP("Languages", "Catalan"),
    "zh": QT_TRANSLATE_NOOP("Languages", "Chinese"),
    "hr": QT_TRANSLATE_NOOP("Languages", "Croatian"),
    "cs": QT_TRANSLATE_NOOP("Languages", "Czech"),
    "da": QT_TRANSLATE_NOOP("Languages", "Danish"),
    "nl": QT_TRANSLATE_NOOP("Languages", "Dutch"),
    "en": QT_TRANSLATE_NOOP("Languages", "English"),
    "et": QT_TRANSLATE_NOOP("Languages", "Estonian"),
    "fil": QT_TRANSLATE_NOOP("Languages", "Filipino"),
    "fi": QT_TRANSLATE_NOOP("Languages", "Finnish"),
    "fr": QT_TRANSLATE_NOOP("Languages", "French"),
    "gl": QT_TRANSLATE_NOOP("Languages", "Galician"),
    "ka": QT_TRANSLATE_NOOP("Languages", "Georgian"),
    "de": QT_TRANSLATE_NOOP("Languages", "German"),
    "el": QT_TRANSLATE_NOOP("Languages", "Greek"),
    "gu": QT_TRANSLATE_NOOP("Languages", "Gujarati"),
    "ht": QT_TRANSLATE_NOOP("Languages", "Haitian Creole"),
    "ha": QT_TRANSLATE_NOOP("Languages", "Hausa"),
    "he": QT_TRANSLATE_NOOP("Languages", "Hebrew"),
    "hi": QT_TRANSLATE_NOOP("Languages", "Hindi"),
    "hu": QT_TRANSLATE_NOOP("Languages", "Hungarian"),
    "is": QT_TRANSLATE_NOOP("Languages", "Icelandic"),
    "ig": QT_TRANSLATE_NOOP("Languages", "Igbo"),
    "id": QT_TRANSLATE_NOOP("Languages", "Indonesian"),
    "ga": QT_TRANSLATE_NOOP("Languages", "Irish"),
    "it": QT_TRANSLATE_NOOP("Languages", "Italian"),
    "ja": QT_TRANSLATE_NOOP("Languages", "Japanese"),
    "kk": QT_TRANSLATE_NOOP("Languages", "Kazakh"),
    "rw": QT_TRANSLATE_NOOP("Languages", "Kinyarwanda"),
    "ko": QT_TRANSLATE_NOOP("Languages", "Korean"),
    "ku": QT_TRANSLATE_NOOP("Languages", "Kurdish"),
    "lv": QT_TRANSLATE_NOOP("Languages", "Latvian"),
    "ln": QT_TRANSLATE_NOOP("Languages", "Lingala"),
    "lt": QT_TRANSLATE_NOOP("Languages", "Lithuanian"),
    "mk": QT_TRANSLATE_NOOP("Languages", "Macedonian"),
    "mg": QT_TRANSLATE_NOOP("Languages", "Malagasy"),
    "ms": QT_TRANSLATE_NOOP("Languages", "Malay"),
    "ml": QT_TRANSLATE_NOOP("Languages", "Malayalam"),
    "mt": QT_TRANSLATE_NOOP("Languages", "Maltese"),
    "mr": QT_TRANSLATE_NOOP("Languages", "Marathi"),
    "mn": QT_TRANSLATE_NOOP("Languages", "Mongolian"),
    "ne": QT_TRANSLATE_NOOP("Languages", "Nepali"),
    "nb": QT_TRANSLATE_NOOP("Languages", "Norwegian Bokmål"),
    "ps": QT_TRANSLATE_NOOP("Languages", "Pashto"),
    "fa": QT_TRANSLATE_NOOP("Languages", "Persian"),
    "pl": QT_TRANSLATE_NOOP("Languages", "Polish"),
    "pt": QT_TRANSLATE_NOOP("Languages", "Portuguese"),
    "pa": QT_TRANSLATE_NOOP("Languages", "Punjabi"),
    "qu": QT_TRANSLATE_NOOP("Languages", "Quechua"),
    "ro": QT_TRANSLATE_NOOP("Languages", "Romanian"),
    "rom": QT_TRANSLATE_NOOP("Languages", "Romany"),
    "ru": QT_TRANSLATE_NOOP("Languages", "Russian"),
    "sr": QT_TRANSLATE_NOOP("Languages", "Serbian"),
    "si": QT_TRANSLATE_NOOP("Languages", "Sinhala"),
    "sk": QT_TRANSLATE_NOOP("Languages", "Slovak"),
    "sl": QT_TRANSLATE_NOOP("Languages", "Slovenian"),
    "so": QT_TRANSLATE_NOOP("Languages", "Somali"),
    "es": QT_TRANSLATE_NOOP("Languages", "Spanish"),
    "sw": QT_TRANSLATE_NOOP("Languages", "Swahili"),
    "sv": QT_TRANSLATE_NOOP("Languages", "Swedish"),
    "ta": QT_TRANSLATE_NOOP("Languages", "Tamil"),
    "te": QT_TRANSLATE_NOOP("Languages", "Telugu"),
    "th": QT_TRANSLATE_NOOP("Languages", "Thai"),
    "ti": QT_TRANSLATE_NOOP("Languages", "Tigrinya"),
    "tr": QT_TRANSLATE_NOOP("Languages", "Turkish"),
    "uk": QT_TRANSLATE_NOOP("Languages", "Ukrainian"),
    "ur": QT_TRANSLATE_NOOP("Languages", "Urdu"),
    "uz": QT_TRANSLATE_NOOP("Languages", "Uzbek"),
    "vi": QT_TRANSLATE_NOOP("Languages", "Vietnamese"),
    "cy": QT_TRANSLATE_NOOP("Languages", "Welsh"),
    "wo": QT_TRANSLATE_NOOP("Languages", "Wolof"),
    "yi": QT_TRANSLATE_NOOP("Languages", "Yiddish"),
    "yo": QT_TRANSLATE_NOOP("Languages", "Yoruba"),
    "zu": QT_TRANSLATE_NOOP("Languages", "Zulu"),
}


def language_name(code: str) -> str:
    """Return the name of a language by its code: "Polish" for "pl"; the code itself where it is not known."""
    known = _NAMES.get(code)
    if known is not None:
        return QCoreApplication.translate(_CONTEXT, str(known))
    found = QLocale(code)
    if found.language() == QLocale.Language.C or not code:
        return code
    english = QLocale.languageToString(found.language())
    return QCoreApplication.translate(_CONTEXT, english)


def language_code(text: str) -> str:
    """Return the code of a language by its name, as chosen or in English; what is unknown stays as typed."""
    plain = text.strip()
    wanted = plain.casefold()
    for code, english in _NAMES.items():
        if wanted in {str(english).casefold(), language_name(code).casefold()}:
            return code
    for language in QLocale.Language:
        if QLocale.languageToString(language).casefold() == wanted:
            return QLocale.languageToCode(language) or plain
    return plain


def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages whose names are translated, for choosing among them."""
    return tuple(_NAMES)
