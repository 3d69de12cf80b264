"""The questions of the pattern page: one of each form; the states of their forms; answers right, partly, wrong."""

from django.http import QueryDict

from quiz.kinds import Form
from quiz.marking import Answer
from quiz.record import Misconception, Option, Question, Span

CITED = '<cite data-basis="source" data-source="note-one" data-at="fn 1"></cite>'
REPLY = f"<p>A reply to whoever chose this.{CITED}</p>"
BECAUSE = f"<p>Why it belongs there.{CITED}</p>"


def _question(form, text, options, habit="close-read", uid="", **fields):
    why = f"<p>The note says so.{CITED}</p>"
    return Question(
        uid=uid or form,
        kind=str(Form(form).kind),
        form=form,
        habit=habit,
        text=text,
        why=why,
        evidence="first-words",
        options=options,
        **fields,
    )


def _options(*texts, right=(0,), **fields):
    return [Option(uid=f"o{at}", text=text, reply=REPLY, right=at in right, **fields) for at, text in enumerate(texts)]


def _item(uid, text, **fields):
    return Option(uid=uid, text=text, reply=BECAUSE, **fields)


MISCONCEPTIONS = [
    Misconception(
        slug="silence-is-consent",
        name="Silence is consent",
        text="That whoever does not answer a note agrees with it.",
        excerpt="other-words",
    )
]
QUESTIONS = [
    _question(
        "one",
        "Which note asked first?",
        [
            *_options("The first note", "The protest"),
            Option(uid="o2", text="The late note", reply=REPLY, misconception="silence-is-consent"),
        ],
    ),
    _question(
        "several", "Which two came from Zenda?", _options("The protest", "The late note", "The reply", right=(0, 1))
    ),
    _question(
        "number",
        "How many days did the first note wait?",
        _options("31", right=()),
        habit="interpret-data",
        key="353",
        unit="days",
        tolerance=5,
    ),
    _question("date", "When was the protest delivered?", [], habit="interpret-data", key="1901-02-01", tolerance=1),
    _question(
        "message",
        "Which note drew a reply?",
        _options("The protest", "The first note", "The late note"),
        habit="interpret-data",
    ),
    _question(
        "sequence",
        "In which order were these papers sent?",
        [
            _item("first", "The first note", date="1901-01-01"),
            _item("protest", "The protest, in rather more words than its sender may have liked", date="1901-02-01"),
            _item("reply", "The reply", date="1901-03-04"),
            _item("late", "The late note", date="1901-12-20"),
        ],
        habit="contextualise",
    ),
    _question(
        "match",
        "Which paper did what?",
        [
            _item("first", "The first note", partner="asked for an answer"),
            _item("protest", "The protest", partner="drew a reply"),
            _item("reply", "The reply", partner="closed the matter"),
            Option(uid="spare", text="", partner="set a day for a meeting", reply=BECAUSE),
        ],
        habit="connect",
    ),
    _question(
        "weigh",
        "How far does each speak for this: Strelsau had read the first note by March?",
        [
            _item("reply", "The reply of March", low=1, high=2, excerpt="other-words"),
            _item("late", "The late note, from Zenda", low=-1, high=0),
            _item("book", "An invented book, printed much later"),
        ],
        habit="corroborate",
    ),
    _question(
        "label",
        "What is each of these?",
        [
            _item(
                "claimed",
                "An invented sentence whose evidence is claimed.",
                label="claimed",
                near="reported",
                claim="claim-claimed",
                would_change=f"<p>A paper of the court.{CITED}</p>",
            ),
            _item(
                "unknown",
                "An invented sentence whose evidence is unknown.",
                label="unknown",
                claim="claim-unknown",
                would_change=f"<p>Any paper at all.{CITED}</p>",
            ),
        ],
        habit="source",
    ),
    _question(
        "compare",
        "Which paper says it?",
        [
            _item("waits", "That an answer is awaited", excerpt="first-words"),
            _item("closed", "That the matter is closed", other_excerpt="other-words"),
            _item("matter", "That there is a matter", excerpt="first-words", other_excerpt="other-words"),
            _item("weather", "That it rained in Strelsau"),
        ],
        habit="corroborate",
        first_name="The first note",
        second_name="The reply",
    ),
    _question(
        "reveal",
        "With what does Zenda wait, besides patience?",
        _options("growing surprise", "a heavy heart", "an army"),
    ),
    _question(
        "focus",
        "Which words show that Zenda waited?",
        [
            Option(uid="f0", text="awaits with patience", reply=REPLY, right=True),
            Option(uid="f1", text="growing surprise", reply=REPLY),
            Option(uid="f2", text="the answer of the Grand Duchy", reply=REPLY, right=True),
        ],
    ),
    _question(
        "map",
        "What was each city to the first note?",
        [
            _item("strelsau", "Strelsau", partner="its addressee"),
            _item("zenda", "Zenda", partner="its sender"),
            _item("hentzau", "Hentzau", partner="not told of it"),
            _item("tarlenheim", "Tarlenheim", partner="not told of it"),
        ],
        habit="map",
    ),
    _question("reflect", "What do you make of the first note?", [], habit="question"),
    _question(
        "one",
        "What does the first note await?",
        _options("An answer", "A visitor", "The spring"),
        uid="citing",
        spans=[
            Span(uid="s0", text="growing surprise", reply=REPLY),
            Span(uid="s1", text="the answer of the Grand Duchy", right=True, reply=REPLY),
        ],
    ),
]


