//! The calls of matching: pushing with keys beside entries, hits, questions, second persons.

use jcat_domain::Instant;
use jcat_domain::ids::{AgencyId, CaseId, ContributionId, OfficerId};
use tokio_postgres::Row;
use uuid::Uuid;

use super::link::{Granted, Link, UNREAD, bytes, stored, value};
use crate::sync::exchange::Trouble;

/// The most rows of one page of hits.
pub(crate) const HITS: usize = 1_000;

/// What the readers of a case are told of a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeHit {
    /// The case that is told; none: EC3's desk.
    pub case: Option<CaseId>,
    /// Where it stands among the hits of that side.
    pub position: u64,
    /// How that side names it.
    pub token: [u8; 16],
    /// How much it is told, 0 to 4; -1: the hit is no more.
    pub level: i16,
    /// `recorded`, `asked` or `common`.
    pub cause: String,
    /// Whether both are the same thing.
    pub strong: bool,
    /// This side's data.
    pub contribution: Option<ContributionId>,
    /// Which indicator of it.
    pub n: Option<u32>,
    /// Whose data the others are, or who asked.
    pub agency: Option<AgencyId>,
    /// Whom to ring there.
    pub officer: Option<OfficerId>,
    /// The other case.
    pub other: Option<CaseId>,
    /// Why they asked or recorded, by its place in the list of purposes.
    pub purpose: Option<i16>,
    /// To an owner: how much the other was told.
    pub told: Option<i16>,
    /// What the other side made of it.
    pub theirs: Option<String>,
    /// Whether this side would show itself.
    pub revealed: bool,
    /// To EC3's desk: the case of this side.
    pub here: Option<CaseId>,
    /// To EC3's desk: its agency.
    pub here_agency: Option<AgencyId>,
    /// To EC3's desk: what this side made of it.
    pub ours: Option<String>,
    /// To EC3's desk: how who asked names it.
    pub asker_token: Option<[u8; 16]>,
    /// Whether this side's data were there before.
    pub owner: bool,
    /// When it was found.
    pub at: Instant,
}

/// What a value was found to be in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Which of the values.
    pub n: u32,
    /// How much is told, 1 to 3.
    pub level: i16,
    /// Whether it is the same thing.
    pub strong: bool,
    /// Whether it is in too many cases to be told of one by one.
    pub common: bool,
    /// What to name to EC3's desk.
    pub token: Option<[u8; 16]>,
    /// Whose it is.
    pub agency: Option<AgencyId>,
    /// Whom to ring.
    pub officer: Option<OfficerId>,
    /// The case.
    pub other: Option<CaseId>,
}

/// What the office said to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// These were found.
    Found(Vec<Matched>),
    /// No right to ask for that case.
    Refused,
    /// More values than are compared at once.
    TooMany,
    /// The day's budget of the officer is used up.
    Spent,
}

/// A contribution that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitsForSecond {
    /// The case.
    pub case: CaseId,
    /// The contribution.
    pub contribution: ContributionId,
    /// Who recorded it.
    pub officer: OfficerId,
    /// How many of its indicators are compared.
    pub indicators: u32,
}

impl Link {
    /// Asks what the readers of cases are told behind positions; of none: everything, for EC3's desk.
    pub async fn hits(&self, after: &[(Option<CaseId>, u64)]) -> Result<Vec<OfficeHit>, Trouble> {
        let cases: Vec<Uuid> = after.iter().map(|(case, _)| case.map_or(Uuid::nil(), |case| case.0)).collect();
        let positions: Vec<i64> = after.iter().map(|(_, position)| stored(*position)).collect::<Result<_, _>>()?;
        let rows = self.ask("SELECT * FROM office_v1.hits($1, $2)", &[&cases, &positions]).await?;
        rows.iter().map(hit).collect()
    }

