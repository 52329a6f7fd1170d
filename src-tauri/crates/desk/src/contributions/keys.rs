//! Where contributions and the recogniser meet: normal forms, keys, and what an entry declares of them.
//!
//! A declaration travels beside its entry, whose header commits to it. It is a run of bytes, frozen:
//!
//! ```text
//! 1 byte   version, 1
//! 1 byte   how much others may be told of a match, 0 to 4; 255: the data were withdrawn
//! 8 bytes  the moment from which they are no longer compared, in milliseconds, big end first; 0: none
//! 1 byte   the purpose, by its place in the list
//! then for each key
//! 4 bytes  which indicator of the contribution, big end first
//! 1 byte   what it says: 0 the same thing, 1 something in common, 2 lies within; plus 4 where all values could be tried out, 16 where the
//!          key names the neighbourhood (DEC-6), 32 where it is there for counting alone and never compared
//! 32 bytes the key
//! ```
//!
//! 8 tells the items of a planned action (`planned.rs`).

use jcat_domain::Day;
use jcat_domain::contributions::{ContributionState, Indicator, KeyVersion};
use jcat_domain::deconfliction::{self, Level};
use jcat_domain::founding;
use jcat_domain::ids::AgencyId;
use jcat_domain::records::Purpose;
use jcat_indicators::{CardSalt, Caution, Context, Kind, Normal, Region, Strength, neighbourhood, normalise, warned, warned_key};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::replica::refold;

const DECLARES: &[u8] = b"jcat-desk keys v1\0";
const SALT: &[u8] = b"jcat-desk card salt v1\0";

/// The version of the bytes.
const VERSION: u8 = 1;
/// The level of data that were withdrawn.
const WITHDRAWN: u8 = 255;
/// Set beside what a key says, where all values of its kind could be tried out.
pub(crate) const GUESSABLE: u8 = 4;
/// Set beside what a key says, where it names the neighbourhood of a value: by it the office counts who asks for many neighbours.
const NEAR: u8 = 16;
/// Set beside that, where the key is none that anything is compared by.
const COUNTED_ALONE: u8 = 32;
/// Set beside what a key says, where it is on a warning list and nobody said why it is compared all the same (DAT-10). Such a key is
/// neither declared nor compared by itself: this desk decides that, the office knows no list. Who asks for the value finds it.
pub(crate) const SILENT: u8 = 8;

/// A key of an indicator, as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Compared {
    /// Its digest.
    pub(crate) key: [u8; 32],
    /// What it says, and whether it could be guessed.
    pub(crate) flags: u8,
}

impl Compared {
    /// Gives what the key says: 0 the same thing, 1 something in common, 2 lies within.
    pub(crate) const fn strength(&self) -> u8 {
        self.flags & 3
    }

    /// Says whether it is compared with others' by itself.
    pub(crate) const fn speaks(&self) -> bool {
        self.flags & SILENT == 0
    }

    /// Gives what the replica keeps beside the key: what it says, and whether it is compared by itself.
    pub(crate) const fn kept(&self) -> u8 {
        self.flags & (3 | SILENT)
    }

    /// Gives what the office is told beside the key.
    const fn told(&self) -> u8 {
        self.flags & (3 | GUESSABLE | NEAR)
    }

    /// Gives the part of the key that the replica keeps.
    pub(crate) fn short(&self) -> &[u8] {
        self.key.get(..16).unwrap_or_default()
    }

    /// Says whether the two say anything of each other: lying within the same range is nothing in common.
    pub(crate) const fn meets(mine: u8, theirs: u8) -> bool {
        mine & 3 != 2 || theirs & 3 != 2
    }
}

/// Gives the keys of a value by its kind and normal form; none of the digest of nothing. What is on a warning list is silent.
pub(crate) fn keys_of(kind: &str, normal: &str) -> Vec<Compared> {
    let Some(kind) = Kind::of(kind) else { return Vec::new() };
    let of_nothing = matches!(kind, Kind::Md5 | Kind::Sha1 | Kind::Sha224 | Kind::Sha256 | Kind::Sha384 | Kind::Sha512)
        && normalise(kind, normal, &Context::default()).is_ok_and(|it| it.caution == Some(Caution::EmptyFile));
    if of_nothing {
        return Vec::new();
    }
    let guessable = if kind.is_guessable() { GUESSABLE } else { 0 };
    let on_a_list = warned(kind, normal).is_some();
    let compared = |key: &jcat_indicators::Key| {
        let strength = match key.strength {
            Strength::Strong => 0,
            Strength::Weak => 1,
            Strength::Within => 2,
        };
        let silent = if on_a_list || warned_key(key).is_some() { SILENT } else { 0 };
        Compared { key: key.digest().0, flags: strength | guessable | silent }
    };
    jcat_indicators::keys(kind, normal).iter().map(compared).collect()
}

