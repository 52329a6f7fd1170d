//! What came before the votes: the times, the candidates, the roll, the keys, the lot.

use data_encoding::HEXLOWER;
use jcat_domain::Instant;
use jcat_domain::elections::lot::{Nonce, Seed};
use jcat_domain::elections::state::{CandidateState, NonceState};
use jcat_domain::elections::{LotSet, OfficeKey, requests, steps};
use jcat_domain::hash::Sha256;

use super::{Block, Error, Minutes, PrintedSection, days_between, paragraph};

impl Minutes<'_> {
    /// The call and its times, each with how many days that is before the vote and what the rules ask for.
    pub(super) fn calendar(&self) -> Result<PrintedSection, Error> {
        let (state, rules, schedule) = (self.state, &self.state.rules, &self.state.schedule);
        let day = |at: Instant| steps::day_under(rules, at);
        let vote = day(schedule.opens);
        let asked = |days: u32| self.with("minutes-days-asked", &[("days", &days.to_string())]);
        let hours = self.with("minutes-hours-asked", &[("hours", &rules.voting_window.min_hours.to_string())]);
        let before = |at: Instant| if day(at) <= vote { days_between(day(at), vote) } else { String::new() };
        let mut rows = Vec::new();
        let mut row = |key: &str, at: Option<Instant>, asked: String| {
            if let Some(at) = at {
                rows.push(vec![self.pen.say(key), self.when(at), before(at), asked]);
            }
        };
        row("minutes-called", Some(state.called.at), String::new());
        row("minutes-nominations-open", Some(schedule.nominations_open), asked(rules.nominations.opens_before));
        row("minutes-nominations-close", Some(schedule.nominations_close), asked(rules.nominations.closes_before));
        row("minutes-roll-frozen", state.roll.as_ref().map(|it| it.done.at), String::new());
        row("minutes-registration-closes", Some(schedule.registration_closes), String::new());
        row("minutes-drawn", state.drawn.as_ref().map(|it| it.done.at), String::new());
        row("minutes-vote-opens", Some(schedule.opens), String::new());
        row("minutes-vote-closes", Some(schedule.closes), hours);
        let table = self.pen.table(&["minutes-what", "minutes-when", "minutes-days-before", "minutes-asked"], rows);
        Ok(self.pen.section("minutes-calendar", vec![table]))
    }

    /// Who was named for what, by whom, and whether it stood.
    pub(super) fn candidates(&self) -> Result<PrintedSection, Error> {
        let mut rows = Vec::new();
        for (office, candidates) in &self.state.candidates {
            let standing: Vec<_> = self.state.standing(office).map(|(candidate, _)| *candidate).collect();
            for (candidate, it) in candidates {
                let named: Vec<String> =
                    it.nominated.iter().map(|(agency, by)| format!("{} ({})", self.agency(agency), self.when(by.done.at))).collect();
                let status = match &it.withdrawn {
                    Some(why) => self.with("minutes-withdrawn", &[("why", &self.remark(why)?)]),
                    None if standing.contains(candidate) => self.pen.say("minutes-stood"),
                    None => self.pen.say("minutes-did-not-stand"),
                };
                rows.push(vec![self.office(office), self.candidate(candidate)?, named.join("\n"), self.supported(it), self.accepted(it)?, status]);
            }
        }
        let head = ["office-held", "candidate", "minutes-nominated", "minutes-supported", "minutes-accepted", "column-status"];
        let hash = self.pen.facts(vec![("minutes-nominations-hash", self.state.nominations_sha256().to_string())]);
        let none = if rows.is_empty() { self.pen.say("reason-nobody-stands") } else { String::new() };
        Ok(self.pen.section("minutes-candidates", vec![paragraph(none), self.pen.table(&head, rows), hash]))
    }

    fn supported(&self, it: &CandidateState) -> String {
        self.agencies(it.supporters.keys())
    }

    fn accepted(&self, it: &CandidateState) -> Result<String, Error> {
        it.accepted.as_ref().map_or(Ok(String::new()), |done| self.done(done))
    }

    /// Who could vote, with what weight, and who registered. A membership that ended later leaves the roll as it was frozen, and is named.
    pub(super) fn roll(&self) -> Result<PrintedSection, Error> {
        let Some(roll) = &self.state.roll else { return Ok(self.pen.section("minutes-roll", Vec::new())) };
        let rows = roll.seats.iter().map(|seat| {
            let registered = match self.state.registered.get(&seat.agency) {
                Some(it) => self.when(it.done.at),
                None if seat.votes() => self.pen.say("minutes-not-registered"),
                None => self.pen.say("minutes-no-vote"),
            };
            vec![self.seat(seat), seat.weight.to_string(), registered]
        });
        let rows = rows.collect();
        let ended = self.state.rounds.iter().filter(|it| it.voided.is_none()).map(|it| steps::day_under(&self.state.rules, it.closes)).max();
        let roster = self.pen.read.roster()?;
        let left = roll.voting().filter(|seat| ended.is_some_and(|day| !roster.is_member(&seat.agency, day))).map(|seat| &seat.agency);
        let left = self.agencies(left);
        let hash = self.state.roll_text().map(|text| Sha256::of(text.as_bytes()).to_string()).unwrap_or_default();
        let facts = self.pen.facts(vec![
            ("minutes-roll-frozen", self.done(&roll.done)?),
            ("minutes-roll-as-of", self.pen.words.day(roll.as_of)),
            ("minutes-voting-seats", roll.voting().count().to_string()),
            ("minutes-registered", self.state.registered.len().to_string()),
            ("minutes-left", left),
            ("minutes-roll-hash", hash),
        ]);
        Ok(self.pen.section("minutes-roll", vec![facts, self.pen.table(&["seat", "minutes-weight", "minutes-registered"], rows)]))
    }

    /// Who held the keys, whether they were copied and tried, and whether they are gone.
    pub(super) fn trustees(&self) -> Result<PrintedSection, Error> {
        let Some(trustees) = &self.state.trustees else { return Ok(self.pen.section("trustees", Vec::new())) };
        let at = |it: Option<Instant>| it.map_or_else(|| self.pen.say("minutes-not-done"), |at| self.when(at));
        let mut rows = Vec::new();
        for (number, it) in (1..).zip(&trustees.trustees) {
            rows.push(vec![
                format!("{number}"),
                format!("{}, {}", self.pen.read.officer_name(it.who.officer)?, self.agency(&it.who.agency)),
                at(it.backed_up.as_ref().map(|(_, done)| done.at)),
                at(it.rehearsed.as_ref().map(|kept| kept.done.at)),
                at(it.destroyed.as_ref().map(|it| it.done.at)),
            ]);
        }
        let count = trustees.trustees.len().to_string();
        let said = self.with("trustees-open", &[("threshold", &trustees.threshold.to_string()), ("count", &count)]);
        let both = self.agencies(requests::trustees_among_tellers(self.state));
        let both = if both.is_empty() { both } else { self.with("minutes-trustee-and-teller", &[("agencies", &both)]) };
        let head = ["trustee-no", "trustee", "minutes-copied", "minutes-tried", "minutes-destroyed"];
        Ok(self.pen.section("trustees", vec![paragraph(said), self.pen.table(&head, rows), paragraph(both)]))
    }

    /// What the lot gave before the votes, with everything that it takes to draw it again.
    pub(super) fn lot(&self) -> Result<PrintedSection, Error> {
        let Some(drawn) = &self.state.drawn else { return Ok(self.pen.section("minutes-lot", Vec::new())) };
        let set = LotSet::order();
        let mut orders = Vec::new();
        for (office, order) in &drawn.order {
            orders.push(vec![self.office(office), self.all_candidates(order)?]);
        }
        // A candidate who withdrew later changes what the nominations hash to: then it is no longer the hash that was drawn from.
        let again = steps::draw(self.state).is_ok_and(|it| it.order == drawn.order && it.tellers == drawn.tellers);
        let context = self.state.nominations_sha256();
        let seed = self.opened(&set).filter(|_| again).map(|numbers| (context, Seed::of(&set, &numbers, &context)));
        let mut blocks = vec![
            self.pen.facts(vec![("minutes-drawn", self.done(&drawn.done)?), ("minutes-tellers", self.agencies(&drawn.tellers))]),
            self.pen.table(&["office-held", "minutes-order"], orders),
        ];
        blocks.extend(self.proof(&set, seed));
        Ok(self.pen.section("minutes-lot", blocks))
    }

    /// The proof of a tie that the lot settled.
    pub(super) fn proof_of_tie(&self, office: &OfficeKey) -> Vec<Block> {
        let set = LotSet::tie(office);
        let Some(seed) = steps::contest(self.state, office).lot else { return Vec::new() };
        let context = steps::lot_context(self.state, office);
        self.proof(&set, context.map(|context| (context, seed)))
    }

    /// All numbers of a lot, in the order of the trustees, once every one of them was opened.
    fn opened(&self, set: &LotSet) -> Option<Vec<Nonce>> {
        let numbers = self.state.nonces.get(set)?;
        let all = self.state.trustees.as_ref()?.trustees.len();
        let opened: Vec<Nonce> = numbers.values().map(|it| it.opened).collect::<Option<_>>()?;
        (opened.len() == all).then_some(opened)
    }

    fn proof(&self, set: &LotSet, drawn: Option<(Sha256, Seed)>) -> Vec<Block> {
        let Some(numbers) = self.state.nonces.get(set) else { return Vec::new() };
        let number = |it: &NonceState| it.opened.map_or_else(|| self.pen.say("minutes-not-opened"), |number| HEXLOWER.encode(&number));
        let rows = numbers.iter().map(|(trustee, it)| vec![trustee.to_string(), it.commitment.to_string(), number(it)]).collect();
        let (context, seed) = drawn.map(|(context, seed)| (context.to_string(), seed.0.to_string())).unwrap_or_default();
        vec![
            self.pen.table(&["trustee-no", "minutes-commitment", "minutes-number-opened"], rows),
            self.pen.facts(vec![("minutes-lot-bound", context), ("minutes-lot-seed", seed)]),
        ]
    }
}
