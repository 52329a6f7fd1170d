//! Duties: what somebody may do, for how long, and who grants it (AUT-1 to AUT-4).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AgencyId, OfficerId};
use crate::{Country, Day, Refusal, Span};

/// On what footing something is granted: two persons name an administrator, an auditor or a secretary once there is an office (AUT-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// On one desk, before there is an office.
    Alone,
    /// In an office.
    Office,
}

labels! {
    /// A duty of the table in AUT-1.
    Duty {
        /// Cyber liaison officer of an agency.
        Officer = "officer",
        /// Senior representative of an agency on the Board.
        Representative = "representative",
        /// Stands in for the representative.
        Alternate = "alternate",
        /// Keeps the Board's meetings, rounds, decisions and elections.
        Secretary = "secretary",
        /// Keeps the attachment scheme.
        Coordinator = "coordinator",
        /// Staff of EC3.
        Ec3 = "ec3",
        /// Analyst named on a case by its lead.
        Analyst = "analyst",
        /// National expert seconded from Eurojust.
        Eurojust = "eurojust",
        /// Keeps the roster, devices and the office database.
        Administrator = "administrator",
        /// Reads the records of access, never content.
        Auditor = "auditor",
        /// Attached to one case for a time.
        Guest = "guest",
    }
}

impl Duty {
    /// Says whether it takes two persons of different agencies to name somebody (AUT-1).
    pub const fn takes_two(self) -> bool {
        matches!(self, Self::Administrator | Self::Auditor | Self::Secretary)
    }
}

/// A duty for a time, as it stands on the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Post {
    /// What may be done.
    pub duty: Duty,
    /// From when to when.
    pub span: Span,
}

impl Post {
    /// Says whether its holder is administrator without an end.
    pub fn stays_administrator(&self) -> bool {
        self.duty == Duty::Administrator && self.span.to.is_none()
    }
}

/// Who somebody is over time: agency and posts, as the journal of everyone tells it at one position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The organisation the officer belongs to.
    pub agency: AgencyId,
    /// The country of that organisation; none for a European body.
    pub country: Option<Country>,
    /// Every post ever granted.
    pub posts: Vec<Post>,
}

impl Standing {
    /// Says who the officer is on a day.
    pub fn on(&self, officer: OfficerId, day: Day) -> Author {
        let holding = || self.posts.iter().filter(|post| post.span.holds(day));
        let stays = holding().any(Post::stays_administrator);
        let duties = holding().map(|post| post.duty).collect();
        Author { officer, agency: Some(self.agency.clone()), country: self.country, duties, stays }
    }
}

/// Who does something, with the duties of that moment (AUT-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The officer.
    pub officer: OfficerId,
    /// The organisation; none for somebody the journal of everyone does not know.
    pub agency: Option<AgencyId>,
    /// The country of that organisation.
    pub country: Option<Country>,
    /// What the officer may do at that moment.
    pub duties: BTreeSet<Duty>,
    /// Whether the officer is administrator without an end: who ends another's term must be, so that one always stays (AUT-2).
    pub stays: bool,
}

impl Author {
    /// Somebody of whom nothing is known: may do nothing.
    pub const fn unknown(officer: OfficerId) -> Self {
        Self { officer, agency: None, country: None, duties: BTreeSet::new(), stays: false }
    }

    /// Says whether the author holds the duty.
    pub fn has(&self, duty: Duty) -> bool {
        self.duties.contains(&duty)
    }

    /// Says whether the author belongs to the agency.
    pub fn is_of(&self, agency: &AgencyId) -> bool {
        self.agency.as_ref() == Some(agency)
    }

    /// Requires one of the duties; the refusal names the first, which is who usually does it.
    pub fn require(&self, any_of: &'static [Duty]) -> Result<(), Refusal> {
        if any_of.is_empty() || any_of.iter().any(|duty| self.has(*duty)) {
            return Ok(());
        }
        Err(Refusal::NeedsDuty { duty: any_of.first().copied().unwrap_or(Duty::Officer) })
    }

    /// Requires the author to be an officer of the agency.
    pub fn require_of(&self, agency: &AgencyId) -> Result<(), Refusal> {
        if self.is_of(agency) { Ok(()) } else { Err(Refusal::NotOfAgency { agency: agency.clone() }) }
    }
}

/// Refuses posts of one person that must not meet: an auditor holds nothing else at the same time (AUT-2).
pub fn compatible(existing: &[Post], new: &Post) -> Result<(), Refusal> {
    let clashes = |a: Duty, b: Duty| a != b && (a == Duty::Auditor || b == Duty::Auditor);
    match existing.iter().find(|post| clashes(post.duty, new.duty) && post.span.overlaps(&new.span)) {
        Some(post) => Err(Refusal::IncompatibleDuties { held: post.duty, duty: new.duty }),
        None => Ok(()),
    }
}

