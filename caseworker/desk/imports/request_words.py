"""From the words of a service request to those of a case: title, summary, further facts, channel, case type."""

from collections.abc import Iterable

from caseworker.desk.imports.bringing import CellRefused
from caseworker.domain.agency import Pack
from caseworker.domain.case_types import CaseType
from caseworker.domain.interactions import Channel
from caseworker.domain.reporters import PLACE, is_reported
from caseworker.formats.service_requests import ServiceRequest
from caseworker.text.folding import words

_CHANNELS = {
    "phone": Channel.PHONE,
    "call": Channel.PHONE,
    "telephone": Channel.PHONE,
    "online": Channel.WEB_FORM,
    "web": Channel.WEB_FORM,
    "web form": Channel.WEB_FORM,
    "website": Channel.WEB_FORM,
    "internet": Channel.WEB_FORM,
    "mobile": Channel.WEB_FORM,
    "mobile app": Channel.WEB_FORM,
    "app": Channel.WEB_FORM,
    "iphone": Channel.WEB_FORM,
    "android": Channel.WEB_FORM,
    "email": Channel.EMAIL,
    "e mail": Channel.EMAIL,
    "mail": Channel.LETTER,
    "letter": Channel.LETTER,
    "walk in": Channel.COUNTER,
    "in person": Channel.COUNTER,
    "counter": Channel.COUNTER,
}


def channel_of(word: str) -> Channel | None:
    """Return the channel that a city's word means, None where it means none of ours; an app is a form."""
    return _CHANNELS.get(" ".join(words(word)))


def title_of(request: ServiceRequest) -> str:
    """Return what the case is called: the kind of matter, and more exactly which."""
    return ": ".join(one for one in dict.fromkeys((request.service, request.detail)) if one)


def summary_of(request: ServiceRequest) -> str:
    """Return what was said of it, without what the title says already."""
    return request.description if request.description not in {request.service, request.detail} else ""


def facts_of(request: ServiceRequest, case_type: CaseType) -> tuple[tuple[str, str], ...]:
    """Return the further facts of the case: in the city's own words, those that it told."""
    told = (
        (PLACE if PLACE in case_type.fields else "", request.place),
        ("agency", request.agency),
        ("kind-of-place", request.place_kind),
        ("channel", request.channel),
        ("state-there", request.state_word),
        ("picture", request.media_url),
    )
    return tuple((name, value) for name, value in told if name and value)


def case_type_of(request: ServiceRequest, pack: Pack, usual: str) -> CaseType:
    """Return the case type of a request: the one the row names, the one called like its kind of matter, or the usual.

    Without a usual one it is the pack's first for matters at a place. Raises CellRefused where there is none.
    """
    named = request.case_type or _called_alike(request, pack.case_types) or usual
    if not named:
        named = next((one.id for one in pack.case_types if is_reported(one)), "")
    found = next((one for one in pack.case_types if one.id == named), None)
    if found is None:
        why = "The agency pack has no case type of this name, and none for matters at a place."
        raise CellRefused(field="case_type", why=why)
    return found


def _called_alike(request: ServiceRequest, known: Iterable[CaseType]) -> str:
    said = words(request.service)
    return next((one.id for one in known if said and said in (words(one.title), words(one.id))), "")
