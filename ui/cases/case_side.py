"""The side of a case: what it is, what binds by when, documents, people, requests, ties, facts and tags."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from caseworker.desk.case_page import CasePage, DeadlineLine, PersonLine
from caseworker.domain.approvals import ApprovalState
from caseworker.domain.attachments import AttachmentId
from caseworker.domain.case_types import Ground
from caseworker.domain.deadlines import Clock
from caseworker.domain.visits import Visit
from ui.cases.case_dates import DateLine
from ui.cases.case_models import CaseModels
from ui.cases.reckoning_panel import ReckoningPanel
from ui.cases.reckoning_words import reckoning_words
from ui.commands import Command
from ui.widgets.menus import PopupMenu
from ui.widgets.side_pane import Section, SidePane

_PAPERS_SHOWN = 8


class CaseSide(SidePane):
    """Draws the facts of a case. `attach_asked` when a document is to be added."""

    attach_asked = Signal()

    def __init__(self, models: CaseModels, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Details, deadlines, documents and people"))
        self._models = models
        tr = self.tr
        self._details = self.section(tr("Details"), column=True)
        self._deadlines = self.section(tr("Deadlines"), link=tr("Add"))
        self._dates = self.section(tr("Visits and appointments"), link=tr("Take over"))
        self._documents = self.section(tr("Documents"), link=tr("Add"))
        self._people = self.section(tr("People"), link=tr("Add"))
        self._approvals = self.section(tr("Approvals"))
        self._facts = self.section(tr("Facts"), link=tr("Fill in"))
        self._linked = self.section(tr("Linked cases"), link=tr("Link"))
        self._tags = self.section(tr("Tags"), link=tr("Add"))
        self._deadlines.link_asked.connect(models.deadlines.promise)
        self._dates.link_asked.connect(lambda: models.dates.take(models.dates.strange()))
        self._documents.link_asked.connect(self.attach_asked)
        self._people.link_asked.connect(models.parts.add_person)
        self._facts.link_asked.connect(models.parts.fill_in)
        self._linked.link_asked.connect(models.parts.link)
        self._tags.link_asked.connect(models.parts.tag)
        for section in self._all():
            section.clear()

    def draw(self) -> None:
        """Show everything anew."""
        page = self._models.case.page
        if page is None:
            return
        for section in self._all():
            section.clear()
        self._draw_details(page)
        self._draw_deadlines()
        self._draw_dates()
        self._draw_documents()
        self._draw_people(page)
        self._draw_approvals(page)
        self._draw_facts()
        self._draw_linked(page)
        self._draw_tags(page)
        self._set_links()

    def _all(self) -> tuple[Section, ...]:
        first = (self._details, self._deadlines, self._dates, self._documents, self._people)
        return (*first, self._approvals, self._facts, self._linked, self._tags)

    def _draw_details(self, page: CasePage) -> None:
        case, say, add = page.case, self._models.work.wording, self._details.add_fact
        teams = {one.id: one.title for one in self._models.work.office.sitting.pack.teams}
        owner = self._models.case.who(case.owner) or self.tr("Nobody yet")
        add(self.tr("Owner"), owner, "" if case.owner else "warning", icon="user-round")
        if case.team:
            add(self.tr("Team"), teams.get(case.team, case.team), icon="users-round")
        add(self.tr("Urgency"), say.priority(case.priority), icon="flag")
        add(self.tr("Opened"), say.long_date(say.local(case.opened_at).date()))
        add(self.tr("Kind"), page.case_type.title)
        if case.place:
            add(self.tr("Place"), case.place)
        if page.reports:
            add(self.tr("Reported by"), self.tr("%n people", "", page.reports), icon="users-round")
        if case.escalation:
            add(self.tr("Escalated"), case.escalation_reason, "danger")
        if case.legal_hold:
            add(self.tr("Legal hold"), case.legal_hold_reason)
        waits = self._models.charge.handover_words()
        if waits:
            add(self.tr("Handover"), waits, "warning")
        if case.summary:
            self._details.add_words(case.summary, "text")

    def _draw_deadlines(self) -> None:
        running, settled = self._models.deadlines.running(), self._models.deadlines.settled()
        for line in running:
            self._add_deadline(line)
        for line in settled:
            met = line.deadline.met_at
            day = self._models.work.wording.month_day(met) if met else ""
            self._deadlines.add_line("check", line.deadline.title, self.tr("Met"), day)
        if not running and not settled:
            self._deadlines.add_words(self.tr("Nothing is due by a date."))

    def _add_deadline(self, line: DeadlineLine) -> None:
        deadline, model = line.deadline, self._models.deadlines
        paused = deadline.state is Clock.PAUSED
        icon = "circle-pause" if paused else "gavel" if deadline.ground is Ground.LEGAL else "hourglass"
        tone = "" if paused else "danger" if line.is_overdue else "warning" if line.is_due_soon else ""
        day = self._models.work.wording.short_day(deadline.due_at)
        offer = partial(self._offer_deadline, line)
        self._deadlines.add_line(icon, deadline.title, model.second_of(line), day, tone, offer)

    def _offer_deadline(self, line: DeadlineLine) -> None:
        model = self._models.deadlines
        self._offer(
            [
                self._command("deadline.meet", self.tr("Say that it is met"), partial(model.meet, line.deadline.id)),
                self._command(
                    "deadline.extend", self.tr("Move with a reason"), partial(model.extend, line.deadline.id)
                ),
                Command(
                    id="deadline.reckoning",
                    words=self.tr("How it was reckoned"),
                    run=partial(self._show_reckoning, line),
                    group="",
                ),
            ]
        )

    def _show_reckoning(self, line: DeadlineLine) -> None:
        work, deadline = self._models.work, line.deadline
        said = reckoning_words(deadline, calendar=work.office.sitting.calendar, wording=work.wording)
        ReckoningPanel(deadline.title, said, self).start()

    def _draw_dates(self) -> None:
        model, say = self._models.dates, self._models.work.wording
        for line in model.ahead():
            name = say.isolate(line.who)
            whose = self.tr("Still with {name}").format(name=name) if line.is_strange else line.who
            over = self.tr("Not recorded yet") if line.is_over else ""
            icon = "footprints" if isinstance(line.date, Visit) else "calendar"
            tone = "warning" if line.is_strange or line.is_over else ""
            take = partial(self._offer_date, line) if line.date.id in model.strange() else None
            self._dates.add_line(icon, line.title, say.facts(whose, over), say.day_time(line.at), tone, take)

    def _offer_date(self, line: DateLine) -> None:
        run = partial(self._models.dates.take, [line.date.id])
        self._offer([self._command("case.take-date", self.tr("Take it over"), run)])

    def _draw_documents(self) -> None:
        papers = self._models.papers.papers()
        self._documents.set_count(len(papers))
        for paper in papers[:_PAPERS_SHOWN]:
            one = paper.attachment
            icon = "image" if one.media_type.startswith("image/") else "file-text"
            go = partial(self._models.papers.open, AttachmentId(one.id))
            self._documents.add_line(icon, one.name, paper.second, place=go, chip=paper.where, chip_tone=paper.tone)
        if len(papers) > _PAPERS_SHOWN:
            self._documents.add_words(self.tr("%n more documents", "", len(papers) - _PAPERS_SHOWN))
        for _, title in self._models.papers.missing():
            self._documents.add_line("file-x", title, self.tr("Missing for the next stage"), "", "warning")
        if not papers and not self._models.papers.missing():
            self._documents.add_words(self.tr("No documents yet."))

    def _draw_people(self, page: CasePage) -> None:
        for line in page.people:
            if line.person is None:
                self._people.add_line("user-round", self.tr("Someone you may not see"), line.title)
                continue
            name = self._models.case.named(line.person)
            self._people.add_line("", name, line.title, place=partial(self._offer_person, line), avatar=name)
        if not page.people:
            self._people.add_words(self.tr("Nobody yet."))

    def _offer_person(self, line: PersonLine) -> None:
        assert line.person is not None, "only who may be seen is offered"
        parts, name = self._models.parts, self._models.case.named(line.person)
        opened, out = self.tr("Open the page of {name}").format(name=name), self.tr("Take out of the case")
        self._offer(
            [
                Command(id="person.open", words=opened, run=partial(parts.go_to_person, line.person.id), group=""),
                self._command("case.remove-person", out, partial(parts.remove_person, line)),
            ]
        )

    def _draw_approvals(self, page: CasePage) -> None:
        say = self._models.work.wording
        tones = {ApprovalState.APPROVED: "success", ApprovalState.SENT_BACK: "warning", ApprovalState.ASKED: "accent"}
        for one in page.approvals:
            state = say.approval_state(one.state)
            second = say.facts(state, one.comment) if one.comment else state
            day = say.month_day(one.decided_at or one.asked_at)
            self._approvals.add_line("stamp", one.title, second, day, tones[one.state])

    def _draw_facts(self) -> None:
        for _, words, value in self._models.parts.fields():
            self._facts.add_fact(words, value or self.tr("Not known yet"), "" if value else "text3")
        for words, value in self._models.parts.further():
            self._facts.add_fact(words, value)

    def _draw_linked(self, page: CasePage) -> None:
        say, parts = self._models.work.wording, self._models.parts
        for one in page.linked:
            second = say.facts(one.shown_number, parts.tie_words(one.id), say.case_status(one.status))
            self._linked.add_line("link", one.title, second, place=partial(parts.go_to_case, one.id))
        if not page.linked:
            self._linked.add_words(self.tr("None."))

    def _draw_tags(self, page: CasePage) -> None:
        for word in page.case.tags:
            self._tags.add_line("tag", word, place=partial(self._offer_tag, word))
        if not page.case.tags:
            self._tags.add_words(self.tr("None."))

    def _offer_tag(self, word: str) -> None:
        run = partial(self._models.parts.untag, word)
        self._offer([self._command("case.untag", self.tr("Take tag away"), run)])

    def _set_links(self) -> None:
        open_now = not self._models.parts.why_not_open()
        for section, words in (
            (self._deadlines, self.tr("Add")),
            (self._people, self.tr("Add")),
            (self._facts, self.tr("Fill in")),
            (self._linked, self.tr("Link")),
            (self._tags, self.tr("Add")),
        ):
            section.set_link(words if open_now else "")
        self._dates.set_link(self.tr("Take over") if open_now and self._models.dates.strange() else "")
        self._documents.set_link("" if self._models.papers.why_not_attach() else self.tr("Add"))

    def _offer(self, commands: Sequence[Command]) -> None:
        menu = PopupMenu(commands, self)
        menu.refused.connect(self._models.work.window.toast)
        focus = QApplication.focusWidget()
        is_here = focus is not None and self.isAncestorOf(focus)
        at = focus.mapToGlobal(QPoint(0, focus.height())) if focus is not None and is_here else QCursor.pos()
        menu.popup(at)

    def _command(self, name: str, words: str, run: "partial[None]") -> Command:
        return Command(id=name, words=words, run=run, group="", why_not=self._models.parts.why_not_open)
