"""The field that curators write prose in: no HTML to type, and a button that cites the record."""

from django_prose_editor.fields import ProseEditorField

from archive.prose import clean

INLINE = {"Bold": True, "Italic": True, "HardBreak": True, "Citation": True}
BLOCK = INLINE | {"BulletList": True, "OrderedList": True, "ListItem": True}


def inline_prose_field(*args, **kwargs):
    """A few sentences with citations."""
    return ProseEditorField(*args, extensions=INLINE, sanitize=clean, blank=True, **kwargs)


def prose_field(*args, **kwargs):
    """Paragraphs and lists with citations."""
    return ProseEditorField(*args, extensions=BLOCK, sanitize=clean, **kwargs)
