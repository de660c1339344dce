"""Every address of the product: who may ask it, what it takes, what it shows or does. Written by hand.

A new address gets a row here, in the same commit. Say in `who` what it takes, in `shows` which marks of
`tests/matrix/shown.py` its page must and may hold, in `sends` what a form would send. The cross product of roles and
relations follows by itself. Then run `python -m tests.house.generated`, which writes docs/reference/access.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from http import HTTPStatus
from zoneinfo import ZoneInfo

from tests.matrix.shown import (
    A_BRIEF,
    A_COURSE,
    A_FACT,
    A_FAMILY,
    A_MEETING,
    A_NETWORK,
    A_PREVIEW,
    A_QUESTION,
    A_SCREEN,
    AN_IMPORT,
    AN_ITEM,
    CHOICE,
    FAMILIES,
    IMPORTS,
    ITS_COLUMNS,
    ITS_CONFLICTS,
    LOG,
    MY_TASKS,
    NAMED,
    NO_FACT,
    NOTHING,
    REFUSED_ROWS,
    TASKS,
    TODAY,
    WAITING,
    WHY,
    YOUNGSTERS,
    Shown,
)

OK, FOUND, FORBIDDEN, NOT_FOUND = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND
REFUSED_CONTENT = HTTPStatus.UNPROCESSABLE_ENTITY
CHANGED, NO_CONTENT = HTTPStatus.CONFLICT, HTTPStatus.NO_CONTENT


class Who(StrEnum):
    """Who may ask an address; the words stand in the documentation."""

    EVERYBODY = "everybody, without logging in"
    SOMEBODY = "everybody with an account and a function today, about themselves"
    READER = "everybody with an account and a function today; each sees the families of their own scope"
    RELATED = "who has a relation to this family"
    ALL_COMPARTMENTS = "who may read every compartment that this day or signal rests on, about this person"
    READS_IDENTITY = "who may read who this youngster is"
    WRITES_CONTACTS = "who may write contacts of this family, or own entries there"
    WRITES_FACT = "who may write facts of this kind about this person, or own entries"
    IMPORTS = "who may import for their municipality"
    OWN_IMPORT = "who may import for their municipality, and only for an import of their own"
    ENTERS_FAMILIES = "who may enter families for their municipality"
    SHIELDS = "who may shield families of their municipality"
    READS_LOG = "who may read the log of their municipality"
    SETS_RULES = "who may set the rules of their municipality"
    CHAIRS = "who may lead meetings of their municipality"
    CHAIRS_FAMILY = "who may lead meetings of the municipality of this family"
    ASKED = "who works where somebody is asked to this meeting, but no family itself"
    KNOWS_ITEM = "who works where somebody is asked to this meeting, and knows this family"
    LEADS = "who leads this meeting"
    LEADS_ITEM = "who leads this meeting and knows this family"
    COLLEAGUE = "who works for the municipality that considers it"
    DEMO = "nobody; in a demo everybody on that machine"


class About(StrEnum):
    """What an id in an address stands for."""

    NOTHING = ""
    FAMILY = "family"
    OUTCOME = "outcome"
    FACT = "fact"
    NEW_FACT = "person or application"
    RUN = "run"
    RULE = "rule"
    FAMILY_AND_RULE = "family and rule"
    FAMILY_AND_SHIELD = "family and shield"
    PREVIEW = "preview"
    TASK = "task"
    YOUNGSTER = "family and youngster"
    KEY = "passkey"
    SERIES = "series"
    MEETING = "meeting"
    MEETING_AND_NUMBER = "meeting and number"
    ITEM = "meeting and item"
    ACCOUNT = "account"


@dataclass(frozen=True)
class Address:
    """One address asked in one way. `yes` is the status for whoever may; for others it follows from `who`."""

    name: str
    method: str
    who: Who
    what: str
    about: About = About.NOTHING
    yes: int = OK
    shows: Shown = NOTHING
    sends: Mapping[str, str] = field(default_factory=dict)
    ends_session: bool = False

    @property
    def is_written_down(self) -> bool:
        """Return whether being refused here leaves a line in the log: where something is kept from somebody."""
        return self.who not in (Who.EVERYBODY, Who.SOMEBODY, Who.READER, Who.DEMO)


def get(
    name: str, who: Who, what: str, about: About = About.NOTHING, *, yes: int = OK, shows: Shown = NOTHING
) -> Address:
    """Return an address that is read."""
    return Address(name, "GET", who, what, about, yes, shows)


def post(
    name: str,
    who: Who,
    what: str,
    about: About = About.NOTHING,
    *,
    yes: int = FOUND,
    shows: Shown = NOTHING,
    ends_session: bool = False,
    **sends: str,
) -> Address:
    """Return an address to which a form is sent; one that `shows` something is a question, which changes nothing."""
    return Address(name, "POST", who, what, about, yes, shows, sends=sends, ends_session=ends_session)


YESTERDAY = (datetime.now(ZoneInfo("Europe/Amsterdam")).date() - timedelta(days=1)).isoformat()
CONTACT = {"day": YESTERDAY, "kind": "telefoon", "spoken_with": "moeder", "note": "Belde over school."}
SOMEBODY_NEW = {"first_name": "Nobody", "last_name": "Anywhere", "door": "minderjarige-met-gezin"}
ANOTHER_DAY = {"day": "2027-09-01", "doe": "uitrekenen"}
SETTING = {"getal": "aan", "value": "0", "since": "2020-01-01", "because": "x"}
ADDRESSES = (
    # What needs me, the list, one family.
    get("today", Who.READER, "the page Vandaag", shows=TODAY),
    get("families", Who.READER, "the list of families", shows=FAMILIES),
    post("search_families", Who.READER, "searches on what was typed, which stands in no address", tekst="x"),
    get("new_family", Who.ENTERS_FAMILIES, "entering a family"),
    post("new_family", Who.ENTERS_FAMILIES, "who is perhaps known already", yes=OK, **SOMEBODY_NEW),
    post("enter_new_family", Who.ENTERS_FAMILIES, "enters a family", yes=REFUSED_CONTENT),
    get("duplicates", Who.ENTERS_FAMILIES, "who stands there twice perhaps, by name and birth"),
    # Lists that are kept, and many families at once; for which of them is decided family by family.
    get("working_lists", Who.READER, "the own lists, and those that colleagues share"),
    post("save_list", Who.READER, "keeps a list", yes=REFUSED_CONTENT),
    post("change_list", Who.READER, "renames or shares an own list", yes=NOT_FOUND),
    post("begin_with_list", Who.READER, "begins with a list, or with everything again"),
    post("remove_list", Who.READER, "throws an own list away", yes=NOT_FOUND),
    post("restore_list", Who.READER, "puts the list back that was thrown away last", yes=REFUSED_CONTENT),
    get("list_columns", Who.READER, "choosing columns"),
    post("save_columns", Who.READER, "keeps the own columns", yes=REFUSED_CONTENT),
    get("choose_families", Who.READER, "back to the list: what is chosen comes by form", yes=FOUND),
    post("choose_families", Who.READER, "what would be done with families", yes=REFUSED_CONTENT, doe="meenemen"),
    post("assign_families", Who.READER, "makes somebody responsible for families", yes=REFUSED_CONTENT),
    post("put_on_agenda", Who.READER, "asks to talk about families in a meeting", yes=REFUSED_CONTENT),
    post("withdraw_from_agenda", Who.READER, "takes a family off the agenda", yes=NOT_FOUND),
    post("export_families", Who.READER, "gives families as a workbook", yes=REFUSED_CONTENT),
    post("undo_batch", Who.READER, "undoes what was last done with many families", yes=REFUSED_CONTENT),
    get("family", Who.RELATED, "one family", About.FAMILY, shows=A_FAMILY),
    get("brief", Who.RELATED, "one family on one sheet of paper", About.FAMILY, shows=A_BRIEF),
    post("record_contact", Who.WRITES_CONTACTS, "writes a contact down", About.FAMILY, **CONTACT),
    get("choose_fact", Who.RELATED, "choosing what to fill in of it that no list keeps", About.FAMILY, shows=CHOICE),
    get("notice", Who.RELATED, "choosing what one noticed of it", About.FAMILY, shows=NAMED),
    get("fact", Who.WRITES_FACT, "correcting a fact", About.FACT, shows=A_FACT),
    post("correct_fact", Who.WRITES_FACT, "corrects a fact", About.FACT, yes=REFUSED_CONTENT),
    get("new_fact", Who.WRITES_FACT, "entering a fact that is not known", About.NEW_FACT, shows=NO_FACT),
    post("record_fact", Who.WRITES_FACT, "enters a fact", About.NEW_FACT, yes=REFUSED_CONTENT, day="geen dag"),
    post("undo_fact", Who.READER, "takes back what one just wrote oneself", yes=REFUSED_CONTENT),
    get("why", Who.ALL_COMPARTMENTS, "why a day or signal stands there", About.OUTCOME, shows=WHY),
    get("timeline", Who.RELATED, "its course through time, drawn and as a table", About.FAMILY, shows=A_COURSE),
    get("network", Who.RELATED, "who stands around it", About.FAMILY, shows=A_NETWORK),
    # What there is to do, for a family and for oneself.
    get("tasks", Who.RELATED, "what there is to do for it", About.FAMILY, shows=TASKS),
    post("give_task", Who.RELATED, "gives a task for it", About.FAMILY, yes=REFUSED_CONTENT),
    get("my_tasks", Who.READER, "what one has to do, and what one's organisation has", shows=MY_TASKS),
    post("end_task", Who.READER, "says that a task is done, or need not be", About.TASK, yes=NOT_FOUND),
    post("reopen_task", Who.READER, "takes back the end of a task", About.TASK, yes=NOT_FOUND),
    get("choose_hands", Who.READER, "passing a task on", About.TASK, yes=NOT_FOUND),
    post("move_task", Who.READER, "passes a task on", About.TASK, yes=NOT_FOUND),
    get("choose_colleague", Who.READER, "whose work one may pass on"),
    get("colleague_work", Who.READER, "what a colleague has in hand", About.ACCOUNT, shows=MY_TASKS),
    post("pass_work_on", Who.READER, "passes the work of a colleague on", About.ACCOUNT, yes=REFUSED_CONTENT),
    get("youngsters", Who.RELATED, "who of it turns 18, and when", About.FAMILY, shows=YOUNGSTERS),
    get("eighteen", Who.READS_IDENTITY, "one youngster on the way to 18", About.YOUNGSTER, shows=YOUNGSTERS),
    post("begin_checklist", Who.READS_IDENTITY, "gives tasks of the checklist", About.YOUNGSTER, yes=REFUSED_CONTENT),
    get("checklist", Who.READER, "the list that the own municipality uses"),
    get("choose_item", Who.SETS_RULES, "an item of that list"),
    post("set_checklist_item", Who.SETS_RULES, "chooses an item of that list", yes=REFUSED_CONTENT),
    post("take_work_back", Who.READER, "undoes what was last passed on", yes=REFUSED_CONTENT),
    # What is kept from whom.
    get("shields", Who.SHIELDS, "what is kept from whom of it", About.FAMILY, shows=NAMED),
    post("set_shield", Who.SHIELDS, "keeps it from somebody, or its address secret", About.FAMILY, yes=REFUSED_CONTENT),
    post("lift_shield", Who.SHIELDS, "keeps something no longer", About.FAMILY_AND_SHIELD, yes=REFUSED_CONTENT),
    # The partners' meeting. What stands there of a family is decided family by family, and part by part.
    get("meetings", Who.READER, "the own meetings and series"),
    get("new_series", Who.CHAIRS, "beginning a series"),
    post("begin_series", Who.CHAIRS, "begins a series", yes=REFUSED_CONTENT),
    get("series", Who.ASKED, "a series: its days, who takes part, what was agreed for good", About.SERIES),
    post("change_series", Who.LEADS, "changes a series", About.SERIES, yes=REFUSED_CONTENT),
    post("add_participant", Who.LEADS, "lets somebody take part", About.SERIES, yes=REFUSED_CONTENT),
    post("remove_participant", Who.LEADS, "lets somebody take part no longer", About.SERIES, yes=NOT_FOUND),
    post("agree_for_good", Who.LEADS, "writes a standing agreement down", About.SERIES, yes=REFUSED_CONTENT),
    post("review_standing", Who.LEADS, "looks at a standing agreement again", About.SERIES, yes=NOT_FOUND),
    post("plan_meeting", Who.LEADS, "plans a meeting", About.SERIES, yes=NOT_FOUND),
    get("meeting", Who.ASKED, "the agenda, or one's own preparation", About.MEETING, shows=A_MEETING),
    post("move_meeting", Who.LEADS, "moves a meeting", About.MEETING, yes=REFUSED_CONTENT),
    post("cancel_meeting", Who.LEADS, "cancels a meeting", About.MEETING, yes=CHANGED),
    post("make_agenda", Who.LEADS, "puts on the agenda what is to be talked of", About.MEETING),
    post("order_agenda", Who.LEADS, "puts the agenda in order", About.MEETING, yes=CHANGED),
    post("move_item", Who.READER, "moves an item up or down", About.MEETING, yes=NOT_FOUND),
    post("change_item", Who.READER, "changes an item", About.MEETING, yes=NOT_FOUND),
    post("add_topic", Who.LEADS, "puts a topic on the agenda", About.MEETING, yes=REFUSED_CONTENT),
    post("add_family", Who.LEADS, "puts a family on the agenda", About.MEETING, yes=REFUSED_CONTENT),
    post("begin_meeting", Who.LEADS, "begins a meeting", About.MEETING),
    get("talk", Who.KNOWS_ITEM, "one item, while it is talked of", About.ITEM, shows=AN_ITEM),
    post("go_to_item", Who.LEADS_ITEM, "goes to an item", About.ITEM),
    post("agree", Who.LEADS_ITEM, "writes an agreement down", About.ITEM, yes=REFUSED_CONTENT),
    post("decide", Who.LEADS_ITEM, "writes a decision down", About.ITEM, yes=REFUSED_CONTENT),
    post("write_presence", Who.LEADS, "writes down who is there", About.MEETING, yes=CHANGED),
    post("close_meeting", Who.LEADS, "closes a meeting", About.MEETING, yes=CHANGED),
    get("meeting_screen", Who.LEADS, "what all who are there may see", About.MEETING, shows=A_SCREEN),
    get("screen_news", Who.ASKED, "whether the screen must load again", About.MEETING_AND_NUMBER, yes=NO_CONTENT),
    get("minutes", Who.ASKED, "the minutes, of what one may read oneself", About.MEETING, shows=A_MEETING),
    get("talk_paper", Who.ASKED, "the sheet for a youngster, of a transition meeting", About.MEETING, yes=NOT_FOUND),
    get("invitation", Who.ASKED, "the meeting for a calendar; of nobody anything", About.MEETING),
    get("transition", Who.CHAIRS_FAMILY, "planning a meeting around a youngster", About.FAMILY, shows=NAMED),
    post("plan_transition", Who.CHAIRS_FAMILY, "plans it", About.FAMILY, yes=REFUSED_CONTENT),
    # What one asks the rulebook of a family.
    get("why_not", Who.RELATED, "every rule that says nothing, and why", About.FAMILY, shows=A_QUESTION),
    get("why_not_rule", Who.RELATED, "why one rule says nothing", About.FAMILY_AND_RULE, shows=A_QUESTION),
    get("missing", Who.RELATED, "facts that are not known, and who would know", About.FAMILY, shows=WAITING),
    get("until", Who.RELATED, "until when days and signals stay as they are", About.FAMILY, shows=WAITING),
    get("what_if", Who.RELATED, "asking what if", About.FAMILY, shows=A_QUESTION),
    post("what_if", Who.RELATED, "what would move", About.FAMILY, yes=OK, shows=A_QUESTION, **ANOTHER_DAY),
    # A workbook on its way in.
    get("imports", Who.IMPORTS, "choosing a workbook, and the own earlier ones", shows=IMPORTS),
    post("stage_import", Who.IMPORTS, "reads a workbook, to be looked at", yes=REFUSED_CONTENT),
    get("import", Who.OWN_IMPORT, "every row of an import", About.RUN, shows=AN_IMPORT),
    post("take_import", Who.OWN_IMPORT, "takes an import over", About.RUN, yes=REFUSED_CONTENT),
    get("import_columns", Who.OWN_IMPORT, "what every column was read as", About.RUN, shows=ITS_COLUMNS),
    post("correct_columns", Who.OWN_IMPORT, "reads the columns otherwise", About.RUN, yes=REFUSED_CONTENT),
    post("forget_columns", Who.OWN_IMPORT, "forgets how these columns are read", About.RUN, yes=REFUSED_CONTENT),
    get("import_conflicts", Who.OWN_IMPORT, "differences with what stands here", About.RUN, shows=ITS_CONFLICTS),
    post("choose_conflicts", Who.OWN_IMPORT, "chooses what to do with differences", About.RUN),
    post("stop_import", Who.OWN_IMPORT, "stops an import that goes on", About.RUN, yes=REFUSED_CONTENT),
    post("discard_import", Who.OWN_IMPORT, "throws the file of an import away", About.RUN),
    get("mending", Who.OWN_IMPORT, "the own refused rows, as they were handed in", About.RUN, shows=REFUSED_ROWS),
    # The log.
    get("reading_log", Who.READS_LOG, "who looked into a family; no fact about it", shows=LOG),
    post("search_log", Who.READS_LOG, "looks a family up by number, which stands in no address", nummer="x"),
    # The rules, which are about nobody.
    get("rulebook", Who.READER, "every rule by what it is about"),
    get("rule", Who.READER, "one rule, and of how many families in the own scope it says something", About.RULE),
    # What a municipality sets in them, after a look at what that changes.
    get("set_rule", Who.SETS_RULES, "setting a rule otherwise", About.RULE),
    post("preview_setting", Who.SETS_RULES, "counts what a setting would change", About.RULE, **SETTING),
    get("setting_preview", Who.COLLEAGUE, "what a setting would change", About.PREVIEW, shows=A_PREVIEW),
    post("save_setting", Who.SETS_RULES, "sets a rule otherwise", About.PREVIEW),
    # The way in, and what is one's own.
    get("account_login", Who.EVERYBODY, "logging in", yes=FOUND),
    post("account_login", Who.EVERYBODY, "logs in"),
    post("account_logout", Who.EVERYBODY, "logs out", ends_session=True),
    post("demo_login", Who.DEMO, "logs in as one of the cast of a demo", About.ACCOUNT),
    get("mfa_authenticate", Who.EVERYBODY, "the second step of logging in, after the first", yes=FOUND),
    post("mfa_authenticate", Who.EVERYBODY, "proves the second step"),
    get("mfa_index", Who.SOMEBODY, "the own ways in"),
    get("mfa_activate_totp", Who.SOMEBODY, "adding an app"),
    post("mfa_activate_totp", Who.SOMEBODY, "adds an app", yes=OK),
    get("mfa_deactivate_totp", Who.SOMEBODY, "taking the app away", yes=NOT_FOUND),
    post("mfa_deactivate_totp", Who.SOMEBODY, "takes the app away", yes=NOT_FOUND),
    get("mfa_add_webauthn", Who.SOMEBODY, "adding a passkey"),
    post("mfa_add_webauthn", Who.SOMEBODY, "adds a passkey", yes=OK),
    get("mfa_edit_webauthn", Who.SOMEBODY, "renaming an own passkey", About.KEY, yes=NOT_FOUND),
    post("mfa_edit_webauthn", Who.SOMEBODY, "renames an own passkey", About.KEY, yes=NOT_FOUND),
    get("mfa_remove_webauthn", Who.SOMEBODY, "taking an own passkey away", About.KEY, yes=NOT_FOUND),
    post("mfa_remove_webauthn", Who.SOMEBODY, "takes an own passkey away", About.KEY, yes=NOT_FOUND),
    get("mfa_view_recovery_codes", Who.SOMEBODY, "the own recovery codes", yes=NOT_FOUND),
    get("mfa_generate_recovery_codes", Who.SOMEBODY, "making recovery codes"),
    post("mfa_generate_recovery_codes", Who.SOMEBODY, "makes recovery codes", yes=OK),
    get("account_change_password", Who.SOMEBODY, "changing the own password"),
    post("account_change_password", Who.SOMEBODY, "changes the own password", yes=OK),
    get("account_reauthenticate", Who.SOMEBODY, "proving by password who one is"),
    post("account_reauthenticate", Who.SOMEBODY, "proves by password who one is", yes=OK),
    get("mfa_reauthenticate", Who.SOMEBODY, "proving by code who one is", yes=FOUND),
    post("mfa_reauthenticate", Who.SOMEBODY, "proves by code who one is"),
    get("mfa_reauthenticate_webauthn", Who.SOMEBODY, "proving by passkey who one is", yes=FOUND),
    post("mfa_reauthenticate_webauthn", Who.SOMEBODY, "proves by passkey who one is"),
    get("session_left", Who.SOMEBODY, "how long the session lasts"),
    post("session_stay", Who.SOMEBODY, "lets the session last", yes=OK),
    get("drafts", Who.SOMEBODY, "the own text that was not saved yet"),
    get("draft", Who.SOMEBODY, "the own text of one form, for the script", yes=NOT_FOUND),
    post("keep_draft", Who.SOMEBODY, "keeps the own text while typing", yes=NOT_FOUND),
    post("drop_draft", Who.SOMEBODY, "throws the own text away", yes=NOT_FOUND),
    get("draft_key", Who.SOMEBODY, "the key of the own text that was not saved yet"),
    # For everybody who passes by, and for who builds.
    get("security_txt", Who.EVERYBODY, "where to report a weakness, if the settings say so", yes=NOT_FOUND),
    get("tour", Who.DEMO, "a dozen families of the demo, and what to look at"),
    get("gallery", Who.DEMO, "every part of a page with its states"),
)  # fmt: skip
