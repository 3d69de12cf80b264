"""The exhibit's panel on the desk, and the way from a finding to the field it is about."""

from django.contrib import admin
from django.urls import reverse

from archive.addresses import desk_address
from archive.models import (
    Claim,
    Event,
    Excerpt,
    Footnote,
    Message,
    NewsReport,
    Party,
    Place,
    Quantity,
    Response,
    Silence,
    Source,
)
from exhibit import preview
from exhibit.models import BLOCKS, Exhibit, Page, Report, Route, Term
from quiz.models import Question

EXHIBITS_SHOWN = 12
KINDS = {
    "claim": Claim,
    "event": Event,
    "excerpt": Excerpt,
    "party": Party,
    "place": Place,
    "quantity": Quantity,
    "question": Question,
    "response": Response,
    "silence": Silence,
    "source": Source,
}
OF_AN_EXHIBIT = {"route": Route, "term": Term}
OF_A_SOURCE = {"message": Message, "news_report": NewsReport}


def panel(request):
    """Start here, and the exhibits one works on."""
    exhibits = list(
        Exhibit.objects.visible_to(request.user)
        .select_related("current")
        .defer("current__content")
        .prefetch_related("pages")
        .order_by("title")[:EXHIBITS_SHOWN]
    )
    first = exhibits[0] if exhibits else None
    return {
        "template": "admin/exhibit/panel.html",
        "exhibits": exhibits,
        "first": first,
        "preview": preview_urls(first, [])[0] if first else "",
        "reports": Report.objects.visible_to(request.user).filter(state=Report.State.OPEN).count(),
        "may_take": request.user.has_perm("quiz.view_question"),
        "may_add": admin.site.get_model_admin(Exhibit).has_add_permission(request),
    }


def preview_urls(exhibit, pages):
    """The draft's cover, and its pages: (address, {page slug: address})."""
    token = preview.token(exhibit)
    return reverse("preview_cover", args=[token]), {
        page.slug: reverse("preview_page", args=[token, page.slug]) for page in pages
    }


def field_urls(exhibit, findings):
    """Where each finding is mended: {where: address}; "" for what has no form."""
    return {where: _field_url(exhibit, where) for where in {finding.where for finding in findings}}


def _field_url(exhibit, where):
    kind, slug, *rest = where or ("", "")
    if kind == "exhibit":
        return desk_address(exhibit)
    if kind == "page":
        page = Page.objects.filter(exhibit=exhibit, slug=slug).first()
        return desk_address(page) + _anchor(page, *rest) if page else ""
    if kind in OF_AN_EXHIBIT:
        row = OF_AN_EXHIBIT[kind].objects.filter(exhibit=exhibit, slug=slug).first()
    elif kind in OF_A_SOURCE:
        row = OF_A_SOURCE[kind].objects.filter(source__slug=slug).first()
    elif kind == "footnote" and rest:
        row = Footnote.objects.filter(publication__slug=slug, number=rest[0]).first()
    else:
        row = kind in KINDS and KINDS[kind].objects.filter(slug=slug).first()
    return desk_address(row) if row else ""


def _anchor(page, uid="", *_rest):
    """The block's place in the page's form: rows are numbered kind by kind."""
    for kind in BLOCKS:
        uids = list(kind.objects.filter(parent=page).values_list("uid", flat=True))
        if uid in uids:
            return f"#{kind._meta.label_lower.replace('.', '_')}_set-{uids.index(uid)}"
    return ""
