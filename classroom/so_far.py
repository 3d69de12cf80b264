"""What a browser has answered so far, for pages that are the same for everybody: a piece that script puts in place."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from classroom.again import answers_in, coming_back, ended_routes
from classroom.readers import reader_of
from classroom.tries import said
from exhibit import record as rec
from exhibit import views
from quiz.kinds import Form


@require_safe
def progress(request, exhibit):
    """Of ?page=, which of its questions were answered; and of the exhibit, or of ?route=, where to go on."""
    try:
        opened = views.open_edition(request, exhibit)
    except views.Gone as gone:
        return gone.response
    if route := opened.record.route.get(request.GET.get("route", "")):
        opened = opened.on(route)
    answers = answers_in(opened, reader_of(request))
    page = next((row for row in opened.pages if row.slug == request.GET.get("page")), None)
    context = {"opened": opened, "so_far": so_far(opened, answers)}
    tried = [(question.uid, answers.to(question)) for question in scored(opened, page)] if page else []
    context["marks"] = [(uid, said(tries[-1]), len(tries)) for uid, tries in tried if tries]
    on = context["so_far"]["on"]
    if page and on and on[1].partition("#")[0] == opened.page(page):
        context["so_far"]["on"] = None  # one is there
    response = views.not_kept(render(request, "classroom/so_far_fragment.html", context))
    response["X-Fragment"] = "1"
    return response


def so_far(opened, answers):
    """How many questions of how many were answered, how many come back today, and where to go on."""
    questions = {question.uid: question for page in opened.pages for question in scored(opened, page)}
    ended = ended_routes(opened, answers)
    return {
        "answered": sum(bool(answers.to(question)) for question in questions.values()),
        "all": len(questions),
        "waiting": len(coming_back(opened, answers, timezone.localdate(), ended)),
        "on": where_to_go_on(opened, answers),
    }


def scored(opened, page):
    """The questions that a page asks and that get a mark, in its order."""
    questions = [opened.record.question[uid] for uid in rec.asked_by(opened.blocks(page))]
    return [question for question in questions if Form(question.form).is_scored]


def where_to_go_on(opened, answers):
    """(title, address): the page of the latest answer if it asks more, else the page after it; None where all is read.

    An answer given on a route leads on along that route.
    """
    for row in reversed(answers.attempts):
        route = opened.route or opened.record.route.get(row.route)
        walked = opened.on(route) if route else opened
        for at, page in enumerate(walked.pages):
            questions = scored(walked, page)
            if row.returned or row.question not in [question.uid for question in questions]:
                continue
            if left := [question for question in questions if not answers.to(question)]:
                return page.title, f"{walked.page(page)}#q-{left[0].uid}"
            if at + 1 < len(walked.pages):
                after = walked.pages[at + 1]
                return after.title, walked.page(after)
            return (_("The end of the route"), walked.place("route_end", route.slug)) if route else None
    return None
