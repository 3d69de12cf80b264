"""From rows to questions as plain data."""

from quiz import models, record


def gather(questions):
    """quiz.record.Question for each of these (a set of primary keys), in the order of their uids."""
    rows = models.Question.objects.filter(pk__in=questions).for_record()
    return [
        record.Question(
            uid=row.slug,
            kind=row.kind,
            form=row.form,
            habit=row.habit,
            text=row.text,
            unit=row.unit,
            key=row.key,
            tolerance=row.tolerance,
            answer_words=row.answer_words,
            why=row.why,
            evidence=row.evidence.slug,
            options=[
                record.Option(
                    uid=option.uid,
                    text=option.text,
                    right=option.right,
                    message=option.message.source.slug if option.message else "",
                    reply=option.reply,
                )
                for option in sorted(row.options.all(), key=lambda option: (option.position, option.uid))
            ],
        )
        for row in sorted(rows, key=lambda row: row.slug)
    ]
