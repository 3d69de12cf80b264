"""XML that is well-formed whatever the words are."""

import re
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that XML 1.0 cannot hold


def element(tag, words="", within=None, **attributes):
    """An element with these words, at the end of another; an underscore in an attribute's name is a hyphen."""
    attributes = {name.replace("_", "-"): str(value) for name, value in attributes.items()}
    made = Element(tag, attributes) if within is None else SubElement(within, tag, attributes)
    made.text = plain(words)
    return made


def plain(words):
    """Words with what XML cannot hold replaced by the sign for an unknown character."""
    return _NEVER.sub("\ufffd", words)


def markup(html):
    """Cleaned html (of our own prose) as an element `div`."""
    return fromstring(f"<div>{plain(html).replace('<br>', '<br/>').replace('&nbsp;', '&#160;')}</div>")  # noqa: S314 - ours


def document(root, remarks=()):
    """The bytes of a document, with remarks as a comment in front."""
    lines = [plain(line).replace("--", "- -") for line in remarks]
    comment = "<!--\n{}\n-->\n".format("\n".join(lines)) if lines else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{comment}{tostring(root, encoding="unicode")}\n'.encode()
