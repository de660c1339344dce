"""Compares what people were told with what is kept, and what is kept with the log."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import psycopg

from benchmarks.country.serving import ROOT
from benchmarks.killing.person import Told

STEPS: Final = {
    "versturen": "send",
    "aannemen": "accept",
    "contact-plannen": "plan_contact",
    "contact-bevestigen": "confirm_contact",
    "afronden": "complete",
}
NEVER: Final = {
    "a handover has a step twice": """
        select handover_id || ' ' || what from handovers_handoverstep where what <> 'plan_contact'
        group by handover_id, what having count(*) > 1""",
    "a handover stands elsewhere than its last step": """
        select h.id::text from handovers_handover h
        where h.state <> (select s.state_after from handovers_handoverstep s where s.handover_id = h.id
                          order by s.at desc, array_position(array['proposed', 'send', 'accept', 'plan_contact',
                            'confirm_contact', 'complete'], s.what::text) desc limit 1)""",
    "a partner accepted without being involved, or twice": """
        select h.id::text from handovers_handover h
        join access_position p on p.account_id = h.answered_by_id
        join access_organisation o on o.id = p.organisation_id and o.kind <> 'municipality'
        where h.accepted_on is not null
        group by h.id, h.answered_by_id, h.dossier_id, h.subject_id
        having (select count(*) from access_involvement i
                where i.account_id = h.answered_by_id and i.dossier_id = h.dossier_id and i.ground = 'handover')
          <> (select count(*) from handovers_handover other
              where other.answered_by_id = h.answered_by_id and other.dossier_id = h.dossier_id
                and other.accepted_on is not null)""",
    "a task or decision is there twice": """
        select what from plans_task where what like 'agreed %%' group by what having count(*) > 1
        union all select what from meetings_decision where what like 'decided %%' group by what having count(*) > 1""",
    "a signal has not one last step": """
        select dossier_id || ' ' || theme from early_signals_signalstep group by dossier_id, theme
        having count(*) filter (where superseded_by_id is null) <> 1
          or count(distinct superseded_by_id) <> count(*) - 1""",
    "somebody is reminded twice": """
        select task_id::text from plans_taskreminder group by task_id, account_id, day having count(*) > 1""",
}
LOGGED: Final = {
    "handovers.accept": "select count(*) from handovers_handoverstep where what = 'accept'",
    "handovers.confirm_contact": "select count(*) from handovers_handoverstep where what = 'confirm_contact'",
    "handovers.complete": "select count(*) from handovers_handoverstep where what = 'complete'",
    "plans.task-given": "select count(*) from plans_task where made_by_id is not null",  # the rest began by itself
    "meetings.decided": "select count(*) from meetings_decision",
    "early-signals.signal-taken-up": "select count(*) from early_signals_signalstep where act = 'take_up'",
    "early-signals.signal-closed": "select count(*) from early_signals_signalstep where act = 'close'",
}


def lost(owner: psycopg.Connection[Any], told: Told) -> Iterator[str]:
    """Yield everything that was said to be kept and is not, or is kept more often than anybody asked."""
    kept = {
        "agreed": counted(owner, "select what, count(*) from plans_task group by what"),
        "decided": counted(owner, "select what, count(*) from meetings_decision group by what"),
        "closed": counted(owner, "select words, count(*) from early_signals_signalwords group by words"),
        "signal": counted(
            owner,
            "select '/gezinnen/' || dossier_id || '/signalen/ ' || theme || ' ' || act, count(*)"
            " from early_signals_signalstep group by dossier_id, theme, act",
        ),
        "proposed": counted(
            owner,
            "select '/gezinnen/' || dossier_id || '/' || theme, count(*) from handovers_handover"
            " group by dossier_id, theme",
        ),
        **{
            word: counted(
                owner,
                "select '/overdrachten/' || handover_id || '/', count(*) from handovers_handoverstep"
                " where what = %s group by handover_id",
                [step],
            )
            for word, step in STEPS.items()
        },
    }
    for (what, which), times in told.kept.items():
        if what in kept and not enough(what, kept[what].get(which, 0), times, told.unanswered[what, which]):
            yield f"{what} {which}: said {times} times that it is kept, kept {kept[what].get(which, 0)} times"
    for words, question in NEVER.items():
        yield from (f"{words}: {which}" for (which,) in owner.execute(question.replace("%%", "%")).fetchall())
    for action, question in LOGGED.items():
        rows = owner.execute(question).fetchone()
        lines = owner.execute("select count(*) from audit_line where kind = 'change' and action = %s", [action])
        if rows != (found := lines.fetchone()):
            yield f"{action}: {rows} kept, {found} in the log"


def enough(what: str, found: int, said: int, unanswered: int) -> bool:
    """Return whether something is kept as often as was said; of what was not answered once more may be there."""
    if what in ("proposed", "signal", "contact-plannen"):
        return said <= found <= said + unanswered
    return found == 1


def counted(owner: psycopg.Connection[Any], question: str, values: Sequence[str] = ()) -> dict[str, int]:
    """Return a count per word."""
    return dict(owner.execute(question, values or None).fetchall())  # type: ignore[arg-type]  # our own words


def closed() -> Iterator[str]:
    """Let the work that waits be done, seal and verify the log, and yield what is wrong with it."""
    command = [sys.executable, "-m", "benchmarks.killing.closing"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- our own
    if done.returncode or "niets gevonden" not in done.stdout:
        yield f"closing: {done.returncode} {done.stdout[-600:]} {done.stderr[-600:]}"
