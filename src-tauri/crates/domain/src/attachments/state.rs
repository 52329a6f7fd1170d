//! What the entries of an attachment fold to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Application, AttachmentOutcome, AttachmentStage};
use crate::elections::BoardAct;
use crate::elections::state::Done;
use crate::field::Field;
use crate::ids::{AttachmentId, DecisionId, OfferId, OfficerId};
use crate::{Country, Day, Span};

/// An application, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttachmentState {
    /// The attachment.
    pub id: AttachmentId,
    /// Year and number, as people say it: `AT-27-014`.
    pub number: (i32, u32),
    /// What it says.
    pub application: Field<Application>,
    /// Who began it.
    pub begun: Done,
    /// The occasional contribution that it comes from.
    pub from_offer: Option<OfferId>,
    /// Who decided on it before this system, in words.
    pub before: Option<String>,
    /// Who submitted it.
    pub submitted: Option<Done>,
    /// What was found last.
    pub found: Option<Found>,
    /// What the countries say that were counted.
    pub answers: BTreeMap<Country, Endorsement>,
    /// What the Board decided.
    pub decided: Option<Decided>,
    /// The guest on the roster.
    pub started: Option<(OfficerId, Done)>,
    /// Extensions, the last of them last.
    pub extended: Vec<Extended>,
    /// That it ends, or was broken off or taken back.
    pub closed: Option<Closed>,
    /// The last time that it was kept though a condition no longer held.
    pub kept: Option<Kept>,
}

/// That every condition held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// As of when.
    pub on: Day,
    /// The member countries that were counted.
    pub countries: BTreeSet<Country>,
    /// Who found it.
    pub done: Done,
}

/// What a country says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Endorsement {
    /// Why it does not endorse; none where it does.
    pub opposed: Option<String>,
    /// Who said so.
    pub done: Done,
}

/// What the Board decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// What.
    pub outcome: AttachmentOutcome,
    /// The act.
    pub act: BoardAct,
    /// The decision of a meeting.
    pub decision: Option<DecisionId>,
    /// Who recorded it.
    pub done: Done,
}

/// An extension.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extended {
    /// The day on which it no longer holds.
    pub to: Day,
    /// The act.
    pub act: BoardAct,
    /// The decision of a meeting.
    pub decision: Option<DecisionId>,
    /// Who recorded it.
    pub done: Done,
}

labels! {
    /// How an attachment ends before its time.
    Closing {
        /// It ends early.
        Early = "ended-early",
        /// It was broken off.
        Revoked = "broken-off",
        /// The application was taken back.
        Withdrawn = "taken-back",
    }
}

/// That it ends before its time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closed {
    /// How.
    pub how: Closing,
    /// The first day without the guest.
    pub on: Day,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub done: Done,
}

/// That it was kept though a condition no longer held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Since when it did not hold.
    pub since: Day,
    /// Why.
    pub reason: String,
    /// Who decided so.
    pub done: Done,
}

impl AttachmentState {
    /// Gives the number as people say it.
    pub fn label(&self) -> String {
        let (year, number) = self.number;
        format!("AT-{:02}-{number:03}", year.rem_euclid(100))
    }

    /// The first day.
    pub const fn from(&self) -> Day {
        self.application.value.from
    }

    /// The day on which it no longer holds, as decided: extensions and an early end are in it.
    pub fn to(&self) -> Option<Day> {
        let planned = self.extended.last().map(|it| it.to).or(self.application.value.to);
        match &self.closed {
            Some(closed) => Some(planned.map_or(closed.on, |to| to.min(closed.on))),
            None => planned,
        }
    }

    /// The days that it has been granted for; none before.
    pub fn span(&self) -> Option<Span> {
        self.is_granted().then(|| Span { from: Some(self.from()), to: self.to() })
    }

    /// Says whether it was granted: by the Board, or before this system.
    pub fn is_granted(&self) -> bool {
        self.before.is_some() || self.decided.as_ref().is_some_and(|it| it.outcome == AttachmentOutcome::Granted)
    }

    /// Says whether the guest may read the case on a day (ATT-3).
    pub fn reads_on(&self, day: Day) -> bool {
        self.started.is_some() && self.closed.as_ref().is_none_or(|it| it.how == Closing::Early) && self.span().is_some_and(|span| span.holds(day))
    }

    /// The countries that were counted and have not endorsed it.
    pub fn not_endorsed(&self) -> impl Iterator<Item = Country> {
        let counted = self.found.iter().flat_map(|it| it.countries.iter().copied());
        counted.filter(|country| self.answers.get(country).is_none_or(|answer| answer.opposed.is_some()))
    }

    /// Where it stands on a day (ATT-1). The days alone bring it from approved to active and to its end.
    pub fn stage(&self, day: Day) -> AttachmentStage {
        let over = self.to().is_some_and(|to| to <= day);
        match &self.closed {
            Some(Closed { how: Closing::Withdrawn, .. }) => return AttachmentStage::Withdrawn,
            Some(Closed { how: Closing::Revoked, .. }) => return AttachmentStage::Revoked,
            Some(Closed { how: Closing::Early, .. }) if over => return AttachmentStage::Ended,
            _ => {}
        }
        if self.is_granted() {
            return match () {
                () if over => AttachmentStage::Expired,
                () if self.reads_on(day) => AttachmentStage::Active,
                () => AttachmentStage::Approved,
            };
        }
        match (&self.decided, &self.found, &self.submitted) {
            (Some(_), ..) => AttachmentStage::Rejected,
            (None, Some(_), _) if self.not_endorsed().next().is_none() => AttachmentStage::BoardDecision,
            (None, Some(_), _) => AttachmentStage::Endorsement,
            (None, None, Some(_)) => AttachmentStage::Eligibility,
            (None, None, None) => AttachmentStage::Draft,
        }
    }
}
