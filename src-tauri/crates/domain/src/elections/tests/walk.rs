//! An election walked through: five seats, three trustees, a chair and a vice-chair.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::deciding::{country, stands};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::elections::*;
use crate::fold::{Fact, Mark};
use crate::hash::Sha256;
use crate::ids::{AgencyId, DeviceId, ElectionId, EntryId, OfficerId, RuleSetId};
use crate::{Audience, Country, Instant, Refusal};

pub(super) const HOUR: i64 = 3_600_000;
pub(super) const DAY: i64 = 24 * HOUR;

pub(super) fn agency(key: &str) -> AgencyId {
    AgencyId::parse(key).expect("an agency")
}

pub(super) fn officer(name: &str) -> OfficerId {
    OfficerId(Uuid::from_u128(name.bytes().fold(0u128, |sum, byte| sum * 256 + u128::from(byte))))
}

/// Somebody: `at` represents Austria, `at:alternate` stands in, `it:officer` is a liaison officer; `secretary` and `deputy` run the election.
pub(super) fn who(name: &str) -> Author {
    let (of, duty) = name.split_once(':').unwrap_or((name, "representative"));
    let (of, duty) = match of {
        "secretary" => ("nl", Duty::Secretary),
        "deputy" => ("nl", Duty::Officer),
        of => (of, Duty::from_label(duty).expect("a duty")),
    };
    let country = Country::parse(of.split('-').next().unwrap_or(of));
    Author { stays: false, officer: officer(name), agency: Some(agency(of)), country, duties: BTreeSet::from([duty]) }
}

pub(super) fn fact<'a>(author: &'a Author, change: &'a Change, at: Instant, seq: u64) -> Fact<'a> {
    let mark = Mark { entry: EntryId(Uuid::from_u128(u128::from(seq))), device: DeviceId(author.officer.0), seq, position: Some(seq) };
    Fact { mark, base: seq - 1, at, author, change, batch: None }
}

/// Moments of the election, by the day after the call.
pub(super) fn day(number: i64) -> Instant {
    Instant(1_800_000_000_000 / DAY * DAY + number * DAY)
}

pub(super) const SEATS: [&str; 5] = ["at", "de", "fr", "nl", "no"];
pub(super) const TRUSTEES: [&str; 3] = ["ch:officer", "it:officer", "se:officer"];

pub(super) fn call(rules: RuleSet) -> ElectionCalled {
    ElectionCalled {
        election: ElectionId(Uuid::from_u128(77)),
        title: "Chair and vice-chair".into(),
        rule_set: RuleSetId(Uuid::from_u128(5)),
        rules_sha256: rules.sha256(),
        offices: rules.offices.iter().map(|it| it.office.clone()).collect(),
        rules,
        schedule: Schedule {
            nominations_open: day(1),
            nominations_close: day(15),
            registration_closes: day(28),
            opens: day(30),
            closes: day(31),
            term_starts: Some("2027-03-01".parse().expect("a day")),
        },
        deputies: vec![officer("deputy")],
        rehearsal: false,
        held: Vec::new(),
    }
}

pub(super) struct Walk {
    pub state: ElectionState,
    pub now: Instant,
    seq: u64,
}

impl Walk {
    pub fn begin(called: ElectionCalled) -> Self {
        let change = Change::ElectionCalled(called);
        let author = who("secretary");
        let state = begin(&fact(&author, &change, day(0), 1)).expect("called");
        Self { state, now: day(0), seq: 1 }
    }

    /// Records a step. What deciding answers is what folding answers, but for a ballot, which is kept once it was sent.
    pub fn tries(&mut self, name: &str, change: Change) -> Result<(), Refusal> {
        let author = who(name);
        let body = change.encode();
        assert_eq!(Change::decode(change.kind(), crate::change::KIND_VERSION, &body).as_ref(), Some(&change), "what is written is read");
        assert!(change.belongs(self.state.id.subject(), &Audience::Board) && !change.belongs(self.state.id.subject(), &Audience::Taskforce));
        let decided = steps::take(&self.state, change.clone(), &author, self.now).map(|_| ());
        self.seq += 1;
        let before = self.state.clone();
        let folded = fold(&mut self.state, &fact(&author, &change, self.now, self.seq));
        if !matches!(change, Change::BallotCast(_)) {
            assert_eq!(decided, folded, "deciding and folding ask the same");
        }
        if folded.is_err() {
            assert_eq!(self.state, before, "what does not hold changes nothing");
        }
        decided
    }

    pub fn does(&mut self, name: &str, change: Change) {
        let kind = change.kind();
        if let Err(refusal) = self.tries(name, change) {
            panic!("{name}: {kind}: {refusal:?}");
        }
    }

    pub fn nominate(&mut self, name: &str, office: &str, code: &str) -> Result<(), Refusal> {
        let nominated = CandidateNominated {
            office: OfficeKey::parse(office).expect("an office"),
            candidate: stands(code),
            agency: agency(name.split(':').next().unwrap_or(name)),
            statement: None,
            born: None,
        };
        self.tries(name, Change::CandidateNominated(nominated))
    }

