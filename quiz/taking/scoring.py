"""How an assessment item of QTI 3 is scored: what is declared of its responses, and what is done with them."""

from quiz.kinds import Form
from quiz.taking.xml import element

_TYPES = {"number": "integer", "date": "string", "reflect": "string"}
_PAIRED = ("pairs", "rows")
UNSHOWN = "unshown"  # the answer is true, but not shown by the words marked


def option_id(uid):
    return f"o-{uid}"


def span_id(uid):
    return f"s-{uid}"


def column_id(value):
    return f"to-{value}"


def declare(root, item):
    """The declarations of an Item's responses with key and worth, and of what comes of them."""
    several = item.form in (Form.SEVERAL, Form.FOCUS) or item.form.template in _PAIRED
    cardinality = "ordered" if item.form == Form.SEQUENCE else "multiple" if several else "single"
    kind = "directedPair" if item.form.template in _PAIRED else _TYPES.get(item.form, "identifier")
    _declare_response(root, "RESPONSE", cardinality, kind, _key(item), _worth(item), _share(item))
    if item.spans:
        right = [span_id(span.uid) for span in item.spans if span.worth][:1]
        worth = [(span_id(span.uid), span.worth) for span in item.spans]
        _declare_response(root, "EVIDENCE", "single", "identifier", right, worth, _share(item))
    if item.form != Form.REFLECT:
        score = _outcome(root, "SCORE", "single", "float")
        element("qti-value", "0", element("qti-default-value", within=score))
    _outcome(root, "FEEDBACK", "multiple", "identifier")


def _declare_response(root, identifier, cardinality, kind, key, worth, share):
    declared = element(
        "qti-response-declaration", within=root, identifier=identifier, cardinality=cardinality, base_type=kind
    )
    if key:
        right = element("qti-correct-response", within=declared)
        for value in key:
            element("qti-value", value, right)
    if worth:
        bounds = {"default_value": 0, "lower_bound": 0, "upper_bound": _number(share)}
        mapping = element("qti-mapping", within=declared, **bounds)
        for value, of_it in worth:
            element("qti-map-entry", within=mapping, map_key=value, mapped_value=_number(of_it * share))


def _outcome(root, identifier, cardinality, kind):
    named = {"identifier": identifier, "cardinality": cardinality, "base_type": kind}
    return element("qti-outcome-declaration", within=root, **named)


def _key(item):
    if item.key:
        return [item.key]
    if item.form == Form.SEQUENCE:
        return [option_id(uid) for uid, _place in item.columns]
    if item.rows:
        return [f"{option_id(row.uid)} {column_id(row.right)}" for row in item.rows]
    return [option_id(choice.uid) for choice in item.choices if choice.worth > 0]


def _worth(item):
    """[(what is given, what it is worth)] where that can be told by a table."""
    if item.form == Form.DATE:
        return item.days
    if item.form.template in _PAIRED:
        given = [(row, value) for row in item.rows for value, _words in item.columns]
        return [
            (f"{option_id(row.uid)} {column_id(value)}", row.worth[value] / len(item.rows))
            for row, value in given
            if row.worth[value]
        ]
    return [] if item.form == Form.NUMBER else [(option_id(choice.uid), choice.worth) for choice in item.choices]


def _share(item):
    """What the answer is worth of the whole: half, where the evidence is asked too."""
    return 0.5 if item.spans else 1


def process(root, item):
    """What is done with the responses: SCORE, and in FEEDBACK what is told."""
    done = element("qti-response-processing", within=root)
    if item.form == Form.NUMBER:
        _score_by_distance(done, item)
    elif item.form == Form.SEQUENCE:
        test = element("qti-match", within=_condition(done, "if"))
        _variable(test, "RESPONSE")
        element("qti-correct", within=test, identifier="RESPONSE")
        _set_score(_last(done), _share(item))
    elif item.form != Form.REFLECT:
        element("qti-map-response", within=_set(done, "SCORE"), identifier="RESPONSE")
    if item.spans:
        together = element("qti-sum", within=_set(done, "SCORE"))
        _variable(together, "SCORE")
        element("qti-map-response", within=together, identifier="EVIDENCE")
    _tell(done, item)


def _score_by_distance(done, item):
    for at, (off, worth) in enumerate(item.ranges):
        _equal(_condition(done, "else-if" if at else "if"), "integer", item.key, off)
        _set_score(_last(done), worth * _share(item))


def _tell(done, item):
    told = element("qti-multiple", within=_set(done, "FEEDBACK"))
    element("qti-base-value", "why", told, base_type="identifier")
    if item.choices and not item.form.has_key:
        _variable(told, "RESPONSE")
    if item.spans:
        _variable(told, "EVIDENCE")
    for choice in item.choices if item.form.has_key else ():
        _equal(_condition(done, "if"), _TYPES[item.form], choice.words)
        _tell_also(_last(done), option_id(choice.uid))
    if item.spans:
        _test_unshown(_condition(done, "if"), _share(item))
        _tell_also(_last(done), UNSHOWN)


def _test_unshown(branch, share):
    """A whole answer's share of the score, though the evidence is worth nothing."""
    both = element("qti-and", within=branch)
    whole = element("qti-gte", within=both)
    _variable(whole, "SCORE")
    element("qti-base-value", _number(share), whole, base_type="float")
    none = element("qti-lte", within=both)
    element("qti-map-response", within=none, identifier="EVIDENCE")
    element("qti-base-value", "0", none, base_type="float")


def _tell_also(branch, identifier):
    also = element("qti-multiple", within=_set(branch, "FEEDBACK"))
    _variable(also, "FEEDBACK")
    element("qti-base-value", identifier, also, base_type="identifier")


def _condition(done, branch):
    """A branch of a condition: of a new one, or a further one of the last."""
    within = element("qti-response-condition", within=done) if branch == "if" else done[-1]
    return element(f"qti-response-{branch}", within=within)


def _last(done):
    """The branch that was begun last."""
    return done[-1][-1]


def _equal(branch, kind, value, off=0):
    """The test whether the response is this value; of a number, up to so far off."""
    if kind == "integer":
        test = element("qti-equal", within=branch, tolerance_mode="absolute", tolerance=f"{off} {off}")
    else:
        test = element("qti-match", within=branch)
    _variable(test, "RESPONSE")
    element("qti-base-value", value, test, base_type=kind)


def _set(within, outcome):
    return element("qti-set-outcome-value", within=within, identifier=outcome)


def _set_score(branch, worth):
    element("qti-base-value", _number(worth), _set(branch, "SCORE"), base_type="float")


def _variable(within, identifier):
    element("qti-variable", within=within, identifier=identifier)


def _number(worth):
    return f"{float(worth):.10g}"
