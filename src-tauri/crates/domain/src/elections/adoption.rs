//! A rule set from its draft to its adoption by the Board.
//!
//! What was adopted is fixed: another rule set takes its place, made from it. So no election changes its rules under way.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changes::{BoardAct, RulesAdopted, RulesDrafted, RulesEdited};
use super::rule_set::RuleSet;
use super::state::{Done, Remark};
use crate::cases::Reasoned;
use crate::change::Change;
use crate::decisions::Method;
use crate::duties::{Author, Duty};
use crate::fold::Fact;
use crate::hash::Sha256;
use crate::ids::RuleSetId;
use crate::text::{self, TextField};
use crate::{Day, Refusal};

/// A rule set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleSetState {
    /// The rule set.
    pub id: RuleSetId,
    /// Its title.
    pub title: String,
    /// The rules.
    pub rules: RuleSet,
    /// Their hash.
    pub sha256: Sha256,
    /// The rule set it was made from.
    pub based_on: Option<RuleSetId>,
    /// Who drafted it, and when.
    pub drafted: Done,
    /// The act that adopted it, and who recorded it.
    pub adopted: Option<(BoardAct, Done)>,
    /// Why it was given up.
    pub discarded: Option<Remark>,
}

/// Drafts a rule set.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRules {
    /// Its title.
    pub title: String,
    /// The rules; none begins with the usual ones, or with those of the set it is made from.
    #[serde(default)]
    #[ts(optional)]
    pub rules: Option<RuleSet>,
    /// The rule set it is made from.
    #[serde(default)]
    #[ts(optional)]
    pub based_on: Option<RuleSetId>,
}

/// Edits the draft of a rule set.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditRules {
    /// The rule set.
    pub rule_set: RuleSetId,
    /// Its title.
    pub title: String,
    /// The rules.
    pub rules: RuleSet,
}

/// Records that the Board adopted a rule set.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AdoptRules {
    /// The rule set.
    pub rule_set: RuleSetId,
    /// The hash of what the Board had before it.
    pub sha256: Sha256,
    /// The act.
    pub act: BoardAct,
}

/// Gives a draft of a rule set up.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiscardRules {
    /// The rule set.
    pub rule_set: RuleSetId,
    /// Why.
    pub reason: String,
}

impl BoardAct {
    /// Says whether the Board has decided by this act (BRD-1, BRD-5): more than half of its seats were there, but in a written procedure, where
    /// silence is no objection; nobody objected to a consensus; more votes are for it than against it.
    pub fn carried(&self) -> Result<(), Refusal> {
        self.counts()?;
        let needed = self.seats / 2 + 1;
        if self.method != Method::WrittenProcedure && self.present < needed {
            return Err(Refusal::NoQuorum { present: self.present, needed });
        }
        let carried = match self.method {
            Method::Consensus => self.against == 0,
            Method::Vote => self.in_favour > self.against,
            Method::WrittenProcedure => self.against == 0 || self.in_favour > self.against,
        };
        if carried { Ok(()) } else { Err(Refusal::NotCarried { in_favour: self.in_favour, against: self.against }) }
    }

    /// Refuses an act without words, and numbers that contradict each other.
    pub fn counts(&self) -> Result<(), Refusal> {
        if text::required(TextField::Decision, &self.text)? != self.text {
            return Err(Refusal::TextMissing { field: TextField::Decision });
        }
        let votes = u64::from(self.in_favour) + u64::from(self.against) + u64::from(self.abstained);
        if self.present > self.seats || votes > u64::from(self.present) {
            return Err(Refusal::ActDoubtful { seats: self.seats, present: self.present });
        }
        Ok(())
    }

    /// Gives the act with its words read as people type them, on a day that has come.
    pub fn read(mut self, today: Day) -> Result<Self, Refusal> {
        self.text = text::required(TextField::Decision, &self.text)?;
        if self.on > today { Err(Refusal::InTheFuture) } else { Ok(self) }
    }
}

