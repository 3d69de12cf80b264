"""Words that may cross a red line: what an exhibit leaves out about harm, of whatever source.

No photographs or descriptions of victims, no procedures, no agents, carriers, devices, quantities or dispersal, no
games made of it. The words below only make somebody look: what is said is judged by a reviewer. Findings name the place
and never repeat the word or what stands around it, since a draft's findings are read by whoever has its link.
"""

import re

AGENTS = (
    "anthrax",
    "plague",
    "cholera",
    "typhoid",
    "typhus",
    "glanders",
    "botulin",
    "tularemia",
    "smallpox",
    "brucell",
)
CARRIERS = ("flea", "lice", "mosquito", "rodent", "insect")
DEVICES = ("aerosol", "sprayer", "bacteria bomb", "bomb casing", "porcelain bomb", "warhead")
PROCEDURES = ("vivisect", "dissect", "autops", "inoculat", "frostbite", "infected with", "injected with", "dispers")
GAMES = ("countdown", "leaderboard", "leader board", "choose the verdict", "high score")

WORDS = re.compile(rf"\b(?:{'|'.join((*AGENTS, *CARRIERS, *DEVICES, *PROCEDURES, *GAMES))})", re.IGNORECASE)


def crossed(text):
    """Whether a text should be looked at again."""
    return bool(WORDS.search(text))