    pub fn act(name: &str, office: &str, code: &str) -> CandidateAct {
        CandidateAct { office: OfficeKey::parse(office).expect("an office"), candidate: stands(code), agency: agency(name) }
    }

    pub fn stand(&mut self, name: &str, office: &str) {
        let code = name.to_uppercase();
        self.nominate(name, office, &code).expect("nominated");
        self.does(name, Change::CandidacyAccepted(Self::act(name, office, &code)));
    }

    pub fn roll() -> RollFrozen {
        let seat = |key: &str| Seat {
            agency: agency(key),
            with: Vec::new(),
            country: Country::parse(key),
            union: key != "no",
            since: None,
            weight: u64::from(key != "ec3"),
        };
        RollFrozen { as_of: day(2).office_day(), seats: SEATS.into_iter().chain(["ec3"]).map(seat).collect(), ballots: BTreeMap::new() }
    }

    pub fn freeze(&mut self) {
        let mut roll = Self::roll();
        roll.ballots = self.uuids();
        self.does("secretary", Change::RollFrozen(roll));
    }

    pub fn uuids(&self) -> BTreeMap<OfficeKey, Vec<BallotUuid>> {
        let uuid = |office: usize, n: usize| BallotUuid::parse(&format!("abcdefghijkmn{}{}", office + 1, n + 1)).expect("a uuid");
        let each = self.state.rules.longest();
        self.state.offices.iter().enumerate().map(|(at, office)| (office.clone(), (0..each).map(|n| uuid(at, n)).collect())).collect()
    }

    pub fn credentials(&self, key: &str) -> CredentialsRegistered {
        let number = key.bytes().fold(7u64, |sum, byte| sum * 256 + u64::from(byte));
        let all = self.state.roll.iter().flat_map(|roll| roll.ballots.values().flatten());
        let credentials = all.zip(0u64..).map(|(uuid, n)| (uuid.clone(), (number * 100 + n).to_string())).collect();
        CredentialsRegistered { agency: agency(key), credentials, statement: "These are ours.".into(), signature: None, held: Vec::new() }
    }

    pub fn register(&mut self, key: &str) {
        let registered = self.credentials(key);
        self.does(key, Change::CredentialsRegistered(registered));
    }

    pub fn trustees() -> TrusteesNamed {
        let trustee = |name: &&str| {
            let author = who(name);
            Trustee { officer: author.officer, agency: author.agency.expect("an agency"), country: author.country }
        };
        TrusteesNamed { trustees: TRUSTEES.iter().map(trustee).collect(), threshold: 2 }
    }

    pub fn hold_ceremony(&mut self) {
        self.does("secretary", Change::TrusteesNamed(Self::trustees()));
        for step in CeremonyStep::ALL {
            for name in TRUSTEES {
                self.does(name, Change::CeremonyMessage(CeremonyMessage { step: *step, text: format!("{name} {step}") }));
            }
        }
        for name in TRUSTEES {
            self.does(name, Change::KeyBackedUp(KeyBackedUp { sha256: Sha256::of(name.as_bytes()) }));
            self.does(name, Change::DecryptionRehearsed(DecryptionRehearsed { text: name.into() }));
        }
    }

    pub fn nonce(set: &LotSet, trustee: u32) -> lot::Nonce {
        Sha256::of(format!("{set} {trustee}").as_bytes()).0
    }

    pub fn commitments(&self, trustee: u32) -> NoncesCommitted {
        let one = |set: LotSet| NonceCommitment {
            commitment: lot::commitment(self.state.id, &set, trustee, &Self::nonce(&set, trustee)),
            encrypted: "sealed".into(),
            set,
        };
        NoncesCommitted { commitments: steps::lot_sets(&self.state).into_iter().map(one).collect() }
    }

    pub fn commit(&mut self) {
        for (name, trustee) in TRUSTEES.into_iter().zip(1..) {
            let committed = self.commitments(trustee);
            self.does(name, Change::NoncesCommitted(committed));
        }
    }

    pub fn open_numbers(&mut self, set: &LotSet) {
        for (name, trustee) in TRUSTEES.into_iter().zip(1..) {
            self.does(name, Change::NonceOpened(NonceOpened { set: set.clone(), trustee, nonce: Self::nonce(set, trustee) }));
        }
    }