def _roles(*roles):
    return Answer(pairs=tuple(zip(("strelsau", "zenda", "hentzau", "tarlenheim"), roles, strict=True)))


RIGHT_PAIRS = (("first", "first"), ("protest", "protest"), ("reply", "reply"))
GIVEN = [
    ("one", Answer(options=("o0",)), 3),
    ("one", Answer(options=("o2",)), 1),
    ("several", Answer(options=("o0",)), 2),
    ("number", Answer(value="360"), None),
    ("number", Answer(value="31"), 2),
    ("date", Answer(value="1901-02-03"), 3),
    ("message", Answer(options=("o2",)), 2),
    ("sequence", Answer(options=("first", "protest", "reply", "late")), 3),
    ("sequence", Answer(options=("protest", "first", "reply", "late")), 2),
    ("sequence", Answer(options=("late", "reply", "protest", "first")), None),
    ("match", Answer(pairs=RIGHT_PAIRS), 3),
    ("match", Answer(pairs=(("first", "first"), ("protest", "spare"), ("reply", "reply"))), None),
    ("match", Answer(pairs=(("first", "reply"), ("protest", "first"), ("reply", "protest"))), 1),
    ("weigh", Answer(pairs=(("reply", "2"), ("late", "1"), ("book", "unusable"))), 2),
    ("weigh", Answer(pairs=(("reply", "2"), ("late", "2"), ("book", "2"))), 3),
    ("weigh", Answer(pairs=(("reply", "-2"), ("late", "2"), ("book", "2"))), 3),
    ("label", Answer(pairs=(("claimed", "claimed"), ("unknown", "unknown"))), None),
    ("label", Answer(pairs=(("claimed", "reported"), ("unknown", "unknown"))), 3),
    ("label", Answer(pairs=(("claimed", "documented"), ("unknown", "documented"))), 3),
    ("compare", Answer(pairs=(("waits", "a"), ("closed", "b"), ("matter", "both"), ("weather", "neither"))), 1),
    ("compare", Answer(pairs=(("waits", "a"), ("closed", "a"), ("matter", "a"), ("weather", "a"))), 2),
    ("compare", Answer(pairs=(("waits", "b"), ("closed", "a"), ("matter", "a"), ("weather", "a"))), 2),
    ("reveal", Answer(pairs=(("o0", "covered"),)), 3),
    ("reveal", Answer(pairs=(("o1", "uncovered"),)), 1),
    ("focus", Answer(options=("f0", "f2")), 3),
    ("focus", Answer(options=("f0", "f1", "f2")), 2),
    ("focus", Answer(options=("f1",)), 3),
    ("map", _roles("strelsau", "zenda", "hentzau", "hentzau"), 2),
    ("map", _roles("zenda", "zenda", "zenda", "hentzau"), 2),
    ("map", _roles("zenda", "hentzau", "zenda", "zenda"), 2),
    ("reflect", Answer(), None),
    ("citing", Answer(options=("o0",), span="s1"), 3),
    ("citing", Answer(options=("o0",), span="s0"), 2),
    ("citing", Answer(options=("o1",), span="s1"), 2),
    ("citing", Answer(options=("o1",), span="none"), 2),
]


def _sent(text):
    return QueryDict(text)


# Forms that are drawn once more, or on the question's own page: question, seed of the order, what was sent.
STATES = [
    ("one", "", _sent("answer=o1&confidence=2")),
    ("sequence", "a seed", _sent("answer=late&answer=reply&answer=first&answer=protest")),
    ("weigh", "", _sent("row-reply=2")),
    ("reveal", "", _sent("uncover=1")),
    ("focus", "", _sent("answer=f1")),
    ("citing", "", _sent("answer=o1&span=none")),
]
