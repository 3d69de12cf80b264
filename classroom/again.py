"""Where questions come back: at the end of a route, and at a later visit. A page that works without script."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from classroom.models import Attempt
from classroom.readers import reader_of
from classroom.tries import Answers, why_again
from exhibit import views
from exhibit.blocks import asked
from exhibit.lesson import Lesson
from quiz.kinds import Form

AT_ONCE = 3  # more would be a test


@require_safe
def again_page(request, exhibit, number=None, route=""):
    """What comes back to this browser, of an exhibit or of one of its routes."""
    try:
        opened = views.open_edition(request, exhibit, number).walked(route)
    except views.Gone as gone:
        return gone.response
    return _shown(request, opened, answers_in(opened, reader_of(request)))


@require_safe
def preview_again(request, token, route=""):
    """The same of a draft, to which nobody has answered anything."""
    return _shown(request, views.open_draft(token).walked(route), Answers.of([]))


def _shown(request, opened, answers):
    page = opened.again()
    ended = [opened.route] if opened.route else ended_routes(opened, answers)
    waiting = coming_back(opened, answers, timezone.localdate(), ended)
    lesson = Lesson(opened, page)
    context = {"opened": opened, "lesson": lesson, "answered": bool(answers.attempts), "more": len(waiting) - AT_ONCE}
    context["questions"] = [(why.label, asked(opened, page, question)) for why, question in waiting[:AT_ONCE]]
    return views.not_kept(render(request, "classroom/again_page.html", context))


def answers_in(opened, reader):
    """The Answers of a browser to the questions of an exhibit, in all its editions."""
    rows = Attempt.objects.of_browser(reader).filter(edition__exhibit=opened.standing.exhibit_key) if reader else []
    return Answers.of(rows)


def coming_back(opened, answers, today, ended):
    """[(Why, question)] of all that comes back on this day, in the order in which it is asked.

    What a route has for its end comes too, of the routes that have ended.
    """
    new = {uid for route in ended for uid in route.returns}
    found = []
    for block in opened.again().blocks:
        question = opened.record.question[block.question]
        tries = answers.to(question)
        is_asked = Form(question.form).is_scored and (tries or question.uid in new)
        if is_asked and (why := why_again(tries, today)):
            found.append((why, tries[-1].pk if tries else 0, question))
    found.sort(key=lambda row: row[:2])
    return [(why, question) for why, _latest, question in found]


def ended_routes(opened, answers):
    """Those routes, or the one that is walked, of which this browser has answered all that they ask."""
    answered = {row.question for row in answers.attempts}
    routes = [opened.route] if opened.route else opened.record.routes
    return [route for route in routes if _asked_by(opened.record, route) <= answered]


def _asked_by(record, route):
    asked = {uid for stop in route.stops for uid in stop.questions}
    return {uid for uid in asked if Form(record.question[uid].form).is_scored}
