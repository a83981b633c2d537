"""The way of a case: on to the next stage, for approval, on hold and back, closed with an outcome and open again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from caseworker.desk.approvals import GroundLine, Request
from caseworker.desk.case_page import NextMove
from caseworker.domain.actions import Role
from caseworker.domain.approvals import Approval, ApprovalId, ApprovalState
from caseworker.domain.case_moves import Missing
from caseworker.domain.case_types import GuardKind, Outcome, RoleName
from caseworker.domain.cases import Status
from caseworker.domain.tasks import open_required
from ui.cases.case_forms import choice_asked, day_asked, reason_asked, why_missing
from ui.cases.case_way_words import WayWords
from ui.person import typed
from ui.person.details_reading import not_a_day
from ui.person.form import Ask, Asked, Form, Reading, Values

ASK, HOLD, CLOSE, REOPEN, SEND_BACK = "case-ask", "case-hold", "case-close", "case-reopen", "case-send-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """What the foot of the page says: the main action ("" for none), what stands against it, and where to go for that.

    `link` is the words of the way to what is missing.
    """

    action: str = ""
    icon: str = ""
    is_ready: bool = False
    words: str = ""
    link: str = ""


class CaseWay(WayWords):
    """What the foot of the page shows, and what moves the case. `first_missing` says what is to be done before all."""

    closed = Signal()

    def foot(self) -> Foot:
        """Return the main action as it stands now."""
        page = self.case.page
        if page is None:
            return Foot()
        if page.case.status is Status.CLOSED:
            return Foot(action=self.tr("Reopen case"), icon="rotate-ccw", words=self.closed_words())
        if page.case.status is Status.ON_HOLD:
            return Foot(action=self.tr("Resume"), icon="play", is_ready=True, words=self.hold_words())
        waiting, move = self.waiting(), self.usual()
        needs = move is not None and any(one.kind is GuardKind.APPROVAL for one in move.missing)
        if waiting is not None and needs:
            return Foot(
                action=self.usual_title(), icon="stamp", words=self.waits_words(waiting), link=self.tr("Show request")
            )
        return self._usual_foot()

    def usual(self) -> NextMove | None:
        """Return the way on that is the usual one in this stage; None at the end of all."""
        page = self.case.page
        return page.moves[0] if page and page.moves else None

    def others(self) -> tuple[NextMove, ...]:
        """Return the other ways out of this stage that the officer may take."""
        page = self.case.page
        return tuple(one for one in page.moves[1:] if one.mine) if page else ()

    def usual_title(self) -> str:
        """Return the words of the usual way on; of a decision that is to be asked for first, these."""
        move = self.usual()
        if move is None:
            return self.tr("Close case")
        return self.tr("Ask for approval") if self._is_to_ask(move) else move.move.title

    def waiting(self) -> Approval | None:
        """Return the request about this stage that waits for a decision."""
        page = self.case.page
        asked = (one for one in page.approvals if one.state is ApprovalState.ASKED) if page else ()
        return next((one for one in asked if page is not None and one.stage == page.case.stage), None)

    def mine_to_decide(self) -> Approval | None:
        """Return the request that waits for this officer."""
        page, me = self.case.page, self.work.office.card
        for one in page.approvals if page else ():
            if one.state is ApprovalState.ASKED and one.asked_of.value == me.role.value and one.asked_by != me.id:
                return one
        return None

    def sent_back(self) -> Approval | None:
        """Return the latest request about the case when it was sent back and nothing was asked since."""
        page = self.case.page
        latest = page.approvals[0] if page and page.approvals and page.case.status is Status.OPEN else None
        return latest if latest is not None and latest.state is ApprovalState.SENT_BACK else None

    def missing(self) -> tuple[Missing, ...]:
        """Return what is missing for the usual way on; an approval that can be asked for now is none of it."""
        page, move = self.case.page, self.usual()
        if page is None or move is None or page.case.status is not Status.OPEN:
            return ()
        if self._is_to_ask(move):
            return tuple(one for one in move.missing if one.kind is not GuardKind.APPROVAL)
        return move.missing

    def says_missing(self) -> str:
        """Return the sentence that says what is missing, "" when nothing is."""
        missing = self.missing()
        if not missing:
            return ""
        first, more = missing[0], len(missing) - 1
        if not more:
            return self._said(first)
        if first.kind is GuardKind.TASKS_DONE:
            return self.tasks_and_more_words(first.count, more, for_approval=self._is_for_approval())
        return self.tr("{first} And %n more.", "", more).format(first=self._said(first))

    def all_missing(self) -> tuple[str, ...]:
        """Return each thing that is missing as a sentence."""
        return tuple(self._said(one) for one in self.missing())

    def go_on(self) -> None:
        """Do the main action: for what is not ready, the page says what is missing before it comes to this."""
        page = self.case.page
        if page is None:
            return
        if page.case.status is Status.CLOSED:
            self.reopen()
        elif page.case.status is Status.ON_HOLD:
            self.resume()
        elif (move := self.usual()) is None:
            self.close()
        else:
            self._take_usual(move)

    def take(self, move: NextMove) -> None:
        """Take one of the other ways; what is missing for it is said."""
        if move.missing:
            self.work.window.toast(self.missing_words(move.missing[0], for_approval=False))
        else:
            self._move(move)

    def hold(self) -> None:
        """Ask for what the case is put on hold."""
        page = self.case.page
        if page is None or self._refused(self.why_not_open()):
            return
        options = tuple((one.id, one.title) for one in page.case_type.hold_reasons)
        if not options:
            self.work.window.toast(self.tr("Cases of this kind are never put on hold."))
            return
        self.ask(
            Form(
                id=HOLD,
                title=self.tr("Put case on hold"),
                asked=(
                    choice_asked("reason", self.tr("What it waits for"), options, value=page.case.hold_reason),
                    day_asked("until", self.tr("Until"), hint=self.tr("“28 Nov”; empty: until someone resumes it")),
                    Asked(key="note", label=self.tr("Note"), hint=self.tr("If it needs saying")),
                ),
                action=self.tr("Put on hold"),
                notes=(self.tr("Deadlines that stand still for this reason are paused."),),
            )
        )

    def resume(self) -> None:
        """Go on with a case on hold."""
        desk, case, before = self.work.office.case_moves, self.id, self.case.case
        self.write(
            lambda: desk.resume(case),
            says=self.tr("The case goes on"),
            undo=lambda _: (
                lambda: desk.hold(case, reason=before.hold_reason, note=before.hold_note, until=before.hold_until)
            ),
        )

    def close(self) -> None:
        """Ask for the outcome with which the case is closed."""
        if self._refused(self.why_not_open()):
            return
        options = tuple((one.id, one.title) for one in self._outcomes())
        dropped = self.tr("What its stages only offered to do is dropped. A closed case can be reopened.")
        self.ask(
            Form(
                id=CLOSE,
                title=self.tr("Close case"),
                asked=(choice_asked("outcome", self.tr("Outcome"), options), reason_asked(self.tr("Reason"))),
                action=self.tr("Close case"),
                notes=(*self._in_the_way(), dropped),
            )
        )

    def reopen(self) -> None:
        """Ask why a closed case is opened again."""
        self.ask(Form(id=REOPEN, title=self.tr("Reopen case"), asked=(reason_asked(),), action=self.tr("Reopen case")))

    def approve(self, approval: ApprovalId) -> None:
        """Approve a request, after the page asked whether this is meant."""
        desk = self.work.office.approvals
        self.write(lambda: desk.approve(approval), says=self.tr("Approved"))

    def ask_send_back(self, approval: Approval) -> None:
        """Ask what is to be put right, then send back."""
        missing = Asked(key="why", label=self.tr("What is missing or wrong"), ask=Ask.AREA, rows=4)
        self.ask(
            Form(
                id=SEND_BACK,
                title=self.tr("Send back “{title}”").format(title=approval.title),
                asked=(missing,),
                action=self.tr("Send back"),
                about=approval.id,
            )
        )

    def carry_out(self, form: Form, values: Values) -> None:
        """Do what the form is for; raises Faults."""
        ways = {ASK: self._ask, HOLD: self._hold, CLOSE: self._close, REOPEN: self._reopen, SEND_BACK: self._send_back}
        ways[form.id](Reading(values), form)

    # The usual way

    def _usual_foot(self) -> Foot:
        move = self.usual()
        if move is None:
            return Foot(
                action=self.tr("Close case"), icon="check", is_ready=True, words=self.tr("This is the last stage.")
            )
        icon = "stamp" if self._is_for_approval() else "arrow-right"
        words = self.says_missing()
        if words:
            return Foot(action=self.usual_title(), icon=icon, words=words, link=self.tr("Show what is missing"))
        if not move.mine and not self._is_to_ask(move):
            return Foot(action=self.usual_title(), icon=icon, words=self.whose(move))
        ready = self.tr("Everything for the next step is there.")
        return Foot(action=self.usual_title(), icon=icon, is_ready=True, words=ready)

    def _take_usual(self, move: NextMove) -> None:
        if self._refused(self.why_not_open()):
            return
        if self._asks(move):
            self._ask_for_approval(move)
        elif not move.mine:
            self.work.window.toast(self.whose(move))
        else:
            self._move(move)

    def _move(self, move: NextMove) -> None:
        desk, case, to = self.work.office.case_moves, self.id, move.move.to_stage
        stage = self.case.stage_of(self.case.case, to)
        said = self.tr("The case is in the stage {stage} now").format(stage=self.work.wording.isolate(stage))
        self.write(lambda: desk.move(case, to), says=said, undo=self._way_back(move))

    def _way_back(self, move: NextMove) -> Callable[[object], Callable[[], object]] | None:
        """Return what takes a move back, where the case type has a way back for this officer."""
        page = self.case.page
        assert page is not None, "a move is taken on a page that is read"
        back = page.case_type.move(from_stage=move.move.to_stage, to_stage=page.case.stage)
        if back is None or back.guards or RoleName(self.work.office.card.role.value) not in back.roles:
            return None
        desk, case, stage = self.work.office.case_moves, self.id, page.case.stage
        return lambda _: lambda: desk.move(case, stage)

    def _is_to_ask(self, move: NextMove) -> bool:
        """Whether a decision is missing that can be asked for in this stage."""
        return any(one.kind is GuardKind.APPROVAL for one in move.missing) and self.waiting() is None

    def _leads_to_asking(self, move: NextMove) -> bool:
        """Whether the usual way on from the next stage needs a decision: it is asked for with the move."""
        page = self.case.page
        further = page.case_type.moves_from(move.move.to_stage) if page else ()
        return bool(further) and any(guard.kind is GuardKind.APPROVAL for guard in further[0].guards)

    def _asks(self, move: NextMove) -> bool:
        return self._is_to_ask(move) or (self._leads_to_asking(move) and move.mine)

    def _ask_for_approval(self, move: NextMove) -> None:
        page = self.case.page
        assert page is not None, "asked for on a page that is read"
        title = self.tr("Decide: {title}").format(title=page.case.title)
        asked_of = self.work.wording.role(Role(page.case_type.approver.value))
        self.ask(
            Form(
                id=ASK,
                title=self.usual_title(),
                asked=(
                    Asked(key="title", label=self.tr("What is to be decided"), value=title),
                    Asked(key="request", label=self.tr("For whoever decides"), ask=Ask.AREA, rows=5),
                    day_asked("due", self.tr("Needed by")),
                ),
                action=self.usual_title(),
                notes=(
                    self.tr("{role} decides this. The facts of the case and its documents go along.").format(
                        role=asked_of
                    ),
                ),
                about=None if self._is_to_ask(move) else move.move.to_stage,
            )
        )

    # Forms

    def _ask(self, reading: Reading, form: Form) -> None:
        title = reading.needed("title", self.tr("Say what is to be decided."))
        due = reading.read("due", lambda text: typed.day(text, self.work.wording), not_a_day())
        reading.done()
        before = self.sent_back()
        request = Request(
            case=self.id,
            title=title,
            request=reading.text("request"),
            grounds=self._grounds(),
            due=due,
            follows=None if before is None else before.id,
        )
        moves, approvals, to = self.work.office.case_moves, self.work.office.approvals, form.about
        if isinstance(to, str):
            self.write(lambda: moves.move_and_ask(to, request), says=self.tr("Sent for approval"))
        else:
            self.write(lambda: approvals.ask(request), says=self.tr("Asked for approval"))

    def _in_the_way(self) -> tuple[str, ...]:
        """Return which tasks keep the case open, and what can be done about it; nothing when none does."""
        page = self.case.page
        tasks = () if page is None else page.tasks
        titles = [line.task.title for line in tasks if open_required([line.task])]
        if not titles:
            return ()
        still = self.tr("Still to be done: {tasks}.").format(tasks=self.work.wording.joined(titles))
        return (still, self.tr("Leave this form and finish them, or give them up with a reason. Then close the case."))

    def _hold(self, reading: Reading, _form: Form) -> None:
        until = reading.read("until", lambda text: typed.day(text, self.work.wording), not_a_day())
        reading.done()
        desk, case, reason, note = self.work.office.case_moves, self.id, reading.text("reason"), reading.text("note")
        self.write(
            lambda: desk.hold(case, reason=reason, note=note, until=until),
            says=self.tr("The case is on hold"),
            undo=lambda _: lambda: desk.resume(case),
        )

    def _close(self, reading: Reading, _form: Form) -> None:
        why = reading.needed("why", why_missing())
        reading.done()
        desk, case, outcome = self.work.office.case_moves, self.id, reading.text("outcome")
        undone = self.tr("Closed by mistake, taken back at once")
        self.write(
            lambda: desk.close(case, outcome=outcome, reason=why),
            says=self.tr("Case closed"),
            undo=lambda _: lambda: desk.reopen(case, reason=undone),
            also=lambda _: self.closed.emit(),
        )

    def _reopen(self, reading: Reading, _form: Form) -> None:
        why = reading.needed("why", why_missing())
        reading.done()
        desk, case, before = self.work.office.case_moves, self.id, self.case.case
        self.write(
            lambda: desk.reopen(case, reason=why),
            says=self.tr("Case reopened"),
            undo=lambda _: lambda: desk.close(case, outcome=before.outcome or "", reason=before.outcome_reason),
        )

    def _send_back(self, reading: Reading, form: Form) -> None:
        comment = reading.needed("why", self.tr("Say what is missing or wrong, so that it can be put right."))
        reading.done()
        desk, about = self.work.office.approvals, form.about
        self.write(lambda: desk.send_back(about, comment=comment), says=self.tr("Sent back"))  # type: ignore[arg-type]

    def _grounds(self) -> tuple[GroundLine, ...]:
        page = self.case.page
        assert page is not None, "asked for on a page that is read"
        titles = {one.id: one.title for one in page.case_type.documents}
        facts = [GroundLine(label=one.name.replace("-", " "), value=one.value) for one in page.case.details]
        people = [GroundLine(label=one.title, value=self.case.named(one.person)) for one in page.people if one.person]
        papers = [titles.get(one.document_type, one.name) for one in page.documents]
        named = [GroundLine(label=self.tr("Documents"), value=", ".join(dict.fromkeys(papers)))] if papers else []
        return (*people, *facts, *named)

    def _outcomes(self) -> tuple[Outcome, ...]:
        page = self.case.page
        assert page is not None, "asked for on a page that is read"
        return tuple(one for one in page.case_type.outcomes if not one.stages or page.case.stage in one.stages)

    # Words

    def _refused(self, why: str) -> bool:
        if why:
            self.work.window.toast(why)
        return bool(why)

    def _said(self, one: Missing) -> str:
        return self.missing_words(one, for_approval=self._is_for_approval())

    def _is_for_approval(self) -> bool:
        move = self.usual()
        return move is not None and (self._is_to_ask(move) or self._leads_to_asking(move))
