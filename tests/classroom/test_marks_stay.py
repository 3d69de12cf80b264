"""Whatever is published, changed, answered, sent again or forgotten: a stored mark is what its edition says it is."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from classroom.models import Attempt
from exhibit import standing
from exhibit.models import Edition
from quiz.marking import Answer, mark
from quiz.models import Option, Question
from quiz.record import digest
from tests.lessons import make_lesson, publish

ASKED = "/notes/first/which-note/"
READERS = ("r" * 22, "s" * 22)
OPTIONS = ("option-1", "option-2")


class Answering(RuleBasedStateMachine):
    """Two browsers answer one question under any edition, while it is changed and published again."""

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.tries = {}  # what should be kept: {(reader, digest): [what a try says]}
        self.forgotten = 0  # answers whose browser was forgotten

    def teardown(self):
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)
        standing.forget()
        standing.kept_record.cache_clear()

    @initialize()
    def a_first_edition(self):
        self.exhibit = make_lesson()
        publish(self.exhibit)

    @rule(right=st.sampled_from(OPTIONS), text=st.sampled_from(["Which note?", "Which of them?"]))
    def change_the_question(self, right, text):
        Question.objects.filter(slug="which-note").update(text=text)
        for option in OPTIONS:
            Option.objects.filter(uid=option).update(right=option == right)

    @rule()
    def publish_the_draft(self):
        publish(self.exhibit)

    @rule(
        reader=st.sampled_from(READERS),
        option=st.sampled_from(OPTIONS),
        sure=st.sampled_from(["", "3"]),
        back=st.integers(0, 2),
        times=st.integers(1, 2),
    )
    def answer(self, reader, option, sure, back, times):
        """Under the current edition, or one before it; sent once, or once more after the connection was cut."""
        edition = Edition.objects.order_by("-number")[min(back, Edition.objects.count() - 1)]
        said = (edition.pk, [option], int(sure) if sure else None)
        browser = Client(headers={"origin": "http://testserver"})
        browser.cookies["reader"] = reader
        for _time in range(times):
            sent = {"edition": edition.number, "answer": option, "confidence": sure}
            assert browser.post(ASKED, sent).status_code == 303
        kept = self.tries.setdefault((reader, digest(edition.record.question["which-note"])), [])
        if kept[-1:] != [said]:
            kept.append(said)

    @rule(reader=st.sampled_from(READERS))
    def forget_a_reader(self, reader):
        """Its first answer is too old, so none of its answers hangs together with another any more."""
        old = timezone.localdate() - timedelta(days=settings.ANSWERS_KEPT_DAYS + 1)
        Attempt.objects.filter(reader=reader).update(day=old)
        call_command("forget_readers", verbosity=0)
        for name in [name for name in self.tries if name[0] == reader]:
            self.forgotten += len(self.tries.pop(name))

    @invariant()
    def every_mark_is_that_of_the_answer_under_its_edition(self):
        for row in Attempt.objects.select_related("edition"):
            question = row.edition.record.question[row.question]
            assert row.digest == digest(question)
            assert row.fraction == float(mark(question, Answer.from_plain(row.answer)).fraction)

    @invariant()
    def tries_are_numbered_one_after_the_other_and_the_same_sent_again_counts_once(self):
        found = {}
        for row in Attempt.objects.exclude(reader="").order_by("number"):
            found.setdefault((row.reader, row.digest), []).append(
                (row.number, (row.edition_id, row.answer, row.confidence))
            )
        assert found == {name: list(enumerate(said, start=1)) for name, said in self.tries.items()}
        assert Attempt.objects.filter(reader="").count() == self.forgotten


@pytest.mark.django_db
def test_a_stored_mark_is_always_that_of_the_stored_answer_under_its_edition():
    few = hypothesis_settings(max_examples=8, stateful_step_count=10)
    run_state_machine_as_test(Answering, settings=few)
