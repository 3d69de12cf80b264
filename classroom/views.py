"""A question's own page: asked, answered, marked. With script the same feedback is put in place on the lesson page."""

import logging
import re
import secrets

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core import signing
from django.db import DatabaseError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from classroom.answers import Given, coarse_seconds, keep
from classroom.feedback import feedback
from classroom.models import Attempt
from classroom.readers import name_browser, reader_of
from exhibit import alone, standing, views
from exhibit.blocks import asked
from exhibit.check import errors
from exhibit.lesson import Lesson
from exhibit.opened import OpenedDraft
from exhibit.origin import is_from_here
from quiz import marking
from quiz.answers import moved
from quiz.check import check_question
from quiz.kinds import Form
from quiz.record import digest

logger = logging.getLogger(__name__)
_SEEDS = signing.Signer(salt="classroom.order")


@csrf_exempt  # cached pages carry no token; instead the answer must come from a page of this host
@require_http_methods(["GET", "HEAD", "POST"])
def question_page(request, exhibit, page, question, number=None, route=""):
    """Ask, take an answer (POST), show what it is worth (?answer=); on a route, where it was reached by one."""

    def opened_for(edition):
        return _open(request, exhibit, number, edition).walked(route)

    try:
        if request.method == "POST":
            return _take(request, opened_for(_edition_asked(request)), page, question)
        if "answer" in request.GET:
            return _show(request, lambda given: opened_for(given.edition), page, question)
        opened = views.open_edition(request, exhibit, number).walked(route)
        if asked_anew := _ask(request, opened, page, question):
            return asked_anew
    except views.Gone as gone:
        return gone.response
    return views.question_page(request, exhibit, page, question, number=number, route=route)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def preview_question(request, token, page, question, route=""):
    """The same on a draft: marked, never kept."""
    return _of_draft(request, views.open_draft(token).walked(route), page, question)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin  # it stands beside the question's form at the desk
@csp_replace({"frame-ancestors": [SELF]})
def preview_alone(request, token):
    """The same for one question by itself."""
    opened = alone.open_alone(token)
    (page,) = opened.record.pages
    (question,) = opened.record.questions
    return _of_draft(request, opened, page.slug, question.uid)


def _of_draft(request, opened, page, question):
    answered = request.method == "POST" or "answer" in request.GET
    if answered and (problem := _not_markable(opened, question)):
        found = opened.page_or_404(page)
        return views.not_kept(_again(request, opened, found, opened.question_or_404(found, question), problem, 400))
    if request.method == "POST":
        return views.not_kept(_take(request, opened, page, question))
    if "answer" in request.GET:
        return views.not_kept(_show(request, lambda given: opened, page, question))
    return _ask(request, opened, page, question) or views.not_kept(
        views.show_question_page(request, opened, page, question)
    )


def _not_markable(draft, uid):
    """Why an answer to a draft's question cannot be marked yet, in words; "" where it can."""
    if uid not in draft.record.question:
        return ""
    found = errors(check_question(draft.record.holdings, draft.record.question[uid]))
    return _("This question cannot be marked yet. %s") % found[0].words if found else ""


def _open(request, exhibit, number, edition):
    """The edition in the address, if it names one; else the one an answer was given under, perhaps an older one."""
    current = standing.current(exhibit)
    if number is None and edition is not None and not (current and current.number == edition):
        if not standing.edition(exhibit, edition):
            raise _no_such_edition()
        number = edition
    return views.open_edition(request, exhibit, number)


def _ask(request, opened, page, uid):
    """A question whose order is shuffled for each attempt; None for one that has no order.

    The address holds the attempt's seed, signed, so that a reload does not shuffle it anew.
    """
    page = opened.page_or_404(page)
    question = opened.question_or_404(page, uid)
    if not Form(question.form).is_shuffled:
        return None
    seed = _seed(request.GET.get("order", ""))
    if not seed:
        where = f"{opened.question(page, question)}?order={_SEEDS.sign(secrets.token_urlsafe(6))}"
        return views.not_kept(HttpResponseRedirect(where))
    return views.not_kept(_draw(request, opened, page, question, asked(opened, page, question, seed)))


def _seed(text):
    """A seed that this site has made; "" for any other."""
    try:
        _SEEDS.unsign(text)
    except signing.BadSignature:
        return ""
    return text


def _edition_asked(request):
    """The number of the edition the form was drawn from; None where the form does not say."""
    text = request.POST.get("edition", "")
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise _no_such_edition()
    return int(text)


