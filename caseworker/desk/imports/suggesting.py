"""Which kind a file may be, and where its columns may go: by their names, as other programs call them.

A suggestion only: a person sees where each column goes before anything is brought in.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from caseworker.desk.imports.kinds import KINDS, Kind, kind_called
from caseworker.text.folding import words

_CALLED: Mapping[str, Sequence[str]] = {
    "reference": ("id", "reference", "ref", "record id", "person id", "client id", "customer id", "case id", "key"),
    "name": ("name", "full name", "display name", "client name", "customer name", "applicant"),
    "given": ("given", "given name", "first name", "forename", "firstname", "christian name", "vorname", "prenom"),
    "family": ("family", "family name", "last name", "surname", "lastname", "nachname", "nom"),
    "birth_date": ("birth date", "date of birth", "dob", "born", "birthday", "birthdate", "geburtsdatum"),
    "phone": ("phone", "telephone", "tel", "phone number", "telephone number", "home phone", "telefon"),
    "mobile": ("mobile", "mobile phone", "cell", "cell phone", "cellphone", "handy"),
    "email": ("email", "e mail", "email address", "e mail address", "mail"),
    "street": ("street", "address", "address 1", "address line 1", "street address", "strasse"),
    "locality": ("locality", "city", "town", "suburb", "place of residence", "ort"),
    "postcode": ("postcode", "postal code", "zip", "zip code", "zipcode", "plz"),
    "country": ("country", "country code"),
    "language": ("language", "preferred language", "lang"),
    "gender": ("gender",),
    "description": ("description", "note", "notes", "remarks", "comment"),
    "person": ("person", "person id", "client", "client id", "applicant id", "customer"),
    "part": ("part", "role", "part in the case"),
    "case_type": ("case type", "type", "matter", "category"),
    "title": ("title", "subject", "summary"),
    "summary": ("summary", "details", "description"),
    "place": ("place", "location", "where"),
    "received_on": ("received on", "received", "date received", "opened", "created", "date"),
    "priority": ("priority", "urgency"),
}


_FOLDER = "directory"


def kinds_of(path: Path) -> tuple[Kind, ...]:
    """Return the kinds that a file of this name, or a folder, may be; all of them for a name that no kind has."""
    if path.is_dir():
        return (kind_called(_FOLDER),)
    suffix = path.suffix.lower()
    return tuple(kind for kind in KINDS if suffix in kind.suffixes) or KINDS


def suggested(kind: Kind, columns: Sequence[str]) -> dict[str, str]:
    """Return where columns may go: each into one field, each field of a kind from one column, the first that fits."""
    if kind.suggest is not None:
        return kind.suggest(columns)
    found: dict[str, str] = {}
    for column in columns:
        called = " ".join(words(column.replace("_", " ")))
        for field in (*sorted(kind.fields & {column}), *_CALLED):
            fits = field in kind.fields and (column == field or called in _CALLED.get(field, ()))
            if fits and field not in found.values():
                found[column] = field
                break
    return found


def likeliest(kinds: Sequence[Kind], columns: Sequence[str]) -> Kind:
    """Return the kind whose fields fit most of the columns; the first of equals."""
    return max(kinds, key=lambda kind: len(suggested(kind, columns)))
