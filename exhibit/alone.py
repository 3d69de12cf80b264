"""One question by itself, as students would see it: for whoever writes it, before any page asks it."""

from django.core import signing
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.addresses import address
from exhibit.opened import OpenedDraft
from exhibit.preview import VALID_SECONDS
from exhibit.record import Activity, Page, Record
from quiz.check import check_question
from quiz.gather import whole
from quiz.models import Question

_SALT = "exhibit.alone"
PAGE = "question"


class OpenedAlone(OpenedDraft):
    """A draft of one page that asks one question; all of its addresses are this one."""

    is_alone = True

    def place(self, name, *args):
        return address("preview_alone", self.token)


def address_alone(question):
    """The address that shows a question (a row) by itself for a week, to anybody who has it."""
    return reverse("preview_alone", args=[signing.dumps(question.slug, salt=_SALT)])


def open_alone(token):
    """The question that such an address names, opened. Raises Http404 for one that is none, or too old."""
    try:
        row = Question.objects.get(slug=signing.loads(token, salt=_SALT, max_age=VALID_SECONDS))
    except (signing.BadSignature, Question.DoesNotExist):
        raise Http404(_("This preview link is not valid any more. Make a new one at the desk.")) from None
    return opened_alone(row, token)


def opened_alone(row, token):
    """A question (a row), opened by itself, with what the check says of it."""
    questions, misconceptions, holdings = whole([row.pk])
    activity = Activity(uid="asked", question=row.slug)
    page = Page(slug=PAGE, part="", title=row.text, goal="", minutes=0, blocks=[activity])
    record = Record(
        slug=PAGE,
        title=_("A question by itself"),
        pages=[page],
        questions=questions,
        misconceptions=misconceptions,
        holdings=holdings,
    )
    return OpenedAlone(record, token, list(dict.fromkeys(check_question(holdings, questions[0]))))


def preview_panel(request, question):
    """What stands beside a question's form at the desk, also a new one's (None); see quiz.beside."""
    panel = {"template": "admin/exhibit/question_panel.html"}
    if question is None:
        return panel | {"as_written": reverse("admin:new_question_as_written")}
    panel |= {"link": address_alone(question), "link_words": _("Try it as a student")}
    return panel | {"as_written": reverse("admin:question_as_written", args=[question.pk])}
