"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kept, Kind, Personal, declare

IN_TIME = "geen dag missen die het gezin een recht kan kosten, en vroeg zien dat het misgaat"

REMINDING = "wie verantwoordelijk is op tijd herinneren aan een dag die nadert, en niet twee keer aan dezelfde"
PASSED = Kept(30, "na de dag waar de herinnering over ging")
MAILED = Kept(30, "nadat de herinnering is gemaakt")

SET = "kunnen nagaan wie een regel van de gemeente anders instelde, wanneer en waarom"
AS_LONG_AS_USED = "zolang de gemeente weerzien gebruikt; uitkomsten van vroeger rusten erop"
CONSIDERED = "laten zien welke gezinnen een instelling verandert, voordat iemand die bewaart"
PREVIEWED = Kept(7, "nadat de voorproef is gevraagd")

KEPT_LISTS = "gezinnen terugvinden die dezelfde aandacht vragen"
BY_ITS_OWNER = "tot de eigenaar de lijst weggooit"
AS_ACCOUNT = "zolang het account bestaat"
TALKED_OF = "in het overleg van alle partners bespreken welke gezinnen aandacht vragen, en waarom"

ACTED = "zien wie een signaal oppakte, wat er is gedaan en of het hielp, zodat niemand tussen wal en schip valt"
TOLD_BY_OTHERS = "wat een partner over een gezin ziet of hoort bij dat gezin brengen, zonder inzage in het dossier"
REPORTED = Kept(30, "nadat de melding is verlopen, als zij bij geen gezin hoort")
CHOSEN = "een mail over signalen sturen zo vaak als iemand wil, en niet twee keer op een dag"

MODELS: Mapping[str, str] = {
    "Outcome": "protected",
    "OutcomeChange": "protected",
    "Evaluation": "protected",
    "Reminder": "protected",
    "ReminderMail": "protected",
    "RuleSetting": "protected",
    "SettingPreview": "protected",
    "PreviewedMove": "protected",
    "WorkingList": "protected",
    "ListPreference": "protected",
    "AgendaRequest": "protected",
    "SignalStep": "protected",
    "SignalWords": "protected",
    "Report": "protected",
    "ReportMatch": "protected",
    "ReportReply": "protected",
    "Digest": "protected",
}
FIELDS: Mapping[str, Personal] = {
    **declare(
        "Outcome",
        Kind.ORDINARY,
        "subject_ref rule step version state kind day strict last_working_day urgency acts ground certainty missing"
        " because reminders until fact_ids compartments first_seen_on evaluated_on lasting_municipality",
        purpose=IN_TIME,
    ),
    **declare(
        "OutcomeChange",
        Kind.ORDINARY,
        "subject_ref rule step compartments at cause state_before day_before state_after day_after fact_ids",
        purpose=IN_TIME,
    ),
    **declare("Evaluation", Kind.ORDINARY, "evaluated_on again_on rulebook settings", purpose=IN_TIME),
    **declare(
        "Reminder",
        Kind.ORDINARY,
        "subject_ref rule step account day due_on made_at",
        purpose=REMINDING,
        retention=PASSED,
    ),
    **declare(
        "ReminderMail",
        Kind.ORDINARY,
        "account municipality made_on reminder_count taken_on sent_at",
        purpose=REMINDING,
        retention=MAILED,
    ),
    **declare(
        "RuleSetting",
        Kind.ORDINARY,
        "municipality rule parameter value unit since because set_by set_at",
        purpose=SET,
        retention=AS_LONG_AS_USED,
    ),
    **declare(
        "SettingPreview",
        Kind.ORDINARY,
        "municipality rule parameter value since because asked_by asked_at compared_on settings state"
        " total_count seen_count changed_count seen_until saved_as",
        purpose=CONSIDERED,
        retention=PREVIEWED,
    ),
    **declare(
        "PreviewedMove",
        Kind.ORDINARY,
        "preview subject rule step compartments state_before day_before urgency_before state_after day_after"
        " urgency_after",
        purpose=CONSIDERED,
        retention=PREVIEWED,
    ),
    **declare(
        "WorkingList",
        Kind.ORDINARY,
        "owner organisation name is_shared filters columns changed_at",
        purpose=KEPT_LISTS,
        retention=BY_ITS_OWNER,
    ),
    **declare(
        "ListPreference",
        Kind.ORDINARY,
        "account columns page_size begins_with",
        purpose=KEPT_LISTS,
        retention=AS_ACCOUNT,
    ),
    **declare(
        "AgendaRequest",
        Kind.ORDINARY,
        "for_on asked_by organisation asked_at batch_id withdrawn_at withdrawn_by",
        purpose=TALKED_OF,
    ),
    **declare(
        "SignalStep",
        Kind.ORDINARY,
        "theme act state until taken_by taken_on covers compartments rules themes by organisation on at superseded_by",
        purpose=ACTED,
    ),
    **declare("SignalWords", Kind.ORDINARY, "step compartments helped", purpose=ACTED),
    **declare("SignalWords", Kind.SPECIAL, "words", purpose=ACTED),
    **declare(
        "Report",
        Kind.ORDINARY,
        "municipality theme noticed_on sent_by organisation sent_at expires_on told told_words told_at handled",
        purpose=TOLD_BY_OTHERS,
        retention=REPORTED,
    ),
    **declare("Report", Kind.IDENTIFYING, "name born number", purpose=TOLD_BY_OTHERS, retention=REPORTED),
    **declare("Report", Kind.SPECIAL, "words", purpose=TOLD_BY_OTHERS, retention=REPORTED),
    **declare(
        "ReportMatch",
        Kind.ORDINARY,
        "report municipality theme compartments noticed_on organisation expires_on confirmed by on at",
        purpose=TOLD_BY_OTHERS,
    ),
    **declare("ReportMatch", Kind.SPECIAL, "words because", purpose=TOLD_BY_OTHERS),
    **declare("ReportReply", Kind.ORDINARY, "report asked asked_at at", purpose=TOLD_BY_OTHERS, retention=REPORTED),
    **declare("ReportReply", Kind.SPECIAL, "words", purpose=TOLD_BY_OTHERS, retention=REPORTED),
    **declare("Digest", Kind.ORDINARY, "account every mailed_on", purpose=CHOSEN, retention=AS_ACCOUNT),
    **declare("AgendaRequest", Kind.SPECIAL, "reason", purpose=TALKED_OF),
}
