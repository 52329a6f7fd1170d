//! The minutes of an election, drafted from what was recorded (elections, 5): in each language that its rules ask for, one after the other.
//!
//! Nothing in them is of the moment or of the desk, but for the line that says who printed them: two desks that hold the same entries draft the
//! same text, and its hash says so. They are a draft until those who sign them have.

use jcat_domain::elections::adoption::RuleSetState;
use jcat_domain::elections::decide::{Outcome, Reason};
use jcat_domain::elections::rule_set::{CountedAt, MinutesLanguage, QuorumBase};
use jcat_domain::elections::state::{BallotMark, Done, ElectionState, Remark};
use jcat_domain::elections::{Candidate, OfficeKey, Seat, steps};
use jcat_domain::handling::{Handling, Tlp};
use jcat_domain::hash::Sha256;
use jcat_domain::ids::{AgencyId, ElectionId};
use jcat_domain::{Day, Instant, canonical};

use super::{Block, FactLine, Pen, Printed, PrintedSection, said};
use crate::elections::boxes::{OpenBox, Written};
use crate::elections::{calling, election};
use crate::error::Error;
use crate::words::{Language, Words};
use crate::work::Read;

mod preparing;
mod rounds;

/// What a box holds, in no language.
struct Boxed {
    /// The hash of its archive as it is written now.
    sha256: Sha256,
    /// The hash of its last event.
    head: Option<Sha256>,
    marks: Vec<BallotMark>,
}

/// An election being put into words.
struct Minutes<'a> {
    pen: Pen<'a>,
    state: &'a ElectionState,
    rule_set: &'a RuleSetState,
    /// The box of each round, in their order; none where there is none, or where it is still open.
    boxes: &'a [Option<Boxed>],
}

/// Drafts the minutes of an election.
pub(super) fn make(read: &Read<'_>, which: ElectionId) -> Result<Printed, Error> {
    let state = election(read.connection, which)?;
    let rule_set = calling::rule_set(read.connection, state.rule_set)?;
    let boxes = state.rounds.iter().map(|round| boxed(read, &state, round)).collect::<Result<Vec<_>, _>>()?;
    let languages: Vec<_> = state.rules.minutes_languages.iter().map(|it| Words::of(language(*it))).collect();
    let mut texts = Vec::new();
    for words in &languages {
        let minutes = Minutes { pen: Pen { read, words }, state: &state, rule_set: &rule_set, boxes: &boxes };
        texts.push((said(minutes.sections()?), minutes));
    }
    let all: Vec<&Vec<PrintedSection>> = texts.iter().map(|(sections, _)| sections).collect();
    let text = canonical::write(&all).map_err(|_| Error::Internal("writing minutes"))?;
    let sha256 = Sha256::of(text.as_bytes()).to_string();
    let handling = Handling::tlp(Tlp::Amber);
    let reader = Pen::of(read);
    let marking = reader.marking(&handling);
    let mut pages = Vec::new();
    for (mut sections, minutes) in texts {
        sections.push(minutes.hash(&sha256));
        let cut = minutes.pen.pages(&state.title, &marking, sections);
        pages.extend(cut.into_iter().map(|page| super::PrintedPage { lang: Some(minutes.pen.words.language()), ..page }));
    }
    let short = sha256.get(..16).unwrap_or_default();
    let label = read.words.with("minutes-label", &[("title", &state.title), ("hash", short)]);
    Ok(Printed { title: state.title.clone(), label, marking, handling, by: reader.by()?, pages })
}

const fn language(of: MinutesLanguage) -> Language {
    match of {
        MinutesLanguage::En => Language::En,
        MinutesLanguage::Fr => Language::Fr,
    }
}

/// Reads the box of a round once it was closed, and verifies it.
fn boxed(read: &Read<'_>, state: &ElectionState, round: &jcat_domain::elections::state::RoundState) -> Result<Option<Boxed>, Error> {
    let Some(encrypted) = round.encrypted().filter(|it| it.closed.is_some() && round.voided.is_none()) else { return Ok(None) };
    let open = OpenBox::read(read.connection, state, &encrypted.uuid)?;
    let Written { archive, .. } = open.write(read.connection, open.reached())?;
    Ok(Some(Boxed { sha256: Sha256::of(archive.bytes()), head: archive.head().map(|it| Sha256(it.0)), marks: open.marks }))
}

