"""The kinds of question, and what each form of answer brings: template, reading, marking, QTI interaction."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from quiz import answers, scores


class Kind(models.TextChoices):
    CHOICE = "choice", _("choose")
    SEQUENCE = "sequence", _("put in order")
    MATCH = "match", _("join pairs")
    WEIGH = "weigh", _("weigh sources")
    LABEL = "label", _("label claims")
    COMPARE = "compare", _("compare two papers")
    READ = "read", _("read a value")
    REVEAL = "reveal", _("guess covered words")
    FOCUS = "focus", _("mark words")
    MAP = "map", _("assign roles to places")
    REFLECT = "reflect", _("observe, reflect, question")


# What learners do, for a curator who chooses a kind.
HINTS = {
    Kind.CHOICE: _("Say which of three to five answers is right, or which several are."),
    Kind.SEQUENCE: _("Bring four to six cards into their order in time."),
    Kind.MATCH: _("Give each item the partner that belongs to it."),
    Kind.WEIGH: _("Say how far each source speaks for a statement, or against it."),
    Kind.LABEL: _("Say of each claim how well it is attested."),
    Kind.COMPARE: _("Say in which of two papers a statement stands."),
    Kind.READ: _("Find a number, a date or a message in a drawing."),
    Kind.REVEAL: _("Guess covered words of a quotation, then uncover them."),
    Kind.FOCUS: _("Mark the words of a quotation that show something."),
    Kind.MAP: _("Say what each capital was to a message."),
    Kind.REFLECT: _("Write down what is seen, thought and asked."),
}
# Which reading habit a kind mostly asks for; a curator may say another.
HABITS = {
    Kind.SEQUENCE: "contextualise",
    Kind.MATCH: "connect",
    Kind.WEIGH: "corroborate",
    Kind.LABEL: "source",
    Kind.COMPARE: "corroborate",
    Kind.READ: "interpret-data",
    Kind.REVEAL: "close-read",
    Kind.FOCUS: "close-read",
    Kind.MAP: "map",
    Kind.REFLECT: "question",
}


class Form(models.TextChoices):
    """How an answer is given. Value, kind, template (of asked/ and told/), QTI interaction, reading, marking, words."""

    ONE = ("one", "choice", "options", "choice", answers.one, scores.options, _("choose: one option"))
    SEVERAL = ("several", "choice", "options", "choice", answers.several, scores.options, _("choose: several options"))
    NUMBER = ("number", "read", "value", "textEntry", answers.value, scores.value, _("read: a number"))
    DATE = ("date", "read", "value", "textEntry", answers.value, scores.value, _("read: a date"))
    MESSAGE = ("message", "read", "options", "choice", answers.one, scores.options, _("read: one of the messages"))
    SEQUENCE = ("sequence", "sequence", "sequence", "order", answers.order, scores.order, _("put cards in order"))
    MATCH = ("match", "match", "pairs", "match", answers.joined, scores.exact, _("join each item to its partner"))
    WEIGH = ("weigh", "weigh", "rows", "match", answers.weighed, scores.steps, _("rate each source for one statement"))
    LABEL = ("label", "label", "rows", "match", answers.labelled, scores.label, _("give each claim a status"))
    COMPARE = (
        "compare",
        "compare",
        "rows",
        "match",
        answers.placed,
        scores.exact,
        _("in A, in B, in both, in neither"),
    )
    REVEAL = ("reveal", "reveal", "reveal", "inlineChoice", answers.phrase, scores.phrase, _("find the covered words"))
    FOCUS = ("focus", "focus", "focus", "hottext", answers.several, scores.options, _("mark spans of the words"))
    MAP = ("map", "map", "pairs", "match", answers.joined, scores.exact, _("give each place its role"))
    REFLECT = ("reflect", "reflect", "reflect", "extendedText", answers.on_paper, scores.nothing, _("in own words"))

    def __new__(cls, value, kind, template, interaction, read, mark):
        form = str.__new__(cls, value)
        form._value_ = value
        form.kind = Kind(kind)
        form.template = template
        form.interaction = f"{interaction}Interaction"
        form.read = read
        form.mark = mark
        return form

    @property
    def has_key(self):
        """Whether the right value stands in the question itself, not in its options."""
        return self in (Form.NUMBER, Form.DATE)

    @property
    def is_shuffled(self):
        """Whether there is an order that could tell the key: not that of the words of a text."""
        return self.template in ("options", "sequence", "pairs", "rows", "reveal")

    @property
    def is_scored(self):
        """Whether an answer gets a mark; without one it is not kept either."""
        return self.mark is not scores.nothing

    @property
    def takes_spans(self):
        """Whether it can ask for the words that show the answer besides: not where words are the answer."""
        return self not in (Form.REVEAL, Form.FOCUS, Form.REFLECT)

    @property
    def marks_options(self):
        """Whether `right` says which options are."""
        return self.mark in (scores.options, scores.phrase)
