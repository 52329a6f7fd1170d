//! How it stands with the office, for the window and the command line.

use std::collections::BTreeSet;

use jcat_domain::ids::{DeviceId, EntryId};
use jcat_domain::labels;
use jcat_domain::{Audience, Instant};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;
use crate::devices::{self, AskingRow, DeviceRow, Entry};
use crate::dismissals::{self, MissingReceiptRow, PurgeRow};
use crate::error::Error;
use crate::inbox;
use crate::joining::{administrates, reserve, settings_of};
use crate::lease;
use crate::problem::Problem;
use crate::sync::engine::LinkState;
use crate::sync::{self, JournalEnd, Settle};
use crate::undo::Nothing;
use crate::witnesses::{self, WitnessRow};
use crate::work::{May, Read};

labels! {
    /// The state of the link.
    LinkLabel {
        /// There is no office.
        Alone = "alone",
        /// The office does not answer.
        Offline = "offline",
        /// Much is being taken in.
        CatchingUp = "catching-up",
        /// Everything is here and there.
        Live = "live",
    }
}

/// How it stands with the office.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfficeView {
    /// The state of the link.
    pub state: LinkLabel,
    /// The same in a sentence.
    pub said: String,
    /// What can be done about it.
    pub hint: Option<String>,
    /// Since when the office does not answer.
    pub since: Option<Instant>,
    /// Entries of this desk that the office has not taken yet.
    pub waiting: u32,
    /// Entries that have come, while much is taken in.
    pub done: u32,
    /// Of how many.
    pub of: u32,
    /// Until when what the desk holds may be opened without another word of the office.
    pub lease_until: Option<Instant>,
    /// Whether that time is over: everything but the roster is under lock until the office is reached.
    pub lease_over: bool,
    /// Where the office is; none for a desk that works alone.
    pub address: Option<String>,
    /// This desk's login.
    pub login: Option<String>,
    /// This desk's device.
    pub device: DeviceId,
    /// Whether one may found, invite and revoke.
    pub may: May,
    /// Logins that wait to be given away.
    pub reserve: u32,
    /// The journals of this desk that need a look.
    pub journals: Vec<JournalRow>,
    /// What was wiped here after a dismissal.
    pub purged: Vec<PurgeRow>,
    /// Workstations of others that owe a receipt.
    pub missing_receipts: Vec<MissingReceiptRow>,
    /// Own entries that no longer hold and wait for a word.
    pub held_back: Vec<HeldRow>,
    /// Own entries that do not hold in the office's order, held back or sent.
    pub overtaken: u32,
    /// Every workstation.
    pub devices: Vec<DeviceRow>,
    /// Journals of which another workstation says something else.
    pub witnesses: Vec<WitnessRow>,
    /// Workstations that wait to be let in with a new key.
    pub asking: Vec<AskingRow>,
    /// How the office has this workstation.
    pub entry: Entry,
}

/// A journal that is locked, stopped, or refuses this desk's entries.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JournalRow {
    /// Whose.
    pub audience: String,
    /// How far it was taken in.
    pub position: u32,
    /// Whether the office no longer lists it.
    pub locked: bool,
    /// Why the office does not take this desk's entries, a label.
    pub parked: Option<String>,
    /// Why nothing more is taken in, a label.
    pub stopped: Option<String>,
}

/// An own entry that is held back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HeldRow {
    /// The entry.
    pub entry: EntryId,
    /// What it was, in words.
    pub said: String,
    /// Why it does not hold.
    pub reason: Option<String>,
}

labels! {
    /// What becomes of own entries that are held back.
    HeldBackAct {
        /// Sent all the same.
        Send = "send",
        /// Given up.
        GiveUp = "give-up",
    }
}

/// Settles what is held back.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct SettleHeldBack {
    /// How.
    pub how: HeldBackAct,
}

/// Says how it stands with the office.
pub(crate) fn view(desk: &Desk, _: Nothing) -> Result<OfficeView, Error> {
    let link = desk.link();
    desk.query(|read| of(read, &link))
}