impl Minutes<'_> {
    fn sections(&self) -> Result<Vec<PrintedSection>, Error> {
        let mut sections = vec![self.about()?, self.basis()?, self.calendar()?, self.candidates()?, self.roll()?, self.trustees()?, self.lot()?];
        for office in &self.state.offices {
            sections.extend(self.office_sections(office)?);
        }
        sections.push(self.remarks()?);
        sections.push(self.verifying());
        sections.push(self.signatures()?);
        Ok(sections)
    }

    // ---- words ---------------------------------------------------------------------------------------------------------------

    fn with(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.pen.words.with(key, arguments)
    }

    /// A moment on the clocks of the rules' zone.
    fn when(&self, at: Instant) -> String {
        steps::when(&self.state.rules.voting_window.timezone, at)
    }

    fn done(&self, done: &Done) -> Result<String, Error> {
        Ok(self.with("minutes-by-at", &[("who", &self.pen.read.officer_name(done.by)?), ("at", &self.when(done.at))]))
    }

    fn remark(&self, it: &Remark) -> Result<String, Error> {
        Ok(format!("{} ({})", it.text, self.done(&it.done)?))
    }

    /// The name of an office: the Board's own words where the rules have any.
    fn office(&self, office: &OfficeKey) -> String {
        let named = self.state.rules.offices.iter().find(|it| it.office == *office).and_then(|it| it.name.clone());
        named.unwrap_or_else(|| self.pen.words.heading(office.as_str()))
    }

    fn candidate(&self, it: &Candidate) -> Result<String, Error> {
        let country = self.pen.words.country(it.country);
        Ok(match it.person {
            Some(person) => format!("{} ({country})", self.pen.read.officer_name(person)?),
            None => country,
        })
    }

    fn all_candidates<'c>(&self, all: impl IntoIterator<Item = &'c Candidate>) -> Result<String, Error> {
        Ok(all.into_iter().map(|it| self.candidate(it)).collect::<Result<Vec<_>, _>>()?.join(", "))
    }

    /// A seat: its country, with the agency where its key is more than the country's.
    fn seat(&self, seat: &Seat) -> String {
        let country = seat.country.map(|it| it.code().to_lowercase());
        let agencies = std::iter::once(&seat.agency).chain(&seat.with).filter(|it| Some(it.as_str()) != country.as_deref());
        let agencies = agencies.map(|it| it.as_str().to_uppercase()).collect::<Vec<_>>().join(", ");
        let name = seat.country.map(|it| self.pen.words.country(it)).into_iter().chain(Some(agencies).filter(|it| !it.is_empty()));
        name.collect::<Vec<_>>().join(" ")
    }

    fn agency(&self, agency: &AgencyId) -> String {
        let seat = self.state.roll.iter().flat_map(|roll| &roll.seats).find(|seat| seat.holds(agency));
        seat.map_or_else(|| agency.as_str().to_uppercase(), |seat| self.seat(seat))
    }

    fn agencies<'c>(&self, all: impl IntoIterator<Item = &'c AgencyId>) -> String {
        all.into_iter().map(|it| self.agency(it)).collect::<Vec<_>>().join(", ")
    }

    /// Why an outcome is as it is, in a sentence.
    fn reason(&self, reason: &Reason) -> Result<String, Error> {
        let fact = serde_json::to_value(reason).map_err(|_| Error::Internal("writing a reason"))?;
        let read = |value: &serde_json::Value| value.as_str().and_then(|it| it.parse::<Candidate>().ok());
        let mut names = Vec::new();
        if let Some(it) = fact.get("candidate").and_then(read) {
            names.push(("candidate", self.candidate(&it)?));
        }
        if let Some(all) = fact.get("candidates").and_then(serde_json::Value::as_array) {
            names.push(("candidates", self.all_candidates(&all.iter().filter_map(read).collect::<Vec<_>>())?));
        }
        if let Some(office) = fact.get("office").and_then(serde_json::Value::as_str).and_then(OfficeKey::parse) {
            names.push(("office", self.office(&office)));
        }
        let key = format!("reason-{}", reason.code());
        Ok(self.pen.words.of_fact(&key, &fact, &names).unwrap_or(key))
    }

    fn outcome(&self, office: &OfficeKey, outcome: &Outcome) -> Result<String, Error> {
        let (code, candidates, round) = match outcome {
            Outcome::Elected { candidate } => ("elected", vec![*candidate], 0),
            Outcome::NextRound { round, candidates, .. } => ("next-round", candidates.clone(), *round),
            Outcome::NeedsLot { candidates } => ("needs-lot", candidates.clone(), 0),
            Outcome::NeedsCastingVote { candidates } => ("needs-casting-vote", candidates.clone(), 0),
            Outcome::Vacant => ("vacant", Vec::new(), 0),
            Outcome::ReopenNominations => ("reopen-nominations", Vec::new(), 0),
        };
        let names = self.all_candidates(&candidates)?;
        let said = [("office", self.office(office)), ("candidate", names.clone()), ("candidates", names), ("round", round.to_string())];
        let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Ok(self.with(&format!("election-outcome-{code}"), &said))
    }

    // ---- the beginning and the end ---------------------------------------------------------------------------------------------

    fn about(&self) -> Result<PrintedSection, Error> {
        let state = self.state;
        let mut deputies = Vec::new();
        for deputy in &state.deputies {
            deputies.push(self.pen.read.officer_name(*deputy)?);
        }
        let over = state.cancelled.is_some() || state.is_over();
        let facts = self.pen.facts(vec![
            ("minutes-fills", state.offices.iter().map(|it| self.office(it)).collect::<Vec<_>>().join(", ")),
            ("minutes-called", self.done(&state.called)?),
            ("minutes-deputies", deputies.join(", ")),
            ("minutes-number", state.id.to_string()),
            ("minutes-cancelled", state.cancelled.as_ref().map(|it| self.remark(it)).transpose()?.unwrap_or_default()),
        ]);
        let rehearsal = if state.rehearsal { self.pen.say("archive-rehearsal") } else { String::new() };
        let draft = self.pen.say(if over { "minutes-draft" } else { "minutes-not-over" });
        Ok(self.pen.section("minutes-of-an-election", vec![paragraph(rehearsal), facts, paragraph(draft)]))
    }

    /// What the Board decided under: the rules with their hash, and the act that adopted them.
    fn basis(&self) -> Result<PrintedSection, Error> {
        let rules = &self.state.rules;
        let (adopted, act, votes) = match &self.rule_set.adopted {
            Some((act, done)) => {
                let numbers = [act.seats, act.present, act.in_favour, act.against, act.abstained].map(|it| it.to_string());
                let [seats, present, favour, against, abstained] = numbers.each_ref().map(String::as_str);
                let votes = [("seats", seats), ("present", present), ("for", favour), ("against", against), ("abstained", abstained)];
                let on = self.with("minutes-adopted-on", &[("day", &self.pen.words.day(act.on)), ("how", &self.pen.label(act.method.label()))]);
                (format!("{on} {}", self.done(done)?), act.text.clone(), self.with("minutes-act-votes", &votes))
            }
            None => Default::default(),
        };
        let quorum = &rules.quorum;
        let base = match (quorum.base, quorum.counted_at) {
            (QuorumBase::Seats, CountedAt::Close) => "minutes-quorum-seats-close",
            (QuorumBase::Seats, CountedAt::Opening) => "minutes-quorum-seats-opening",
            (QuorumBase::Present, _) => "minutes-quorum-present",
        };
        let share = format!("{}/{}", quorum.fraction.numerator, quorum.fraction.denominator);
        let more = self.pen.say(if quorum.strict { "minutes-more-than" } else { "minutes-at-least" });
        Ok(self.pen.section(
            "minutes-basis",
            vec![self.pen.facts(vec![
                ("rule-set", self.rule_set.title.clone()),
                ("rules-hash", self.state.rules_sha256.to_string()),
                ("minutes-adopted", adopted),
                ("minutes-act", act),
                ("minutes-votes", votes),
                ("minutes-quorum", self.with(base, &[("more", &more), ("share", &share)])),
            ])],
        ))
    }

    /// What was written down beside.
    fn remarks(&self) -> Result<PrintedSection, Error> {
        let rows = self.state.minuted.iter().map(|it| Ok(vec![it.text.clone(), self.done(&it.done)?])).collect::<Result<Vec<_>, Error>>()?;
        Ok(self.pen.section("minutes-remarks", vec![self.pen.table(&["minutes-what", "minutes-who-when"], rows)]))
    }

    /// How anybody finds out whether it is true.
    fn verifying(&self) -> PrintedSection {
        let commands = self.state.rounds.iter().zip(self.boxes).filter(|(_, boxed)| boxed.is_some()).filter_map(|(round, _)| round.encrypted());
        let commands: Vec<String> = commands.map(|it| format!("jcat elections verify {0}.bel --roll {0}.roll.json", it.uuid)).collect();
        if commands.is_empty() {
            return self.pen.section("minutes-verifying", Vec::new());
        }
        let other = paragraph(self.pen.say("minutes-verifying-other"));
        self.pen.section("minutes-verifying", vec![paragraph(self.pen.say("minutes-verifying-hint")), paragraph(commands.join("\n")), other])
    }

    fn signatures(&self) -> Result<PrintedSection, Error> {
        let last = self.state.declared.values().map(|it| &it.done).max_by_key(|it| it.at).unwrap_or(&self.state.called);
        let secretary = self.pen.read.officer_name(last.by)?;
        let line = |role: String, name: String| vec![role, name, "\n\n".to_owned(), String::new()];
        let mut rows = vec![line(self.pen.say("minutes-secretary"), secretary)];
        let tellers = self.state.drawn.iter().flat_map(|it| &it.tellers);
        rows.extend(tellers.map(|agency| line(self.pen.say("minutes-teller"), self.agency(agency))));
        let head = ["minutes-role", "minutes-name", "minutes-signature", "minutes-day"].map(|key| self.pen.say(key)).to_vec();
        Ok(self.pen.section("minutes-signatures", vec![Block::Table { head, widths: vec![22, 30, 32, 16], rows }]))
    }

    /// The hash of the whole text in all its languages, which stands outside of it.
    fn hash(&self, sha256: &str) -> PrintedSection {
        let row = FactLine { name: self.pen.say("print-hash"), value: sha256.to_owned() };
        self.pen.section("minutes-hash", vec![Block::Facts { rows: vec![row] }, paragraph(self.pen.say("minutes-hash-hint"))])
    }
}

/// A paragraph.
const fn paragraph(text: String) -> Block {
    Block::Text { text }
}

/// Days from one to another, for people.
fn days_between(from: Day, to: Day) -> String {
    from.until(to).to_string()
}
