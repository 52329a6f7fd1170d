//! What makes a rule set one that cannot be followed.

use super::{CandidateUnit, Combination, CountedAt, ElectoralUnit, Exhaustion, Field, QuorumBase, RuleSet, TieBreak};
use crate::Refusal;

impl RuleSet {
    /// Refuses a set that could not be followed, with what is wrong in it.
    pub fn check(&self) -> Result<(), Refusal> {
        self.fault().map_or(Ok(()), |fault| Err(Refusal::RulesInvalid { fault }))
    }

    fn fault(&self) -> Option<RuleFault> {
        use RuleFault as F;
        let rounds = || std::iter::once(&self.rounds).chain(self.offices.iter().map(|it| &it.rounds));
        let keys: Vec<_> = self.offices.iter().map(|it| &it.office).collect();
        let found = |wrong: bool, fault| wrong.then_some(fault);
        found(self.offices.is_empty(), F::NoOffice)
            .or_else(|| found(self.offices.len() > 8, F::TooManyOffices))
            .or_else(|| found(keys.iter().enumerate().any(|(n, key)| keys.iter().skip(n + 1).any(|it| it == key)), F::OfficeTwice))
            .or_else(|| found(self.offices.iter().any(|it| it.office.needs_name() && it.name.is_none()), F::OfficeWithoutName))
            .or_else(|| found((self.electoral_unit == ElectoralUnit::Country) != self.country_vote_combination.is_some(), F::Combination))
            .or_else(|| found(self.designates() == self.designated_agencies.is_empty(), F::Designation))
            .or_else(|| found(self.cap_per_country == Some(0), F::CapOfNothing))
            .or_else(|| found(self.nominations.opens_before <= self.nominations.closes_before, F::NominationsWithoutTime))
            .or_else(|| found(self.nominations.supporters_from_countries > self.nominations.min_supporters, F::MoreCountriesThanSupporters))
            .or_else(|| found(self.rounds.is_empty() || self.max_rounds == 0, F::NoRound))
            .or_else(|| found(self.max_rounds > 8 || rounds().any(|it| it.len() > 8), F::TooManyRounds))
            .or_else(|| found(rounds().any(|it| it.len() > self.max_rounds as usize), F::RoundsNeverReached))
            .or_else(|| found(rounds().any(|it| it.first().is_some_and(|first| first.candidates != Field::All)), F::FirstRoundNotAll))
            .or_else(|| found(rounds().flatten().any(|it| matches!(it.candidates, Field::TopN(0 | 1))), F::TopOfOne))
            .or_else(|| found(rounds().flatten().filter_map(|it| it.threshold).any(|it| !it.fraction.is_share()), F::NoShare))
            .or_else(|| found(!self.quorum.fraction.is_share(), F::NoShare))
            .or_else(|| found(!self.dismissal.proposal.is_share() || !self.dismissal.threshold.is_share(), F::NoShare))
            .or_else(|| found(self.quorum.base == QuorumBase::Present && self.quorum.counted_at == CountedAt::Opening, F::QuorumOfPresent))
            .or_else(|| found(self.tie_break.iter().enumerate().any(|(n, it)| self.tie_break.iter().skip(n + 1).any(|o| o == it)), F::TieBreakTwice))
            .or_else(|| found(!self.lot && self.draws_lots(), F::LotOff))
            .or_else(|| found(self.tie_break.contains(&TieBreak::Age) && self.candidate_unit != CandidateUnit::Person, F::AgeOfCountries))
            .or_else(|| found(self.term_months == 0 || self.max_consecutive_terms == Some(0), F::NoTerm))
            .or_else(|| found(self.candidate_scope.exclude_after_terms == Some(0), F::NoTerm))
            .or_else(|| found(crate::meetings::rules::zone(&self.voting_window.timezone).is_err(), F::UnknownZone))
            .or_else(|| found(self.voting_window.min_hours == 0, F::NoWindow))
            .or_else(|| found(self.trustees.least < 3, F::TooFewTrustees))
            .or_else(|| found(self.trustees.threshold < 2 || self.trustees.threshold >= self.trustees.least, F::TrusteeThreshold))
            .or_else(|| found(self.minutes_languages.is_empty(), F::NoLanguage))
            .or_else(|| found(self.is_too_long(), F::TooLong))
    }

    /// Says whether a stretch of time is longer than anybody means: ten years, or fifty for a term.
    fn is_too_long(&self) -> bool {
        let days = [self.nominations.opens_before, self.vacancy.by_election_days, self.objection_days, self.voting_window.min_hours / 24];
        days.into_iter().any(|days| days > 3_650) || self.term_months > 600
    }

    fn designates(&self) -> bool {
        self.country_vote_combination == Some(Combination::DesignatedAgency)
    }

    fn draws_lots(&self) -> bool {
        self.tie_break.contains(&TieBreak::Lot) || self.on_exhaustion == Exhaustion::Lot || self.tellers > 0
    }
}

labels! {
    /// What makes a rule set one that cannot be followed.
    RuleFault {
        /// It fills no office.
        NoOffice = "rule-no-office",
        /// It fills more offices than an election takes.
        TooManyOffices = "rule-too-many-offices",
        /// An office stands in it twice.
        OfficeTwice = "rule-office-twice",
        /// An office other than chair and vice-chair has no name.
        OfficeWithoutName = "rule-office-without-name",
        /// It says how agencies of a country vote together where agencies vote, or does not where countries do.
        Combination = "rule-combination",
        /// It designates agencies where none votes for its country, or designates none where one does.
        Designation = "rule-designation",
        /// A country has no vote.
        CapOfNothing = "rule-cap-of-nothing",
        /// Nominations close before they open.
        NominationsWithoutTime = "rule-nominations-without-time",
        /// Supporters come from more countries than there are supporters.
        MoreCountriesThanSupporters = "rule-more-countries-than-supporters",
        /// There is no round.
        NoRound = "rule-no-round",
        /// There are more rounds than seats register for.
        TooManyRounds = "rule-too-many-rounds",
        /// More rounds are described than are held.
        RoundsNeverReached = "rule-rounds-never-reached",
        /// The first round leaves candidates out.
        FirstRoundNotAll = "rule-first-round-not-all",
        /// A round keeps fewer than two.
        TopOfOne = "rule-top-of-one",
        /// A share is nothing, or more than the whole.
        NoShare = "rule-no-share",
        /// A quorum of those present is counted before anybody has cast a ballot.
        QuorumOfPresent = "rule-quorum-of-present",
        /// A way to tell candidates apart stands in the list twice.
        TieBreakTwice = "rule-tie-break-twice",
        /// The lot is off and yet drawn.
        LotOff = "rule-lot-off",
        /// Countries have no age.
        AgeOfCountries = "rule-age-of-countries",
        /// A term has no length.
        NoTerm = "rule-no-term",
        /// The zone is not in the tz database.
        UnknownZone = "rule-unknown-zone",
        /// The vote has no length.
        NoWindow = "rule-no-window",
        /// Fewer than three hold keys.
        TooFewTrustees = "rule-too-few-trustees",
        /// One could open alone, or all are needed.
        TrusteeThreshold = "rule-trustee-threshold",
        /// Minutes have no language.
        NoLanguage = "rule-no-language",
        /// A stretch of time is longer than anybody means.
        TooLong = "rule-too-long",
    }
}
