"""Sources, and where they are kept and quoted."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext_lazy as _

from archive import shelfmark as marks
from archive.models import Excerpt, Footnote, NewsReport, Repository, Shelfmark, Source, Transcription
from archive.versions import VersionedForm

from .base import DeskAdmin, DeskInline, LinkedRows

COMPONENTS = {
    "repository": _("repository"),
    "fond": _("fond"),
    "opis": _("opis"),
    "opis_part": _("part of the opis"),
    "papka": _("papka (folder)"),
    "delo": _("delo (file)"),
    "delo_part": _("part of the delo"),
    "sheets": _("sheets"),
}


@admin.register(Repository)
class RepositoryAdmin(DeskAdmin):
    fields = ["code", "name", "slug"]
    list_display = ["code", "name"]
    search_fields = ["code", "name", "slug"]
    prepopulated_fields = {"slug": ["code"]}


class ShelfmarkForm(VersionedForm):
    """Makes the code from the print where it was left blank."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "code" in self.fields:
            self.fields["code"].required = False

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("code") and cleaned.get("as_printed"):
            read = marks.parse(cleaned["as_printed"])
            cleaned["code"] = slugify(f"{marks.code(read)} {read.sheets and 'l' + read.sheets}")
        return cleaned


@admin.register(Shelfmark)
class ShelfmarkAdmin(DeskAdmin):
    form = ShelfmarkForm
    list_display = ["as_printed", "repository", "suggested"]
    list_filter = ["repository"]
    list_select_related = ["repository"]
    search_fields = ["as_printed", "suggested", "code"]
    autocomplete_fields = ["repository"]
    by_footnote = ["footnotes__number"]
    readonly_fields = ["parts_read", "irregularities", "latin", "cyrillic"]
    fieldsets = [
        (None, {"fields": ["as_printed", "repository", "code"]}),
        (_("As we read it"), {"fields": ["parts_read", "irregularities", "latin", "cyrillic"]}),
        (_("Where the print is irregular"), {"fields": ["suggested", "reason"]}),
    ]

    @admin.display(description=_("parts"))
    def parts_read(self, row):
        parts = row.parsed.components.items()
        return format_html_join("; ", "{} {}", ((COMPONENTS[name], value) for name, value in parts))

    @admin.display(description=_("to look at"))
    def irregularities(self, row):
        return format_html_join("; ", "{}", ((found.label,) for found in row.parsed.irregularities))

    @admin.display(description=_("in order, Latin letters"))
    def latin(self, row):
        return marks.format_latin(row.parsed)

    @admin.display(description=_("in order, Cyrillic letters"))
    def cyrillic(self, row):
        return marks.format_cyrillic(row.parsed)


@admin.register(Footnote)
class FootnoteAdmin(DeskAdmin):
    list_display = ["__str__", "words", "kind", "publication"]
    list_filter = ["kind", "publication"]
    list_select_related = ["publication"]
    search_fields = ["number", "as_printed", "shelfmark__as_printed", "sources__title", "mentions__title"]
    autocomplete_fields = ["publication", "shelfmark", "sources", "mentions"]
    by_footnote = ["number"]
    fieldsets = [
        (None, {"fields": ["publication", "number", "kind", "as_printed", "omission"]}),
        (_("Where it leads"), {"fields": ["shelfmark", "sources", "mentions"]}),
    ]

    @admin.display(description=_("words as printed"))
    def words(self, row):
        return Truncator(row.as_printed).chars(90)


class ExcerptInline(LinkedRows, DeskInline):
    """Words quoted from this source."""

    model = Excerpt
    fields = [
        "slug",
        "footnote",
        "locator",
        "speaker",
        "language",
        "translator",
        "text",
        "lead_in",
        "shown",
        "key_phrase",
    ]
    autocomplete_fields = ["footnote", "speaker"]


NEWS_FIELDS = ["speaker", "office", "outlet", "published_words", "photo_credit", "announced", "absent"]


class NewsReportInline(LinkedRows, DeskInline):
    """What must be said of a source that is a news report."""

    model = NewsReport
    fields = NEWS_FIELDS
    autocomplete_fields = ["speaker", "office"]


