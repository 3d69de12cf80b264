"""Wrong options that the record offers, to choose from: a page beside a question's form."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Max
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from archive.models import Message
from archive.versions import locked
from quiz.distractors import option_fields, suggestions
from quiz.gather import gather
from quiz.models import Option
from quiz.naming import free_uid
from quiz.suggesting import whole_register


@require_http_methods(["GET", "HEAD", "POST"])
def suggest_view(request, desk, key):
    """GET: facts that are true of other documents. POST: those chosen become wrong options."""
    row = desk.get_queryset(request).filter(pk=key).first() if key.isdigit() else None
    if row is None or not desk.has_change_permission(request, row):
        raise Http404(_("There is no such question, or it is not yours."))
    (question,) = gather([row.pk])
    found = suggestions(whole_register(), question)
    if request.method == "POST":
        chosen = set(request.POST.getlist("fact"))
        facts = [fact for group in found.values() for fact in group if _name(fact) in chosen]
        if facts:
            _add(row, question, facts)
            desk.log_change(request, row, _("Added wrong options from the record."))
            words = ngettext("%d wrong option was added.", "%d wrong options were added.", len(facts)) % len(facts)
            messages.success(request, f"{words} {_('Read its reply through: it says what the option is true of.')}")
            return redirect("admin:quiz_question_change", row.pk)
        messages.error(request, _("Choose what to offer as a wrong option first."))
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "title": _("Wrong options from the record"),
        "original": row,
        "question": question,
        "groups": [(group, [(_name(fact), fact) for fact in facts]) for group, facts in found.items()],
    }
    return render(request, "admin/quiz/question/suggest.html", context)


def _name(fact):
    return f"{fact.group}/{fact.words}"


def _add(row, question, facts):
    """Write these facts as the question's last options."""
    with transaction.atomic():
        row = locked(row)
        row.version += 1  # whoever has its form open is told
        row.save(update_fields=["version"])
        uids = set(row.options.values_list("uid", flat=True))
        last = row.options.aggregate(last=Max("position"))["last"] or 0
        for position, fact in enumerate(facts, start=last + 1):
            uid = free_uid(fact.words, uids)
            uids.add(uid)
            message = Message.objects.filter(source__slug=fact.message).first() if fact.message else None
            fields = option_fields(question, fact)
            Option.objects.create(question=row, uid=uid, position=position, message=message, **fields)
