"""What is told of an answer, kind by kind: the data of told/<template>.html. It holds the key."""

from django.utils.formats import date_format

from archive.dates import in_words
from archive.models import EvidenceStatus
from exhibit.blocks import card
from quiz.answers import NO_SPAN, UNCOVERED, read_value
from quiz.asking import given_in_words, steps_in_words
from quiz.kinds import Form
from quiz.record import items, partners, shown_order
from quiz.scores import neighbours, right_of
from quiz.words import cut


def told(opened, question, answer, mark, notes):
    """The data for one question's answer; prose goes through `notes`."""
    template = Form(question.form).template
    found = {"told": f"components/told/{template}.html"}
    found["evidence"] = _evidence(opened, question, answer, notes) if question.spans else None
    match template:
        case "options" | "value" | "reveal":
            found["replies"] = _replies(opened, question, mark, notes)
        case "focus":
            found["replies"] = [row for row in _replies(opened, question, mark, notes) if row["right"] or row["chosen"]]
            found["pieces"] = _marked(opened, question, question.options, mark.chosen)
        case "sequence":
            found |= _order(question, answer, notes)
        case "pairs" | "rows":
            found["rows"] = [_row(opened, question, option, answer, mark, notes) for option in items(question)]
            found["unused"] = [(row.partner, notes.prose(row.reply)) for row in question.options if not row.text]
            found["names"] = (question.first_name, question.second_name)
    if template == "reveal":
        found["uncovered"] = answer.pairs[0][1] == UNCOVERED
        found["pieces"] = _marked(opened, question, [row for row in question.options if row.right], mark.chosen)
    return found


def shown_value(question, text):
    """A value as a reader says it: with its unit, or as a date; any other text as it is."""
    if not text or question.form not in ("number", "date"):
        return text
    try:
        value = read_value(question.form, text)
    except ValueError:
        return text
    if question.form == "date":
        return date_format(value, "j F Y")
    return f"{value} {question.unit}".strip()


def _replies(opened, question, mark, notes):
    """[{text, reply, right, chosen, belief}]; of the wrong values an author foresaw, only the one that was given."""
    shown = question.options if question.form == "focus" else shown_order(question)
    return [
        {
            "text": shown_value(question, option.text),
            "reply": notes.prose(option.reply),
            "right": option.right,
            "chosen": option.uid in mark.chosen,
            "belief": option.uid in mark.chosen and _belief(opened, option),
        }
        for option in shown
        if not Form(question.form).has_key or option.uid in mark.chosen
    ]


def _belief(opened, option):
    """The misconception a reader may have who chose this, with the passage that contradicts it; None without one."""
    row = opened.record.misconception.get(option.misconception)
    return row and {"name": row.name, "text": row.text, "card": card(opened, row.excerpt)}


def _order(question, answer, notes):
    by_uid = {option.uid: option for option in question.options}
    wrong = [(by_uid[first], by_uid[second]) for first, second, right in neighbours(question, answer) if not right]
    return {
        "cards": [
            {
                "text": option.text,
                "date": in_words(option.date, month="F") if option.date else "",
                "reply": notes.prose(option.reply),
                "stood": answer.options.index(option.uid) + 1,
                "stands": at,
            }
            for at, option in enumerate(question.options, start=1)
        ],
        "wrong_pair": [option.text for option in wrong[0]] if wrong else None,
    }


def _row(opened, question, option, answer, mark, notes):
    given, points = dict(answer.pairs)[option.uid], dict(mark.points)[option.uid]
    lines = [option.excerpt, option.other_excerpt] if question.form == "compare" else [option.excerpt]
    return {
        "text": option.text,
        "given": given_in_words(question, given),
        "right": _right_in_words(question, option),
        "is_right": points == 1,
        "is_near": 0 < points < 1,
        "status": option.label,
        "range": option.low is not None,
        "reply": notes.prose(option.reply),
        "would_change": notes.prose(option.would_change),
        "lines": [card(opened, slug) if slug else None for slug in lines] if any(lines) else [],
        "belief": points != 1 and _belief(opened, option),
    }


def _right_in_words(question, option):
    match question.form:
        case "label":
            return EvidenceStatus(option.label).label
        case "weigh":
            steps = steps_in_words()
            low, high = (None if step is None else steps[step + 2] for step in (option.low, option.high))
            return steps[-1] if not low else low if low == high else f"{low} – {high}"
        case "match" | "map":
            return next(words for words, uid in partners(question).items() if uid == right_of(question, option))
    return given_in_words(question, right_of(question, option))


def _marked(opened, question, rows, chosen):
    """[(words, how)]: the evidence; `how` is "" or what became of a span: found, missed, too-many."""
    text = opened.record.holdings.excerpt[question.evidence].shown_words
    return [(words, _how(row, chosen)) for words, row in cut(text, rows)]


def _how(row, chosen):
    if not row or (not row.right and row.uid not in chosen):
        return ""
    return "missed" if row.uid not in chosen else "found" if row.right else "too-many"


def _evidence(opened, question, answer, notes):
    """What is told of the words that were marked as evidence."""
    marked = [span for span in question.spans if span.uid == answer.span]
    pieces = _marked(opened, question, question.spans, [answer.span])
    if any(span.right for span in marked):  # one is enough: the others are not missed
        pieces = [(words, "key" if how == "missed" else how) for words, how in pieces]
    return {
        "pieces": pieces,
        "none": answer.span == NO_SPAN,
        "in_vain": not any(span.right for span in question.spans),
        "replies": [
            {"text": span.text, "reply": notes.prose(span.reply), "right": span.right, "chosen": span in marked}
            for span in question.spans
            if span in marked or span.right
        ],
    }
