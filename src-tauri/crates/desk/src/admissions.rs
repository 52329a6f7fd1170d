//! Who may read which journal, as the record says it: an administrator's desk sees to the standing audiences, the desk that
//! leads a case to the case's. The office decides whether the asking desk may; here is only what it asks for.

use std::collections::{BTreeMap, BTreeSet};

use jcat_domain::fold::State;
use jcat_domain::ids::OfficerId;
use jcat_domain::roster::OfficerState;
use jcat_domain::{Audience, Duty};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::attachments::stays::{self, GuestSeat};
use crate::desk::Desk;
use crate::error::Error;
use crate::joining::{invited, keep, kept};
use crate::office::{Granted, Link};
use crate::replica::read;
use crate::sync::may_die;
use crate::work::Read;

/// An audience and one of its readers.
type Seat = (String, OfficerId);

/// Under which name a desk keeps what it asked the office for.
const ASKED: &str = "seats-asked";

/// Under which name former versions kept the seats that the office granted.
const GIVEN_BEFORE: &str = "seats";

/// What a desk asked the office for, and was granted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    /// The office's incarnation then: one that was restored since may have forgotten any of it.
    incarnation: u32,
    given: BTreeSet<Seat>,
    /// Seats that were given once and taken away again. A backup may know them still.
    ended: BTreeSet<Seat>,
    /// Seats of guests, each with its last moment.
    #[serde(default)]
    guests: BTreeSet<GuestSeat>,
    /// The duties that the office database was told of officers who have, or had, one that it must know.
    #[serde(default)]
    duties: BTreeMap<OfficerId, BTreeSet<Duty>>,
}

impl Asked {
    /// Reads what was asked of the office in this incarnation. After a restore everything is asked anew: what is wanted, because the
    /// backup may not have it, and the end of what is not, because the backup may.
    fn read(connection: &Connection, incarnation: u32, wanted: &BTreeSet<Seat>) -> Result<Self, Error> {
        let asked: Self = match kept(connection, ASKED)? {
            Some(asked) => asked,
            None => Self { incarnation, given: kept(connection, GIVEN_BEFORE)?.unwrap_or_default(), ..Self::default() },
        };
        if asked.incarnation == incarnation {
            return Ok(asked);
        }
        let given = asked.given.union(&asked.ended).filter(|seat| !wanted.contains(*seat)).cloned().collect();
        Ok(Self { incarnation, given, ended: asked.ended, guests: BTreeSet::new(), duties: BTreeMap::new() })
    }
}

/// The office as it greeted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Greeted {
    pub(crate) incarnation: u32,
    /// Restored, and not whole again: what is asked of it now is asked again when it is.
    pub(crate) healing: bool,
}

/// What was asked for on this connection in vain.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Refused, or not there yet; not asked again until the record changes.
    refused: BTreeSet<Seat>,
    last: BTreeSet<Seat>,
    /// The same of guests. One who cannot come now is asked for again on the next connection.
    refused_guests: BTreeSet<GuestSeat>,
    refused_duties: BTreeMap<OfficerId, BTreeSet<Duty>>,
}

/// What is to be asked for.
#[derive(Debug, Default)]
pub(crate) struct Due {
    asked: Asked,
    wanted: BTreeSet<Seat>,
    admit: Vec<Seat>,
    dismiss: Vec<Seat>,
    /// Guests who are here, until when; and those whose seat is to end before it would by itself.
    guests: Vec<GuestSeat>,
    guests_gone: Vec<GuestSeat>,
    duties: BTreeMap<OfficerId, BTreeSet<Duty>>,
}

/// Gives the seats of guests that this desk asked for and the office gave.
pub(crate) fn guests(connection: &Connection) -> Result<BTreeSet<GuestSeat>, Error> {
    Ok(kept::<Asked>(connection, ASKED)?.map(|asked| asked.guests).unwrap_or_default())
}

