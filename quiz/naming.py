"""Short names that are made, so that nobody has to type them: of questions, and of their options and spans."""

from django.utils.text import slugify

from quiz.models import Option, Question

SLUG_LENGTH = 60
UID_LENGTH = Option._meta.get_field("uid").max_length


def free_slug(words, taken=None):
    """A short name for a question, from its words, that no question has; nor is it in `taken`."""

    def is_free(name):
        return name not in (taken or ()) and not Question.objects.filter(slug=name).exists()

    return _free(words, SLUG_LENGTH, "question", is_free)


def free_uid(words, taken):
    """A short name for a part of a question, from its words, that is not among `taken`."""
    return _free(words, UID_LENGTH, "option", lambda name: name not in taken)


def _free(words, length, otherwise, is_free):
    stem = _cut(slugify(words), length - 4) or otherwise
    return next(name for name in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if is_free(name))


def _cut(name, length):
    """Not in the middle of a word, unless it is one long word."""
    if len(name) <= length:
        return name
    return name[: length + 1].rpartition("-")[0] or name[:length]