def _no_such_edition():
    return Http404(_("This answer is to an edition that never was. Open the lesson and answer again."))


def _take(request, opened, page, uid):
    """Mark a posted answer, keep it if this browser keeps our cookie, and lead to the feedback."""
    page = opened.page_or_404(page)
    question = opened.question_or_404(page, uid)
    if not is_from_here(request):
        return _again(
            request, opened, page, question, _("This answer came from another site, so it was not taken."), 403
        )
    reader = reader_of(request)
    is_kept = Form(question.form).is_scored and not isinstance(opened, OpenedDraft)
    if is_kept and not reader and "cookie" not in request.GET:
        return _ask_for_cookie(request)
    try:
        if again := _before_the_answer(request, opened, page, question):
            return again
        answer = marking.read_answer(question, request.POST)
        confidence = _confidence(request.POST.get("confidence", ""))
    except marking.AnswerError as error:
        return _again(request, opened, page, question, str(error), 400)
    mark = marking.mark(question, answer)
    number, kept = 1, False
    if is_kept and reader:
        kept = True
        try:
            number = keep(
                edition=opened.standing.key,
                question=uid,
                digest=digest(question),
                reader=reader,
                answer=answer,
                confidence=confidence,
                fraction=mark.fraction,
                seconds=coarse_seconds(request.POST.get("seconds", "")),
                language=get_language() or "en",
                route=opened.route.slug if opened.route else "",
                returned=not page.has_place,
            )
        except DatabaseError:
            logger.exception("An answer could not be kept.")
            problem = _("Your answer could not be kept just now. Try again in a moment.")
            return _again(request, opened, page, question, problem, 503)
    given = Given(opened.standing.number if opened.standing else 0, uid, answer, confidence, number, kept)
    if request.META.get("HTTP_X_FRAGMENT"):
        context = feedback(opened, page, question, given, prefix=f"{uid}-")
        return _fragment(render(request, "classroom/feedback_fragment.html", context))
    return HttpResponseRedirect(f"{opened.question(page, question)}?answer={given.token()}#answer", status=303)


def _show(request, open_given, page, uid):
    """The feedback on an answer that a token holds."""
    try:
        given = Given.from_token(request.GET["answer"])
    except (signing.BadSignature, ValueError, TypeError):
        raise Http404(_("This link to an answer is damaged. Open the lesson and answer again.")) from None
    opened = open_given(given)
    page = opened.page_or_404(page)
    question = opened.question_or_404(page, uid)
    if given.question != uid:
        raise Http404
    response = render(request, "classroom/answered_page.html", feedback(opened, page, question, given))
    return views.not_kept(response)


def _before_the_answer(request, opened, page, question):
    """A step that is not marked: a card moved, words uncovered. None for an answer. Raises AnswerError."""
    if question.form == "sequence" and "move" in request.POST:
        fields = request.POST.copy()
        fields.setlist("answer", moved(question, fields).options)
    elif question.form == "reveal" and "uncover" in request.POST:
        fields = request.POST
    else:
        return None
    found = asked(opened, page, question, _seed(fields.get("order", "")), fields)
    return views.not_kept(_draw(request, opened, page, question, found))


def _again(request, opened, page, question, problem, status):
    """The question once more as it was given, with what was wrong."""
    found = asked(opened, page, question, _seed(request.POST.get("order", "")), request.POST)
    return _draw(request, opened, page, question, found, problem, status)


def _draw(request, opened, page, question, found, problem="", status=200):
    """The question on its own page, or in place where script asks."""
    context = {"opened": opened, "question": question, "asked": found, "problem": problem}
    if request.META.get("HTTP_X_FRAGMENT"):
        return _fragment(render(request, "classroom/question_fragment.html", context, status=status))
    context["lesson"] = Lesson(opened, page)
    return render(request, "exhibit/question_page.html", context, status=status)


def _fragment(response):
    """Marked, so that script can tell it from a page that says why there is none."""
    response["X-Fragment"] = "1"
    response["Cache-Control"] = "no-store"
    return response


def _ask_for_cookie(request):
    """Send the same answer round once more, with a cookie: if it comes back without, this browser keeps none."""
    response = HttpResponse(status=307, headers={"Location": f"{request.path}?cookie=asked"})
    name_browser(request, response)
    return response


def _confidence(text):
    if not text:
        return None
    if text not in {str(value) for value in Attempt.Confidence.values}:
        raise marking.AnswerError(_("Say how sure you are by choosing one of the three, or leave it open."))
    return int(text)
