"""The documents of a case: what there is and where it is, which kinds are still missing, and what can be attached."""

from dataclasses import dataclass

from caseworker.desk.contents import ContentState, State
from caseworker.domain.actions import Action
from caseworker.domain.attachments import Attachment, AttachmentId
from caseworker.domain.case_types import GuardKind
from ui.cases.case_model import CasePart
from ui.documents.attacher import Target
from ui.places import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document as it is shown: `where` says where its content is when it is not simply here."""

    attachment: Attachment
    second: str
    where: str
    tone: str


class CasePapers(CasePart):
    """What the side shows of the documents."""

    def papers(self) -> tuple[Paper, ...]:
        """Return the documents, the newest first."""
        page = self.case.page
        return tuple(self._paper(one) for one in page.documents) if page else ()

    def missing(self) -> tuple[tuple[str, str], ...]:
        """Return the kinds of documents that are missing for the next stage: key and title."""
        page = self.case.page
        move = page.case_type.moves_from(page.case.stage)[:1] if page else ()
        asked = [guard.name for one in move for guard in one.guards if guard.kind is GuardKind.DOCUMENT]
        had = {one.document_type for one in page.documents} if page else set()
        return tuple((key, title) for key, title in self.types() if key in asked and key not in had)

    def types(self) -> tuple[tuple[str, str], ...]:
        """Return the kinds of documents this case knows, those that are missing first."""
        page = self.case.page
        if page is None:
            return ()
        had = {one.document_type for one in page.documents}
        known = [(one.id, one.title) for one in page.case_type.documents]
        return tuple(sorted(known, key=lambda one: one[0] in had))

    def target(self) -> Target:
        """Return what files are attached to: the case, and its first person."""
        return Target(case=self.id, person=self.case.first_person())

    def why_not_attach(self) -> str:
        """Return why nothing can be attached now, "" when it can."""
        return self.why_not(Action.ADD_ATTACHMENT)

    def open(self, attachment: AttachmentId) -> None:
        """Show a document; its page says when it is not here, and offers to fetch it."""
        self.work.window.go(Place("document", about=attachment))

    def _paper(self, one: Attachment) -> Paper:
        say, state = self.work.wording, self.case.state.contents.get(AttachmentId(one.id))
        titles = dict(self.types())
        kind = titles.get(one.document_type, "")
        second = say.facts(say.short_day(one.captured_at), kind, self.case.who(one.officer))
        where, tone = self._where(state)
        return Paper(attachment=one, second=second, where=where, tone=tone)

    def _where(self, state: State | None) -> tuple[str, str]:
        if state is None or state.where is ContentState.HERE:
            return "", "neutral"
        if state.where is ContentState.WAITING:
            return self.tr("Not sent yet"), "neutral"
        if state.where is ContentState.COMING:
            return self.tr("Coming"), "accent"
        return self.tr("Not here"), "warning"
