"""What a process checks of its database before it serves: that the fence holds, that no demo's doors stand open."""

from __future__ import annotations

from django.db import connection

from weerzien.access.demo import MARK
from weerzien.kernel.refusals import Refused


class LooksPastTheFence(Refused):
    """De rol in DATABASE_URL mag langs de toegangsregels kijken. Neem de rol weerzien_web, die geen tabel bezit."""


class OpenDoors(Refused):
    """In deze database staan accounts van een demo, die zonder wachtwoord openen. Verwijder ze of start `make demo`."""


class DemoElsewhere(Refused):
    """WEERZIEN_DEMO staat aan, maar `make demo` heeft deze database niet gemaakt. Zet het uit, of start `make demo`."""


ROLE = """
select coalesce(bool_or(r.rolsuper or r.rolbypassrls), false)
    or exists (
        select from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and (pg_has_role(current_user, c.relowner, 'member') or pg_has_role(session_user, c.relowner, 'member')))
from pg_roles r
where r.rolname in (current_user, session_user)
"""
DEMO = """
select to_regclass(%s) is not null,
       exists (select from access_account where is_demo),
       exists (select from access_account)
"""


def check_database(*, is_demo: bool) -> None:
    """Return where the database is fit to serve.

    Raises LooksPastTheFence for a superuser, a role that bypasses row-level security and one that owns tables or may
    become their owner; OpenDoors for accounts of a demo anywhere else; DemoElsewhere for a demo on another's database.
    """
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        (looks_past,) = cursor.fetchone()
        if looks_past:
            raise LooksPastTheFence
        cursor.execute(DEMO, [f"public.{MARK}"])
        has_mark, has_demo_accounts, has_accounts = cursor.fetchone()
    if has_demo_accounts and not (is_demo and has_mark):
        raise OpenDoors
    if is_demo and has_accounts and not has_mark:
        raise DemoElsewhere
