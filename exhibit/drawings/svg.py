"""How drawings write what they measure: an attribute of SVG is no text for readers, so no language changes it."""


def number(value):
    """A number as SVG reads it, to two places: "12.5", never "12,5"."""
    return f"{round(value, 2):.10g}"


NARROW, BROAD = "iljtfrI.,;:'’|!()[] ", "mwMWCDGHKNOQRSTUVXYABEFPZ"


def text_width(words, size, bold=False):
    """About how wide these words are at most, in units of a drawing: labels' fonts are narrow, their stand-ins less."""
    width = size * sum(0.3 if letter in NARROW else 0.62 if letter in BROAD else 0.5 for letter in words)
    return width * 1.2 if bold else width


def wrapped(words, length):
    """Words in lines of about `length` letters; a longer word has a line of its own."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) >= length:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


class Space:
    """What is taken of a drawing: rectangles that no label may touch."""

    def __init__(self, width, height=float("inf"), margin=4):
        self.frame = margin, width - margin, margin if height < float("inf") else -height, height - margin
        self.taken = []

    def take(self, x, y, to_x, to_y):
        self.taken.append((min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))

    def is_free(self, x, y, to_x, to_y):
        left, right, top, low = self.frame
        return (
            left <= x
            and to_x <= right
            and top <= y
            and to_y <= low
            and all(to_x <= left or x >= right or to_y <= top or y >= low for left, top, right, low in self.taken)
        )
