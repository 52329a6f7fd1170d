//! The values that parameters of a rule set take. Each is written as elections, 4.2 writes it.

labels! {
    /// What has a vote.
    ElectoralUnit {
        /// Each participating agency.
        Agency = "agency",
        /// Each country.
        Country = "country",
    }
}

labels! {
    /// Who stands.
    CandidateUnit {
        /// A country.
        Country = "country",
        /// A person, for a country.
        Person = "person",
    }
}

labels! {
    /// How several agencies of a country vote where countries do.
    Combination {
        /// Each has its part of one vote.
        SplitHalf = "split_half",
        /// They have one vote together and agree on it among themselves.
        JointAgreed = "joint_agreed",
        /// One of them votes.
        DesignatedAgency = "designated_agency",
        /// Each has a vote.
        OneEach = "one_each",
    }
}

labels! {
    /// How much a wish weighs.
    Strength {
        /// It is a condition.
        Required = "required",
        /// It decides among those who are level.
        Preferred = "preferred",
        /// It does not count.
        Off = "off",
    }
}

labels! {
    /// What a share is taken of.
    Base {
        /// The votes of all voting seats.
        Seats = "seats",
        /// The votes that were cast.
        Cast = "cast",
        /// The votes that were given to somebody.
        Valid = "valid",
    }
}

labels! {
    /// What a quorum is taken of.
    QuorumBase {
        /// Of the voting seats, those who have cast a ballot or checked in.
        Seats = "seats",
        /// Of those who checked in, those who have cast a ballot.
        Present = "present",
    }
}

labels! {
    /// When a quorum is counted.
    CountedAt {
        /// When the vote opens.
        Opening = "opening",
        /// When it closes.
        Close = "close",
    }
}

labels! {
    /// Whether the choice of a seat is known.
    BallotMode {
        /// By secret ballot.
        Secret = "secret",
        /// By open vote.
        Open = "open",
    }
}

labels! {
    /// What happens when one candidate stands.
    SingleCandidate {
        /// Yes or no is voted on.
        VoteYesNo = "vote_yes_no",
        /// The candidate is declared elected.
        ElectedWithoutVote = "elected_without_vote",
    }
}

labels! {
    /// What a blank ballot counts as.
    Abstention {
        /// A vote cast, for nobody.
        Cast = "cast",
        /// Nothing.
        Nothing = "nothing",
    }
}

labels! {
    /// What happens when the last round elects nobody.
    Exhaustion {
        /// The office stays vacant.
        StayVacant = "stay_vacant",
        /// Nominations are called again.
        ReopenNominations = "reopen_nominations",
        /// The lot decides among those who are level in the last round, else among all who stood in it.
        Lot = "lot",
    }
}

labels! {
    /// How candidates with as many votes are told apart.
    TieBreak {
        /// One more round among them.
        ExtraRound = "extra_round",
        /// The country that has been a member for longer.
        Seniority = "seniority_of_membership",
        /// The older person.
        Age = "age",
        /// The lot.
        Lot = "lot",
        /// The outgoing chair's vote.
        OutgoingChair = "outgoing_chair_casting_vote",
    }
}

labels! {
    /// When a term begins.
    TermStart {
        /// On a day that the call names.
        Date = "date",
        /// On the day of the declaration.
        OnAdoption = "on_adoption",
    }
}

labels! {
    /// Who acts when chair and vice-chair are both vacant.
    BothVacant {
        /// The country that has been a member for the longest time.
        LongestServing = "longest_serving_country",
        /// Nobody acts; EC3 calls the Board together.
        Ec3Convenes = "ec3_convenes_only",
    }
}

labels! {
    /// How long somebody serves who was elected in between.
    ByElectionTerm {
        /// What is left of the term.
        Remainder = "remainder",
        /// A whole term.
        Full = "full",
    }
}

labels! {
    /// What is published of a count.
    PublishedCount {
        /// The votes of each candidate.
        PerCandidate = "counts_per_candidate",
        /// Who was elected.
        OnlyOutcome = "only_outcome",
    }
}

labels! {
    /// A language that minutes are written in.
    MinutesLanguage {
        /// English.
        En = "en",
        /// French.
        Fr = "fr",
    }
}
