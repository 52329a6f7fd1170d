//! Links between entities of a case, and between cases: typed, directed, dated, each with a marking of its own (DAT-7, DAT-8).
//!
//! An entity is a value that agencies recorded on a case: the same value by two agencies is one entity. A link between two of them is
//! a subject of its own in the journal of that case. That two values are the same thing ([`LinkRelation::SameAs`]) is a link too, with
//! its evidence and who decided it: nothing is ever put together for good, so taking the link back leaves nothing of it behind.
//!
//! A link between two **cases** is recorded as two halves, one in the journal of each. A half alone says neither which case the other
//! is nor what is said of it: that is sealed with a key made of both (`desk/src/links/halves.rs`), so who reads one of the two cases
//! learns nothing of the other.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::CaseState;
use crate::change::Change;
use crate::contributions::rules::{CONTRIBUTES, may_contribute};
use crate::duties::Author;
use crate::fold::Fact;
use crate::ids::{AgencyId, CaseId, LinkId, OfficerId};
use crate::marking::{self, Evaluation, Marking};
use crate::text::{self, TextField};
use crate::{Day, Instant, Refusal};

#[cfg(test)]
mod tests;

labels! {
    /// What one entity is to another. Read from the first to the second.
    LinkRelation {
        /// They have to do with each other.
        RelatedTo = "related-to",
        /// Makes use of it.
        Uses = "uses",
        /// Is in control of it.
        Controls = "controls",
        /// Is its property.
        BelongsTo = "belongs-to",
        /// Is a member, or an employee, of it.
        MemberOf = "member-of",
        /// Speaks, writes or connects to it.
        CommunicatesWith = "communicates-with",
        /// Is resolved to it: a name to an address.
        ResolvesTo = "resolves-to",
        /// Lies on it: a site on a server.
        HostedOn = "hosted-on",
        /// Sent money to it.
        Paid = "paid",
        /// Was registered by it.
        RegisteredBy = "registered-by",
        /// Is, or was, there.
        LocatedAt = "located-at",
        /// Was made from it.
        DerivedFrom = "derived-from",
        /// Is the same thing, or the same person (DAT-7). Goes both ways.
        SameAs = "same-as",
    }
}

labels! {
    /// What one case is to another. Read from the first to the second.
    CaseRelation {
        /// They have to do with each other.
        Related = "case-related",
        /// They are after the same people.
        SameTargets = "case-same-targets",
        /// It goes on from the other.
        Follows = "case-follows",
        /// It is a part of the other.
        PartOf = "case-part-of",
        /// It was split off the other (PLN-6).
        SplitFrom = "case-split-from",
        /// It rests, and its work goes on in the other (PLN-6).
        MergedInto = "case-merged-into",
    }
}

impl CaseRelation {
    /// Says whether it is said by splitting or merging cases, and not by linking them.
    pub const fn is_a_step(self) -> bool {
        matches!(self, Self::SplitFrom | Self::MergedInto)
    }
}

/// A value that agencies recorded on a case, by its kind and normal form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, Encode, Decode)]
pub struct LinkedValue {
    /// The label of its kind.
    #[n(0)]
    pub kind: String,
    /// Its normal form.
    #[n(1)]
    pub normal: String,
}

/// Two entities of a case were linked.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct LinkDrawn {
    /// The link.
    #[n(0)]
    pub link: LinkId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// What is said.
    #[n(2)]
    pub facts: LinkFacts,
}

/// What is said of a link between two entities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
pub struct LinkFacts {
    /// From this one …
    #[n(0)]
    pub from: LinkedValue,
    /// … to this one.
    #[n(1)]
    pub to: LinkedValue,
    /// What the first is to the second.
    #[n(2)]
    pub relation: LinkRelation,
    /// The first day on which it is known to hold.
    #[n(3)]
    pub since: Option<Day>,
    /// The last one.
    #[n(4)]
    pub until: Option<Day>,
    /// How it may be used: the link itself, beside what it links.
    #[n(5)]
    pub marking: Marking,
    /// How good it is; none where nobody could say.
    #[n(6)]
    pub evaluation: Option<Evaluation>,
    /// How it is known.
    #[n(7)]
    pub evidence: String,
    /// Who decided that two are the same, and on what ground.
    #[n(8)]
    pub decision: Option<String>,
}

/// One half of a link between two cases: nothing without the other.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct CasesLinked {
    /// The half.
    #[n(0)]
    pub link: LinkId,
    /// The case in whose journal it stands.
    #[n(1)]
    pub case: CaseId,
    /// What stands in the other half too, and nowhere else.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub pair: [u8; 16],
    /// This half of the key.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub share: [u8; 32],
    /// What is said of the two, sealed with the key that both halves make.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub sealed: Vec<u8>,
}