/// Gives the rule set in force on a day: of those adopted by then the last, by the day of the act, then by its record.
pub fn in_force<'a>(all: impl IntoIterator<Item = &'a RuleSetState>, day: Day) -> Option<&'a RuleSetState> {
    let adopted = all.into_iter().filter_map(|it| it.adopted.as_ref().map(|(act, done)| (act.on, done.at, it)));
    adopted.filter(|(on, _, _)| *on <= day).max_by_key(|(on, at, it)| (*on, *at, it.id)).map(|(_, _, it)| it)
}

/// Begins a rule set.
pub fn begin(fact: &Fact<'_>) -> Result<RuleSetState, Refusal> {
    let Change::RulesDrafted(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(&[Duty::Secretary])?;
    it.rules.check()?;
    Ok(RuleSetState {
        id: it.rule_set,
        title: it.title.clone(),
        sha256: it.rules.sha256(),
        rules: it.rules.clone(),
        based_on: it.based_on,
        drafted: Done::of(fact),
        adopted: None,
        discarded: None,
    })
}

/// Folds a later entry of a rule set.
pub fn fold(state: &mut RuleSetState, fact: &Fact<'_>) -> Result<(), Refusal> {
    check(state, fact.change, fact.author)?;
    match fact.change {
        Change::RulesEdited(it) => {
            state.title.clone_from(&it.title);
            state.rules.clone_from(&it.rules);
            state.sha256 = it.rules.sha256();
        }
        Change::RulesAdopted(it) => state.adopted = Some((it.act.clone(), Done::of(fact))),
        Change::RulesDiscarded(it) => state.discarded = Some(Remark { text: it.reason.clone(), done: Done::of(fact) }),
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// Says whether a change still holds. The same answer when deciding and when folding.
fn check(state: &RuleSetState, change: &Change, who: &Author) -> Result<(), Refusal> {
    who.require(&[Duty::Secretary])?;
    if state.adopted.is_some() || state.discarded.is_some() {
        return Err(Refusal::RulesFixed);
    }
    match change {
        Change::RulesEdited(it) => it.rules.check(),
        Change::RulesAdopted(it) if it.sha256 != state.sha256 => Err(Refusal::RulesDiffer),
        Change::RulesAdopted(it) => state.rules.check().and_then(|()| it.act.carried()),
        Change::RulesDiscarded(_) => Ok(()),
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Drafts a rule set. `base` is the one it is made from.
pub fn draft(request: &DraftRules, base: Option<&RuleSetState>, rule_set: RuleSetId, who: &Author) -> Result<Change, Refusal> {
    who.require(&[Duty::Secretary])?;
    if request.based_on.is_some() && base.is_none() {
        return Err(Refusal::NotRecorded);
    }
    let rules = request.rules.clone().or_else(|| base.map(|it| it.rules.clone())).unwrap_or_default();
    rules.check()?;
    let title = text::required(TextField::Title, &request.title)?;
    Ok(Change::RulesDrafted(RulesDrafted { rule_set, title, rules, based_on: request.based_on }))
}

/// Edits a draft.
pub fn edit(state: &RuleSetState, request: &EditRules, who: &Author) -> Result<Change, Refusal> {
    let title = text::required(TextField::Title, &request.title)?;
    let change = Change::RulesEdited(RulesEdited { title, rules: request.rules.clone() });
    check(state, &change, who)?;
    Ok(change)
}

/// Records the adoption.
pub fn adopt(state: &RuleSetState, request: &AdoptRules, who: &Author, today: Day) -> Result<Change, Refusal> {
    let change = Change::RulesAdopted(RulesAdopted { sha256: request.sha256, act: request.act.clone().read(today)? });
    check(state, &change, who)?;
    Ok(change)
}

/// Gives a draft up.
pub fn discard(state: &RuleSetState, request: &DiscardRules, who: &Author) -> Result<Change, Refusal> {
    let change = Change::RulesDiscarded(Reasoned { reason: text::required(TextField::Reason, &request.reason)? });
    check(state, &change, who)?;
    Ok(change)
}
