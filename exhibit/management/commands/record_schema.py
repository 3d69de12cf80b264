import json

from django.core.management import BaseCommand

from exhibit.record import schema


class Command(BaseCommand):
    help = "Print the JSON Schema of the Record, of which editions and bundles are made."

    def handle(self, *args, **options):
        self.stdout.write(json.dumps(schema(), indent=2, ensure_ascii=False))