/// What is said of a link between two cases.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct CaseLinkFacts {
    /// From this case …
    #[n(0)]
    pub from: CaseId,
    /// … to this one.
    #[n(1)]
    pub to: CaseId,
    /// What the first is to the second.
    #[n(2)]
    pub relation: CaseRelation,
    /// The first day on which it is known to hold.
    #[n(3)]
    pub since: Option<Day>,
    /// The last one.
    #[n(4)]
    pub until: Option<Day>,
    /// How it may be used.
    #[n(5)]
    pub marking: Marking,
    /// How it is known.
    #[n(6)]
    pub evidence: String,
}

/// What a link says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkSays {
    /// Of two entities of the case.
    Entities(LinkFacts),
    /// Of this case and another: one half of it.
    Half {
        /// What stands in the other half too.
        pair: [u8; 16],
        /// This half of the key.
        share: [u8; 32],
        /// What is said.
        sealed: Vec<u8>,
    },
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkState {
    /// The link.
    pub id: LinkId,
    /// The case.
    pub case: CaseId,
    /// Whose it is.
    pub agency: AgencyId,
    /// Who drew it.
    pub by: OfficerId,
    /// When.
    pub at: Instant,
    /// What it says.
    pub says: LinkSays,
    /// Why it was taken back, by whom and when.
    pub withdrawn: Option<(String, OfficerId, Instant)>,
}

impl LinkState {
    /// Gives what is said of two entities; none for a half of a link between cases.
    pub const fn facts(&self) -> Option<&LinkFacts> {
        match &self.says {
            LinkSays::Entities(facts) => Some(facts),
            LinkSays::Half { .. } => None,
        }
    }
}

/// Links two entities of a case (DAT-8).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DrawLink {
    /// The case.
    pub case: CaseId,
    /// From this one …
    pub from: LinkedValue,
    /// … to this one.
    pub to: LinkedValue,
    /// What the first is to the second.
    pub relation: LinkRelation,
    /// The first day on which it is known to hold.
    #[serde(default)]
    #[ts(optional)]
    pub since: Option<Day>,
    /// The last one.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<Day>,
    /// How it may be used; none where nobody has said.
    #[serde(default)]
    #[ts(optional)]
    pub marking: Option<Marking>,
    /// How good it is.
    #[serde(default)]
    #[ts(optional)]
    pub evaluation: Option<Evaluation>,
    /// How it is known.
    pub evidence: String,
    /// Who decided that two are the same, and on what ground: for `same-as` alone.
    #[serde(default)]
    #[ts(optional)]
    pub decision: Option<String>,
}

/// Links two cases that one reads both (DAT-8).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LinkCases {
    /// From this case …
    pub case: CaseId,
    /// … to this one.
    pub other: CaseId,
    /// What the first is to the second.
    pub relation: CaseRelation,
    /// The first day on which it is known to hold.
    #[serde(default)]
    #[ts(optional)]
    pub since: Option<Day>,
    /// The last one.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<Day>,
    /// How it may be used; none where nobody has said.
    #[serde(default)]
    #[ts(optional)]
    pub marking: Option<Marking>,
    /// How it is known.
    pub evidence: String,
}

/// Takes a link back, or puts it back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WithdrawLink {
    /// The link.
    pub link: LinkId,
    /// Why.
    pub reason: String,
}

/// Begins a link.
pub fn begin(fact: &Fact<'_>) -> Result<LinkState, Refusal> {
    fact.author.require(CONTRIBUTES)?;
    let agency = fact.author.agency.clone().ok_or(Refusal::UnknownOfficer)?;
    let (id, case, says) = match fact.change {
        Change::LinkDrawn(it) => (it.link, it.case, LinkSays::Entities(it.facts.clone())),
        Change::CasesLinked(it) => (it.link, it.case, LinkSays::Half { pair: it.pair, share: it.share, sealed: it.sealed.clone() }),
        _ => return Err(Refusal::OutOfPlace),
    };
    Ok(LinkState { id, case, agency, by: fact.author.officer, at: fact.at, says, withdrawn: None })
}

/// Folds what follows into a link.
pub fn fold(state: &mut LinkState, fact: &Fact<'_>) -> Result<(), Refusal> {
    holds(state, fact.change, fact.author)?;
    state.withdrawn = match fact.change {
        Change::LinkWithdrawn(it) => Some((it.reason.clone(), fact.author.officer, fact.at)),
        _ => None,
    };
    Ok(())
}

/// Says whether a change holds on this link, by this author. The same answer when deciding and when folding.
pub fn holds(state: &LinkState, change: &Change, author: &Author) -> Result<(), Refusal> {
    author.require(CONTRIBUTES)?;
    // What an agency said is unsaid by that agency alone, as with data.
    if !author.is_of(&state.agency) {
        return Err(Refusal::NotOfAgency { agency: state.agency.clone() });
    }
    match (change, &state.withdrawn) {
        (Change::LinkWithdrawn(_), None) | (Change::LinkRestored(_), Some(_)) => Ok(()),
        (Change::LinkWithdrawn(_) | Change::LinkRestored(_), _) => Err(Refusal::AlreadyRecorded),
        _ => Err(Refusal::OutOfPlace),
    }
}