fn of(read: &Read<'_>, link: &LinkState) -> Result<OfficeView, Error> {
    let connection = read.connection;
    let settings = settings_of(connection)?;
    let standing = sync::standing_of(connection)?;
    let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    // Before the first word of the engine a desk with an office is merely not in touch yet.
    let state = match (link, &settings) {
        (_, None) => LinkLabel::Alone,
        (LinkState::Alone | LinkState::Offline { .. }, Some(_)) => LinkLabel::Offline,
        (LinkState::CatchingUp { .. }, Some(_)) => LinkLabel::CatchingUp,
        (LinkState::Live, Some(_)) => LinkLabel::Live,
    };
    let (since, trouble) = match link {
        LinkState::Offline { since, trouble, .. } => (Some(*since), Some(*trouble)),
        _ => (None, None),
    };
    let problem = trouble.map(|trouble| Problem::of(&Error::Office(trouble), read.words, |duty| read.holders(duty)));
    let lease_over = state == LinkLabel::Offline && lease::is_over(connection, read.now)?;
    let (said, hint) = match problem.filter(|_| state == LinkLabel::Offline) {
        _ if lease_over => {
            let over = Problem::of(&Error::LeaseOver, read.words, |duty| read.holders(duty));
            (over.message, over.hint)
        }
        Some(problem) => (problem.message, problem.hint),
        None => (read.words.say(&format!("link-{}", state.label())), None),
    };
    let (done, of) = match link {
        LinkState::CatchingUp { done, of } => (count(*done), count(*of)),
        _ => (0, 0),
    };
    let held_back = sync::held_back_of(connection)?.into_iter().map(|it| HeldRow {
        entry: it.entry,
        said: read.words.say(&format!("event-{}", it.kind.replace('.', "-"))),
        reason: it.refusal.map(|refusal| Problem::of(&Error::Refused(refusal), read.words, |duty| read.holders(duty)).message),
    });
    let purged = dismissals::purges(connection)?;
    // What was wiped is under lock too, and is told apart. Records of access are pushed and not read: that the office does not list
    // them is no lock.
    let wiped: BTreeSet<&str> = purged.iter().map(|it| it.audience.as_str()).collect();
    // Where the lease is over all are under lock, which is said once.
    let hidden = |audience: &str, end: &JournalEnd| end.locked && !lease_over && !Audience::is_push_only(audience) && !wiped.contains(audience);
    let journals = standing.journals.into_iter().filter(|(audience, end)| hidden(audience, end) || end.parked.is_some() || end.stopped.is_some());
    let entry = devices::entry(connection)?;
    Ok(OfficeView {
        state,
        said,
        hint,
        since: since.filter(|_| state == LinkLabel::Offline),
        waiting: if settings.is_some() { count(standing.waiting) } else { 0 },
        done,
        of,
        lease_until: lease::of(connection)?.map(|lease| lease.until),
        lease_over,
        address: settings.as_ref().map(|it| format!("{}:{}/{}", it.host, it.port, it.database)),
        login: settings.map(|it| it.login),
        device: read.me.device,
        may: read.may(administrates(read).map_err(|_| jcat_domain::Refusal::NeedsDuty { duty: jcat_domain::Duty::Administrator })),
        reserve: count(u64::try_from(reserve(connection)?).unwrap_or_default()),
        journals: journals
            .map(|(audience, end)| JournalRow {
                audience,
                position: count(end.position),
                locked: end.locked,
                // The office says the same of a device that it never let in.
                parked: match (end.parked, entry) {
                    (Some(parked), Entry::Waiting | Entry::Refused) if parked == "device-revoked" => Some(format!("device-{}", entry.label())),
                    (parked, _) => parked,
                },
                stopped: end.stopped,
            })
            .collect(),
        missing_receipts: dismissals::missing(read)?,
        held_back: held_back.collect(),
        overtaken: inbox::count_overtaken(connection, read.me.officer)?,
        devices: devices::rows(read)?,
        witnesses: witnesses::rows(read)?,
        asking: devices::asking(read)?,
        entry,
        purged,
    })
}

/// Sends what is held back all the same, or gives it up.
pub(crate) fn settle_held_back(desk: &Desk, request: SettleHeldBack) -> Result<OfficeView, Error> {
    let how = match request.how {
        HeldBackAct::Send => Settle::Send,
        HeldBackAct::GiveUp => Settle::GiveUp,
    };
    sync::settle_in(desk, how)?;
    desk.stir();
    view(desk, Nothing {})
}
