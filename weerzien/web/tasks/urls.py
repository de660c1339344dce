"""Addresses of tasks."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.tasks import checklist_views, mine_views, passing_views, views

urlpatterns: list[URLPattern] = [
    path("taken/", mine_views.my_tasks_page, name="my_tasks"),
    path("taken/collega/", passing_views.choose_colleague, name="choose_colleague"),
    path("taken/collega/<uuid:account_id>/", passing_views.colleague_work, name="colleague_work"),
    path("taken/collega/<uuid:account_id>/doorgeven/", passing_views.pass_work_on, name="pass_work_on"),
    path("taken/collega/terug/", passing_views.take_work_back, name="take_work_back"),
    path("taken/<uuid:task_id>/afronden/", views.end_task, name="end_task"),
    path("taken/<uuid:task_id>/terug/", views.reopen_task, name="reopen_task"),
    path("taken/<uuid:task_id>/doorgeven/", views.choose_hands, name="choose_hands"),
    path("taken/<uuid:task_id>/doorgeven/doen/", views.move_task, name="move_task"),
    path("gezinnen/<uuid:dossier_id>/taken/", views.tasks, name="tasks"),
    path("gezinnen/<uuid:dossier_id>/taken/geven/", views.give_task, name="give_task"),
    path("gezinnen/<uuid:dossier_id>/achttien/", checklist_views.youngsters, name="youngsters"),
    path("gezinnen/<uuid:dossier_id>/achttien/<uuid:person_id>/", checklist_views.eighteen, name="eighteen"),
    path(
        "gezinnen/<uuid:dossier_id>/achttien/<uuid:person_id>/beginnen/",
        checklist_views.begin_checklist,
        name="begin_checklist",
    ),
    path("regels/checklist-18/", checklist_views.checklist, name="checklist"),
    path("regels/checklist-18/punt/", checklist_views.choose_item, name="choose_item"),
    path("regels/checklist-18/bewaren/", checklist_views.set_checklist_item, name="set_checklist_item"),
]