/// Compares the record with what was granted.
pub(crate) fn due(read: &Read<'_>, known: &Known, office: Greeted) -> Result<Due, Error> {
    let mut wanted = BTreeSet::new();
    let author = read.author()?;
    let administers = author.has(Duty::Administrator);
    if administers {
        standing_seats(read, &mut wanted)?;
    }
    case_seats(read, &mut wanted)?;
    let asked = Asked::read(read.connection, office.incarnation, &wanted)?;
    // Whoever handed the office over may be the last whom the database knows.
    let administered = || {
        Ok::<_, Error>(read.roster()?.officers.get(&author.officer).is_some_and(|me| me.posts.iter().any(|post| post.duty == Duty::Administrator)))
    };
    let mut duties = if administers || administered()? { office_duties(read)? } else { BTreeMap::new() };
    duties.retain(|officer, now| asked.duties.get(officer) != Some(now) && known.refused_duties.get(officer) != Some(now));
    let here: BTreeSet<GuestSeat> = stays::seats(read)?.into_iter().collect();
    let fresh = |seat: &&GuestSeat| !asked.guests.contains(*seat) && !known.refused_guests.contains(*seat);
    let guests = here.iter().filter(fresh).cloned().collect();
    let is_here = |gone: &GuestSeat| here.iter().any(|seat| (&seat.0, seat.1) == (&gone.0, gone.1));
    let guests_gone = asked.guests.iter().filter(|seat| !is_here(seat)).cloned().collect();
    let changed = wanted != known.last;
    let admit = wanted.iter().filter(|seat| !asked.given.contains(seat) && (changed || !known.refused.contains(seat))).cloned().collect();
    let dismiss = asked.given.difference(&wanted).cloned().collect();
    Ok(Due { asked, wanted, admit, dismiss, guests, guests_gone, duties })
}

/// The audiences that follow from agency and duties: an agency's drafts and the records of access to what it owns; what the
/// taskforce knows; the Board's journal, which holds the rounds that every officer of a member scores in. An auditor reads the
/// records of every organisation and no content (AUD-3).
fn standing_seats(read: &Read<'_>, wanted: &mut BTreeSet<Seat>) -> Result<(), Error> {
    let (roster, author, today) = read.who()?;
    // The founder was given its seats by the founding, which knew nothing of records yet.
    if let Some(agency) = &author.agency {
        wanted.insert((Audience::Records(agency.clone()).to_string(), author.officer));
    }
    for it in invited(read.connection)? {
        let Some(officer) = roster.officers.get(&it.officer) else { continue };
        let holds = |duties: &[Duty]| officer.posts.iter().any(|post| post.span.holds(today) && duties.contains(&post.duty));
        let member = [
            Duty::Officer,
            Duty::Representative,
            Duty::Alternate,
            Duty::Secretary,
            Duty::Coordinator,
            Duty::Ec3,
            Duty::Eurojust,
            Duty::Administrator,
        ];
        let board = [Duty::Officer, Duty::Representative, Duty::Alternate, Duty::Secretary, Duty::Ec3, Duty::Administrator];
        let mut seat = |audience: Audience| wanted.insert((audience.to_string(), it.officer));
        if holds(&member) {
            seat(Audience::Taskforce);
            seat(Audience::Agency(officer.agency.clone()));
            seat(Audience::Records(officer.agency.clone()));
        }
        if holds(&[Duty::Auditor]) {
            for agency in roster.organisations.keys() {
                seat(Audience::Records(agency.clone()));
            }
        }
        if holds(&board) {
            seat(Audience::Board);
        }
    }
    Ok(())
}

/// The duties that the office database must know, of everybody who has or had one of them: who was an administrator or of EC3 and is not any
/// more has no right by it there either. A guest stays one until there is another duty: nobody becomes more by ceasing to be a guest.
fn office_duties(read: &Read<'_>) -> Result<BTreeMap<OfficerId, BTreeSet<Duty>>, Error> {
    let (roster, _, today) = read.who()?;
    let of = |officer: &OfficerState| {
        let holds = |duty: Duty| officer.posts.iter().any(|post| post.duty == duty && post.span.holds(today));
        let mut now: BTreeSet<Duty> = [Duty::Administrator, Duty::Ec3].into_iter().filter(|duty| holds(*duty)).collect();
        let others = officer.posts.iter().any(|post| post.duty != Duty::Guest && post.span.holds(today));
        if !others && officer.posts.iter().any(|post| post.duty == Duty::Guest) {
            now.insert(Duty::Guest);
        }
        now
    };
    let known = |officer: &&OfficerState| officer.posts.iter().any(|post| matches!(post.duty, Duty::Administrator | Duty::Ec3 | Duty::Guest));
    Ok(roster.officers.values().filter(known).map(|officer| (officer.id, of(officer))).collect())
}

