//! What ballots that came count as.

use std::collections::{BTreeMap, BTreeSet};

use super::{EncryptedRound, RoundState};
use crate::elections::rule_set::RuleSet;
use crate::hash::Sha256;
use crate::ids::AgencyId;

labels! {
    /// What a ballot that came counts as.
    BallotMark {
        /// It is in the box.
        InBox = "in-the-box",
        /// The office has not given it a place yet.
        Waiting = "waiting-for-office",
        /// A later one of the same seat stands in its place.
        Replaced = "replaced",
        /// It came before voting opened.
        Early = "early",
        /// It came after voting ended.
        Late = "late",
        /// The same ballot came before.
        Replayed = "replayed",
        /// It is not a ballot of this round and seat, or its proofs do not hold.
        Malformed = "malformed",
        /// The seat has voted, and the rules let nobody vote twice.
        SecondVote = "second-vote",
    }
}

impl EncryptedRound {
    /// Gives what each ballot counts as, in their order. `unsound` are the ballots whose proofs do not hold: who can read them says so.
    pub fn marks(&self, round: &RoundState, rules: &RuleSet, unsound: &BTreeSet<Sha256>) -> Vec<BallotMark> {
        let mut seen = BTreeSet::new();
        let mut marks: Vec<BallotMark> = Vec::with_capacity(self.ballots.len());
        let mut last: BTreeMap<&AgencyId, usize> = BTreeMap::new();
        for (at, ballot) in self.ballots.iter().enumerate() {
            let again = !seen.insert(ballot.sha256);
            let mark = match &ballot.seat {
                _ if again => BallotMark::Replayed,
                _ if ballot.done.at < round.opens => BallotMark::Early,
                _ if ballot.after_closing || ballot.done.at >= round.closes => BallotMark::Late,
                None => BallotMark::Malformed,
                Some(_) if unsound.contains(&ballot.sha256) => BallotMark::Malformed,
                Some(_) if ballot.position.is_none() => BallotMark::Waiting,
                Some(seat) if last.contains_key(seat) && !rules.voting_window.revote => BallotMark::SecondVote,
                Some(seat) => {
                    if let Some(before) = last.insert(seat, at).and_then(|before| marks.get_mut(before)) {
                        *before = BallotMark::Replaced;
                    }
                    BallotMark::InBox
                }
            };
            marks.push(mark);
        }
        marks
    }

    /// Gives the seats that have a ballot in the box.
    pub fn voted(&self, round: &RoundState, rules: &RuleSet, unsound: &BTreeSet<Sha256>) -> BTreeSet<&AgencyId> {
        let marks = self.marks(round, rules, unsound);
        self.ballots.iter().zip(marks).filter(|(_, mark)| *mark == BallotMark::InBox).filter_map(|(ballot, _)| ballot.seat.as_ref()).collect()
    }

    /// Gives seats whose desks found something else in the box than its closing says.
    pub fn contradicted(&self) -> Vec<&AgencyId> {
        let Some(closed) = &self.closed else { return Vec::new() };
        self.countersigned.iter().filter(|(_, (head, _))| *head != closed.head).map(|(agency, _)| agency).collect()
    }
}