/// Gives the keys of an indicator as it was recorded: where somebody said why it is compared, none of them is silent.
pub(crate) fn keys_of_recorded(indicator: &Indicator) -> Vec<Compared> {
    let mut keys = keys_of(&indicator.kind, &indicator.normal);
    if indicator.because.is_some() {
        keys.iter_mut().for_each(|it| it.flags &= !SILENT);
    }
    keys
}

/// Gives what the office is told of a value: its keys, with its neighbourhood marked among them or added.
pub(crate) fn told_of(kind: &str, normal: &str, mut keys: Vec<Compared>) -> Vec<ToldKey> {
    let near = Kind::of(kind).and_then(|kind| neighbourhood(kind, normal)).map(|it| it.digest().0);
    let marked = near.and_then(|near| keys.iter_mut().find(|it| it.key == near)).map(|it| it.flags |= NEAR);
    let added = near.filter(|_| marked.is_none() && !keys.is_empty()).map(|near| (2 | GUESSABLE | NEAR | COUNTED_ALONE, near));
    keys.iter().map(|it| (it.told(), it.key)).chain(added).collect()
}

/// What the office is told of a key: what it says, and the key.
pub type ToldKey = (u8, [u8; 32]);

/// How keys are made of what is recorded, and the version of that. A later one gives other keys to what is on record; desks that declared with
/// an earlier one then declare again (DEC-2).
#[derive(Clone, Copy, Debug)]
pub struct Keying {
    /// The version.
    pub version: KeyVersion,
    /// What the office is told of an indicator.
    pub told: fn(&Indicator) -> Vec<ToldKey>,
}

impl Keying {
    /// That of this program. Whoever changes normal forms, keys or warning lists so that what is on record gets other keys raises the version,
    /// and has a migration of the replica make the table `keys` anew.
    pub const CURRENT: Self = Self { version: KeyVersion::FIRST, told: told_of_recorded };
}

fn told_of_recorded(indicator: &Indicator) -> Vec<ToldKey> {
    let speak = keys_of_recorded(indicator).into_iter().filter(Compared::speaks).collect();
    told_of(&indicator.kind, &indicator.normal, speak)
}

/// Gives the label of the warning list that a value is on.
pub(crate) fn warning_of(kind: &str, normal: &str) -> Option<&'static str> {
    warned(Kind::of(kind)?, normal).map(|it| it.label)
}

/// Gives the normal form of a value as somebody gave it.
pub(crate) fn read(kind: &str, given: &str, context: &Context) -> Result<Normal, ValueFault> {
    let kind = Kind::of(kind).ok_or(ValueFault { code: "unknown-kind", at: None })?;
    normalise(kind, given, context).map_err(|reason| ValueFault { code: reason.fault.label(), at: reason.at })
}

/// Why a value was not taken: a label, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ValueFault {
    pub(crate) code: &'static str,
    pub(crate) at: Option<usize>,
}

/// Gives what reading a value depends on here: the country of one's agency, and what the office's desks hash card numbers with. That
/// is made of a number which every desk of an office holds and nobody outside it does.
pub(crate) fn context(connection: &Connection, agency: Option<&AgencyId>) -> Result<Context, Error> {
    let country = agency.map(|agency| refold::country_of(connection, agency)).transpose()?.flatten();
    let salt: Option<Vec<u8>> = connection
        .prepare_cached("SELECT salt FROM entries WHERE subject = ?1 AND audience = 'everyone' AND kind = 'office.began' ORDER BY position IS NULL, position, ord LIMIT 1")?
        .query_row([founding::office().0], |row| row.get(0))
        .optional()?
        .flatten();
    let card_salt = Sha256::new().chain_update(SALT).chain_update(salt.unwrap_or_default()).finalize();
    Ok(Context { region: country.and_then(|country| Region::of(country.code())), card_salt: Some(CardSalt(card_salt.into())) })
}