/// What is known of the two ends, for deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Both are among the data that stand on the case.
    Known,
    /// One of them is not.
    Unknown,
    /// They are, and a link that says the same of them stands.
    LinkedSo,
}

/// Links two entities of a case, or says that they are the same (DAT-7, DAT-8).
pub fn draw(case: &CaseState, ends: Ends, request: &DrawLink, link: LinkId, who: &Author) -> Result<Change, Refusal> {
    may_contribute(case, who)?;
    if request.from == request.to {
        return Err(Refusal::LinkToItself);
    }
    match ends {
        Ends::Known => {}
        Ends::Unknown => return Err(Refusal::NotAmongData),
        Ends::LinkedSo => return Err(Refusal::AlreadyRecorded),
    }
    let given = request.decision.as_deref().filter(|_| request.relation == LinkRelation::SameAs);
    let decision = match request.relation {
        LinkRelation::SameAs => Some(text::required(TextField::Decision, given.unwrap_or_default())?),
        _ => None,
    };
    let facts = LinkFacts {
        from: request.from.clone(),
        to: request.to.clone(),
        relation: request.relation,
        since: request.since,
        until: in_order(request.since, request.until)?,
        marking: marked(request.marking.as_ref())?,
        evaluation: request.evaluation,
        evidence: text::required(TextField::Reason, &request.evidence)?,
        decision,
    };
    Ok(Change::LinkDrawn(LinkDrawn { link, case: case.id, facts }))
}

/// Says what is said of two cases: somebody who contributes to both says it.
pub fn link_cases(from: &CaseState, to: &CaseState, request: &LinkCases, who: &Author) -> Result<CaseLinkFacts, Refusal> {
    may_contribute(from, who)?;
    may_contribute(to, who)?;
    if from.id == to.id {
        return Err(Refusal::SameCase { case: from.id });
    }
    if request.relation.is_a_step() {
        return Err(Refusal::RelationIsAStep);
    }
    Ok(CaseLinkFacts {
        from: from.id,
        to: to.id,
        relation: request.relation,
        since: request.since,
        until: in_order(request.since, request.until)?,
        marking: marked(request.marking.as_ref())?,
        evidence: text::required(TextField::Reason, &request.evidence)?,
    })
}

/// Takes a link back.
pub fn withdraw(state: &LinkState, request: &WithdrawLink, who: &Author) -> Result<Change, Refusal> {
    let change = Change::LinkWithdrawn(crate::cases::Reasoned { reason: text::required(TextField::Reason, &request.reason)? });
    holds(state, &change, who)?;
    Ok(change)
}

/// Puts a link back that was taken back.
pub fn restore(case: &CaseState, state: &LinkState, request: &WithdrawLink, who: &Author) -> Result<Change, Refusal> {
    may_contribute(case, who)?;
    let change = Change::LinkRestored(crate::cases::Reasoned { reason: text::required(TextField::Reason, &request.reason)? });
    holds(state, &change, who)?;
    Ok(change)
}

fn in_order(since: Option<Day>, until: Option<Day>) -> Result<Option<Day>, Refusal> {
    match (since, until) {
        (Some(from), Some(to)) if to < from => Err(Refusal::EmptyInterval { from, to }),
        _ => Ok(until),
    }
}

/// Never a default (DAT-1).
pub(crate) fn marked(given: Option<&Marking>) -> Result<Marking, Refusal> {
    marking::check(given.ok_or(Refusal::HandlingMissing)?)
}

/// Puts values together that are the same by links between them: each value of a link gives the first of those it is the same as,
/// in order. The answer depends on the links alone and not on their order.
pub fn united<'a>(same: impl IntoIterator<Item = (&'a LinkedValue, &'a LinkedValue)>) -> BTreeMap<&'a LinkedValue, &'a LinkedValue> {
    let mut first: BTreeMap<&LinkedValue, &LinkedValue> = BTreeMap::new();
    for (a, b) in same {
        let of = |value: &'a LinkedValue, first: &BTreeMap<&'a LinkedValue, &'a LinkedValue>| first.get(value).copied().unwrap_or(value);
        let (of_a, of_b) = (of(a, &first), of(b, &first));
        let (least, other) = if of_a <= of_b { (of_a, of_b) } else { (of_b, of_a) };
        for value in first.values_mut().filter(|value| **value == other) {
            *value = least;
        }
        for value in [a, b, other, least] {
            first.insert(value, least);
        }
    }
    first
}
