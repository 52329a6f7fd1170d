//! Reading and checking ballots (sections 2.7 and 2.9). Public data only.
//!
//! What one ballot costs: α and β of every slot and of every question's sum are raised with shared squarings, to q for membership (slots only)
//! and to the challenge of each leg that they stand in; g and y are raised from tables, at most three times for each leg. For one question of 16
//! candidates and blank that is 37 bases with 111 exponents and 98 powers from tables; [`Ballot::count_powers`] counts for any questions.

use std::collections::HashMap;

use crate::credentials::PublicCredentials;
use crate::election::{Election, Question};
use crate::fault::{Fault, Part, Place, Rule};
use crate::group::{Group, Unproven};
use crate::proofs::transcript::{self, BlankProof};
use crate::proofs::{Leg, Proof, knows, one_of_holds};
use crate::text::Hash;
use crate::wire;

/// (α, β), known to be in the group.
#[derive(Debug, PartialEq, Eq)]
pub struct Ciphertext<G: Group> {
    /// g^r.
    pub alpha: G::Element,
    /// y^r · g^m.
    pub beta: G::Element,
}

impl<G: Group> Clone for Ciphertext<G> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<G: Group> Copy for Ciphertext<G> {}

/// A ballot whose form is right and whose proofs are not checked yet.
pub struct Ballot<G: Group> {
    wire: wire::Ballot,
    signature: (String, Proof<G>),
    credential: G::Element,
    weight: u64,
    tracker: Hash,
    answers: Vec<Answer<G>>,
}

struct Answer<G: Group> {
    choices: Vec<(Unproven<G>, Unproven<G>)>,
    individual: Vec<[Proof<G>; 2]>,
    overall: Vec<Proof<G>>,
    blank: Option<[Proof<G>; 2]>,
}

/// A ballot whose every rule holds.
pub struct SoundBallot<G: Group> {
    /// ⟨C⟩, the credential it was cast with.
    pub credential: String,
    /// Its weight.
    pub weight: u64,
    /// The digest of its bytes; as base64 the tracker that the voter keeps.
    pub tracker: Hash,
    /// Its ciphertexts by question and slot (blank first).
    pub ciphertexts: Vec<Vec<Ciphertext<G>>>,
}

/// Powers that checking a ballot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Powers {
    /// Bases raised to several exponents with shared squarings.
    pub shared_bases: usize,
    /// Exponents of all those.
    pub shared_exponents: usize,
    /// Powers of g and y from tables, at most.
    pub from_tables: usize,
}

impl<G: Group> Ballot<G> {
    /// Reads a ballot: canonical form, this election, a credential in the list, all lengths, all texts (2.7, 2.9). `number` is its place in the
    /// archive, for the fault.
    ///
    /// # Errors
    /// The first thing wrong.
    pub fn read(election: &Election<G>, credentials: &PublicCredentials<G>, bytes: &[u8], number: usize) -> Result<Self, Fault> {
        let at = |part: Part| Place::Ballot(number, part);
        let refuse = |rule: Rule| rule.at(at(Part::Whole));
        let wire: wire::Ballot = wire::read(bytes, at(Part::Whole))?;
        if wire::write(&wire).as_bytes() != bytes {
            return Err(refuse(Rule::NotCanonical));
        }
        if wire.election_uuid != election.record().uuid {
            return Err(refuse(Rule::OtherElection));
        }
        if wire.election_hash != election.fingerprint() {
            return Err(refuse(Rule::OtherFingerprint));
        }
        let Some((credential, weight)) = credentials.find(&wire.credential) else {
            return Err(refuse(Rule::UnknownCredential));
        };
        let questions = election.questions();
        if wire.answers.len() != questions.len() {
            return Err(refuse(Rule::AnswerCount { expected: questions.len(), found: wire.answers.len() }));
        }
        let answers = (1..).zip(wire.answers.iter().zip(questions)).map(|(index, (answer, question))| Answer::read(answer, question, number, index));
        let answers = answers.collect::<Result<Vec<_>, _>>()?;
        let Some(signature) = &wire.signature else {
            return Err(Rule::Form("no signature".to_owned()).at(at(Part::Signature)));
        };
        let signature = (signature.hash.clone(), Proof::read(&signature.proof, at(Part::Signature))?);
        Ok(Self { credential: *credential, weight, tracker: Hash::of(bytes), answers, signature, wire })
    }

