//! Corrections of data that others received, and erasures of notes and documents (AUD-5): handlers. What is shown of them is in `view`.
//!
//! Who reads the case by name is told in the journal of the case; whoever else received the data, as far as this desk knows, is put on a list of
//! the agency whose data they are. Nothing is announced of data that never reached the office: nobody received them.

use std::collections::BTreeSet;

use jcat_domain::cases::CaseState;
use jcat_domain::change::KIND_VERSION;
use jcat_domain::contributions::retention::Erased;
use jcat_domain::contributions::rules::{CONTRIBUTES, WithdrawContribution, packaged, restore as restore_rule, withdraw as withdraw_rule};
use jcat_domain::contributions::{ContributionState, Indicator};
use jcat_domain::corrections::{
    self as rules, AcknowledgeCorrection, AddUntold, Addressee, CorrectIndicators, Corrected, CorrectionAnnounced, CorrectionState, Pair, ReceivedBy,
    SayOfCorrection, TellingListed, TickUntold, Untold,
};
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, CaseId, ContributionId, CorrectionId, OfficerId, SubjectId, UntoldId};
use jcat_domain::papers::PapersState;
use jcat_domain::records::Verb;
use jcat_domain::roster::Roster;
use jcat_domain::{Audience, Change, Day, Instant, Refusal};
use rusqlite::{Connection, params};
use serde::Serialize;
use ts_rs::TS;

use crate::contributions::{self, keys};
use crate::desk::Desk;
use crate::error::Error;
use crate::records::{self, RecordFilter, RecordRow, keeping};
use crate::replica::log::{from_sql, to_sql};
use crate::replica::{erase, read, refold};
use crate::undo::Nothing;
use crate::work::{Read, Work};

pub(crate) mod view;

/// Files that may hold notes of a case.
const CARRY_NOTES: &[&str] = &["printCaseFile", "writeCaseFile", "exportDataRequest"];

/// Files that may hold notes and documents of a case.
pub(crate) const CARRY_PAPERS: &[&str] = &["printCaseFile", "writeCaseFile", "exportDataRequest", "saveDocument"];

/// Files that may hold data of a case. A list of cases, an invitation, a public version and statistics hold none.
pub(crate) const CARRY_DATA: &[&str] =
    &["printCaseFile", "writeCaseFile", "printSituationReport", "writeSituationReport", "saveDocument", "exportDataRequest"];

/// The most files of one case that are looked at.
const FILES: u32 = 500;

/// What became of a correction.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CorrectionMade {
    /// The correction.
    pub correction: CorrectionId,
    /// The data that replace the former; none where nothing was left.
    pub contribution: Option<ContributionId>,
    /// How many agencies are told.
    pub told: u32,
    /// How many one has to tell oneself.
    pub untold: u32,
}

// ---- who received data -------------------------------------------------------------------------------------------------

/// A file of a case that left a desk.
pub(crate) struct Left {
    pub(crate) by: String,
    pub(crate) agency: Option<AgencyId>,
    pub(crate) said: String,
    pub(crate) at: Instant,
    pub(crate) recipients: Vec<String>,
}

impl From<RecordRow> for Left {
    fn from(row: RecordRow) -> Self {
        Self { by: row.by_name, agency: row.agency, said: row.said, at: row.at, recipients: row.recipients }
    }
}

/// Gives the files of a case that left a desk in one of these ways, the oldest first, as far as who asks may read records of it.
pub(crate) fn files(read: &Read<'_>, case: &CaseState, ways: &[&str], since: Instant) -> Result<Vec<Left>, Error> {
    let mut it = records::conditions(read, &RecordFilter { case: Some(case.id), ..RecordFilter::default() })?;
    let hows = ways.iter().map(|how| format!("'{how}'")).collect::<Vec<_>>().join(", ");
    it.and(&format!("a.verb = 'export' AND a.how IN ({hows}) AND a.at >= ?"), [rusqlite::types::Value::Integer(since.0)]);
    let (rows, _) = records::page(read, &it, 0, FILES)?;
    let mut found: Vec<Left> = rows.into_iter().map(Left::from).collect();
    // What left in the last minute is on record soon, and was given all the same.
    let author = read.author()?;
    for noted in keeping::noted(read)? {
        let about = noted.access.objects.iter().any(|object| object.id == case.id.known());
        if about && noted.at >= since && noted.access.verb == Verb::Export && ways.contains(&noted.access.how.as_str()) {
            let by = read.officer_name(author.officer)?;
            let said = read.words.say(&format!("seen-{}", noted.access.how));
            found.push(Left { by, agency: author.agency.clone(), said, at: noted.at, recipients: noted.access.recipients });
        }
    }
    found.sort_by_key(|it| it.at);
    Ok(found)
}

