"""The languages of a directory, which writes them as codes or as English names, as codes (ISO 639, BCP 47)."""

import re

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAMES = """
afrikaans af|albanian sq|amharic am|arabic ar|armenian hy|aymara ay|azerbaijani az|basque eu|belarusian be|bengali bn
bosnian bs|bulgarian bg|burmese my|cantonese yue|catalan ca|chinese zh|croatian hr|czech cs|danish da|dari prs|dutch nl
english en|estonian et|farsi fa|filipino fil|finnish fi|french fr|georgian ka|german de|greek el|gujarati gu|haitian ht
haitian creole ht|hausa ha|hebrew he|hindi hi|hmong hmn|hungarian hu|icelandic is|igbo ig|ilocano ilo|indonesian id
irish ga|italian it|japanese ja|khmer km|kinyarwanda rw|korean ko|kurdish ku|lao lo|latvian lv|lithuanian lt
macedonian mk|malay ms|malayalam ml|maltese mt|mandarin cmn|marathi mr|mongolian mn|nepali ne|norwegian no|oromo om
pashto ps|persian fa|polish pl|portuguese pt|punjabi pa|quechua qu|romanian ro|russian ru|samoan sm|serbian sr
sinhala si|slovak sk|slovenian sl|somali so|spanish es|swahili sw|swedish sv|tagalog tl|tamil ta|telugu te|thai th
tibetan bo|tigrinya ti|tongan to|turkish tr|twi tw|ukrainian uk|urdu ur|uzbek uz|vietnamese vi|welsh cy|wolof wo
yiddish yi|yoruba yo|zulu zu|american sign language ase|british sign language bfi
"""
_CODES = {
    name: code
    for line in _NAMES.strip().splitlines()
    for name, _, code in (one.rpartition(" ") for one in line.split("|"))
}
_WITHIN = re.compile(r"\(([^()]*)\)")


def language_code(code: str, name: str) -> str:
    """Return the code of a language: the one written, otherwise that of its English name; a name not known stays."""
    if _CODE.fullmatch(code) and code.casefold() not in _CODES:
        return code.replace("_", "-").lower() if "-" not in code and "_" not in code else code.replace("_", "-")
    told = (name or code).strip()
    within = _WITHIN.search(told)  # Chinese (Mandarin)
    narrow = within[1].strip().casefold() if within else ""
    wide = _WITHIN.sub("", told).strip().casefold()
    return _CODES.get(narrow) or _CODES.get(wide) or _CODES.get(told.casefold()) or told