    /// Checks membership of every element, the signature and every proof (2.7, 2.9).
    ///
    /// # Errors
    /// Lists everything that does not hold.
    pub fn check(self, election: &Election<G>, number: usize) -> Result<SoundBallot<G>, Vec<Fault>> {
        let mut faults = Vec::new();
        self.check_signature(number, &mut faults);
        let statement = transcript::ballot_statement(election.fingerprint(), &self.wire.credential);
        let mut ciphertexts = Vec::with_capacity(self.answers.len());
        for (index, (answer, (written, question))) in (1..).zip(self.answers.iter().zip(self.wire.answers.iter().zip(election.questions()))) {
            let check = AnswerCheck { election, question, answer, written, number, index };
            ciphertexts.push(check.run(&statement, &mut faults));
        }
        if faults.is_empty() { Ok(self.into_sound(ciphertexts)) } else { Err(faults) }
    }

    /// Takes the ballot as sound: for bytes that were checked before in this election and are found again by their digest (3.4).
    pub(crate) fn checked_before(self) -> SoundBallot<G> {
        let proven = |(alpha, beta): &(Unproven<G>, Unproven<G>)| Ciphertext { alpha: alpha.proven_before(), beta: beta.proven_before() };
        let ciphertexts = self.answers.iter().map(|answer| answer.choices.iter().map(proven).collect()).collect();
        self.into_sound(ciphertexts)
    }

    fn into_sound(self, ciphertexts: Vec<Vec<Ciphertext<G>>>) -> SoundBallot<G> {
        SoundBallot { credential: self.wire.credential, weight: self.weight, tracker: self.tracker, ciphertexts }
    }

    /// The signed digest is that of the ballot without its signature, and the signature is that of the credential (2.7, 5).
    fn check_signature(&self, number: usize, faults: &mut Vec<Fault>) {
        let place = Place::Ballot(number, Part::Signature);
        let (hash, proof) = &self.signature;
        let unsigned = wire::Ballot { signature: None, ..self.wire.clone() };
        if Hash::of(wire::write(&unsigned).as_bytes()).base64() != *hash {
            faults.push(Rule::SignatureHash.at(place));
        } else if !knows(&self.credential, proof, |commitment| transcript::signature(hash, commitment)) {
            faults.push(Rule::Proof.at(place));
        }
    }

    /// Counts the powers that [`Ballot::check`] takes for a ballot of these questions (the signature's three included).
    #[must_use]
    pub fn count_powers(questions: &[Question]) -> Powers {
        let mut powers = Powers { shared_bases: 1, shared_exponents: 1, from_tables: 1 };
        for question in questions {
            let (slots, allowed) = (question.slots(), question.max - question.min + 1);
            let on_sums = if question.blank { allowed + 1 } else { allowed };
            let on_blank = if question.blank { 2 } else { 0 };
            powers.shared_bases += 2 * slots + 2;
            powers.shared_exponents += 2 * (3 * slots + on_blank + on_sums);
            powers.from_tables += 5 * slots + 3 * (on_sums + on_blank);
        }
        powers
    }
}

fn exactly<T>(list: &[T], expected: usize, place: Place) -> Result<(), Fault> {
    if list.len() == expected { Ok(()) } else { Err(Rule::ListLength { expected, found: list.len() }.at(place)) }
}

fn read_proofs<G: Group>(list: &[wire::Proof], expected: usize, place: Place) -> Result<Vec<Proof<G>>, Fault> {
    exactly(list, expected, place)?;
    list.iter().map(|it| Proof::read(it, place)).collect()
}

fn read_pair<G: Group>(list: &[wire::Proof], place: Place) -> Result<[Proof<G>; 2], Fault> {
    read_proofs(list, 2, place)?.try_into().map_err(|list: Vec<_>| Rule::ListLength { expected: 2, found: list.len() }.at(place))
}

impl<G: Group> Answer<G> {
    fn read(answer: &wire::Answer, question: &Question, number: usize, index: usize) -> Result<Self, Fault> {
        let at = |part: Part| Place::Ballot(number, part);
        exactly(&answer.choices, question.slots(), at(Part::Answer(index)))?;
        exactly(&answer.individual_proofs, question.slots(), at(Part::Answer(index)))?;
        let choices = (1..).zip(&answer.choices).map(|(slot, it)| {
            let element = |text: &str| G::decode(text).map_err(|fault| Rule::Element(fault).at(at(Part::Choice(index, slot))));
            Ok((element(&it.alpha)?, element(&it.beta)?))
        });
        let choices = choices.collect::<Result<_, Fault>>()?;
        let individual = (1..).zip(&answer.individual_proofs).map(|(slot, it)| read_pair(it, at(Part::IndividualProof(index, slot))));
        let individual = individual.collect::<Result<_, _>>()?;
        let legs = question.max - question.min + 1 + usize::from(question.blank);
        let overall = read_proofs(&answer.overall_proof, legs, at(Part::OverallProof(index)))?;
        let blank = match (&answer.blank_proof, question.blank) {
            (Some(proof), true) => Some(read_pair(proof, at(Part::BlankProof(index)))?),
            (None, false) => None,
            (Some(_), false) | (None, true) => return Err(Rule::BlankProofPresence.at(at(Part::BlankProof(index)))),
        };
        Ok(Self { choices, individual, overall, blank })
    }
}

