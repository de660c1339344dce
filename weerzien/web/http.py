"""How a request becomes a page: who asks and when, what a view may do, which face it shows, and how no is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.queries import NoPosition, actor_of
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.merging.rules import NotDirectorOfBoth
from weerzien.early_signals.local.rules import MayNotSet
from weerzien.exchange.rules import MayNotImport
from weerzien.kernel.refusals import NotFound, Refused
from weerzien.meetings.rules.refusals import MayNotChair
from weerzien.web.clock import what_time_is_it
from weerzien.web.guard import only_reads
from weerzien.web.limits import TooOften
from weerzien.web.security.proof import has_proven_who, may_prove_at, must_prove_who
from weerzien.web.sessions.ending import Ending, ending_of

# Pages for people who have not said who they are. Any other view asks for it.
OPEN_PAGES = frozenset({"account_login", "account_logout", "demo_login", "mfa_authenticate", "security_txt"})
ABOUT_RIGHTS = (NotYours, NotDirectorOfBoth, NoPosition, MayNotImport, MayNotSet, MayNotChair)
# How a page with a form is asked. The package that has such pages answers other ways too, past our own checks.
FORM = ("GET", "HEAD", "POST")

P = ParamSpec("P")


class Request(HttpRequest):
    """A request of somebody who has logged in. `now` is a moment in the Netherlands, `today` its date."""

    actor: Actor
    today: date
    now: datetime


View = Callable[Concatenate[Request, P], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page. The names are empty for somebody who has not logged in."""

    name: str
    organisation: str
    today: date
    is_demo: bool
    is_fixed_day: bool
    ending: Ending | None


class HouseMiddleware:
    """Gives every request one moment and one day, and turns a no into a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = cast(Request, request)
        asked.now = what_time_is_it()
        asked.today = asked.now.date()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer NotFound like an address that never was, and Refused with its sentence; leave the rest to rise."""
        if isinstance(error, NotFound):
            return missing(request)
        if isinstance(error, Refused):
            return render(request, "errors/refused.html", {"sentence": str(error)}, status=status_of(error))
        return None


def status_of(refusal: Refused) -> HTTPStatus:
    """Return the status that goes with a refusal: about rights, about how often, or about what was asked."""
    if isinstance(refusal, TooOften):
        return HTTPStatus.TOO_MANY_REQUESTS
    return HTTPStatus.FORBIDDEN if isinstance(refusal, ABOUT_RIGHTS) else HTTPStatus.UNPROCESSABLE_ENTITY


def missing(request: HttpRequest) -> HttpResponse:
    """Answer that there is no such page: the same words whether it never was or is somebody else's."""
    return render(request, "errors/missing.html", status=HTTPStatus.NOT_FOUND)


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give every template the frame around the page."""
    actor: Actor | None = getattr(request, "actor", None)
    today = getattr(request, "today", None) or what_time_is_it().date()
    around = Frame(
        name=actor.name if actor else "",
        organisation=actor.organisation_name if actor else "",
        today=today,
        is_demo=settings.IS_DEMO,
        is_fixed_day=bool(settings.FIXED_TODAY),
        ending=ending_of(request) if actor and not must_prove_who(request) else None,
    )
    return {"frame": around}


def reads(view: View[P]) -> View[P]:
    """Mark a view that shows and changes nothing: GET by somebody logged in, the cursor guarded."""

    @wraps(view)
    def guarded(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if (elsewhere := turned_away(request)) is not None:
            return elsewhere
        with connection.execute_wrapper(only_reads):
            return unkept(view(request, *args, **kwargs))

    return marked(guarded, "reads")


def writes(view: View[P]) -> View[P]:
    """Mark a view that changes something: POST by somebody logged in."""

    @wraps(view)
    def guarded(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if (elsewhere := turned_away(request)) is not None:
            return elsewhere
        return unkept(view(request, *args, **kwargs))

    return marked(guarded, "writes")


def asks(view: View[P]) -> View[P]:
    """Mark a view that answers a question and changes nothing: by somebody logged in, the cursor guarded.

    A question with facts in it comes by POST, so that they stand in no address; see decision 29.
    """

    @wraps(view)
    def guarded(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in FORM:
            return HttpResponseNotAllowed(FORM)
        if (elsewhere := turned_away(request)) is not None:
            return elsewhere
        with connection.execute_wrapper(only_reads):
            return unkept(view(request, *args, **kwargs))

    return marked(guarded, "asks")


def own_account(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Mark a view about one's own way in: it shows and changes, and opens before there is a second factor.

    Who has a factor and did not use it in this session may do nothing here either, but prove who they are.
    """

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in FORM:
            return HttpResponseNotAllowed(FORM)
        if not is_admitted(request):
            return way_in(request)
        address = may_prove_at(request)
        if address and not has_proven_who(request):
            return sent_to(request, address)
        return unkept(view(request, *args, **kwargs))

    return marked(guarded, "own")


