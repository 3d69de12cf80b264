from django.core.management import BaseCommand, CommandError

from quiz.drafting import KINDS
from quiz.suggesting import suggest


class Command(BaseCommand):
    help = (
        "Draft questions out of the register, for a curator to read through: who said it, from whom to whom, what was "
        "answered, how many days, in which order, which date. No page asks them, and the same is never drafted twice."
    )

    def add_arguments(self, parser):
        parser.add_argument("--kind", action="append", choices=KINDS, help="only this kind; may be given again")
        parser.add_argument("--limit", type=int, help="at most so many questions")
        parser.add_argument("--dry-run", action="store_true", help="say what would be drafted, and write nothing")

    def handle(self, *args, kind, limit, dry_run, **options):
        if limit is not None and limit < 1:
            raise CommandError("Give --limit a number of questions: 1 or more.")
        number = 0
        for slug, draft in suggest(kind or (), limit, dry_run):
            number += 1
            self.stdout.write(f"{draft.item.partition(':')[0]}: {draft.question.text} ({slug})")
        if dry_run:
            self.stdout.write(f"{number} questions would be drafted; nothing was written.")
        elif number:
            self.stdout.write(f"{number} questions drafted. Curators find them under Questions, as drafts.")
        else:
            self.stdout.write("Nothing new to draft.")
