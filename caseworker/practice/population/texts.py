"""What officers write: sentence patterns by team in three languages, with slots for person, date, sum and street."""

from random import Random

from caseworker.practice.population.streams import weighted

LANGUAGES = weighted(("en", 84.0), ("es", 8.0), ("de", 8.0))

_OPENINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "advice": (
            "{person} asked which office is responsible and brought a letter dated {date}.",
            "{person} needs help to read a letter about {sum}.",
            "Explained to {person} how to complain about the visit of {date}.",
        ),
        "housing": (
            "{person} has had notice for the flat in {street} and must leave by {date}.",
            "{person} reports damp in two rooms in {street}; rent is {sum}.",
            "Landlord of {street} asks {person} for {sum} by {date}.",
        ),
        "heating": (
            "Heating in {street} has been off since {date}; {person} uses a fan heater.",
            "{person} asks for the heating allowance; last bill was {sum}.",
            "Meter in {street} shows a debt of {sum}; {person} can pay weekly.",
        ),
        "income": (
            "{person} started work on {date} and expects {sum} a month.",
            "Payment of {sum} did not arrive; {person} has no money until {date}.",
            "{person} sent wage slips up to {date}; rent in {street} unchanged.",
        ),
        "family": (
            "{person} looks for a place near {street} from {date}.",
            "School told {person} to apply again; income is {sum}.",
            "Spoke with {person} about the move to {street} and the new school.",
        ),
        "care": (
            "{person} cannot manage the stairs in {street} since {date}.",
            "Daughter of {person} asks for help at home; pays {sum} herself now.",
            "{person} came out of hospital on {date}, lives alone in {street}.",
        ),
        "health": (
            "{person} sent the doctor's report of {date}; the walking aid is new.",
            "Grab rails in {street} agreed with {person}, cost {sum}.",
            "{person} asks when the badge arrives; applied on {date}.",
        ),
        "streets": (
            "{person} reports rubbish left in {street} since {date}.",
            "Lamp outside the house in {street} is dark; {person} fell on {date}.",
            "{person} asks about the licence fee of {sum} for {street}.",
        ),
    },
    "es": {
        "advice": (
            "{person} trae una carta del {date} y pregunta a quién dirigirse.",
            "{person} pide ayuda por {sum}.",
        ),
        "housing": (
            "{person} debe dejar el piso de {street} antes del {date}.",
            "El alquiler en {street} es de {sum}.",
        ),
        "heating": (
            "Sin calefacción en {street} desde el {date}.",
            "{person} solicita la ayuda; la factura es de {sum}.",
        ),
        "income": (
            "{person} empezó a trabajar el {date} y ganará {sum}.",
            "El pago de {sum} no ha llegado a {person}.",
        ),
        "family": ("{person} busca plaza cerca de {street} desde el {date}.", "Los ingresos de {person} son {sum}."),
        "care": ("{person} vive en {street} y no puede subir la escalera.", "{person} salió del hospital el {date}."),
        "health": ("{person} envió el informe del {date}.", "Las barras para {street} cuestan {sum}."),
        "streets": ("{person} avisa de basura en {street} desde el {date}.", "La farola de {street} no funciona."),
    },
    "de": {
        "advice": ("{person} bringt ein Schreiben vom {date} und fragt nach der Zuständigkeit.", "Es geht um {sum}."),
        "housing": ("{person} muss die Wohnung {street} bis {date} räumen.", "Die Miete in {street} beträgt {sum}."),
        "heating": ("Heizung in {street} seit {date} ausgefallen.", "{person} beantragt den Zuschuss; Rechnung {sum}."),
        "income": ("{person} arbeitet seit {date} und erwartet {sum} im Monat.", "Die Zahlung von {sum} fehlt noch."),
        "family": ("{person} sucht ab {date} einen Platz nahe {street}.", "Das Einkommen von {person} beträgt {sum}."),
        "care": ("{person} wohnt in {street} und schafft die Treppe nicht.", "{person} kam am {date} nach Hause."),
        "health": ("{person} schickte den Bericht vom {date}.", "Haltegriffe für {street} kosten {sum}."),
        "streets": ("{person} meldet Müll in {street} seit {date}.", "Die Laterne in {street} ist dunkel."),
    },
}
_MIDDLES = {
    "en": (
        "Identity checked against the passport.", "Was calm and clear about what is needed.",
        "Two documents are still missing.", "Neighbour helps with shopping.", "Prefers to be called after four.",
        "Had asked before and was told to wait.", "Explained the deadline and what happens next.",
        "Speaks for the household; consent is on file.", "Bank statement of last month seen.",
        "No change in the household since the last contact.",
    ),
    "es": ("Se comprobó la identidad.", "Faltan dos documentos.", "Prefiere que llamemos por la tarde.",
           "Se explicó el plazo.", "Sin cambios en el hogar."),
    "de": ("Ausweis geprüft.", "Zwei Unterlagen fehlen noch.", "Bitte nach 16 Uhr anrufen.", "Die Frist ist erklärt.",
           "Im Haushalt hat sich nichts geändert."),
}  # fmt: skip
_CLOSINGS = {
    "en": (
        "Will send the form by post.", "Call back on {date}.", "Passed to the team for a decision.",
        "Next step: visit at {street}.", "Waiting for the landlord's answer.", "Agreed to pay {sum} in parts.",
        "No further step needed.",
    ),
    "es": ("Se envía el formulario.", "Llamar el {date}.", "Pasa al equipo para decidir.", "Sin más pasos."),
    "de": ("Formular geht per Post zu.", "Rückruf am {date}.", "An das Team zur Entscheidung.", "Nichts weiter."),
}  # fmt: skip
_SAFETY = (
    "Two officers only: threat at the door on {date}.", "Large dog in {street}; ring before the visit.",
    "Ex-partner must not learn the address.", "Shouted at staff on {date}; meet at the office.",
    "Stairwell unlit in {street}; visit by day.",
)  # fmt: skip
_ACCESS = (
    "Hard of hearing: speak slowly, face to face.", "Uses a wheelchair; side entrance in {street}.",
    "Needs letters in large print.", "Interpreter must be booked two days ahead.",
    "Cannot wait long; give the first appointment.", "Bell does not work; call on arrival.",
)  # fmt: skip
_SYLLABLES = tuple(
    start + vowel for start in ("v", "z", "qu", "zh", "x", "j", "kr", "gl", "tv", "mb") for vowel in "aeiou"
)
_DAYS = {"en": "{day} {month}", "es": "{day} de {month}", "de": "{day}. {month}"}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
_SYMBOLS = {"en": "£{}", "es": "{} libras", "de": "{} Pfund"}


