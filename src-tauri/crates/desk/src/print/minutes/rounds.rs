//! The rounds of an office and what they came to.

use std::collections::BTreeMap;

use jcat_domain::elections::decide::{Outcome, Reason};
use jcat_domain::elections::mandates::Origin;
use jcat_domain::elections::state::{BallotMark, Declared, EncryptedRound, Manner, RoundState};
use jcat_domain::elections::{Choice, Count, OfficeKey, steps};
use jcat_domain::ids::AgencyId;

use super::{Block, Boxed, Error, Minutes, PrintedSection, paragraph};
use crate::elections::mandates;

impl Minutes<'_> {
    /// A section for each round of an office, and one for its outcome.
    pub(super) fn office_sections(&self, office: &OfficeKey) -> Result<Vec<PrintedSection>, Error> {
        let mut sections = Vec::new();
        let results = steps::results(self.state, office);
        let mut counted = results.iter();
        let rounds = self.state.rounds.iter().zip(self.boxes).filter(|(round, _)| round.office == *office);
        for (number, (round, boxed)) in (1..).zip(rounds) {
            let result = if round.count.is_some() && round.voided.is_none() { counted.next() } else { None };
            let took_part =
                result.map(|it| self.with("minutes-took-part", &[("cast", &it.seats_cast.to_string()), ("present", &it.seats_present.to_string())]));
            let heading = self.with("office-round", &[("office", &self.office(office)), ("round", &format!("{number}"))]);
            sections.push(PrintedSection { heading, blocks: self.round(round, boxed.as_ref(), took_part)? });
        }
        sections.push(self.came_to(office)?);
        Ok(sections)
    }

    fn round(&self, round: &RoundState, boxed: Option<&Boxed>, took_part: Option<String>) -> Result<Vec<Block>, Error> {
        let manner = match &round.manner {
            Manner::Encrypted(_) => "minutes-secret",
            Manner::Paper { .. } => "minutes-paper",
            Manner::Open { .. } => "minutes-open",
        };
        let is_secret = round.encrypted().is_some();
        let mut blocks = vec![self.pen.facts(vec![
            ("minutes-manner", self.pen.say(manner)),
            ("minutes-candidates", self.all_candidates(&round.candidates)?),
            (if is_secret { "minutes-opened" } else { "minutes-recorded" }, self.done(&round.done)?),
            ("minutes-vote-opens", if is_secret { self.when(round.opens) } else { String::new() }),
            ("minutes-vote-closes", self.when(round.closes)),
            ("minutes-present", self.agencies(round.present.keys())),
            ("minutes-turnout", took_part.unwrap_or_default()),
            ("minutes-void", round.voided.as_ref().map(|it| self.remark(it)).transpose()?.unwrap_or_default()),
        ])];
        match &round.manner {
            Manner::Encrypted(it) => blocks.extend(self.encrypted(it, boxed)?),
            Manner::Paper { tellers, text } => {
                blocks.push(self.pen.facts(vec![("minutes-tellers", self.agencies(tellers)), ("minutes-remarks", text.clone().unwrap_or_default())]))
            }
            Manner::Open { votes } => blocks.push(self.open_votes(votes)?),
        }
        blocks.extend(round.count.as_ref().map(|count| self.count(round, count)).transpose()?);
        Ok(blocks)
    }

    /// The box: what it held, who found the same in it, who did not say so, who opened the sum.
    fn encrypted(&self, it: &EncryptedRound, boxed: Option<&Boxed>) -> Result<Vec<Block>, Error> {
        let missing = self.state.registered.keys().filter(|agency| it.closed.is_some() && !it.countersigned.contains_key(*agency));
        let mut marks: BTreeMap<BallotMark, usize> = BTreeMap::new();
        for mark in boxed.iter().flat_map(|it| &it.marks) {
            *marks.entry(*mark).or_default() += 1;
        }
        let marks: Vec<String> = marks.iter().map(|(mark, many)| format!("{}: {many}", self.pen.label(mark.label()))).collect();
        let parts: Vec<String> = it.parts.keys().map(ToString::to_string).collect();
        let closed = it.closed.as_ref().map(|it| self.done(&it.done)).transpose()?.unwrap_or_default();
        let head = boxed.and_then(|it| it.head).map(|it| it.to_string()).unwrap_or_default();
        Ok(vec![self.pen.facts(vec![
            ("minutes-ballots", marks.join("\n")),
            ("minutes-closed", closed),
            ("minutes-closing-head", it.closed.as_ref().map(|it| it.head.to_string()).unwrap_or_default()),
            ("minutes-countersigned", self.agencies(it.countersigned.keys())),
            ("minutes-not-countersigned", self.agencies(missing)),
            ("minutes-contradicted", self.agencies(it.contradicted())),
            ("minutes-decrypted", parts.join(", ")),
            ("minutes-archive", boxed.map(|_| format!("{}.bel", it.uuid)).unwrap_or_default()),
            ("minutes-archive-hash", boxed.map(|it| it.sha256.to_string()).unwrap_or_default()),
            ("minutes-archive-head", head),
        ])])
    }

    fn open_votes(&self, votes: &BTreeMap<AgencyId, Choice>) -> Result<Block, Error> {
        let mut rows = Vec::new();
        for (agency, choice) in votes {
            let choice = match choice {
                Choice::For(candidate) => self.candidate(candidate)?,
                Choice::Against => self.pen.say("count-against"),
                Choice::Blank => self.pen.say("count-blank"),
            };
            rows.push(vec![self.agency(agency), choice]);
        }
        Ok(self.pen.table(&["seat", "minutes-chose"], rows))
    }

    /// The count, in the order of the ballot.
    fn count(&self, round: &RoundState, count: &Count) -> Result<Block, Error> {
        let mut rows = Vec::new();
        for candidate in &round.candidates {
            let votes = count.votes.get(candidate).copied().unwrap_or_default();
            rows.push(vec![self.candidate(candidate)?, votes.to_string()]);
        }
        if round.candidates.len() == 1 {
            rows.push(vec![self.pen.say("count-against"), count.against.to_string()]);
        }
        if self.state.rules.blank_allowed {
            rows.push(vec![self.pen.say("count-blank"), count.blank.to_string()]);
        }
        if count.invalid > 0 {
            rows.push(vec![self.pen.say("count-invalid"), count.invalid.to_string()]);
        }
        Ok(self.pen.table(&["candidate", "votes"], rows))
    }

    /// The outcome with its reasons, the proof where the lot decided, objections, the term.
    fn came_to(&self, office: &OfficeKey) -> Result<PrintedSection, Error> {
        let heading = self.with("minutes-outcome-of", &[("office", &self.office(office))]);
        let Some(declared) = self.state.declared.get(office) else {
            let blocks = if self.state.cancelled.is_some() { Vec::new() } else { vec![paragraph(self.pen.say("minutes-not-declared"))] };
            return Ok(PrintedSection { heading, blocks });
        };
        let reasons = declared.reasons.iter().map(|it| self.reason(it)).collect::<Result<Vec<_>, _>>()?;
        let mut blocks = vec![paragraph(self.outcome(office, &declared.outcome)?), paragraph(reasons.join("\n"))];
        if declared.reasons.iter().any(|it| matches!(it, Reason::ByLot { .. })) {
            blocks.extend(self.proof_of_tie(office));
        }
        let casting = self.state.casting.get(office).map(|it| self.candidate(it)).transpose()?.unwrap_or_default();
        blocks.push(self.pen.facts(vec![
            ("minutes-casting-vote", casting),
            ("minutes-declared", self.done(&declared.done)?),
            ("minutes-objections-until", self.when(steps::objections_end(self.state, declared))),
            ("minutes-term", self.term(office, declared)?),
        ]));
        blocks.push(self.objections(declared)?);
        Ok(PrintedSection { heading, blocks })
    }

    /// The days of the term; where nobody was elected, by when the office is to be filled.
    fn term(&self, office: &OfficeKey, declared: &Declared) -> Result<String, Error> {
        if self.state.rehearsal || declared.is_annulled() {
            return Ok(String::new());
        }
        if !matches!(declared.outcome, Outcome::Elected { .. }) {
            let days = self.state.rules.vacancy.by_election_days.to_string();
            return Ok(self.with("minutes-vacant", &[("days", &days)]));
        }
        let known = mandates(self.pen.read.connection, office)?;
        let of_this = |origin: &Origin| matches!(origin, Origin::Election { election, .. } if *election == self.state.id);
        let term = known.and_then(|it| it.terms.into_iter().find(|term| of_this(&term.origin)));
        let (key, from, to) = match term {
            Some(term) => ("minutes-term-announced", term.from, term.to),
            None => {
                let (from, to) = steps::term(self.state, declared);
                ("minutes-term-due", from, Some(to))
            }
        };
        let to = to.map(|day| self.pen.words.day(day)).unwrap_or_default();
        Ok(self.with(key, &[("from", &self.pen.words.day(from)), ("to", &to)]))
    }

    fn objections(&self, declared: &Declared) -> Result<Block, Error> {
        let mut rows = Vec::new();
        for it in &declared.objections {
            let settled = match &it.settled {
                Some((settlement, act)) => {
                    format!("{}: {} ({})", self.pen.label(settlement.label()), act.text, self.pen.words.day(act.on))
                }
                None => self.pen.say("minutes-not-settled"),
            };
            rows.push(vec![self.agency(&it.agency), self.remark(&it.remark)?, settled]);
        }
        Ok(self.pen.table(&["seat", "minutes-objection", "minutes-settled"], rows))
    }
}
