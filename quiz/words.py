"""The words of an excerpt as a question shows them: with pieces cut out of them, or covered."""


def cut(text, rows):
    """[(words, row or None)]: the text, with the words of each row (its `text`) cut where they next occur, in order.

    A row whose words do not occur after those of the row before is left out; the check before publishing names it.
    """
    found, at = [], 0
    for row in rows:
        start = text.find(row.text, at)
        if start < 0 or not row.text:
            continue
        found += [(text[at:start], None), (row.text, row)]
        at = start + len(row.text)
    return [(words, row) for words, row in [*found, (text[at:], None)] if words]


def missing(text, rows):
    """The rows whose words are not in the text, or not in this order."""
    kept = [row.uid for _words, row in cut(text, rows) if row]
    return [row for row in rows if row.uid not in kept]
