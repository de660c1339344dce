"""The tasks of a family: give one, say it is done, take that back, pass it on."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.dossiers.door import look_at
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId, TaskId
from weerzien.kernel.refusals import NotFound
from weerzien.plans import actions
from weerzien.plans.family_tasks import FamilyTasks, family_tasks
from weerzien.plans.queries import TaskLine, task_called
from weerzien.web.deeds import carry_out, is_done
from weerzien.web.drafts.keeping import keep, put_back, saved
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import written_down
from weerzien.web.tasks.forms import EndForm, MoveForm, TaskForm, chosen_hands
from weerzien.web.tasks.mine_views import FROM_MINE, show_mine

DONE = "gedaan"


@reads
def tasks(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show the tasks of one family, and the form to give one."""
    panel = open_panel(request, dossier_id)
    begun = put_back(request, reverse("give_task", args=[dossier_id]))
    return show_family(request, panel, form=TaskForm(panel, begun=begun))


@writes
def give_task(request: Request, dossier_id: UUID) -> HttpResponse:
    """Give a task; on a refusal keep what was typed."""
    panel = open_panel(request, dossier_id)
    form = TaskForm(panel, request.POST)

    def deed(work: Work) -> None:
        actions.give_task(request.actor, DossierId(dossier_id), **form.given, today=work.today, at=work.now)

    if not form.is_valid() or not is_done(request, form, deed, action="plans.give"):
        keep(request)
        return show_family(request, panel, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    saved(request, "De taak is gegeven.")
    return redirect("tasks", dossier_id)


@writes
def end_task(request: Request, task_id: UUID) -> HttpResponse:
    """Say that a task was done, or need not be, in the words that were typed."""
    line = task_of(request, task_id)
    form = EndForm(request.POST, auto_id=False)
    is_finished = request.POST.get("doe", DONE) == DONE

    def deed(work: Work) -> None:
        words = form.cleaned_data["words"]
        if is_finished:
            actions.finish_task(request.actor, TaskId(task_id), done=words, today=work.today, at=work.now)
        else:
            actions.withdraw_task(request.actor, TaskId(task_id), because=words, today=work.today, at=work.now)

    if not form.is_valid() or not is_done(request, form, deed, action="plans.end"):
        keep(request)
        return refused(request, line, ending=form)
    saved(request, "De taak is gedaan." if is_finished else "De taak is ingetrokken.")
    return back(request, line)


@writes
def reopen_task(request: Request, task_id: UUID) -> HttpResponse:
    """Take back the end of a task that somebody wrote down a moment ago."""
    line = task_of(request, task_id)

    def deed(work: Work) -> None:
        actions.reopen_task(request.actor, TaskId(task_id), today=work.today, at=work.now)

    carry_out(request, deed, action="plans.undo")
    messages.success(request, "De taak staat weer open.")
    return back(request, line)


@reads
def choose_hands(request: Request, task_id: UUID) -> HttpResponse:
    """Show one task, and the form to pass it on."""
    line = task_of(request, task_id)
    panel = open_panel(request, line.dossier_id)
    begun = put_back(request, reverse("move_task", args=[task_id]))
    return show_moving(request, line, panel, form=MoveForm(panel, begun=begun))


@writes
def move_task(request: Request, task_id: UUID) -> HttpResponse:
    """Pass a task on to somebody else, with a reason."""
    line = task_of(request, task_id)
    panel = open_panel(request, line.dossier_id)
    form = MoveForm(panel, request.POST)

    def deed(work: Work) -> None:
        organisation_id, person_id = chosen_hands(form.cleaned_data["who"])
        actions.move_task(
            request.actor,
            TaskId(task_id),
            organisation_id=organisation_id,
            person_id=person_id,
            because=form.cleaned_data["because"],
            today=work.today,
            at=work.now,
        )

    if not form.is_valid() or not is_done(request, form, deed, action="plans.move"):
        keep(request)
        return show_moving(request, line, panel, form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    saved(request, "De taak is doorgegeven.")
    return redirect("tasks", line.dossier_id)


def show_moving(
    request: Request,
    line: TaskLine,
    panel: FamilyTasks,
    *,
    form: MoveForm | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Show the form to pass a task on."""
    context = {"panel": panel, "line": line, "form": form or MoveForm(panel)}
    return page(request, "tasks/pass", context, status=status)


def task_of(request: Request, task_id: UUID) -> TaskLine:
    """Return the task that a form is about. Raises NotFound, which is written down."""
    with written_down(request, "plans.task"):
        with reading(request):
            line = task_called(task_id)
        if line is None:
            raise NotFound
    return line


def back(request: Request, line: TaskLine) -> HttpResponse:
    """Go back to the page the form stood on."""
    if request.POST.get("van") == FROM_MINE:
        return redirect(f"{reverse('my_tasks')}#taken")
    return redirect(f"{reverse('tasks', args=[line.dossier_id])}#taken")


def refused(request: Request, line: TaskLine, *, ending: EndForm) -> HttpResponse:
    """Show the page the form stood on once more, with what is wrong."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if request.POST.get("van") == FROM_MINE:
        return show_mine(request, wrong=line.id, ending=ending, status=status)
    return show_family(request, open_panel(request, line.dossier_id), ending=ending, wrong=line.id, status=status)


def open_panel(request: Request, dossier_id: UUID) -> FamilyTasks:
    """Write down the look and return the page. Raises NotFound."""
    dossier = look_at(request.actor, DossierId(dossier_id), "tasks", today=request.today, at=request.now)
    with reading(request):
        return family_tasks(request.actor, dossier, now=request.now)


def show_family(
    request: Request,
    panel: FamilyTasks,
    *,
    form: TaskForm | None = None,
    ending: EndForm | None = None,
    wrong: UUID | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Show the tasks of a family. `wrong` is the task of which a form was refused."""
    context = {
        "panel": panel,
        "form": form or TaskForm(panel),
        "end": ending or EndForm(auto_id=False),
        "wrong": wrong,
        "came_from": "",
    }
    return page(request, "tasks/family", context, status=status)