class TranscriptionInline(LinkedRows, DeskInline):
    """All the words of this source."""

    model = Transcription
    fields = ["basis", "language", "text", ("reviewer", "reviewed_on")]


def known_from(source):
    """The footnotes that point to a source or mention it, by number."""
    found = {*source.cited_in.all(), *source.mentioned_in.all()}
    return sorted(found, key=lambda row: (row.publication_id, row.number))


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    list_display = ["title", "kind", "date", "printed_in"]
    list_filter = ["kind", "shown", "act_status", "words_status", "cited_in__shelfmark__repository"]
    search_fields = [
        "title",
        "slug",
        "excerpts__text",
        "shelfmark__as_printed",
        "cited_in__shelfmark__as_printed",
    ]
    by_footnote = ["cited_in__number", "mentioned_in__number"]
    autocomplete_fields = ["shelfmark", "known_through", "derives_from"]
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = ["printed_in"]
    inlines = [ExcerptInline, NewsReportInline, TranscriptionInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", ("kind", "language"), ("date", "date_words")]}),
        (_("Ask who made it"), {"fields": ["made_by", "made_for", "good_for", "cannot_tell"]}),
        (_("How surely we know it"), {"fields": [("act_status", "words_status")]}),
        (
            _("Where it comes from"),
            {
                "fields": [
                    ("known_through", "bibliography_number"),
                    "printed_in",
                    "shelfmark",
                    "textual_basis",
                    "derives_from",
                ]
            },
        ),
        (
            _("Of a publication, as it prints them"),
            {"fields": ["printed_author", "printed_title", "imprint"], "classes": ["collapse"]},
        ),
        (_("What may be shown"), {"fields": ["shown", "rights"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("cited_in", "mentioned_in")

    @admin.display(description=_("footnotes"))
    def printed_in(self, row):
        return ", ".join(map(str, known_from(row))) if row.pk else ""


@admin.register(NewsReport)
class NewsReportAdmin(DeskAdmin):
    list_display = ["source", "speaker", "outlet", "published_words"]
    list_filter = ["outlet"]
    list_select_related = ["source", "speaker"]
    search_fields = ["source__title", "source__slug", "speaker__name", "outlet", "announced"]
    autocomplete_fields = ["source", "speaker", "office"]
    by_footnote = ["source__cited_in__number", "source__mentioned_in__number"]
    fieldsets = [
        (None, {"fields": ["source"]}),
        (_("Who says it through whom"), {"fields": NEWS_FIELDS[:5]}),
        (_("What it says, and what it leaves out"), {"fields": NEWS_FIELDS[5:]}),
    ]


@admin.register(Transcription)
class TranscriptionAdmin(DeskAdmin):
    list_display = ["source", "language", "basis", "reviewed_on"]
    list_filter = ["language", ("reviewed_on", admin.EmptyFieldListFilter)]
    list_select_related = ["source"]
    search_fields = ["source__title", "source__slug", "text", "basis"]
    autocomplete_fields = ["source"]
    by_footnote = ["source__cited_in__number", "source__mentioned_in__number"]
    fieldsets = [
        (None, {"fields": ["source", "basis", "language", "text"]}),
        (_("Review"), {"fields": ["reviewer", "reviewed_on"]}),
    ]


@admin.register(Excerpt)
class ExcerptAdmin(DeskAdmin):
    list_display = ["slug", "words", "source", "footnote"]
    list_filter = ["language", "source__kind"]
    list_select_related = ["source", "footnote"]
    search_fields = ["text", "slug", "source__title", "source__slug", "footnote__shelfmark__as_printed"]
    autocomplete_fields = ["source", "footnote", "speaker"]
    by_footnote = ["footnote__number"]
    fieldsets = [
        (None, {"fields": ["source", "footnote", "locator", "text", "slug"]}),
        (_("Whose words"), {"fields": ["speaker", "language", "translator"]}),
        (_("On a page"), {"fields": ["lead_in", "shown", "key_phrase"]}),
    ]

    @admin.display(description=_("words"))
    def words(self, row):
        return Truncator(row.shown or row.text).words(12)