/// Says whether `author` may grant or end `duty` for somebody of `agency` (AUT-1); where two persons name somebody, whether `author` may
/// propose it.
pub fn may_grant(author: &Author, duty: Duty, agency: &AgencyId) -> Result<(), Refusal> {
    let needed: &'static [Duty] = match duty {
        Duty::Officer | Duty::Representative | Duty::Alternate if author.is_of(agency) => &[Duty::Representative, Duty::Administrator],
        Duty::Coordinator | Duty::Ec3 | Duty::Eurojust => &[Duty::Ec3, Duty::Administrator],
        Duty::Analyst => &[Duty::Officer],
        // Its days follow from what the Board decided, which the secretary records.
        Duty::Guest => &[Duty::Coordinator, Duty::Secretary],
        Duty::Officer | Duty::Representative | Duty::Alternate | Duty::Secretary | Duty::Administrator | Duty::Auditor => &[Duty::Administrator],
    };
    author.require(needed)
}

/// Who is the second person where two name an administrator, an auditor or a secretary.
pub const SECONDS: &[Duty] = &[Duty::Administrator, Duty::Representative, Duty::Ec3];

/// Says whether `author` may second a duty that somebody of the agency `proposer` proposed for `officer` (AUT-1): of another agency, and
/// not for oneself.
pub fn may_second(author: &Author, proposer: &AgencyId, officer: OfficerId) -> Result<(), Refusal> {
    author.require(SECONDS)?;
    if author.officer == officer {
        return Err(Refusal::OwnDuty);
    }
    if author.agency.is_none() || author.is_of(proposer) { Err(Refusal::NeedsSecondPerson) } else { Ok(()) }
}

/// Says whether `author` may end the term of an administrator that has no end, of `officer` (AUT-2): somebody else, who stays. Asked in
/// office order, so that whatever administrators do without knowing of each other, one of them is left.
pub fn may_end_administrator(author: &Author, officer: OfficerId) -> Result<(), Refusal> {
    if author.officer == officer {
        return Err(Refusal::OwnAdministration);
    }
    if author.stays { Ok(()) } else { Err(Refusal::MustStay) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn an_auditor_holds_no_other_duty_at_the_same_time() {
        let officer = Post { duty: Duty::Officer, span: Span { from: Some(day("2026-01-01")), to: Some(day("2026-07-01")) } };
        let auditor = |from: &str| Post { duty: Duty::Auditor, span: Span::since(day(from)) };
        assert_eq!(
            compatible(std::slice::from_ref(&officer), &auditor("2026-06-30")),
            Err(Refusal::IncompatibleDuties { held: Duty::Officer, duty: Duty::Auditor })
        );
        assert_eq!(compatible(&[officer], &auditor("2026-07-01")), Ok(()), "the term ends on that day, so the two never meet");
    }

    /// AUT-1, written out: who grants what at the own agency, and what at another one.
    #[test]
    fn every_duty_is_granted_by_who_the_table_names() {
        let (vienna, paris) = (AgencyId::parse("at").expect("an agency"), AgencyId::parse("fr").expect("an agency"));
        let grants = |duty: Duty, agency: &AgencyId| -> String {
            let may = |holder: &&Duty| {
                let author = Author {
                    stays: false,
                    officer: OfficerId(uuid::Uuid::nil()),
                    agency: Some(vienna.clone()),
                    country: None,
                    duties: BTreeSet::from([**holder]),
                };
                may_grant(&author, duty, agency).is_ok()
            };
            Duty::ALL.iter().filter(may).map(|holder| holder.label()).collect::<Vec<_>>().join("+")
        };
        let rows: Vec<String> =
            Duty::ALL.iter().map(|duty| format!("{duty}: own {}, other {}", grants(*duty, &vienna), grants(*duty, &paris))).collect();
        expect_test::expect![[r#"
            officer: own representative+administrator, other administrator
            representative: own representative+administrator, other administrator
            alternate: own representative+administrator, other administrator
            secretary: own administrator, other administrator
            coordinator: own ec3+administrator, other ec3+administrator
            ec3: own ec3+administrator, other ec3+administrator
            analyst: own officer, other officer
            eurojust: own ec3+administrator, other ec3+administrator
            administrator: own administrator, other administrator
            auditor: own administrator, other administrator
            guest: own secretary+coordinator, other secretary+coordinator"#]]
        .assert_eq(&rows.join("\n"));
        let nobody = Author::unknown(OfficerId(uuid::Uuid::nil()));
        assert!(Duty::ALL.iter().all(|duty| may_grant(&nobody, *duty, &vienna).is_err()), "who is not known grants nothing");
    }

    #[test]
    fn duties_hold_from_their_first_day_to_the_day_before_their_end() {
        let standing = Standing {
            agency: AgencyId::parse("at").expect("an agency"),
            country: Country::parse("AT"),
            posts: vec![Post { duty: Duty::Secretary, span: Span { from: Some(day("2026-03-01")), to: Some(day("2026-04-01")) } }],
        };
        let officer = OfficerId(uuid::Uuid::nil());
        let on = |text: &str| standing.on(officer, day(text)).require(&[Duty::Secretary]);
        assert_eq!(on("2026-02-28"), Err(Refusal::NeedsDuty { duty: Duty::Secretary }));
        assert_eq!(on("2026-03-01"), Ok(()));
        assert_eq!(on("2026-03-31"), Ok(()));
        assert_eq!(on("2026-04-01"), Err(Refusal::NeedsDuty { duty: Duty::Secretary }));
    }
}
