"""Planning a meeting around one youngster."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.access.abilities import Ability
from weerzien.access.involved import involved_with
from weerzien.dossiers.door import look_at, may_in
from weerzien.dossiers.queries.families import FamilyHead, family_heads
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId
from weerzien.meetings.actions import arranging
from weerzien.meetings.rules.refusals import MayNotChair
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.meetings.doing import done
from weerzien.web.meetings.transition_forms import TransitionForm, next_fortnight
from weerzien.web.rights import written_down

ACTION = "meetings.transition"
PLAIN_WORDS: Final = """Dit gesprek gaat over jou. Jij bent erbij en jij mag alles vragen.
Wij praten over vier dingen:
1. Hoe gaat het nu met jou: school, vrienden, slapen, zorgen.
2. Wat verandert er: je familie komt, of je wordt 18, of je krijgt een andere begeleider.
3. Wat wil jij: waar wil je wonen, wat wil je leren, wie wil je bij je houden.
4. Wie helpt jou straks, met wat, en wie bel je eerst.
Je mag iemand meenemen die je vertrouwt. Er is een tolk als je dat wilt.
Wat wij afspreken, krijg je op papier."""


@reads
def transition(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show the form with which a meeting around a youngster is planned."""
    family, people = around(request, dossier_id)
    first = {"held_on": next_fortnight(request.today), "starts_at": "15:00", "minutes": 60, "plain_words": PLAIN_WORDS}
    form = TransitionForm(youngsters=named(family), people=people, initial={**first, "asked": [pk for pk, _ in people]})
    return page(request, "meetings/transition", {"form": form, "family": family})


@writes
def plan_transition(request: Request, dossier_id: UUID) -> HttpResponse:
    """Plan a meeting around a youngster."""
    family, people = around(request, dossier_id)
    form = TransitionForm(request.POST, youngsters=named(family), people=people)
    planned: list[UUID] = []

    def deed(work: Work) -> None:
        planned.append(
            arranging.plan_transition(
                actor=request.actor,
                dossier_id=dossier_id,
                person_id=UUID(form.cleaned_data["person"]),
                moment=form.moment,
                plain_words=form.cleaned_data["plain_words"],
                account_ids=[UUID(pk) for pk in form.cleaned_data["asked"]],
                today=work.today,
                at=work.now,
            )
        )

    if form.is_valid():
        no = done(request, ACTION, deed)
        if no is None:
            saved(request, "Het overgangsoverleg is gepland. Geef de jongere het papier.")
            return redirect("meeting", planned[-1])
        form.add_error(None, no.sentence)
    keep(request)
    context = {"form": form, "family": family}
    return page(request, "meetings/transition", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def around(request: Request, dossier_id: UUID) -> tuple[FamilyHead, list[tuple[str, str]]]:
    """Return a family and who may be asked to talk about a youngster of it. Raises NotFound, MayNotChair."""
    opened = look_at(request.actor, DossierId(dossier_id), ACTION, today=request.today, at=request.now)
    with written_down(request, ACTION, dossier_ids=[opened.id]), reading(request):
        if not may_in(opened, Ability.CHAIR_MEETINGS):
            raise MayNotChair
        family = family_heads([opened.id], today=request.today)[opened.id]
        involved = involved_with(opened.id, today=request.today)
    now = [one for one in involved if one.organisation and (one.until is None or one.until >= request.today)]
    people = {str(one.account_id): f"{one.name}, {one.organisation}" for one in now}
    return family, [*people.items()]


def named(family: FamilyHead) -> list[tuple[str, str]]:
    """Return the members of a family around whom one may meet: no parent or partner, and their name may be seen."""
    named = [one for one in family.members if one.first_name and one.may_be_a_youngster]
    return [(str(one.person_id), family.first_name_of(one.person_id)) for one in named]
