//! For tests: a desk as a crash leaves it, and faults that the simulation must notice. No packaged program holds it.

use std::cell::Cell;
use std::collections::BTreeSet;

use jcat_domain::ids::{DeviceId, EntryId, OfficerId, SubjectId};
use jcat_domain::{Change, Instant};
use rusqlite::Transaction;
use sha2::{Digest, Sha256};

use super::engine::{Event, Ticket};
use super::store;
use crate::desk::Desk;
use crate::error::Error;
use crate::problem::Problem;
use crate::replica::check;
use crate::replica::entry::{self, Encoding, Entry, Header};
use crate::replica::log::{self, Me, from_sql};
use crate::replica::receive::Received;
use crate::replica::refold;
use crate::surroundings::Surroundings;

macro_rules! faults {
    ($($(#[$meta:meta])* $name:ident,)+) => {
        /// A fault of this product, switched on while a test runs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Fault { $($(#[$meta])* $name,)+ }

        impl Fault {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }
    };
}

faults! {
    /// No poll: only a wake-up starts a round.
    NotifyOnly,
    /// After a failure nothing is tried before the next local write.
    RetryOnlyOnWrite,
    /// Journals are pulled in any order and taken in whatever `everyone` holds.
    DirectoryIgnored,
    /// A position that is missing in a page is passed over.
    GapsTaken,
    /// Signatures are not looked at.
    SignatureUnchecked,
    /// A change of duties leaves pending entries as they were judged.
    PendingNotJudgedAgain,
    /// The end of a journal is written before its entries, in a transaction of its own.
    EndApart,
    /// Pending entries of other audiences go out with those of `everyone`.
    EveryoneNotFirst,
    /// Overtaken entries are sent like any other.
    OvertakenSent,
    /// What was handed to the line is not written down.
    AttemptForgotten,
    /// A desk offers nothing to an office that was restored.
    NothingOffered,
    /// Words of an earlier incarnation count.
    OldWordsKept,
    /// Entries that the office refuses are thrown away.
    ParkedDropped,
    /// An entry says that it knew everything.
    BaseForgotten,
    /// Entries are folded in the order in which they came here.
    FoldedAsArrived,
    /// Authors are judged by the duties they have now.
    AuthorOfNow,
    /// What a copy of this desk overran is not signed again.
    NotSignedAgain,
    /// A journal that is no longer listed stays open.
    LocksNothing,
    /// A journal that is listed again stays locked.
    UnlockForgotten,
    /// A journal that opens is read from its end on.
    BackfillSkipped,
    /// What is not believed is thrown away.
    SetAsideForgotten,
    /// What is taken away stays in the search index.
    SearchKept,
    /// After a restart the sequence goes on behind what the office has taken.
    SequenceForgotten,
    /// An answer to an earlier question is taken for one to the last.
    LateAnswersTaken,
}

/// How the entries of a run are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signatures {
    /// With Ed25519, as ever.
    #[default]
    Real,
    /// With a hash over key and bytes: whoever does not play along is found out as before, and a long run takes half the time.
    Played,
}

/// The variable that names the moment at which a process ends itself, and which pass of it: `OutgoingMarked:3`.
pub const DIE_AT: &str = "JCAT_DIE_AT";

macro_rules! moments {
    ($($(#[$meta:meta])* $name:ident,)+) => {
        /// A moment at which a process may be killed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Moment { $($(#[$meta])* $name,)+ }

        impl Moment {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Gives its name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }
        }
    };
}

moments! {
    /// A transaction has begun.
    WriteBegun,
    /// All of a transaction is written, and none of it holds yet.
    WriteDone,
    /// A transaction holds, and nobody was told.
    WriteHolds,
    /// An entry is there and not folded.
    EntryAppended,
    /// An entry is folded.
    EntryFolded,
    /// A new desk's file is made.
    DeskFileMade,
    /// A new desk's first entries are there, and its key is nowhere.
    DeskRecorded,
    /// A new desk's key file is written.
    DeskKeyKept,
    /// A desk's file is open and its keys are not read.
    DeskOpened,
    /// A copy of the records is written and has no name yet.
    BackupCopied,
    /// A copy of the records has its name.
    BackupNamed,
    /// A copy to be put back lies beside the records.
    RestoreCopied,
    /// The records are closed to be replaced.
    RestoreClosed,
    /// The old records have another name, and the new are not in their place.
    RestoreSetAside,
    /// The copy is in its place.
    RestorePlaced,
    /// Everything derived is gone, in a transaction that does not hold yet.
    RebuildEmptied,
    /// Everything derived is made again.
    RebuildDerived,
    /// The line is open.
    LineOpened,
    /// The office has greeted.
    OfficeGreeted,
    /// The place of an invitation is taken.
    PlaceTaken,
    /// The lease is renewed.
    LeaseKept,
    /// The heads came.
    HeadsCame,
    /// A page came.
    PageCame,
    /// Entries are about to be pushed.
    PushReady,
    /// The office has answered a push, and nothing of it is kept.
    PushAnswered,
    /// The others were woken.
    OthersWoken,
    /// A head is signed at the office.
    HeadSigned,
    /// An office that heals took what was offered.
    OfferAnswered,
    /// An office that heals knows that all was offered.
    OfferReported,
    /// A seat was given, and not noted.
    SeatGiven,
    /// The seats that were given are noted.
    SeatsKept,
    /// Entries are marked as handed to the line.
    OutgoingMarked,
    /// The places that the office gave are noted.
    PlacesKept,
    /// Own entries stand in their places.
    OwnTaken,
    /// The office's incarnation is noted.
    OfficeRemembered,
    /// A page fits behind the journal's end.
    PageFits,
    /// What was erased is emptied, and not folded.
    BodiesEmptied,
    /// The office emptied what was erased, and the desk has not noted it.
    ErasureTold,
    /// What was emptied is out of the files, and that is not noted.
    ErasedWiped,
    /// An own entry of a page has its place.
    OwnPlaced,
    /// Another's entry of a page is there.
    OtherInserted,
    /// A page is folded, and the journal's end has not moved.
    PageFolded,
    /// The journal's end has moved.
    EndMoved,
    /// A login is taken from the reserve.
    LoginTaken,
    /// The office is founded, and the desk does not know.
    OfficeFounded,
    /// An invited officer is enrolled, and there is no invitation.
    InvitedEnrolled,
    /// The invitation is written, and not noted.
    InvitationWritten,
}

/// Passes a moment; ends the process where a test asked for it. Nothing is unwound, closed or written out.
pub(crate) fn pass(moment: Moment) {
    static ASKED: std::sync::OnceLock<Option<(Moment, std::sync::atomic::AtomicU64)>> = std::sync::OnceLock::new();
    let asked = ASKED.get_or_init(|| {
        let said = std::env::var(DIE_AT).ok()?;
        let (name, pass) = said.split_once(':')?;
        let moment = Moment::ALL.iter().copied().find(|moment| moment.name() == name)?;
        Some((moment, std::sync::atomic::AtomicU64::new(pass.parse().ok()?)))
    });
    if let Some((at, left)) = asked
        && *at == moment
        && left.fetch_sub(1, std::sync::atomic::Ordering::Relaxed) == 1
    {
        std::process::abort();
    }
}

thread_local! {
    static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
    static CRASH: Cell<bool> = const { Cell::new(false) };
    static SIGNATURES: Cell<Signatures> = const { Cell::new(Signatures::Real) };
}

/// Says how entries are signed on this thread from here on.
pub fn sign_as(signatures: Signatures) {
    SIGNATURES.set(signatures);
}

/// Gives what stands for a signature while signatures are played; none while they are real.
pub(crate) fn played(public: &[u8; 32], message: &[u8]) -> Option<[u8; 64]> {
    if SIGNATURES.get() == Signatures::Real {
        return None;
    }
    let hash = Sha256::new().chain_update(public).chain_update(message).finalize();
    let mut signature = [0; 64];
    signature.iter_mut().zip(hash).for_each(|(byte, hashed)| *byte = hashed);
    Some(signature)
}

/// Switches a fault on for this thread, or all off.
pub fn set(fault: Option<Fault>) {
    FAULT.set(fault);
}

/// Says whether a fault is on.
pub fn is(fault: Fault) -> bool {
    FAULT.get() == Some(fault)
}

/// Has the next local effect die between two transactions, where a faulty program has two.
pub fn crash_between(crash: bool) {
    CRASH.set(crash);
}

/// Makes a desk in memory with what this one has on its disk: what is left after a crash, or on a copy of its disk.
pub fn copy(desk: &Desk, world: Surroundings) -> Result<Desk, Problem> {
    desk.copied(world).map_err(|error| desk.problem(&error))
}

/// The fault `EndApart`: first the end, then the entries.
pub(super) fn end_apart(
    desk: &Desk,
    ticket: Ticket,
    work: impl Fn(&Transaction<'_>, &Me, Instant) -> Result<Received, Error>,
) -> Result<Event, Error> {
    let open = desk.opened()?;
    let now = desk.world().now();
    let before: Vec<(String, i64, [u8; 32])> = open.replica.read(ends)?;
    let mut writer = open.replica.writer();
    let ahead = {
        let tx = writer.transaction()?;
        work(&tx, &open.me, now)?;
        ends(&tx)?
    };
    let put = |writer: &mut rusqlite::Connection, ends: &[(String, i64, [u8; 32])]| -> Result<(), Error> {
        for (audience, position, chain) in ends {
            writer.execute(
                "INSERT INTO journals (audience, position, chain) VALUES (?1, ?2, ?3)
                 ON CONFLICT (audience) DO UPDATE SET position = excluded.position, chain = excluded.chain",
                rusqlite::params![audience, position, chain],
            )?;
        }
        Ok(())
    };
    put(&mut writer, &ahead)?;
    if CRASH.get() {
        return Err(Error::Internal("a crash between two transactions"));
    }
    put(&mut writer, &before)?;
    let tx = writer.transaction()?;
    let received = work(&tx, &open.me, now)?;
    let standing = store::standing(&tx)?;
    tx.commit()?;
    Ok(Event::Kept { ticket, standing, waits_for: received.waits_for })
}

fn ends(connection: &rusqlite::Connection) -> Result<Vec<(String, i64, [u8; 32])>, Error> {
    let mut statement = connection.prepare("SELECT audience, position, chain FROM journals")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?)
}

fn asked<T>(desk: &Desk, work: impl FnOnce(&rusqlite::Connection) -> Result<T, Error>) -> Result<T, Problem> {
    desk.query(|read| work(read.connection)).map_err(|error| desk.problem(&error))
}

/// Signs what is due for erasing, as a desk does between two exchanges; says whether there was anything.
pub fn erase_what_is_due(desk: &Desk) -> Result<bool, Problem> {
    crate::retention::act(desk).map_err(|error| desk.problem(&error))
}

/// Tells whoever received data of this desk's agency that they are erased, as a desk does between two exchanges; says whether there was anything.
pub fn tell_of_erased(desk: &Desk) -> Result<bool, Problem> {
    crate::corrections::tell_of_erased(desk).map_err(|error| desk.problem(&error))
}

/// Gives who a desk is.
pub fn identity(desk: &Desk) -> Result<(OfficerId, DeviceId), Problem> {
    desk.opened().map(|open| (open.me.officer, open.me.device)).map_err(|error| desk.problem(&error))
}

/// Gives the clock and chance of a desk.
pub fn world(desk: &Desk) -> Surroundings {
    desk.world().clone()
}

/// Gives the ids of a device's entries in a journal, by sequence.
pub fn ids(desk: &Desk, audience: &str, device: DeviceId) -> Result<Vec<(u64, EntryId)>, Problem> {
    asked(desk, |connection| {
        let mut statement = connection.prepare_cached("SELECT seq, id FROM entries WHERE audience = ?1 AND device = ?2")?;
        let rows = statement.query_map(rusqlite::params![audience, device.0], |row| Ok((from_sql(row.get(0)?), EntryId(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

/// Gives the entries that only this desk has, but for those that enrol a device: one that was never used is let go.
pub fn pending(desk: &Desk, device: DeviceId) -> Result<Vec<(String, EntryId)>, Problem> {
    asked(desk, |connection| {
        let mut statement = connection.prepare_cached(
            "SELECT audience, id FROM entries WHERE position IS NULL AND audience <> 'desk' AND kind <> 'device.enrolled' AND device = ?1",
        )?;
        let rows = statement.query_map([device.0], |row| Ok((row.get(0)?, EntryId(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

/// Gives the entries that do not hold.
pub fn overtaken(desk: &Desk) -> Result<BTreeSet<EntryId>, Problem> {
    asked(desk, |connection| {
        let mut statement = connection.prepare_cached("SELECT entry FROM verdicts WHERE verdict = 'overtaken'")?;
        Ok(statement.query_map([], |row| row.get(0).map(EntryId))?.collect::<Result<_, _>>()?)
    })
}

/// Gives journal, position and reason of what was set aside.
pub fn set_aside(desk: &Desk) -> Result<Vec<(String, Option<i64>, String)>, Problem> {
    asked(desk, |connection| {
        let mut statement = connection.prepare_cached("SELECT audience, position, reason FROM set_aside")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?)
    })
}

/// Counts the things of a journal that are shown.
pub fn shown(desk: &Desk, audience: &str) -> Result<u64, Problem> {
    asked(desk, |connection| {
        let mut statement = connection.prepare_cached("SELECT count(*) FROM subjects WHERE audience = ?1")?;
        Ok(from_sql(statement.query_row([audience], |row| row.get(0))?))
    })
}

/// Records an entry of a kind that no version knows yet, about a thing of its own: what a desk of a newer version does.
pub fn record_newer(desk: &Desk, audience: &str) -> Result<(), Problem> {
    record_unasked(desk, audience, None, ("later.happened", b"what is not known yet".to_vec()))
}

/// The same about a thing that there is, or may be.
pub fn record_newer_about(desk: &Desk, audience: &str, subject: SubjectId) -> Result<(), Problem> {
    record_unasked(desk, audience, Some(subject), ("later.happened", b"what is not known yet".to_vec()))
}

/// Signs and records a change about any subject of a journal without asking a rule: what a desk does that was tampered with.
pub fn forge(desk: &Desk, audience: &str, subject: SubjectId, change: &Change) -> Result<(), Problem> {
    record_unasked(desk, audience, Some(subject), (change.kind(), change.encode()))
}

fn record_unasked(desk: &Desk, audience: &str, subject: Option<SubjectId>, (kind, body): (&str, Vec<u8>)) -> Result<(), Problem> {
    let recorded = desk.opened().and_then(|open| {
        let (world, now) = (desk.world(), desk.world().now());
        open.replica.write(|tx| {
            let (seq, previous) = log::last_of_device(tx, audience, open.me.device)?;
            let mut salt = [0; 16];
            world.fill(&mut salt)?;
            let header = Header {
                id: EntryId(world.make_id()?),
                audience: audience.to_owned(),
                subject: subject.map_or_else(|| world.make_id().map(SubjectId), Ok)?,
                kind: kind.to_owned(),
                kind_version: 1,
                author: open.me.officer,
                device: open.me.device,
                seq: seq + 1,
                previous,
                base: log::head(tx, audience)?,
                claimed_at: now,
                batch: None,
                because: None,
                encoding: Encoding::Clear,
                blobs: Vec::new(),
                keys: None,
                commitment: entry::commitment(&salt, &body),
            };
            let bytes = header.encoded();
            let signature = open.me.keys.sign(&entry::signed_bytes(&bytes));
            let made = Entry { header: bytes, signature, salt: Some(salt.to_vec()), body: Some(body) };
            log::insert(tx, &header, &made, &made.digest(), None)?;
            refold::subject(tx, header.subject)
        })
    });
    recorded.map_err(|error| desk.problem(&error))
}

/// Makes everything that is derived again, without looking at the entries: a run compares what comes of it many times.
pub fn derive_again(desk: &Desk) -> Result<(), Problem> {
    let derived = desk.opened().and_then(|open| open.replica.write(|tx| check::derive(tx, &mut |_, _| Ok(()))));
    derived.map_err(|error| desk.problem(&error))
}

/// What is derived, row by row, and what a search finds: the same before and after everything is made again.
pub fn derived(desk: &Desk) -> Result<BTreeSet<String>, Problem> {
    const ROWS: [&str; 10] = [
        "SELECT 'state', hex(subject), kind, audience, state, frozen FROM subjects",
        "SELECT 'rivals', hex(subject), fields, '', '', '' FROM rivals",
        "SELECT 'verdict', hex(entry), verdict, refusal, '', '' FROM verdicts",
        "SELECT 'case', hex(id), label, stage, title, conflicts FROM cases",
        "SELECT 'has', hex(id), what, term, '', '' FROM case_has",
        "SELECT 'draft', hex(id), title, stage, at, '' FROM drafts",
        "SELECT 'note', hex(id), body, at, hex(case_id), hex(corrected_by) FROM notes",
        "SELECT 'papers', hex(case_id), agency, since, until, open FROM papers WHERE since IS NOT NULL OR open = 1",
        "SELECT 'event', hex(case_id), at, ord, '', '' FROM events",
        "SELECT 'found', what, hex(id), EXISTS (SELECT 1 FROM words_docsize d WHERE d.id = found.rowid), '', '' FROM found",
    ];
    const STRAY: &str = "SELECT 'stray', id, '', '', '', '' FROM words_docsize WHERE id NOT IN (SELECT rowid FROM found)";
    asked(desk, |connection| {
        let mut rows = BTreeSet::new();
        for sql in ROWS.into_iter().chain([STRAY]) {
            let mut statement = connection.prepare_cached(sql)?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                let columns: Vec<String> = (0..6).map(|column| row.get_ref(column).map(text_of)).collect::<Result<_, _>>()?;
                rows.insert(columns.join(" | "));
            }
        }
        Ok(rows)
    })
}

fn text_of(value: rusqlite::types::ValueRef<'_>) -> String {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => "null".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}