def filled(chance: Random, pattern: str, *, language: str, person: str, day: str, street: str) -> str:
    """Return a pattern with its slots filled; the day, given as YYYY-MM-DD, as one says it in the language."""
    if "{" not in pattern:
        return pattern
    amount = _SYMBOLS[language].format(int(chance.lognormvariate(5.2, 0.9)) + 5)
    said = _said(day, language)
    return pattern.format(person=person or "Caller", date=said, sum=amount, street=street or "town")


def _said(day: str, language: str) -> str:
    _, month, number = day.split("-")
    return _DAYS[language].format(day=int(number), month=_MONTHS[language].split()[int(month) - 1])


def opening(chance: Random, *, team: str, language: str) -> str:
    """Return a first sentence about a matter of the team."""
    return chance.choice(_OPENINGS[language][team])


def whole_note(chance: Random, *, team: str, language: str) -> str:
    """Return the pattern of a note: what it is about, what was seen, what comes next."""
    middles = [chance.choice(_MIDDLES[language]) for _ in range(chance.randint(0, 2))]
    return " ".join([opening(chance, team=team, language=language), *middles, chance.choice(_CLOSINGS[language])])


def safety(chance: Random) -> str:
    """Return the pattern of a fact about safety."""
    return chance.choice(_SAFETY)


def access(chance: Random) -> str:
    """Return the pattern of a fact about access."""
    return chance.choice(_ACCESS)


def rare_word(chance: Random) -> str:
    """Return a word of six syllables that no language and no other note has."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(6))