/// Gives the agencies that read a case by name.
pub(crate) fn readers(roster: &Roster, case: &CaseState, own: &AgencyId, came: Instant) -> Vec<Addressee> {
    rules::addressees(case, own, came, |officer| roster.officers.get(&officer).map(|it| &it.agency))
}

/// Says whether the office has placed anything of a contribution, so that others may have it.
fn reached_others(connection: &Connection, contribution: ContributionId) -> Result<bool, Error> {
    let mut statement = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE subject = ?1 AND position IS NOT NULL)")?;
    Ok(statement.query_row([contribution.0], |row| row.get(0))?)
}

/// Gives officers who were on a case and are not any more, with the day they left, where that was after a time.
fn gone(read: &Read<'_>, case: &CaseState, since: Instant) -> Result<Vec<(OfficerId, Day)>, Error> {
    let mut statement = read.connection.prepare_cached(
        "SELECT e.body, COALESCE(e.received_at, v.at) FROM entries e LEFT JOIN events v ON v.ord = e.ord
         WHERE e.subject = ?1 AND e.kind = 'case.officer-left' ORDER BY e.ord",
    )?;
    let mut rows = statement.query([case.id.known().0])?;
    let mut found: Vec<(OfficerId, Day)> = Vec::new();
    while let Some(row) = rows.next()? {
        let body: Option<Vec<u8>> = row.get(0)?;
        let at = Instant(row.get::<_, Option<i64>>(1)?.unwrap_or_default());
        let Some(Change::OfficerLeft(it)) = body.and_then(|body| Change::decode("case.officer-left", KIND_VERSION, &body)) else { continue };
        if at >= since && !case.officers.contains_key(&it.officer) {
            found.retain(|(officer, _)| *officer != it.officer);
            found.push((it.officer, at.office_day()));
        }
    }
    Ok(found)
}

/// What somebody may have received of a case.
struct Given<'a> {
    /// Whose it is.
    agency: &'a AgencyId,
    /// When it came.
    came: Instant,
    /// The files that may hold it.
    files: &'static [&'static str],
    /// Who is told in the case's journal or tells: nobody has to tell these.
    named: BTreeSet<String>,
}

/// Gives whom the agency has to tell itself of its data: whoever received them and is not among those who are told in the case's journal.
fn outside(work: &Work<'_>, case: &CaseState, state: &ContributionState, to: &[Addressee]) -> Result<Vec<Untold>, Error> {
    // A file may have left a desk before the office placed what it holds.
    let began = erase::began(work.connection, &Audience::Case(case.id).to_string(), state.id.0)?;
    let came = began.map_or(state.at, |(_, at)| at.min(state.at));
    let given = Given { agency: &state.agency, came, files: CARRY_DATA, named: named(work.roster()?, &state.agency, to) };
    let mut found = by_hand(work, case, &given)?;
    for it in state.permissions.values() {
        if let Some(answer) = it.answer.as_ref().filter(|answer| answer.granted) {
            found.push((it.scope.clone(), ReceivedBy::Permission, answer.at.office_day()));
        }
    }
    // Of data that are erased there are no hits any more, and what was put down before.
    let mut statement = work.connection.prepare_cached(
        "SELECT upper(agency), ?2, min(at) FROM hits WHERE contribution = ?1 AND agency IS NOT NULL AND told > 0 GROUP BY agency
         UNION ALL SELECT name, way, at FROM received WHERE unit = ?1",
    )?;
    let rows = statement.query_map(params![state.id.0, ReceivedBy::Match.label()], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
    })?;
    for row in rows {
        let (name, way, at) = row?;
        let is_told = given.named.contains(&name);
        if let Some(way) = ReceivedBy::from_label(&way).filter(|way| *way != ReceivedBy::Match || !is_told) {
            found.push((name, way, Instant(at).office_day()));
        }
    }
    once(work, found)
}

/// Gives the agencies that are told in the case's journal, and the one that tells, as people write them.
fn named(roster: &Roster, agency: &AgencyId, to: &[Addressee]) -> BTreeSet<String> {
    let told = |it: &&AgencyId| **it == *agency || to.iter().any(|addressee| addressee.agency == **it);
    roster.organisations.keys().filter(told).map(|it| it.as_str().to_uppercase()).collect()
}

