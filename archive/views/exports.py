"""What can be taken away of more than one source: the list as it is narrowed, and the tables with their columns."""

import base64
import hashlib

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import columns
from archive.citing.reference import reference
from archive.held import held
from archive.models import Thing
from archive.views.lists import results_of
from archive.views.sources import cited_edition, taken


@require_safe
def sources_as(request, format):
    """The list of sources, narrowed as the visitor has it, in a format of references."""
    editions = {edition.exhibit: edition for edition in held()}
    results = results_of(request, Thing.SOURCE)
    rows = results[0 : results.count()]
    references = [
        reference(editions[row.exhibit].holdings, row.slug, cited_edition(request, editions[row.exhibit], row.slug))
        for row in rows
        if row.exhibit in editions and row.slug in editions[row.exhibit].holdings.source
    ]
    return taken(format, "sources", references)


@require_safe
def table(request, name):
    """A table as CSV, with the sum of its bytes."""
    if name not in columns.TABLES:
        raise Http404
    content = columns.write(columns.TABLES[name], held()).encode()
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "Repr-Digest": f"sha-256=:{digest}:",
        },
    )


@require_safe
def column_guide(request):
    """What each column means, the licence, and the sums to check a download by."""
    editions = held()
    tables = [(table, columns.sums(columns.write(table, editions))) for table in columns.TABLES.values()]
    return render(request, "archive/column_guide.html", {"tables": tables, "editions": editions})
