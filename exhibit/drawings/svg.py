"""How drawings write what they measure: an attribute of SVG is no text for readers, so no language changes it."""


def number(value):
    """A number as SVG reads it, to two places: "12.5", never "12,5"."""
    return f"{round(value, 2):.10g}"
