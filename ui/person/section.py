"""What the models of a person's tabs have in common: they belong to the page of one person."""

from caseworker.domain.ids import PersonId
from ui.person.asking import Asking
from ui.person.person_model import PersonModel
from ui.work import Work


class Section(Asking):
    """A part of the page of a person, with intents of its own."""

    def __init__(self, work: Work, person: PersonModel) -> None:
        super().__init__(work, person)
        self.person = person
        person.changed.connect(self._on_person)

    @property
    def id(self) -> PersonId:
        """The record that stands for the person."""
        return self.person.id

    def read_page_again(self) -> None:
        """Read the page of the person again."""
        self.person.load(again=True)

    def _on_person(self) -> None:
        self.changed.emit()