/// Somebody who received something: who, how and when.
type Receiver = (String, ReceivedBy, Day);

/// Gives who received something of a case by a file, or was on the case and is not any more.
fn by_hand(work: &Work<'_>, case: &CaseState, given: &Given<'_>) -> Result<Vec<Receiver>, Error> {
    let roster = work.roster()?;
    let told = |agency: &AgencyId| given.named.contains(&agency.as_str().to_uppercase());
    let mut found: Vec<Receiver> = Vec::new();
    for file in files(work, case, given.files, given.came)? {
        // Who is told knows of its own files, and is shown them.
        if file.agency.as_ref().is_some_and(|agency| *agency != *given.agency && told(agency)) {
            continue;
        }
        let on = file.at.office_day();
        if file.recipients.is_empty() {
            found.push((format!("{}: {}", file.by, file.said), ReceivedBy::Export, on));
        }
        found.extend(file.recipients.into_iter().filter(|it| !given.named.contains(&it.to_uppercase())).map(|it| (it, ReceivedBy::Export, on)));
    }
    for (officer, left) in gone(work, case, given.came)? {
        let agency = roster.officers.get(&officer).map(|it| &it.agency);
        if let Some(agency) = agency.filter(|agency| !told(agency)) {
            found.push((format!("{} ({})", work.officer_name(officer)?, agency.as_str().to_uppercase()), ReceivedBy::Left, left));
        }
    }
    Ok(found)
}

/// Puts everybody on the list once for each way.
fn once(work: &Work<'_>, mut found: Vec<Receiver>) -> Result<Vec<Untold>, Error> {
    let mut seen = BTreeSet::new();
    found.retain(|(name, way, _)| seen.insert((name.clone(), *way)));
    found.into_iter().map(|(name, way, on)| Ok(Untold { untold: UntoldId(work.make_id()?), name, way, on })).collect()
}

/// What is announced of data.
struct What {
    what: Corrected,
    replaced: Option<ContributionId>,
    pairs: Vec<Pair>,
}

/// Tells everybody who received data that they were corrected. None where nobody is to be told and nothing needs to be remembered.
fn announce(work: &mut Work<'_>, case: &CaseState, state: &ContributionState, it: What) -> Result<Option<(CorrectionId, usize, usize)>, Error> {
    let to = if reached_others(work.connection, state.id)? { readers(work.roster()?, case, &state.agency, state.at) } else { Vec::new() };
    // A guest and an analyst have no list of their agency.
    let keeps_list = rules::may_tell(&state.agency, work.author()?).is_ok();
    let untold = if keeps_list { outside(work, case, state, &to)? } else { Vec::new() };
    if to.is_empty() && untold.is_empty() && it.what != Corrected::Values {
        return Ok(None);
    }
    let correction = CorrectionId(work.make_id()?);
    let counts = (to.len(), untold.len());
    let What { what, replaced, pairs } = it;
    let announced = CorrectionAnnounced { correction, case: case.id, contribution: Some(state.id), what, replaced, pairs, to, papers: None };
    record(work, (case.id, &state.agency), (correction, Change::CorrectionAnnounced(announced)), untold)?;
    Ok(Some((correction, counts.0, counts.1)))
}

/// Records what is announced in the case, and in the journal of the agency whose it is whom that has to tell itself.
fn record(
    work: &mut Work<'_>,
    (case, agency): (CaseId, &AgencyId),
    (correction, announced): (CorrectionId, Change),
    untold: Vec<Untold>,
) -> Result<(), Error> {
    work.record(Audience::Case(case), correction.subject(), announced)?;
    if !untold.is_empty() {
        let listed = TellingListed { correction, case, untold };
        work.record(Audience::Agency(agency.clone()), correction.telling(), Change::TellingListed(listed))?;
    }
    Ok(())
}

/// Tells of data that were withdrawn. Gives the correction, where anybody is told.
pub(crate) fn withdrawn(work: &mut Work<'_>, case: &CaseState, state: &ContributionState) -> Result<Option<CorrectionId>, Error> {
    let what = What { what: Corrected::Withdrawn, replaced: None, pairs: Vec::new() };
    Ok(announce(work, case, state, what)?.map(|(correction, ..)| correction))
}

/// Tells of data that are marked more strictly.
pub(crate) fn restricted(work: &mut Work<'_>, case: &CaseState, state: &ContributionState) -> Result<(), Error> {
    announce(work, case, state, What { what: Corrected::Restricted, replaced: None, pairs: Vec::new() }).map(drop)
}

