"""A question as its form has it now, saved or not: what students would see, and what the check would say of it."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import admin
from django.contrib.messages.storage import default_storage
from django.db import transaction
from django.shortcuts import render
from django.urls import path
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from exhibit import views
from exhibit.alone import opened_alone
from quiz.models import Question


def urls(site, policy):
    """Its addresses at a desk, for a frame beside the form."""
    view = csp_replace(policy | {"frame-ancestors": [SELF]})(xframe_options_sameorigin(site.admin_view(as_written)))
    return [
        path("quiz/question/add/as-written/", view, name="new_question_as_written"),
        path("quiz/question/<path:key>/as-written/", view, name="question_as_written"),
    ]


@require_POST
def as_written(request, key=None):
    """The form is saved as it always is, looked at, and all of it undone: nothing is kept."""
    desk = admin.site.get_model_admin(Question)
    with transaction.atomic():
        response = desk.changeform_view(request, key)
        saved = hasattr(request, "question_saved")
        opened = opened_alone(Question.objects.get(pk=request.question_saved[0]), "as-written") if saved else None
        transaction.set_rollback(True)
    request._messages = default_storage(request)  # what they say was done, was not
    if not saved:
        if not hasattr(response, "context_data"):  # there is no such question any more
            return response
        problems = list(_problems(response.context_data))
        return views.not_kept(render(request, "admin/exhibit/not_yet.html", {"problems": problems}))
    (page,), (question,) = opened.record.pages, opened.record.questions
    return views.not_kept(views.show_question_page(request, opened, page.slug, question.uid))


def _problems(context):
    """What keeps a form from being saved, each with the name of its field."""
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    for form in [context["adminform"].form, *(form for formset in formsets for form in formset.forms)]:
        for name, said in form.errors.items():
            label = f"{form.fields[name].label}: " if name in form.fields else ""
            yield from (f"{label}{words}" for words in said)
    for formset in formsets:
        yield from formset.non_form_errors()