/// One answer being checked.
struct AnswerCheck<'a, G: Group> {
    election: &'a Election<G>,
    question: &'a Question,
    answer: &'a Answer<G>,
    written: &'a wire::Answer,
    number: usize,
    index: usize,
}

/// α and β, each to the challenges asked for.
struct Raised<G: Group> {
    alpha: Vec<G::Element>,
    beta: Vec<G::Element>,
}

impl<G: Group> Raised<G> {
    /// The legs that begin at the `from`-th power: one for each proof, with what it claims.
    fn legs<'a>(&'a self, from: usize, proofs: &'a [Proof<G>], first_claim: u64) -> impl Iterator<Item = Leg<'a, G>> {
        let powers = self.alpha.iter().zip(&self.beta).skip(from);
        proofs.iter().zip(powers).zip(first_claim..).map(|((proof, (alpha_power, beta_power)), claimed)| Leg {
            alpha_power,
            beta_power,
            claimed,
            proof,
        })
    }
}

impl<G: Group> AnswerCheck<'_, G> {
    fn at(&self, part: Part) -> Place {
        Place::Ballot(self.number, part)
    }

    /// Checks the answer; the ciphertexts are complete only where nothing was found.
    fn run(&self, statement: &str, faults: &mut Vec<Fault>) -> Vec<Ciphertext<G>> {
        let mut proven = Vec::with_capacity(self.answer.choices.len());
        let mut blank_slot = None;
        for (slot, (choice, proofs)) in self.answer.choices.iter().zip(&self.answer.individual).enumerate() {
            match self.check_choice(slot, choice, proofs, statement, faults) {
                Ok((ciphertext, raised)) => {
                    proven.push(ciphertext);
                    if slot == 0 {
                        blank_slot = Some(raised);
                    }
                }
                Err(fault) => faults.push(fault),
            }
        }
        // The proofs over all choices say nothing once a choice is not in the group.
        if let (Some(blank_slot), true) = (blank_slot, proven.len() == self.answer.choices.len()) {
            self.check_sums(&proven, &blank_slot, statement, faults);
        } else if self.answer.choices.is_empty() {
            self.check_sums(&proven, &Raised { alpha: Vec::new(), beta: Vec::new() }, statement, faults);
        }
        proven
    }

    /// Membership, and the proof that the choice is 0 or 1 (2.7, 1). Gives the powers that later proofs of the same slot need.
    fn check_choice(
        &self,
        slot: usize,
        (alpha, beta): &(Unproven<G>, Unproven<G>),
        proofs: &[Proof<G>; 2],
        statement: &str,
        faults: &mut Vec<Fault>,
    ) -> Result<(Ciphertext<G>, Raised<G>), Fault> {
        let mut challenges: Vec<_> = proofs.iter().map(|it| &it.challenge).collect();
        if let (0, Some(blank)) = (slot, &self.answer.blank) {
            // Slot 0 is the first leg of the blank proof and of the overall proof as well.
            challenges.extend(blank.first().into_iter().chain(self.answer.overall.first()).map(|it| &it.challenge));
        }
        let outside = |fault| Rule::Element(fault).at(self.at(Part::Choice(self.index, slot + 1)));
        let (alpha, alpha_powers) = alpha.prove_with_powers(&challenges).map_err(outside)?;
        let (beta, beta_powers) = beta.prove_with_powers(&challenges).map_err(outside)?;
        let raised = Raised { alpha: alpha_powers, beta: beta_powers };
        let holds = self.written.choices.get(slot).is_some_and(|text| {
            one_of_holds(self.election.key(), raised.legs(0, proofs, 0), |commitments| {
                transcript::one_of(statement, &text.alpha, &text.beta, commitments)
            })
        });
        if !holds {
            faults.push(Rule::Proof.at(self.at(Part::IndividualProof(self.index, slot + 1))));
        }
        Ok((Ciphertext { alpha, beta }, raised))
    }

    /// The overall proof, and the blank proof where blank is allowed (2.7, 3 and 4).
    fn check_sums(&self, choices: &[Ciphertext<G>], blank_slot: &Raised<G>, statement: &str, faults: &mut Vec<Fault>) {
        let key = self.election.key();
        let texts = self.written.choices.iter().map(|it| (it.alpha.as_str(), it.beta.as_str()));
        let statement = transcript::answer_statement(statement, texts);
        let summed = choices.get(usize::from(self.question.blank)..).unwrap_or_default();
        let sum = product(summed.iter().map(|it| (it, 1)));
        let min = self.question.min as u64;
        let (blank_holds, overall_holds) = if let Some(blank) = &self.answer.blank {
            let [on_slot, on_sum] = blank;
            let (first, rest) = self.answer.overall.split_at(1.min(self.answer.overall.len()));
            let raised = raise(&sum, std::iter::once(on_sum).chain(rest));
            let legs = blank_slot.legs(2, std::slice::from_ref(on_slot), 0).chain(raised.legs(0, std::slice::from_ref(on_sum), 0));
            let blank_holds = one_of_holds(key, legs, |it| transcript::blank(BlankProof::Blank, &statement, it));
            let legs = blank_slot.legs(3, first, 1).chain(raised.legs(1, rest, min));
            (blank_holds, one_of_holds(key, legs, |it| transcript::blank(BlankProof::Overall, &statement, it)))
        } else {
            let raised = raise(&sum, self.answer.overall.iter());
            let (alpha, beta) = (G::encode(&sum.alpha), G::encode(&sum.beta));
            let legs = raised.legs(0, &self.answer.overall, min);
            (true, one_of_holds(key, legs, |it| transcript::one_of(&statement, &alpha, &beta, it)))
        };
        if !blank_holds {
            faults.push(Rule::Proof.at(self.at(Part::BlankProof(self.index))));
        }
        if !overall_holds {
            faults.push(Rule::Proof.at(self.at(Part::OverallProof(self.index))));
        }
    }
}

