"""The documents of a family: the list, adding one, handing one over, removing one."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from weerzien.documents import actions
from weerzien.documents.door import open_document
from weerzien.documents.queries import DocumentsPanel, documents_panel
from weerzien.documents.receiving import Received, receive
from weerzien.documents.rules.kinds import KINDS
from weerzien.dossiers.door import look_at
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import Refused
from weerzien.web.deeds import is_done
from weerzien.web.documents.forms import DocumentForm, RemovalForm, readers_by_part
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.families.list_views import page_number
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.limits import at_most
from weerzien.web.rights import written_down

MOST_ADDED, MOST_HANDED = 20, 60
CLOSED = "sandbox; default-src 'none'"
"""A file that a browser opens after all may run nothing, send nothing and fetch nothing."""


@reads
def documents(request: Request, dossier_id: UUID) -> HttpResponse:
    """Show which documents there are that this reader may know of, and the form to add one."""
    panel = open_panel(request, dossier_id, page_number(request.GET.get("bladzijde", "")))
    return list_page(request, panel, form_of(panel))


@writes
@at_most(MOST_ADDED, "documents.add")
def add_document(request: Request, dossier_id: UUID) -> HttpResponse:
    """Keep a file; on a refusal say why, keep what was typed, and keep nothing of the file."""
    panel = open_panel(request, dossier_id)
    form = form_of(panel, request)
    if not form.is_valid() or (received := received_of(request, form, dossier_id)) is None:
        keep(request)
        return list_page(request, panel, form)

    def deed(work: Work) -> None:
        actions.add_document(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            new=form.new,
            received=received,
            today=work.today,
            at=work.now,
        )

    if not is_done(request, form, deed, action="documents.add"):
        keep(request)
        return list_page(request, panel, form)
    saved(request, "Het document is toegevoegd en versleuteld bewaard.")
    return redirect("documents", dossier_id)


def received_of(request: Request, form: DocumentForm, dossier_id: UUID) -> Received | None:
    """Return the file that was sent, None where it may not be kept: the form then says why, and the log that."""
    file = form.cleaned_data["file"]
    try:
        with written_down(request, "documents.add", dossier_ids=[DossierId(dossier_id)]):
            return receive(file.read(), file_name=file.name)
    except Refused as no:
        form.add_error("file", str(no))
        return None


@reads
@at_most(MOST_HANDED, "documents.download")
def document(request: Request, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """Hand over one document, to be kept on a computer and not to be opened here; it is in the log by then."""
    opened = open_document(request.actor, DossierId(dossier_id), document_id, today=request.today, at=request.now)
    return HttpResponse(
        opened.file.content,
        content_type=KINDS[opened.kind].content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, opened.file.name) or "attachment",
            "Content-Security-Policy": CLOSED,
            "X-Content-Type-Options": "nosniff",
        },
    )


@writes
def remove_document(request: Request, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """Take away what stands in a document; without a reason say so and change nothing."""
    panel = open_panel(request, dossier_id)
    removal = RemovalForm(request.POST)

    def deed(work: Work) -> None:
        actions.remove_document(
            actor=request.actor,
            dossier_id=DossierId(dossier_id),
            document_id=document_id,
            because=removal.cleaned_data["because"],
            today=work.today,
            at=work.now,
        )

    if not removal.is_valid() or not is_done(request, removal, deed, action="documents.remove"):
        keep(request)
        return list_page(request, panel, form_of(panel), removal)
    saved(request, "Het document is verwijderd. Dat het er was, en waarom het weg is, blijft staan.")
    return redirect("documents", dossier_id)


def open_panel(request: Request, dossier_id: UUID, number: int = 1) -> DocumentsPanel:
    """Write down the look and return a page of the list. Raises NotFound."""
    look_at(request.actor, DossierId(dossier_id), "documents", today=request.today, at=request.now)
    with reading(request):
        return documents_panel(request.actor, DossierId(dossier_id), page=number, today=request.today)


def form_of(panel: DocumentsPanel, request: Request | None = None) -> DocumentForm:
    """Return the form, with what was sent where something was."""
    sent, files = (request.POST.dict(), request.FILES) if request else (None, None)
    return DocumentForm(panel, sent, files, largest_bytes=settings.DOCUMENTS.largest_bytes)


def list_page(
    request: Request, panel: DocumentsPanel, form: DocumentForm, removal: RemovalForm | None = None
) -> HttpResponse:
    """Show the list with the form. `removal` is a form that was refused."""
    context = {
        "panel": panel,
        "lines": [(line, COMPARTMENT_WORDS[line.compartment]) for line in panel.lines],
        "form": form,
        "readers": readers_by_part(panel),
        "removal": removal,
        "remove": RemovalForm(auto_id=False),
        "has_scanner": settings.DOCUMENTS.scanner is not None,
        "has_key": bool(settings.DOCUMENTS.keys),
    }
    is_refused = bool(form.errors or (removal and removal.errors))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return page(request, "documents/documents", context, status=status)
