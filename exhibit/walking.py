"""Routes as readers and teachers meet them: a cover, pages in their order, an end, a handout, a page for teachers."""

from django.shortcuts import render

from exhibit import record as rec
from exhibit.glossary import MarkedNotes
from exhibit.lesson import Lesson
from quiz.models import Question


def show_routes(request, opened):
    """All routes of an exhibit."""
    return render(request, "exhibit/routes.html", {"opened": opened, "routes": outlines(opened)})


def show_route(request, opened, route):
    """The cover of a route: its question, its pages with their minutes, what is named on them, one button."""
    route = opened.route_or_404(route)
    return render(request, "exhibit/route.html", {"opened": opened.on(route), "route": outline(opened, route)})


def show_route_page(request, opened, route, slug):
    """A page as it is met on a route: in its order, and with the questions it asks."""
    walked = opened.walked(route)
    lesson = Lesson(walked, walked.page_or_404(slug), request.GET)
    return render(request, "exhibit/lesson_page.html", {"opened": walked, "lesson": lesson})


def show_route_end(request, opened, route):
    """After the last page: what a class talks about, and where to go on from here."""
    route = opened.route_or_404(route)
    others = [other for other in outlines(opened) if other["route"] is not route]
    context = {"opened": opened.on(route), "route": outline(opened, route), "others": others}
    return render(request, "exhibit/route_end.html", context)


def show_route_print(request, opened, route):
    """The whole route on paper: every page, the footnotes of all at the end, no key to any question."""
    walked = opened.on(opened.route_or_404(route), surface="paper")
    notes = MarkedNotes(walked)
    context = {"opened": walked, "route": outline(opened, walked.route), "notes": notes}
    context["lasting"] = walked.lasting().place("route_print", walked.route.slug)
    context["lessons"] = [Lesson(walked, page, notes=notes) for page in walked.pages]
    return render(request, "exhibit/route_print.html", context)


def show_route_teacher(request, opened, route):
    """For who leads a class along this route. Not secret, but search engines are asked to leave it out."""
    route = opened.route_or_404(route)
    walked = opened.on(route)
    stops = [
        {
            "page": page,
            "address": walked.page(page),
            "pause": walked.stop[page.slug].pause,
            "questions": questions_of(walked, page),
            "discussions": [block for block in page.blocks if isinstance(block, rec.Discussion)],
        }
        for page in walked.pages
    ]
    context = {"opened": walked, "route": outline(opened, route), "stops": stops}
    context["returns"] = with_habits(opened, route.returns)
    response = render(request, "exhibit/route_teacher.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def questions_of(opened, page):
    """[(question, the name of its habit)] that a page asks, in its order."""
    return with_habits(opened, rec.asked_by(opened.blocks(page)))


def with_habits(opened, uids):
    questions = [opened.record.question[uid] for uid in uids if uid in opened.record.question]
    return [(question, Question.Habit(question.habit).label) for question in questions]


def outlines(opened):
    return [outline(opened, route) for route in opened.record.routes]


def outline(opened, route):
    """A route in short: its pages with addresses, the habits it trains, the advisories of its pages."""
    walked = opened.on(route)
    pages = walked.pages
    return {
        "route": route,
        "pages": [(page, walked.page(page)) for page in pages],
        "begin": walked.first_page(),
        "habits": list(dict.fromkeys(habit for page in pages for _question, habit in questions_of(walked, page))),
        "advisories": [page for page in pages if page.advisory_level],
        "address": walked.place("route", route.slug),
        "print": walked.place("route_print", route.slug),
        "teacher": walked.place("route_teacher", route.slug),
    }
