"""`policy.yaml` and `retention.yaml`: locks, leases, exports, service levels; how long records are kept and why.

The limits are those of the security design: a pack may be stricter than the product, never laxer.
"""

from caseworker.domain.agency import AtEnd, KeepFrom, Policy, Retention
from caseworker.domain.case_types import Named, RoleName
from caseworker.packs.section import Section

_MAY_NEVER_EXPORT = (RoleName.FRONT_DESK, RoleName.ADMINISTRATOR)


def read_policy(section: Section) -> tuple[Policy, tuple[Named, ...]]:
    """Return the policy and the purposes to which people may consent."""
    purposes = tuple(_purpose(each) for each in section.sections("consent_purposes"))
    policy = Policy(
        idle_lock_min=section.number("idle_lock_min", 1, 15),
        passphrase_again_h=section.number("passphrase_again_h", 1, 8),
        lease_warn_days=section.number("lease_warn_days", 1, 29),
        lease_days=section.number("lease_days", 2, 30),
        front_desk_lease_h=section.number("front_desk_lease_h", 1, 12),
        clipboard_s=section.number("clipboard_s", 5, 30),
        export_roles=section.choices("export_roles", RoleName),
        export_needs_reason=section.flag("export_needs_reason", default=True),
        memory_protection=section.flag("memory_protection", default=False),
        undo_merge_days=section.number("undo_merge_days", 1, 365),
        due_soon_working_days=section.number("due_soon_working_days", 1, 10),
        simple_question_working_days=section.number("simple_question_working_days", 1, 10),
        other_question_working_days=section.number("other_question_working_days", 1, 30),
        answered_in_time_percent=section.number("answered_in_time_percent", 1, 100),
        answer_stale_days=section.number("answer_stale_days", 30, 1000),
        break_glass_h=section.number("break_glass_h", 1, 4),
        pin_allowed=section.flag("pin_allowed", default=False),
    )
    _check_policy(section, policy)
    section.done()
    return policy, purposes


def read_retention(section: Section) -> tuple[Retention, ...]:
    """Return the retention classes."""
    made = tuple(_retention(each) for each in section.sections("retention", needed=True))
    section.done()
    return made


def _purpose(section: Section) -> Named:
    made = Named(id=section.declare("consent purpose"), title=section.text("title"))
    section.done()
    return made


def _check_policy(section: Section, policy: Policy) -> None:
    if policy.lease_warn_days >= policy.lease_days:
        section.fault(
            "'lease_warn_days' must be fewer than 'lease_days', or the warning comes too late.", "lease_warn_days"
        )
    for role in policy.export_roles:
        if role in _MAY_NEVER_EXPORT:
            section.fault(f"The role '{role.value}' may never export. Remove it.", "export_roles")


def _retention(section: Section) -> Retention:
    made = Retention(
        id=section.declare("retention class"),
        title=section.text("title"),
        months=section.number("months", 1, 1200),
        keep_from=section.choice("keep_from", KeepFrom),
        at_end=section.choice("at_end", AtEnd),
        because=section.text("because", most=300),
    )
    section.done()
    return made
