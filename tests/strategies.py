"""Records for hypothesis: rows of every kind, words of every script, naming only what they hold."""

from hypothesis import strategies as st

from archive import models
from archive import record as held
from exhibit import record as rec
from exhibit.models import Drawing
from quiz import models as asked
from quiz.kinds import Form
from quiz.record import Misconception, Option, Question, Span

SLUGS = st.text("abz019-_Z", min_size=1, max_size=6)  # databases put hyphens and capitals in different orders
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
PLAIN = st.sampled_from(["It asks", "Она просит", "“No”, they say", "so &amp; so", "at <em>once</em>", "Togo is Tōgō"])
DATES = st.sampled_from(["1950", "1950-02", "1950-02-01", "[..1950-02-03]", "1949-12-25/1949-12-30", "1950-02-01~"])


class Writer:
    """Draws the rows of one record, each from those it may name."""

    def __init__(self, draw):
        self.draw = draw

    def slugs(self, least, most):
        return sorted(self.draw(st.lists(SLUGS, unique=True, min_size=least, max_size=most)))

    def words(self):
        return self.draw(WORDS)

    def maybe(self, value):
        return value if self.draw(st.booleans()) else ""

    def date(self):
        return self.maybe(self.draw(DATES))

    def one(self, options):
        value = self.draw(st.sampled_from(list(options)))
        return str(value) if isinstance(value, str) else value

    def one_or_none(self, options):
        return self.one(["", *options])

    def some(self, options, least=0):
        options = sorted(options)
        return sorted(self.draw(st.lists(st.sampled_from(options), unique=True, min_size=least))) if options else []

    def times(self, most, least=0):
        return range(self.draw(st.integers(least, most)))

    def place(self):
        """An attestation in a source, perhaps in one of its footnotes."""
        source = self.one(self.sources)
        numbers = [number for publication, number in self.footnotes if publication == source]
        return held.Attestation(
            source=source,
            footnote=self.one([0, *numbers]),
            locator=self.maybe(self.words()),
            paper=self.one_or_none(self.sources),
        )

    def prose(self, block=False):
        cites = ['<cite data-basis="interpretation"></cite>']
        cites += [f'<cite data-basis="source" data-source="{slug}" data-at="fn 1"></cite>' for slug in self.sources]
        cites += [f'<cite data-basis="claim" data-source="{slug}"></cite>' for slug in self.claims]
        said = " ".join(self.draw(PLAIN) + self.one(cites) for _ in self.times(3, least=1))
        return f"<p>{said}</p>" if block else said

    def holdings(self):
        repositories = self.slugs(0, 2)
        marks = self.slugs(0, 3) if repositories else []
        self.sources = self.slugs(3, 5)
        self.footnotes = sorted({(self.one(self.sources), self.draw(st.integers(1, 12))) for _ in self.times(4)})
        self.parties = self.slugs(2, 4)
        shown = {slug: self.one(models.Source.Shown) for slug in self.sources[1:]} | {self.sources[0]: "excerpts"}
        quoted = [slug for slug in self.sources if shown[slug] != "nothing"]
        self.messages = self.some(self.sources, least=2)
        self.excerpts, self.claims, self.silences = self.slugs(1, 3), self.slugs(1, 2), self.slugs(1, 3)
        self.demands = {slug: [self.words() for _ in self.times(2)] for slug in self.messages}
        self.responses, self.places = self.slugs(0, 2), self.slugs(0, 3)
        self.quantities, self.events = self.slugs(0, 2), self.slugs(0, 2)
        excerpts = [self._excerpt(slug, quoted) for slug in self.excerpts]
        return held.Holdings(
            repositories=[held.Repository(slug=slug, code=slug, name=self.words()) for slug in repositories],
            shelfmarks=[self._shelfmark(code, repositories) for code in marks],
            footnotes=[self._footnote(*name, marks) for name in self.footnotes],
            sources=[self._source(slug, shown[slug], marks) for slug in self.sources],
            transcriptions=[
                self._transcription(slug, excerpts)
                for slug in self.some(slug for slug in self.sources if shown[slug] == "all")
            ],
            excerpts=excerpts,
            news_reports=[self._news_report(slug) for slug in self.some(self.sources)],
            parties=[self._party(slug) for slug in self.parties],
            messages=[self._message(slug) for slug in self.messages],
            responses=[self._response(slug) for slug in self.responses],
            silences=[self._silence(slug) for slug in self.silences],
            claims=[self._claim(slug) for slug in self.claims],
            quantities=[self._quantity(slug) for slug in self.quantities],
            places=[self._place(slug) for slug in self.places],
            events=[
                held.Event(
                    slug=slug,
                    title=self.words(),
                    date=self.date(),
                    place=self.one_or_none(self.places),
                    planned=self.one([False, True]),
                    attestation=self.place(),
                )
                for slug in self.events
            ],
        )

    def _shelfmark(self, code, repositories):
        suggested = self.maybe(self.words())
        return held.Shelfmark(
            code=code,
            repository=self.one(repositories),
            as_printed=self.words(),
            suggested=suggested,
            reason=self.words() if suggested else "",
        )

    def _footnote(self, publication, number, marks):
        return held.Footnote(
            publication=publication,
            number=number,
            kind=self.one(models.Footnote.Kind),
            as_printed=self.words(),
            omission=self.maybe(self.words()),
            shelfmark=self.one_or_none(marks),
            sources=self.some(self.sources),
            mentions=self.some(self.sources),
        )

    def _source(self, slug, shown, marks):
        earlier = [other for other in self.sources if other < slug]
        return held.Source(
            slug=slug,
            title=self.words(),
            kind=self.one(models.Source.Kind),
            date=self.date(),
            date_words=self.maybe(self.words()),
            language=self.one(["en", "ru"]),
            made_by=self.maybe(self.words()),
            act_status=self.one_or_none(models.EvidenceStatus),
            shown=shown,
            shelfmark=self.one_or_none(marks),
            known_through=self.one_or_none(earlier),
            bibliography_number=self.maybe("28"),
            derives_from=self.some(earlier),
            imprint=self.maybe(self.words()),
        )

    def _excerpt(self, slug, quoted):
        name = self.one(["", *self.footnotes])
        return held.Excerpt(
            slug=slug,
            source=self.one(quoted),
            text=self.words(),
            language=self.one(["en", "ru"]),
            footnote=held.Attestation(source=name[0], footnote=name[1]) if name else None,
            locator=self.maybe(self.words()),
            speaker=self.one_or_none(self.parties),
            lead_in=self.maybe(self.words()),
        )

    def _transcription(self, slug, excerpts):
        """One that has the words of all excerpts of its source."""
        quoted = [row.text for row in excerpts if row.source == slug]
        return held.Transcription(
            source=slug,
            basis=self.words(),
            language=self.one(["en", "ru"]),
            text="\n".join([self.words(), *quoted, self.words()]),
            reviewer=self.words(),
            reviewed_on="2026-01-31",
        )

    def _news_report(self, slug):
        return held.NewsReport(
            source=slug,
            speaker=self.one_or_none(self.parties),
            office=self.one_or_none(self.parties),
            outlet=self.maybe(self.words()),
            announced=self.maybe(self.words()),
        )

    def _quantity(self, slug):
        return held.Quantity(
            slug=slug,
            as_printed=self.words(),
            number=self.one_or_none(["0", "600000", "-12.5", "999999999999.999", "0.001"]),
            counts=self.words(),
            voice=self.one_or_none(self.parties),
            date=self.date(),
            remark=self.maybe(self.words()),
            attestation=self.place(),
        )

    def _place(self, slug):
        latitude, longitude = self.one([("", ""), ("55.75", "37.62"), ("-90", "180"), ("0", "-0.13")])
        return held.Place(
            slug=slug,
            latitude=latitude,
            longitude=longitude,
            name=self.words(),
            as_printed=self.maybe(self.words()),
            part_of=self.one_or_none(other for other in self.places if other > slug),
            remark=self.maybe(self.words()),
        )

    def _party(self, slug):
        names = sorted({(self.one(self.parties), self.date()) for _ in self.times(2)})
        return held.Party(
            slug=slug,
            kind=self.one(models.Party.Kind),
            name=self.words(),
            seat=self.maybe(self.words()),
            place=self.one_or_none(self.places),
            part_of=self.one_or_none(other for other in self.parties if other > slug),
            remark=self.maybe(self.words()),
            tenures=[held.Tenure(office=office, date=date, attestation=self.place()) for office, date in names],
        )

    def _message(self, slug):
        return held.Message(
            source=slug,
            sender=self.one(self.parties),
            signer=self.one_or_none(self.parties),
            cosigners=self.some(self.parties),
            channel=self.one(models.Message.Channel),
            publicity=self.one(models.Message.Publicity),
            subject=self.words(),
            recipients=[
                held.Recipient(
                    party=party,
                    role=self.one(models.Recipient.Role),
                    reach=self.one(models.Recipient.Reach),
                    attestation=self.place(),
                )
                for party in reversed(self.some(self.parties))
            ],
            actions=[
                held.Action(
                    kind=self.one(models.Action.Kind),
                    date=self.date(),
                    by=self.one_or_none(self.parties),
                    to=self.one_or_none(self.parties),
                    remark=self.maybe(self.words()),
                    attestation=self.place(),
                )
                for _ in self.times(3)
            ],
            demands=self.demands[slug],
        )

    def _response(self, slug):
        message = self.one(self.messages)
        answered = self.some(range(1, len(self.demands[message]) + 1))
        return held.Response(
            slug=slug,
            message=message,
            reply=self.one(other for other in self.messages if other != message),
            kind=self.one(models.Response.Kind),
            attestation=self.place(),
            remark=self.maybe(self.words()),
            demand_answers=[
                held.DemandAnswer(
                    demand=number,
                    outcome=self.one(models.DemandAnswer.Outcome),
                    excerpt=self.one_or_none(self.excerpts),
                )
                for number in answered
            ],
        )

    def _silence(self, slug):
        kind = self.one(models.Silence.Kind)
        name = self.one if kind == "unanswered" else self.one_or_none
        return held.Silence(
            slug=slug,
            kind=kind,
            scope=self.words(),
            attestation=self.place(),
            party=name(self.parties),
            message=name(self.messages),
            date=self.date(),
            attested_until=self.maybe("1950-12-15"),
            searched=self.maybe(self.words()),
        )

    def _claim(self, slug):
        return held.Claim(
            slug=slug,
            text=self.words(),
            status=self.one_or_none(models.EvidenceStatus),
            voice=self.one_or_none(self.parties),
            evidence=[self.place() for _ in self.times(2)],
            stances=[
                held.Stance(
                    party=party,
                    stance=self.one(models.Stance.Kind),
                    excerpt=self.one_or_none(self.excerpts),
                    attestation=self.place(),
                )
                for party in self.some(self.parties)
            ],
            searched=self.maybe(self.words()),
            reviewed_on=self.maybe("2026-01-31"),
        )

    def question(self, slug):
        form = self.one(Form)
        names = [self.words(), self.words()] if form == "compare" else ["", ""]
        return Question(
            uid=slug,
            kind=str(Form(form).kind),
            form=form,
            habit=self.one(asked.Question.Habit),
            text=self.words(),
            key={"number": "317", "date": "1950-06-08"}.get(form, ""),
            tolerance=self.draw(st.integers(0, 30)),
            why=self.prose(),
            evidence=self.one(self.excerpts),
            first_name=names[0],
            second_name=names[1],
            options=[self._option(uid) for uid in reversed(self.slugs(0, 3))],
            spans=[
                Span(uid=uid, text=self.words(), right=self.draw(st.booleans()), reply=self.prose())
                for uid in reversed(self.slugs(0, 2))
            ],
        )

    def _option(self, uid):
        label = self.one_or_none(models.EvidenceStatus)
        steps = sorted(self.draw(st.lists(st.integers(-2, 2), min_size=2, max_size=2)))
        low, high = steps if self.draw(st.booleans()) else (None, None)
        return Option(
            uid=uid,
            text=self.words(),
            right=self.draw(st.booleans()),
            message=self.one_or_none(self.messages),
            partner=self.maybe(self.words()),
            date=self.date(),
            excerpt=self.one_or_none(self.excerpts),
            other_excerpt=self.one_or_none(self.excerpts),
            claim=self.one_or_none(self.claims),
            label=label,
            near=self.one_or_none(sorted(set(models.EvidenceStatus.values) - {label})) if label else "",
            would_change=self.maybe(self.prose()),
            low=low,
            high=high,
            misconception=self.one_or_none(self.misconceptions),
            reply=self.prose(),
        )

    def block(self, uid, questions):
        kind = self.one(rec.Block.__args__)
        return kind(uid=uid, **getattr(self, f"_{kind.__name__.lower()}", self._words)(questions))

    def _words(self, _questions):
        return {"text": self.prose(block=True)}

    def closed(self):
        level = self.draw(st.integers(0, 2))
        return {"advisory_level": level, "bridge": self.words() if level == 2 else self.maybe(self.words())}

    _gap = _words

    def _prose(self, questions):
        return self._words(questions) | self.closed()

    def _discussion(self, _questions):
        return {"text": self.words(), "teacher_note": self.maybe(self.words())}

    def _number(self, _questions):
        return {"silence": self.one(self.silences), "caption": self.prose()}

    def _sourcecard(self, _questions):
        heading, predict = self.maybe(self.words()), self.draw(st.booleans())
        return {"excerpt": self.one(self.excerpts), "heading": heading, "predict": predict} | self.closed()

    def _drawing(self, _questions):
        named = {name: self.some(getattr(self, name)) for name in rec.DRAWN}
        return {"kind": self.one(Drawing.Kind), "caption": self.maybe(self.prose()), **named}

    def _comparison(self, _questions):
        sides = {
            name: rec.Side(title=self.words(), excerpt=self.one(self.excerpts), says=self.prose(), omits=self.prose())
            for name in ("left", "right")
        }
        return {"says_label": self.words(), "omits_label": self.words(), **sides}

    def _claimtable(self, _questions):
        return {"claims": self.some(self.claims)}

    def _activity(self, questions):
        return {"question": self.one(questions)}

    def route(self, slug, pages, questions):
        return rec.Route(
            slug=slug,
            title=self.words(),
            question=self.words(),
            goal=self.words(),
            minutes=self.draw(st.integers(0, 90)),
            discussion=self.words(),
            discussion_note=self.maybe(self.words()),
            preparation=self.maybe(self.words()),
            returns=self.some(questions),
            stops=[
                rec.Stop(page=page, questions=self.some(questions), pause=self.maybe(self.words()))
                for page in reversed(self.some(pages))
            ],
        )

    def term(self, slug):
        return rec.Term(slug=slug, term=self.words(), forms=self.maybe(self.words()), definition=self.prose())

    def record(self):
        holdings = self.holdings()
        questions = self.slugs(1, 2)
        self.misconceptions = self.slugs(0, 2)
        parts = self.draw(st.permutations(self.slugs(1, 3)))
        pages, uids = self.draw(st.permutations(self.slugs(1, 3))), self.draw(st.permutations(self.slugs(0, 5)))
        places = sorted(self.draw(st.integers(0, len(parts) - 1)) for _ in pages)
        homes = [self.draw(st.integers(0, len(pages) - 1)) for _ in uids]
        blocks = [(home, self.block(uid, questions)) for uid, home in zip(uids, homes, strict=True)]
        asked = sorted({block.question for _, block in blocks if isinstance(block, rec.Activity)})
        questions = [self.question(slug) for slug in asked]
        named = {option.misconception for question in questions for option in question.options}
        return rec.Record(
            slug="story-" + self.one("abz"),
            title=self.words(),
            lead=self.maybe(self.prose(block=True)),
            advisory=self.maybe(self.words()),
            about=self.maybe(self.prose(block=True)),
            about_sources=self.maybe(self.prose(block=True)),
            scope=self.maybe(self.words()),
            quotations=self.maybe(self.words()),
            parts=[rec.Part(slug=slug, letter="A", title=self.words()) for slug in parts],
            pages=[
                rec.Page(
                    slug=f"page-{slug}",
                    part=parts[place],
                    title=self.words(),
                    minutes=self.draw(st.integers(0, 90)),
                    blocks=[block for home, block in blocks if home == at],
                )
                for at, (slug, place) in enumerate(zip(pages, places, strict=True))
            ],
            questions=questions,
            misconceptions=[
                Misconception(slug=slug, name=self.words(), text=self.words(), excerpt=self.one(self.excerpts))
                for slug in sorted(named - {""})
            ],
            routes=[
                self.route(slug, [f"page-{name}" for name in pages], asked)
                for slug in self.draw(st.permutations(self.slugs(0, 2)))
            ],
            terms=[self.term(slug) for slug in self.slugs(0, 2)],
            sources=self.some(self.sources),
            silences=self.some(self.silences),
            events=[event.slug for event in holdings.events],
            claims=self.some(self.claims),
            quantities=[row.slug for row in holdings.quantities],
            parties=self.some(self.parties),
            holdings=holdings,
        )


@st.composite
def records(draw):
    """A whole Record; more than its pages need may be held in it."""
    return Writer(draw).record()
