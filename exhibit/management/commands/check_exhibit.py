from collections import Counter

from django.core.management import BaseCommand, CommandError

from archive.models import Party
from archive.prose import statements
from exhibit.check import check, errors
from exhibit.commands import exhibit_or_error, print_findings
from exhibit.editorial import table
from exhibit.gather import gather
from exhibit.record import digest, own_prose, prose_of
from quiz.kinds import Form, Kind
from quiz.models import Misconception, Question
from quiz.staleness import review_findings

NAMED = {"quantities": "figures", "news_reports": "news reports"}  # else as the record names them


class Command(BaseCommand):
    help = "Check the draft of an exhibit as publishing would, and count what it holds."

    def add_arguments(self, parser):
        parser.add_argument("exhibit", help="its short name: unanswered-notes")

    def handle(self, *args, exhibit, **options):
        record = gather(exhibit_or_error(exhibit))
        findings = [*check(record), *review_findings(record.question)]
        print_findings(findings, self.stdout.write)
        held = record.holdings
        counts = {NAMED.get(name, name): len(getattr(held, name)) for name in held.__struct_fields__}
        counts |= {
            "people": sum(row.kind == Party.Kind.PERSON for row in held.parties),
            "actions": sum(len(row.actions) for row in held.messages),
            "stances": sum(len(row.stances) for row in held.claims),
            "pages": len(record.pages),
            "questions": len(record.questions),
        }
        self.stdout.write(", ".join(f"{number} {name}" for name, number in counts.items()))
        for line in table(record):
            self.stdout.write(line)
        self.stdout.write(self.coverage(record))
        for line in self.asked(record.questions):
            self.stdout.write(line)
        for row in Misconception.objects.untested():
            self.stdout.write(f"no question tests the misconception: {row.name} ({row.slug})")
        wrong = len(errors(findings))
        self.stdout.write(f"{len(findings) - wrong} warnings, digest {digest(record)[:12]}")
        self.stdout.write(f"{wrong} errors")
        if wrong:
            raise CommandError("This draft cannot be published yet.")

    def asked(self, questions):
        """What the exhibit asks: how often each kind and each habit, and how many options say nothing afterwards."""
        for name, choices in (("kind", Kind), ("habit", Question.Habit)):
            found = Counter(getattr(question, name) for question in questions)
            yield f"questions by {name}: {', '.join(f'{value} {found[value]}' for value in choices.values)}"
        options = [(question.form, option) for question in questions for option in question.options]
        silent = [row.uid for form, row in options if not row.reply and (row.right or form != Form.FOCUS)]
        named = {option.misconception for _form, option in options} - {""}
        yield f"{len(options)} options, {len(silent)} of them without a reply; {len(named)} misconceptions tested"

    def coverage(self, record):
        """How many statements have a citation, and on what basis."""
        on_pages = [html for page in record.pages for block in page.blocks for html in prose_of(block)]
        texts = [*own_prose(record).values(), *on_pages]
        bases = Counter(atom.basis if atom else "none" for html in texts for _words, atom in statements(html))
        total = bases.total()
        shares = ", ".join(f"{basis} {number} ({number / total:.0%})" for basis, number in sorted(bases.items()))
        return f"{total} statements: {shares}" if total else "no statements"