fn raise<'a, G: Group>(base: &Ciphertext<G>, proofs: impl Iterator<Item = &'a Proof<G>>) -> Raised<G> {
    let challenges: Vec<_> = proofs.map(|it| &it.challenge).collect();
    Raised { alpha: G::powers(&base.alpha, &challenges), beta: G::powers(&base.beta, &challenges) }
}

/// The product of ciphertexts, each to its weight: encrypts the weighted sum (2.8).
pub(crate) fn product<'a, G: Group>(weighted: impl IntoIterator<Item = (&'a Ciphertext<G>, u64)>) -> Ciphertext<G> {
    let neutral = Ciphertext { alpha: G::identity(), beta: G::identity() };
    weighted.into_iter().fold(neutral, |product, (one, weight)| {
        let raised = |it: &G::Element| if weight == 1 { *it } else { G::power(it, &crate::scalar::Scalar::from_u64(weight)) };
        Ciphertext { alpha: G::multiply(&product.alpha, &raised(&one.alpha)), beta: G::multiply(&product.beta, &raised(&one.beta)) }
    })
}

/// What was seen among the ballots before: bytes and ciphertexts (2.9, both starred).
#[derive(Default)]
pub(crate) struct Seen<E> {
    trackers: HashMap<Hash, usize>,
    alphas: HashMap<E, usize>,
}

impl<E: Eq + std::hash::Hash + Copy> Seen<E> {
    pub(crate) fn new() -> Self {
        Self { trackers: HashMap::new(), alphas: HashMap::new() }
    }

    /// The number of the ballot with the same bytes, if there was one.
    pub(crate) fn replayed(&mut self, tracker: Hash, number: usize) -> Option<usize> {
        match self.trackers.entry(tracker) {
            std::collections::hash_map::Entry::Occupied(first) => Some(*first.get()),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(number);
                None
            }
        }
    }

    /// The first slot whose α another ballot had, as (question, slot, ballot).
    pub(crate) fn copied<G: Group<Element = E>>(&mut self, ballot: &SoundBallot<G>, number: usize) -> Option<(usize, usize, usize)> {
        let mut found = None;
        for (question, answer) in (1..).zip(&ballot.ciphertexts) {
            for (slot, ciphertext) in (1..).zip(answer) {
                let first = *self.alphas.entry(ciphertext.alpha).or_insert(number);
                if first != number && found.is_none() {
                    found = Some((question, slot, first));
                }
            }
        }
        found
    }
}