/// The officers on the cases that one's own agency leads, or on any where one is of EC3.
fn case_seats(read: &Read<'_>, wanted: &mut BTreeSet<Seat>) -> Result<(), Error> {
    let (roster, author, today) = read.who()?;
    // Who was on a case before becoming auditor reads it no longer; who has no duty any more does not either (ROS-4).
    let lapsed = |officer: &OfficerId| {
        let posts = roster.officers.get(officer).map(|found| found.posts.as_slice()).unwrap_or_default();
        let mut running = posts.iter().filter(|post| post.span.holds(today)).peekable();
        (!posts.is_empty() && running.peek().is_none()) || running.any(|post| post.duty == Duty::Auditor)
    };
    for state in read::all(read.connection, "case")? {
        let State::Case(case) = state else { continue };
        let mine = author.agency.as_ref() == Some(&case.agency) || author.has(Duty::Ec3);
        if mine && !case.officers.is_empty() {
            let audience = Audience::Case(case.id).to_string();
            let readers = case.officers.keys().filter(|officer| !lapsed(officer));
            wanted.extend(readers.map(|officer| (audience.clone(), *officer)));
        }
    }
    Ok(())
}

impl Known {
    /// Asks the office; says whether anything was granted that was not before.
    pub(crate) async fn settle(&mut self, desk: &Desk, link: &Link, office: Greeted, due: Due) -> Result<bool, Error> {
        let mut asked = due.asked.clone();
        // First who gets a duty, then who loses one: so the database always has an administrator. Seats may follow from either.
        let (more, less): (Vec<_>, Vec<_>) = due.duties.into_iter().partition(|(_, duties)| duties.contains(&Duty::Administrator));
        for (officer, duties) in more.into_iter().chain(less) {
            match link.keep_duties(officer, &duties).await {
                Ok(Granted::Done) => {
                    asked.duties.insert(officer, duties);
                    self.refused.retain(|seat| seat.1 != officer);
                    self.refused_duties.clear();
                }
                Ok(Granted::Refused) => drop(self.refused_duties.insert(officer, duties)),
                Err(_) => break,
            }
        }
        for seat in due.admit {
            match link.admit(&seat.0, seat.1, None).await {
                Ok(Granted::Done) => {
                    may_die!(SeatGiven);
                    self.refused.remove(&seat);
                    asked.ended.remove(&seat);
                    asked.given.insert(seat);
                }
                Ok(Granted::Refused) => {
                    self.refused.insert(seat);
                }
                // The line broke: the next contact asks again.
                Err(_) => break,
            }
        }
        for seat in due.dismiss {
            if link.dismiss(&seat.0, seat.1).await.is_ok() {
                asked.given.remove(&seat);
                asked.ended.insert(seat);
            }
        }
        for seat in due.guests {
            match link.admit(&seat.0, seat.1, Some(seat.2)).await {
                Ok(Granted::Done) => {
                    // One seat for one guest on one case: the later word on its end stands.
                    asked.guests.retain(|it| (&it.0, it.1) != (&seat.0, seat.1));
                    asked.guests.insert(seat);
                }
                Ok(Granted::Refused) => {
                    self.refused_guests.insert(seat);
                }
                Err(_) => break,
            }
        }
        for seat in due.guests_gone {
            // One whose last moment has passed ended by itself; the answer says no more than that there is none.
            if link.dismiss(&seat.0, seat.1).await.is_ok() {
                asked.guests.remove(&seat);
            }
        }
        self.last = due.wanted;
        if asked == due.asked || office.healing {
            return Ok(false);
        }
        // Killed before this: the same is asked for again, and the office answers the same.
        desk.opened()?.replica.write(|tx| keep(tx, ASKED, &asked))?;
        may_die!(SeatsKept);
        let given = asked.given.difference(&due.asked.given).next().is_some();
        Ok(given || asked.guests.difference(&due.asked.guests).next().is_some())
    }
}

/// Forgets what the office database was told of an officer's duties, where something else told it: they are told again.
pub(crate) fn forget_duties(connection: &Connection, officer: OfficerId) -> Result<(), Error> {
    let Some(mut asked) = kept::<Asked>(connection, ASKED)? else { return Ok(()) };
    if asked.duties.remove(&officer).is_some() { keep(connection, ASKED, &asked) } else { Ok(()) }
}
