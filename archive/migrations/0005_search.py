"""The table of full-text search, one for each kind of database; see archive.search.

What was public is forgotten: `prepare`, or `rebuild_search` where a site is migrated by hand, writes it anew.
"""

from django.db import migrations

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE archive_search USING fts5(title, words, tokenize = 'ascii')",
    ],
    "postgresql": [
        "CREATE TABLE archive_search (id bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX archive_search_words ON archive_search USING gin (words) WITH (fastupdate = off)",
    ],
}


def create(apps, schema_editor):
    apps.get_model("archive", "Published").objects.all().delete()
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    apps.get_model("archive", "Published").objects.all().delete()
    schema_editor.execute("DROP TABLE archive_search")


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_published_things")]
    operations = [migrations.RunPython(create, drop)]
