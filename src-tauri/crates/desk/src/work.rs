//! What a handler has in its hands: a snapshot to read, and, for commands, a transaction to record in.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use jcat_domain::change::SubjectKind;
use jcat_domain::ids::{BatchId, CaseId, OfficerId, SubjectId};
use jcat_domain::roster::Roster;
use jcat_domain::{Audience, Author, Change, Day, Duty, Instant, Refusal};
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::lease;
use crate::problem::Problem;
use crate::records::notebook::Notebook;
use crate::replica::entry::BlobRef;
use crate::replica::log::{self, Me, Recorded, Recording};
use crate::replica::{read, refold};
use crate::surroundings::Surroundings;
use crate::words::Words;

/// What a query depends on and a change touches. The page drops just the answers that name a topic that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// The desk itself: locked, open, language.
    Desk,
    /// Countries, agencies, officers, absences.
    Roster,
    /// What agencies can give in a quarter, and what cases are estimated to ask of them.
    Capacity,
    /// Proposals and cases.
    Cases,
    /// Drafts of one's agency.
    Drafts,
    /// Notes on cases.
    Notes,
    /// Plans: tasks, windows, calendars, templates.
    Plans,
    /// What makes cases ready, and the register of authorities.
    Readiness,
    /// Records of access.
    Records,
    /// Requests of data subjects.
    Requests,
    /// Corrections of data that others received, and whom one has to tell oneself.
    Corrections,
    /// Counters, situation boards, outcomes, meetings.
    Operation,
    /// Documents on cases, and where their files are.
    Documents,
    /// Contributions of data to cases, and hits.
    Data,
    /// Scoring rounds.
    Rounds,
    /// Decisions of the Board.
    Board,
    /// The attachment scheme: applications, guests, places.
    Attachments,
    /// Roadshows and webinars.
    Outreach,
    /// Saved views, mappings.
    Settings,
    /// What can be undone.
    Undo,
    /// The office: the link, invitations, what waits or is held back.
    Office,
}

impl Topic {
    /// Names what a change of this kind of subject touches.
    pub(crate) const fn of(kind: SubjectKind) -> &'static [Self] {
        match kind {
            SubjectKind::Office
            | SubjectKind::Country
            | SubjectKind::Organisation
            | SubjectKind::Device
            | SubjectKind::Officer
            | SubjectKind::Contact => &[Self::Roster],
            SubjectKind::Capacity | SubjectKind::Effort => &[Self::Capacity],
            SubjectKind::Draft => &[Self::Drafts],
            SubjectKind::Case | SubjectKind::Cover => &[Self::Cases],
            SubjectKind::Round => &[Self::Rounds],
            SubjectKind::BoardMeeting | SubjectKind::Priorities => &[Self::Board],
            SubjectKind::Decision | SubjectKind::RuleSet | SubjectKind::Election | SubjectKind::Mandate | SubjectKind::Dismissal => &[Self::Board],
            SubjectKind::Attachment | SubjectKind::Places | SubjectKind::Offer => &[Self::Attachments],
            SubjectKind::Outreach => &[Self::Outreach],
            SubjectKind::Stay => &[Self::Attachments, Self::Cases],
            SubjectKind::Note => &[Self::Notes],
            SubjectKind::Task | SubjectKind::Plan | SubjectKind::Calendar | SubjectKind::Template => &[Self::Plans],
            SubjectKind::Readiness | SubjectKind::Authority => &[Self::Readiness],
            SubjectKind::Record => &[Self::Records],
            SubjectKind::Correction | SubjectKind::Telling => &[Self::Corrections],
            SubjectKind::DataRequest => &[Self::Requests],
            SubjectKind::Counter | SubjectKind::Situation | SubjectKind::Outcome | SubjectKind::Noting | SubjectKind::Meeting => &[Self::Operation],
            SubjectKind::Document => &[Self::Documents],
            SubjectKind::Papers => &[Self::Notes, Self::Documents],
            // A word on a hit is read with the data that it is about.
            SubjectKind::Contribution | SubjectKind::Hit | SubjectKind::Link | SubjectKind::Sighting | SubjectKind::PlannedAction => &[Self::Data],
            SubjectKind::Setting => &[Self::Settings],
            // Recorded by the exchange, which tells of everything.
            SubjectKind::Entry => &[],
        }
    }
}