    pub fn opening(&self, office: &str) -> BallotOpened {
        let office = OfficeKey::parse(office).expect("an office");
        let uuid = self.state.next_ballot(&office).expect("a ballot").clone();
        let among: Vec<Candidate> = match steps::decide_office(&self.state, &office).outcome {
            decide::Outcome::NextRound { candidates, .. } => candidates,
            other => panic!("{other:?}"),
        };
        let order = self.state.drawn.as_ref().map(|drawn| drawn.order[&office].clone()).unwrap_or_else(|| among.clone());
        let candidates: Vec<Candidate> = order.into_iter().filter(|it| among.contains(it)).collect();
        let held = steps::commitments(&self.state, &office, &candidates).expect("commitments");
        let opens = self.now.max(self.state.schedule.opens);
        BallotOpened {
            election: format!(r#"{{"version":1,"uuid":"{uuid}","x_jcat":{held}}}"#),
            trustees: "[]".into(),
            credentials: steps::credentials_text(&self.state, &uuid).expect("a list"),
            office,
            uuid,
            candidates,
            opens,
            closes: Instant(opens.0 + DAY),
        }
    }

    /// Everything up to the end of registration: Austria and France for the chair, Germany and the Netherlands for the vice-chair.
    pub fn prepared(rules: RuleSet) -> Self {
        let mut walk = Self::begin(call(rules));
        walk.now = day(2);
        walk.stand("at", "chair");
        walk.stand("fr", "chair");
        walk.stand("de", "vice-chair");
        walk.stand("nl", "vice-chair");
        walk.freeze();
        walk.hold_ceremony();
        walk.commit();
        for key in SEATS {
            walk.register(key);
        }
        walk.now = day(15);
        walk.open_numbers(&LotSet::order());
        let drawn = steps::draw(&walk.state).expect("drawn");
        walk.does("secretary", Change::OrderDrawn(drawn));
        walk
    }

    pub fn open(&mut self, office: &str) -> BallotUuid {
        let opening = self.opening(office);
        let uuid = opening.uuid.clone();
        self.does("secretary", Change::BallotOpened(opening));
        uuid
    }

    pub fn ballot(&self, key: &str, uuid: &BallotUuid, content: &str) -> BallotCast {
        let (_, encrypted) = self.state.round(uuid).expect("a round");
        let fingerprint = Sha256::of(encrypted.election.as_bytes()).base64();
        let credential = &self.state.registered[&agency(key)].credentials[uuid];
        let ballot = format!(r#"{{"election_uuid":"{uuid}","election_hash":"{fingerprint}","credential":"{credential}","answers":["{content}"]}}"#);
        BallotCast { uuid: uuid.clone(), agency: agency(key), ballot }
    }

    pub fn casts(&mut self, key: &str, uuid: &BallotUuid, content: &str) -> Result<(), Refusal> {
        let cast = self.ballot(key.split(':').next().unwrap_or(key), uuid, content);
        self.tries(key, Change::BallotCast(cast))
    }

    /// Casts every seat's ballot, closes, countersigns, counts. `counts`: blank, then the candidates in the order of the ballot.
    pub fn hold(&mut self, office: &str, counts: &[(&str, u64)]) -> BallotUuid {
        let uuid = self.open(office);
        let opens = self.state.round(&uuid).expect("a round").0.opens;
        self.now = Instant(opens.0 + HOUR);
        for key in SEATS {
            self.casts(key, &uuid, "x").expect("in the box");
        }
        self.close_and_count(&uuid, counts);
        uuid
    }

    pub fn close_and_count(&mut self, uuid: &BallotUuid, counts: &[(&str, u64)]) {
        let head = Sha256::of(b"box");
        self.does("secretary", Change::BallotClosed(BallotClosed { uuid: uuid.clone(), head }));
        for key in SEATS {
            self.does(key, Change::HeadCountersigned(HeadCountersigned { uuid: uuid.clone(), agency: agency(key), head }));
        }
        self.decrypt(uuid);
        let result = self.result(uuid, counts);
        self.does("secretary", Change::ResultRecorded(result));
    }

    pub fn decrypt(&mut self, uuid: &BallotUuid) {
        let tallied = u32::try_from(self.state.registered.len()).expect("few");
        self.does("deputy", Change::TallyRecorded(TallyRecorded { uuid: uuid.clone(), tally: "t".into(), sized: "s".into(), tallied }));
        for name in &TRUSTEES[..2] {
            self.does(name, Change::PartlyDecrypted(PartlyDecrypted { uuid: uuid.clone(), text: (*name).into(), missing: Vec::new() }));
        }
    }

    pub fn result(&self, uuid: &BallotUuid, counts: &[(&str, u64)]) -> ResultRecorded {
        let (round, _) = self.state.round(uuid).expect("a round");
        let of = |code: &str| counts.iter().find(|(it, _)| *it == code).map_or(0, |(_, votes)| *votes);
        let mut all = vec![of("-")];
        all.extend(round.candidates.iter().map(|candidate| of(candidate.country.code())));
        if round.candidates.len() == 1 {
            all.push(of("!"));
        }
        ResultRecorded { uuid: uuid.clone(), result: "r".into(), counts: all, last_event: Sha256::of(uuid.as_str().as_bytes()) }
    }

    pub fn declare(&mut self, office: &str) -> decide::Outcome {
        let office = OfficeKey::parse(office).expect("an office");
        let change = requests::declare(&self.state, &office, &who("secretary"), self.now).expect("an outcome");
        self.does("secretary", change);
        self.state.declared[&office].outcome.clone()
    }
}

pub(super) fn chair() -> OfficeKey {
    OfficeKey::chair()
}

pub(super) fn code(result: Result<(), Refusal>) -> String {
    result.map_or_else(|refusal| refusal.to_string(), |()| "ok".into())
}

pub(super) fn held(office: &str, code: &str, consecutive: u32, total: u32, sitting: bool) -> Held {
    Held { office: OfficeKey::parse(office).expect("an office"), country: country(code), consecutive, total, sitting }
}