/// An erasure on record, by its entry.
struct Unsaid {
    audience: String,
    position: u64,
    unit: SubjectId,
}

/// Tells whoever received data, notes or documents of one's own agency that they were erased, once that is on record. Says whether anything was
/// recorded.
pub(crate) fn tell_of_erased(desk: &Desk) -> Result<bool, Error> {
    let mut recorded = false;
    for it in desk.query(unsaid)? {
        recorded |= desk.command("tellOfErased", |work| say_erased(work, &it))?;
        desk.opened()?.replica.write(|tx| {
            let mut said = tx.prepare_cached("UPDATE erasures SET announced = 1 WHERE audience = ?1 AND position = ?2")?;
            said.execute(params![it.audience, to_sql(it.position)])?;
            tx.prepare_cached("DELETE FROM received WHERE unit = ?1")?.execute([it.unit.0])?;
            Ok(())
        })?;
    }
    Ok(recorded)
}

/// Gives what of one's own agency is erased and of which this desk has not looked yet who is to be told.
fn unsaid(read: &Read<'_>) -> Result<Vec<Unsaid>, Error> {
    let author = read.author()?;
    let mut statement = read.connection.prepare_cached(
        "SELECT x.audience, x.position, x.unit, c.agency FROM erasures x LEFT JOIN contributions c ON c.id = x.unit
         JOIN journals j ON j.audience = x.audience
         WHERE x.announced = 0 AND x.emptied = 1 AND j.locked = 0 AND j.stopped IS NULL AND j.parked IS NULL ORDER BY x.audience, x.position",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let it = Unsaid { audience: row.get(0)?, position: from_sql(row.get(1)?), unit: SubjectId(row.get(2)?) };
        let theirs = match row.get_ref(3)?.as_str_or_null().map_err(|_| Error::Internal("an agency's id"))? {
            Some(agency) => AgencyId::parse(agency),
            None => match refold::load(read.connection, it.unit)? {
                Some((State::Papers(papers), _)) => Some(papers.agency),
                _ => None,
            },
        };
        if theirs.is_some_and(|agency| rules::may_tell(&agency, author).is_ok()) && author.require(CONTRIBUTES).is_ok() {
            found.push(it);
        }
    }
    Ok(found)
}

/// Announces an erasure, where somebody is to be told and no other desk of the agency has said so.
fn say_erased(work: &mut Work<'_>, it: &Unsaid) -> Result<bool, Error> {
    match refold::load(work.connection, it.unit)? {
        Some((State::Contribution(_), _)) => say_data_erased(work, ContributionId(it.unit.0)),
        Some((State::Papers(state), _)) => match state.erased.iter().find(|erased| erased.mark.position == Some(it.position)) {
            Some(erased) => say_papers_erased(work, &state, erased),
            None => Ok(false),
        },
        _ => Ok(false),
    }
}

/// Gives the id under which an erasure is told; none where a desk of its agency has told it. Everybody on the case can work that id out, and whoever
/// took it before is no reason to tell nobody.
fn yet_unsaid(work: &Work<'_>, correction: CorrectionId, agency: &AgencyId) -> Result<Option<CorrectionId>, Error> {
    Ok(match refold::load(work.connection, correction.subject())? {
        None => Some(correction),
        Some((State::Correction(it), _)) if it.agency == *agency => None,
        Some(_) => Some(CorrectionId(work.make_id()?)),
    })
}

fn say_data_erased(work: &mut Work<'_>, contribution: ContributionId) -> Result<bool, Error> {
    let state = contributions::head(work.connection, contribution)?;
    let Some(correction) = yet_unsaid(work, contribution.erasure(), &state.agency)? else { return Ok(false) };
    let case = read::case(work.connection, state.case)?;
    let to = readers(work.roster()?, &case, &state.agency, state.at);
    let untold = outside(work, &case, &state, &to)?;
    let announced = rules::erased(&state, correction, to.clone(), work.author()?)?;
    say(work, (case.id, &state.agency), (correction, announced), (&to, untold))
}