def proving(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Mark a view where somebody who is logged in proves once more who they are."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in FORM:
            return HttpResponseNotAllowed(FORM)
        if not is_admitted(request):
            return way_in(request)
        return unkept(view(request, *args, **kwargs))

    return marked(guarded, "own")


def open_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Mark a view for people who have not logged in; its name stands in OPEN_PAGES."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in FORM:
            return HttpResponseNotAllowed(FORM)
        return view(request, *args, **kwargs)

    return marked(opened, "open")


def marked(view: Callable[..., HttpResponseBase], access: str) -> Callable[..., HttpResponseBase]:
    """Return the view with its mark, which a house test looks for."""
    view.access = access  # type: ignore[attr-defined]  # a function carries its own mark
    return view


def is_admitted(request: Request) -> bool:
    """Return whether somebody is logged in, and note who that is today; raise NoPosition for nobody here."""
    if not request.user.is_authenticated:
        return False
    request.actor = actor_of(request.user, today=request.today)
    return True


def turned_away(request: Request) -> HttpResponse | None:
    """Return where to go instead: to log in, or to the second factor; None where somebody may go on.

    This is the one place where a page about families asks for the second factor.
    """
    if not is_admitted(request):
        return way_in(request)
    if must_prove_who(request):
        return sent_to(request, may_prove_at(request) or reverse("mfa_index"))
    return None


def way_in(request: HttpRequest) -> HttpResponse:
    """Send somebody who is not logged in to the login page, and after it back to the page they asked for."""
    return sent_to(request, reverse("account_login"))


def sent_to(request: HttpRequest, address: str) -> HttpResponse:
    """Send somebody to another page first, and after it to the page they asked for or posted from."""
    if asks_for_fragment(request):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": address})
    asked = {"next": request.get_full_path() if request.method == "GET" else page_posted_from(request)}
    ended = getattr(request, "session_ended", "")
    words = urlencode({name: value for name, value in {**asked, "afgelopen": ended}.items() if value})
    return redirect(f"{address}?{words}" if words else address)


def page_posted_from(request: HttpRequest) -> str:
    """Return the path of our own page on which a form stood; empty where the browser does not say."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else ""


def unkept(response: HttpResponseBase) -> HttpResponseBase:
    """Tell browsers and everything in between not to keep a page about people."""
    patch_cache_control(response, private=True, no_store=True)
    return response


@contextmanager
def reading(request: Request) -> Iterator[None]:
    """Open the context in which queries see what this actor may see on this day."""
    with acting(request.actor, today=request.today):
        yield


def asks_for_fragment(request: HttpRequest) -> bool:
    """Return whether htmx will swap the answer into a page that is already there."""
    headers = request.headers
    whole = headers.get("HX-Boosted") == "true" or headers.get("HX-History-Restore-Request") == "true"
    return headers.get("HX-Request") == "true" and not whole


def page(
    request: HttpRequest, name: str, context: Mapping[str, Any] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    """Show a page with one address and two faces: `families/_family.html` to htmx, `families/family.html` to others."""
    folder, _, leaf = name.rpartition("/")
    template = f"{folder}/_{leaf}.html" if asks_for_fragment(request) else f"{folder}/{leaf}.html"
    response = render(request, template, dict(context or {}), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
