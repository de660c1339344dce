"""What was never sent is its sender's, and of who may take it back for the municipality; nobody else's to know."""

from importlib import import_module

from django.db import migrations

from weerzien.access.policies import run
from weerzien.access.reaching import is_own

BEFORE = import_module("weerzien.handovers.migrations.0002_protect_handovers")
HANDOVER = BEFORE.HANDOVER
SEEN_BEFORE = f"{BEFORE.BESIDE} or {BEFORE.SENDER} or {BEFORE.RECEIVER}"
# A receiver who knows the family already reads it when it is sent, like any other. A job reminds who forgot to send it.
TOLD = (
    f"(sent_on is not null or from_organisation_id = {BEFORE.HERE} or (select system_municipality()) is not null"
    f" or ((select has_ability('grant-involvement')) and {is_own(HANDOVER)}))"
)
SEEN = f"({BEFORE.BESIDE} and {TOLD}) or {BEFORE.SENDER} or {BEFORE.RECEIVER}"


class Migration(migrations.Migration):
    dependencies = [("handovers", "0006_after_eighteen")]

    operations = [
        run(
            [f"alter policy may_select on {HANDOVER} using ({SEEN})"],
            undo=[f"alter policy may_select on {HANDOVER} using ({SEEN_BEFORE})"],
        )
    ]