fn say_papers_erased(work: &mut Work<'_>, state: &PapersState, erased: &Erased) -> Result<bool, Error> {
    let Some(correction) = yet_unsaid(work, rules::papers_erasure(state, erased), &state.agency)? else { return Ok(false) };
    let Some((came, documents)) = what_went(work.connection, &Audience::Case(state.case).to_string(), erased)? else { return Ok(false) };
    let case = read::case(work.connection, state.case)?;
    let to = readers(work.roster()?, &case, &state.agency, came);
    let files = if documents { CARRY_PAPERS } else { CARRY_NOTES };
    let given = Given { agency: &state.agency, came, files, named: named(work.roster()?, &state.agency, &to) };
    let found = by_hand(work, &case, &given)?;
    let untold = once(work, found)?;
    let announced = rules::papers_erased(state, erased, correction, to.clone(), work.author()?)?;
    say(work, (case.id, &state.agency), (correction, announced), (&to, untold))
}

/// Gives when the first of what an erasure names came, and whether a document was among it: what is left of their entries says so. None where none
/// of them was here.
fn what_went(connection: &Connection, audience: &str, erased: &Erased) -> Result<Option<(Instant, bool)>, Error> {
    let mut found: Option<(Instant, bool)> = None;
    for subject in &erased.also {
        let Some((header, at)) = erase::began(connection, audience, subject.0)? else { continue };
        let is_document = header.kind.starts_with("document.");
        found = Some(found.map_or((at, is_document), |(first, documents)| (first.min(at), documents || is_document)));
    }
    Ok(found)
}

fn say(
    work: &mut Work<'_>,
    whose: (CaseId, &AgencyId),
    (correction, announced): (CorrectionId, Change),
    (to, untold): (&[Addressee], Vec<Untold>),
) -> Result<bool, Error> {
    if to.is_empty() && untold.is_empty() {
        return Ok(false);
    }
    // Another desk of the agency may list the same without knowing of it.
    let once = |it: Untold| Untold { untold: rules::untold_once(correction, &it.name, it.way), ..it };
    record(work, whose, (correction, announced), untold.into_iter().map(once).collect())?;
    Ok(true)
}

/// Takes back what was announced of data that are put back.
pub(crate) fn restored(work: &mut Work<'_>, contribution: ContributionId) -> Result<(), Error> {
    for it in all(work)? {
        if it.contribution == Some(contribution) && it.taken_back.is_none() && it.what != Corrected::Restricted {
            let change = rules::take_back(&it, work.author()?)?;
            work.record(Audience::Case(it.case), it.id.subject(), change)?;
        }
    }
    Ok(())
}

/// Gives every correction of the cases that one reads.
pub(crate) fn all(read: &Read<'_>) -> Result<Vec<CorrectionState>, Error> {
    let states = read::all(read.connection, "correction")?;
    Ok(states.into_iter().filter_map(|state| if let State::Correction(it) = state { Some(it) } else { None }).collect())
}

// ---- commands ----------------------------------------------------------------------------------------------------------

/// Puts values right: other data replace the former, which are withdrawn, and everybody who received them is told.
pub(crate) fn correct(work: &mut Work<'_>, request: CorrectIndicators) -> Result<CorrectionMade, Error> {
    let (state, case) = contributions::with_case(work.connection, request.contribution)?;
    let becomes = becomes(work, &state, &request)?;
    let (left, pairs) = rules::correct(&state, &request, &becomes, work.author()?)?;
    let replaced = if left.is_empty() { None } else { Some(ContributionId(work.make_id()?)) };
    if let Some(id) = replaced {
        let keying = work.world.keying();
        contributions::record_parts(work, id, packaged(case.id, id, &state.terms, (left, keying.version))?)?;
    }
    contributions::withdraw_silently(work, &state, &request.reason)?;
    let announced = announce(work, &case, &state, What { what: Corrected::Values, replaced, pairs })?;
    let (correction, told, untold) = announced.ok_or(Error::Internal("announcing a correction"))?;
    work.reverse("takeBackCorrection", &SayOfCorrection { correction, reason: work.words.say("undone-reason") })?;
    let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(CorrectionMade { correction, contribution: replaced, told: narrow(told), untold: narrow(untold) })
}

fn becomes(work: &Work<'_>, state: &ContributionState, request: &CorrectIndicators) -> Result<Vec<Option<Indicator>>, Error> {
    let context = keys::context(work.connection, Some(&state.agency))?;
    let one = |at: usize, kind: &str, given: &str| {
        let normal = keys::read(kind, given, &context).map_err(|_| unreadable(kind, at))?;
        Ok(contributions::indicator(kind, normal.text, given, None))
    };
    request.values.iter().enumerate().map(|(at, it)| it.becomes.as_deref().map(|given| one(at, &it.kind, given)).transpose()).collect()
}

