"""Who sees a document goes by its compartment; who reads its content is who sees the document, and nobody else."""

from django.db import migrations

from weerzien.access.mixed import in_own, reach_by_own
from weerzien.access.policies import OWN, allow, fence, reach, run, undo_fence
from weerzien.access.shielding import hide_addresses, withhold

DOCUMENT, CONTENT = "documents_document", "documents_content"
COMPARTMENTS = (
    "identity", "numbers", "procedure", "guardianship", "housing", "income", "integration", "schooling", "health",
    "relations", "contacts",
)  # fmt: skip
OWN_ENTRIES = f"({OWN} and {in_own(lambda name: reach(name, 'o'), COMPARTMENTS)})"
WRITING = f"({in_own(lambda name: reach(name, 'w'), COMPARTMENTS)} or {OWN_ENTRIES})"
BY_ME = "removed_by_id = (select acting_account())"
# The rulebook and an import read all compartments of a family; what stands in a document is not theirs to read.
BY_SOMEBODY = "coalesce(current_setting('weerzien.evaluating', true), '') = '' and not is_importing()"


def held(condition: str) -> str:
    """Return the condition that the document of a row is seen by the one who acts, and meets a condition."""
    return f"exists (select from {DOCUMENT} held where held.id = {CONTENT}.document_id and {condition})"


STATEMENTS = [
    *fence(DOCUMENT),
    *allow(DOCUMENT, "select", f"{reach_by_own(DOCUMENT, COMPARTMENTS)} or {OWN_ENTRIES}"),
    *allow(DOCUMENT, "insert", f"{OWN} and removed_at is null and {WRITING}"),
    *allow(
        DOCUMENT,
        "update",
        f"removed_at is null and {WRITING}",
        columns="removed_at, removed_by_id, removed_because",
        checked=f"removed_at is not null and {BY_ME}",
    ),
    *fence(CONTENT),
    *allow(CONTENT, "select", f"({BY_SOMEBODY}) and {held('true')}"),
    *allow(CONTENT, "insert", held("held.recorded_by_id = (select acting_account()) and held.removed_at is null")),
    *allow(CONTENT, "delete", held("held.removed_by_id = (select acting_account())")),
    # What is encrypted does not get smaller: PostgreSQL need not try.
    f"alter table {CONTENT} alter column ciphertext set storage external",
]
UNDO = [*undo_fence(CONTENT, "select", "insert", "delete"), *undo_fence(DOCUMENT, "select", "insert", "update")]


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("access", "0013_protect_shields")]

    operations = [
        run(STATEMENTS, undo=UNDO),
        *withhold({DOCUMENT: "dossier_id subject_id"}),
        *hide_addresses([DOCUMENT], only="compartment = 'housing'"),
    ]