/// Whether somebody may do something now, and if not, why and who could (AUT-4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct May {
    /// Whether.
    pub ok: bool,
    /// Why not, as a sentence.
    pub reason: Option<String>,
    /// Who could, or what would satisfy it.
    pub hint: Option<String>,
}

/// The roster as it was last read, and the count of its changes at that time: nearly every call asks for it, and it seldom
/// changes.
#[derive(Default)]
pub(crate) struct KnownRoster(Mutex<Option<(i64, Arc<Roster>)>>);

impl KnownRoster {
    /// Gives the roster of a snapshot in which this desk changed nothing of it.
    fn read(&self, connection: &Connection) -> Result<Arc<Roster>, Error> {
        let changes = read::roster_changes(connection)?;
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, roster)) = known().as_ref().filter(|(at, _)| *at == changes) {
            return Ok(roster.clone());
        }
        let roster = Arc::new(read::roster(connection)?);
        *known() = Some((changes, roster.clone()));
        Ok(roster)
    }
}

/// What an open desk lends to a call: who works there, the notebook, the roster as it was last read.
#[derive(Clone, Copy)]
pub(crate) struct OfDesk<'a> {
    pub(crate) me: &'a Me,
    pub(crate) notebook: &'a Notebook,
    pub(crate) known: &'a KnownRoster,
}

/// A snapshot, with who asks and when.
pub(crate) struct Read<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) me: &'a Me,
    pub(crate) world: &'a Surroundings,
    pub(crate) words: &'a Words,
    pub(crate) now: Instant,
    pub(crate) notebook: &'a Notebook,
    known: &'a KnownRoster,
    roster: OnceCell<Arc<Roster>>,
    /// Whether this transaction changed the roster, so that it is not what others know.
    roster_changed: Cell<bool>,
    author: OnceCell<Author>,
}

impl<'a> Read<'a> {
    pub(crate) fn new(connection: &'a Connection, world: &'a Surroundings, words: &'a Words, desk: OfDesk<'a>) -> Self {
        let (roster, author) = (OnceCell::new(), OnceCell::new());
        let OfDesk { me, notebook, known } = desk;
        Self { connection, me, world, words, now: world.now(), notebook, known, roster, roster_changed: Cell::new(false), author }
    }

    /// Gives the roster, read once for each call.
    pub(crate) fn roster(&self) -> Result<&Roster, Error> {
        if self.roster.get().is_none() {
            let roster = if self.roster_changed.get() { Arc::new(read::roster(self.connection)?) } else { self.known.read(self.connection)? };
            let _ = self.roster.set(roster);
        }
        self.roster.get().map(Arc::as_ref).ok_or(Error::Internal("reading the roster"))
    }

    /// Gives who asks, with the duties of now.
    pub(crate) fn author(&self) -> Result<&Author, Error> {
        if self.author.get().is_none() {
            let _ = self.author.set(refold::author(self.connection, self.me.officer, i64::MAX, None, self.now)?);
        }
        self.author.get().ok_or(Error::Internal("reading who asks"))
    }

    /// Gives the office's day.
    pub(crate) fn today(&self) -> Day {
        self.now.office_day()
    }

    /// Gives the roster, who asks, and the day.
    pub(crate) fn who(&self) -> Result<(&Roster, &Author, Day), Error> {
        Ok((self.roster()?, self.author()?, self.today()))
    }

    /// Names an officer.
    pub(crate) fn officer_name(&self, officer: OfficerId) -> Result<String, Error> {
        Ok(self.roster()?.officer_name(officer).map_or_else(|| self.words.say("officer-unknown"), str::to_owned))
    }

    /// Names who holds a duty today.
    pub(crate) fn holders(&self, duty: Duty) -> Vec<String> {
        let Ok(roster) = self.roster() else { return Vec::new() };
        let today = self.today();
        let holds = |officer: &&jcat_domain::roster::OfficerState| officer.posts.iter().any(|post| post.duty == duty && post.span.holds(today));
        roster.officers.values().filter(holds).map(|officer| officer.name.value.clone()).take(3).collect()
    }

    /// Turns the answer of a rule into what the page shows.
    pub(crate) fn may<T>(&self, answer: Result<T, Refusal>) -> May {
        match answer {
            Ok(_) => May { ok: true, reason: None, hint: None },
            Err(refusal) => {
                let problem = Problem::of(&Error::Refused(refusal), self.words, |duty| self.holders(duty));
                May { ok: false, reason: Some(problem.message), hint: problem.hint }
            }
        }
    }
}