/// A value, of several that were given the one with this index, that does not read as one of its kind. A kind that is none is somebody's text.
pub(crate) fn unreadable(kind: &str, at: usize) -> Error {
    let kind = jcat_indicators::Kind::of(kind).map_or("other", jcat_indicators::Kind::label).to_owned();
    Refusal::ValueUnreadable { kind, place: at + 1 }.into()
}

/// Takes a correction back: the data are as they were before it.
pub(crate) fn take_back(work: &mut Work<'_>, request: SayOfCorrection) -> Result<Nothing, Error> {
    let state = read::correction(work.connection, request.correction)?;
    let change = rules::take_back(&state, work.author()?)?;
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    swap(work, &state, (state.replaced, state.contribution.filter(|_| state.what != Corrected::Restricted)), &request.reason)?;
    work.reverse("renewCorrection", &SayOfCorrection { reason: work.words.say("undone-reason"), ..request })?;
    Ok(Nothing {})
}

/// Makes a correction again that was taken back.
pub(crate) fn renew(work: &mut Work<'_>, request: SayOfCorrection) -> Result<Nothing, Error> {
    let state = read::correction(work.connection, request.correction)?;
    let change = rules::renew(&state, work.author()?)?;
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    swap(work, &state, (state.contribution.filter(|_| state.what != Corrected::Restricted), state.replaced), &request.reason)?;
    work.reverse("takeBackCorrection", &SayOfCorrection { reason: work.words.say("undone-reason"), ..request })?;
    Ok(Nothing {})
}

/// Withdraws one contribution and puts another back, where they stand otherwise.
fn swap(
    work: &mut Work<'_>,
    state: &CorrectionState,
    (goes, comes): (Option<ContributionId>, Option<ContributionId>),
    reason: &str,
) -> Result<(), Error> {
    let case = read::case(work.connection, state.case)?;
    if let Some(id) = comes {
        let it = read::contribution(work.connection, id)?;
        if it.withdrawn.is_some() {
            let said = WithdrawContribution { contribution: id, reason: reason.to_owned() };
            restore_rule(&case, &it, &said, work.author()?)?;
            contributions::restore_silently(work, &it, reason)?;
        }
    }
    if let Some(id) = goes {
        let it = read::contribution(work.connection, id)?;
        if it.withdrawn.is_none() {
            let said = WithdrawContribution { contribution: id, reason: reason.to_owned() };
            withdraw_rule(&it, &said, work.author()?)?;
            contributions::withdraw_silently(work, &it, reason)?;
        }
    }
    Ok(())
}

/// Says that one's agency acted on a correction.
pub(crate) fn acknowledge(work: &mut Work<'_>, request: AcknowledgeCorrection) -> Result<Nothing, Error> {
    let state = read::correction(work.connection, request.correction)?;
    let change = rules::acknowledge(&state, &request, work.author()?)?;
    work.record(Audience::Case(state.case), state.id.subject(), change)?;
    work.reverse("acknowledgeCorrection", &AcknowledgeCorrection { done: !request.done, ..request })?;
    Ok(Nothing {})
}

/// Names somebody whom one's agency has to tell itself.
pub(crate) fn add_untold(work: &mut Work<'_>, request: AddUntold) -> Result<UntoldId, Error> {
    let state = read::correction(work.connection, request.correction)?;
    let untold = UntoldId(work.make_id()?);
    let change = rules::list(&state, &request, untold, work.author()?, work.today())?;
    work.record(Audience::Agency(state.agency.clone()), state.id.telling(), change)?;
    Ok(untold)
}

/// Says that somebody was told.
pub(crate) fn tick(work: &mut Work<'_>, request: TickUntold) -> Result<Nothing, Error> {
    let correction = read::correction(work.connection, request.correction)?;
    let state = read::telling(work.connection, request.correction)?;
    let change = rules::tick(&state, &correction, &request, work.author()?)?;
    work.record(Audience::Agency(state.agency.clone()), correction.id.telling(), change)?;
    work.reverse("tickUntold", &TickUntold { done: !request.done, ..request })?;
    Ok(Nothing {})
}

/// Gives whom an agency has to tell itself, where it has that list.
pub(crate) fn telling_if_here(connection: &Connection, id: CorrectionId) -> Result<Option<jcat_domain::corrections::TellingState>, Error> {
    match refold::load(connection, id.telling())? {
        Some((State::Telling(it), _)) => Ok(Some(it)),
        _ => Ok(None),
    }
}