    /// Has values compared that are not recorded: each key with its value's number and what it says.
    pub async fn compare(&self, case: CaseId, purpose: i16, keys: &[(u32, u8, [u8; 32])]) -> Result<Answered, Trouble> {
        let numbers: Vec<i32> = keys.iter().map(|(n, ..)| i32::try_from(*n).unwrap_or(i32::MAX)).collect();
        let flags: Vec<i16> = keys.iter().map(|(_, flags, _)| i16::from(*flags)).collect();
        let digests: Vec<&[u8]> = keys.iter().map(|(.., key)| key.as_slice()).collect();
        let rows = self.ask("SELECT * FROM office_v1.match($1, $2, $3, $4, $5)", &[&case.0, &purpose, &numbers, &flags, &digests]).await?;
        let mut found = Vec::new();
        for row in &rows {
            match value::<&str>(row, 0)? {
                "refused" => return Ok(Answered::Refused),
                "too-many" => return Ok(Answered::TooMany),
                "budget" => return Ok(Answered::Spent),
                _ => {}
            }
            let Some(n) = value::<Option<i32>>(row, 1)? else { continue };
            found.push(Matched {
                n: u32::try_from(n).map_err(|_| UNREAD)?,
                level: value(row, 2)?,
                strong: value(row, 3)?,
                common: value(row, 4)?,
                token: token(row, 5)?,
                agency: agency(row, 6)?,
                officer: value::<Option<Uuid>>(row, 7)?.map(OfficerId),
                other: value::<Option<Uuid>>(row, 8)?.map(CaseId),
            });
        }
        Ok(Answered::Found(found))
    }

    /// Asks which contributions wait for a second person.
    pub async fn waiting(&self) -> Result<Vec<WaitsForSecond>, Trouble> {
        let rows = self.ask("SELECT * FROM office_v1.waiting()", &[]).await?;
        let read = |row: &Row| {
            Ok(WaitsForSecond {
                case: CaseId(value(row, 0)?),
                contribution: ContributionId(value(row, 1)?),
                officer: OfficerId(value(row, 2)?),
                indicators: u32::try_from(value::<i32>(row, 3)?).map_err(|_| UNREAD)?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// Lets a contribution be compared, as its second person.
    pub async fn approve(&self, case: CaseId, contribution: ContributionId) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.approve($1, $2)", &[&case.0, &contribution.0]).await
    }

    /// Passes on the bare word of what one side made of a hit.
    pub async fn say_of_hit(&self, case: CaseId, token: &[u8; 16], word: &str) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.say_of_hit($1, $2, $3)", &[&case.0, &token.as_slice(), &word]).await
    }

    /// Says that one side would show itself if the other did, or takes it back.
    pub async fn reveal(&self, case: CaseId, token: &[u8; 16], on: bool) -> Result<Granted, Trouble> {
        self.request("SELECT office_v1.reveal($1, $2, $3)", &[&case.0, &token.as_slice(), &on]).await
    }
}

fn hit(row: &Row) -> Result<OfficeHit, Trouble> {
    let case: Uuid = value(row, 0)?;
    Ok(OfficeHit {
        case: (!case.is_nil()).then_some(CaseId(case)),
        position: u64::try_from(value::<i64>(row, 1)?).map_err(|_| UNREAD)?,
        token: bytes(row, 2)?,
        level: value(row, 3)?,
        cause: value(row, 4)?,
        strong: value(row, 5)?,
        contribution: value::<Option<Uuid>>(row, 6)?.map(ContributionId),
        n: value::<Option<i32>>(row, 7)?.and_then(|n| u32::try_from(n).ok()),
        agency: agency(row, 8)?,
        officer: value::<Option<Uuid>>(row, 9)?.map(OfficerId),
        other: value::<Option<Uuid>>(row, 10)?.map(CaseId),
        purpose: value(row, 11)?,
        told: value(row, 12)?,
        theirs: value(row, 13)?,
        revealed: value(row, 14)?,
        here: value::<Option<Uuid>>(row, 15)?.map(CaseId),
        here_agency: agency(row, 16)?,
        ours: value(row, 17)?,
        asker_token: token(row, 18)?,
        owner: value(row, 19)?,
        at: Instant(value(row, 20)?),
    })
}

fn token(row: &Row, at: usize) -> Result<Option<[u8; 16]>, Trouble> {
    value::<Option<&[u8]>>(row, at)?.map(|it| it.try_into().map_err(|_| UNREAD)).transpose()
}

fn agency(row: &Row, at: usize) -> Result<Option<AgencyId>, Trouble> {
    value::<Option<&str>>(row, at)?.map(|it| AgencyId::parse(it).ok_or(UNREAD)).transpose()
}