/// Writes what an entry declares: of these indicators, the first of which has this place in the contribution. None where nothing
/// may be compared: the data are in quarantine.
pub(crate) fn declare(keying: Keying, state: &ContributionState, first: usize, indicators: &[Indicator]) -> Option<Vec<u8>> {
    let withdrawn = state.withdrawn.is_some();
    if state.is_unmarked() && !withdrawn {
        return None;
    }
    let mut content = head((!withdrawn).then(|| state.level(false)), moment(state.ends()), state.terms.purpose);
    content.extend(items(keying, first, indicators));
    Some(content)
}

/// Gives the moment from which data are no longer compared, as a declaration has it; 0: none.
pub(crate) fn moment(ends: Option<Day>) -> i64 {
    ends.map_or(0, |day| day.begins().0)
}

/// Writes the part of a declaration that holds the keys.
pub(crate) fn items(keying: Keying, first: usize, indicators: &[Indicator]) -> Vec<u8> {
    let mut items = Vec::new();
    for (n, indicator) in (first..).zip(indicators) {
        let place = u32::try_from(n).unwrap_or(u32::MAX).to_be_bytes();
        for (says, key) in (keying.told)(indicator) {
            items.extend(place);
            items.push(says);
            items.extend(key);
        }
    }
    items
}

/// Begins a declaration: how much may be told (none: nothing any more), until when, for what purpose.
pub(crate) fn head(level: Option<Level>, ends: i64, purpose: Purpose) -> Vec<u8> {
    let level = level.map_or(WITHDRAWN, |level| u8::try_from(deconfliction::rank(level)).unwrap_or_default());
    let mut content = vec![VERSION, level];
    content.extend(ends.to_be_bytes());
    content.push(Purpose::ALL.iter().position(|it| *it == purpose).and_then(|at| u8::try_from(at).ok()).unwrap_or_default());
    content
}

/// Gives what a header says of a declaration.
pub(crate) fn digest(content: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(DECLARES).chain_update(content).finalize().into()
}

#[cfg(test)]
mod tests {
    use jcat_domain::contributions::PERSONAL;

    use super::*;

    #[test]
    fn kinds_that_are_about_people_are_kinds() {
        for kind in PERSONAL {
            assert!(Kind::of(kind).is_some(), "{kind}");
        }
        assert!(Kind::ALL.iter().filter(|kind| kind.is_wallet()).all(|kind| !PERSONAL.contains(&kind.label())), "a wallet names nobody");
    }

    #[test]
    fn what_says_nothing_is_left_out_of_comparing() {
        assert!(keys_of("md5", "d41d8cd98f00b204e9800998ecf8427e").is_empty(), "the digest of nothing");
        assert!(keys_of("no-such-kind", "x").is_empty());
        let address = keys_of("ip", "11.22.33.44");
        assert_eq!(address.iter().filter(|it| it.strength() == 0).count(), 1);
        assert!(address.iter().all(|it| it.flags & GUESSABLE != 0 && it.speaks()));
        let range = keys_of("cidr", "8.8.8.0/24");
        let inside = keys_of("ip", "8.8.8.8");
        let common: Vec<_> = range
            .iter()
            .filter(|mine| inside.iter().any(|theirs| mine.key == theirs.key && Compared::meets(mine.strength(), theirs.strength())))
            .collect();
        assert_eq!(common.len(), 1, "an address lies within its range");
        let neighbour = keys_of("ip", "8.8.8.9");
        assert!(
            inside.iter().all(|mine| neighbour.iter().all(|theirs| mine.key != theirs.key || !Compared::meets(mine.strength(), theirs.strength())))
        );
    }

    #[test]
    fn what_is_on_a_warning_list_is_declared_only_where_somebody_said_why() {
        let of = |kind: &str, normal: &str, because: Option<&str>| Indicator {
            kind: kind.to_owned(),
            normal: normal.to_owned(),
            given: None,
            because: because.map(str::to_owned),
        };
        let speaking = |it: &Indicator| keys_of_recorded(it).iter().filter(|it| it.speaks()).count();
        for (kind, normal) in
            [("ip", "10.0.0.1"), ("ip", "8.8.8.8"), ("cidr", "192.168.0.0/24"), ("email", "a@mailinator.com"), ("domain", "dns.google")]
        {
            assert_eq!(speaking(&of(kind, normal, None)), 0, "{normal}");
            assert!(speaking(&of(kind, normal, Some("Their own machine."))) > 0, "{normal}");
        }
        let page = of("url", "http://8.8.8.8/panel", None);
        assert_eq!(keys_of_recorded(&page).len() - speaking(&page), 1, "the page itself is compared, the address that it lies on is not");
    }
}