/// A step that undoes something: a call of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Step {
    pub(crate) name: String,
    pub(crate) request: serde_json::Value,
}

/// A transaction to record in.
pub(crate) struct Work<'a> {
    pub(crate) read: Read<'a>,
    tx: &'a Transaction<'a>,
    pub(crate) topics: BTreeSet<Topic>,
    pub(crate) reverse: Vec<Step>,
    pub(crate) batch: Option<BatchId>,
    progress: &'a dyn Fn(u64, u64) -> Result<(), Error>,
}

impl<'a> std::ops::Deref for Work<'a> {
    type Target = Read<'a>;
    fn deref(&self) -> &Self::Target {
        &self.read
    }
}

impl<'a> Work<'a> {
    pub(crate) fn new(
        tx: &'a Transaction<'a>,
        world: &'a Surroundings,
        words: &'a Words,
        desk: OfDesk<'a>,
        progress: &'a dyn Fn(u64, u64) -> Result<(), Error>,
    ) -> Self {
        Self { read: Read::new(tx, world, words, desk), tx, topics: BTreeSet::new(), reverse: Vec::new(), batch: None, progress }
    }

    /// Gives the transaction, for what is local to this desk.
    pub(crate) const fn transaction(&self) -> &'a Transaction<'a> {
        self.tx
    }

    /// Says how far a long command is; answers with an error when somebody cancelled it.
    pub(crate) fn progress(&self, done: u64, of: u64) -> Result<(), Error> {
        (self.progress)(done, of)
    }

    /// Makes an id.
    pub(crate) fn make_id(&self) -> Result<uuid::Uuid, Error> {
        self.world.make_id()
    }

    /// Records a change: appends, folds and projects it. The only way to write.
    pub(crate) fn record(&mut self, audience: Audience, subject: SubjectId, change: Change) -> Result<Recorded, Error> {
        self.record_with(audience, subject, change, None, Vec::new())
    }

    /// Records a change that follows from another entry, or whose body is sealed.
    pub(crate) fn record_with(
        &mut self,
        audience: Audience,
        subject: SubjectId,
        change: Change,
        because: Option<[u8; 32]>,
        sealed_to: Vec<[u8; 32]>,
    ) -> Result<Recorded, Error> {
        self.append(Recording { audience, subject, change, batch: self.batch, because, sealed_to, blobs: Vec::new(), declares: None })
    }

    /// Records a change that names files. Their pieces are kept already.
    pub(crate) fn record_naming(&mut self, audience: Audience, subject: SubjectId, change: Change, blobs: Vec<BlobRef>) -> Result<Recorded, Error> {
        self.append(Recording { audience, subject, change, batch: self.batch, because: None, sealed_to: Vec::new(), blobs, declares: None })
    }

    /// Records a change that declares keys for comparison.
    pub(crate) fn record_declaring(
        &mut self,
        audience: Audience,
        subject: SubjectId,
        change: Change,
        declares: Option<Vec<u8>>,
    ) -> Result<Recorded, Error> {
        self.append(Recording { audience, subject, change, batch: self.batch, because: None, sealed_to: Vec::new(), blobs: Vec::new(), declares })
    }

    fn append(&mut self, recording: Recording) -> Result<Recorded, Error> {
        lease::opens(self.tx, &recording.audience.to_string(), self.read.now)?;
        if !recording.change.ends_a_right() && refold::is_frozen(self.tx, recording.subject, &recording.audience.to_string())? {
            return Err(Refusal::NewerVersion.into());
        }
        let kind = recording.change.subject_kind();
        self.topics.extend(Topic::of(kind));
        let recorded = log::append(self.tx, self.read.me, self.read.world, self.read.now, &recording)?;
        if Topic::of(kind).contains(&Topic::Roster) {
            self.read.roster.take();
            self.read.roster_changed.set(true);
            self.read.author.take();
        }
        Ok(recorded)
    }

    /// Records a change of the known part of a case.
    pub(crate) fn record_case(&mut self, case: CaseId, change: Change) -> Result<Recorded, Error> {
        self.record(Audience::Taskforce, case.known(), change)
    }

    /// Names the call that undoes what is being done.
    pub(crate) fn reverse<T: Serialize>(&mut self, name: &str, request: &T) -> Result<(), Error> {
        let request = serde_json::to_value(request).map_err(|_| Error::Internal("writing an undo step"))?;
        self.reverse.push(Step { name: name.to_owned(), request });
        Ok(())
    }
}
