//! Making ballots (section 2.7), and opening one for audit instead of casting it.
//!
//! What a voter chooses is secret here: every answer of the same question takes the same steps, whatever it says. Randomness is an argument, used
//! once and zeroized. Invariant: a ballot and its [`Opening`] together show the vote; whoever casts the ballot drops the opening.

use crypto_bigint::Choice;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::ballots::{Ballot, Ciphertext, SoundBallot, product};
use crate::credentials::{PrivateCredential, PublicCredentials};
use crate::election::{Election, Question};
use crate::fault::Fault;
use crate::group::{Group, public_of};
use crate::proofs::transcript::{self, BlankProof};
use crate::proofs::{SealingKey, SecretLeg, prove_knowledge, prove_one_of};
use crate::scalar::SecretScalar;
use crate::text::{Hash, TextFault};
use crate::wire;

/// What a voter chooses at one question: zeroized when dropped, never shown.
///
/// One entry of 0 or 1 for each slot, blank first where it is allowed.
pub struct Vote(Zeroizing<Vec<u8>>);

/// Why a ballot cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealingFault {
    /// One vote for each question.
    #[error("{found} votes, the election has {expected} questions")]
    VoteCount {
        /// Questions.
        expected: usize,
        /// Votes.
        found: usize,
    },
    /// The vote does not belong to this question, or chooses too few or too many.
    #[error("the vote does not fit question {0}")]
    VoteDoesNotFit(usize),
}

impl Vote {
    /// Chooses answers by their index from 0. `None` if an index is out of range, comes twice, or the number is not allowed.
    #[must_use]
    pub fn choosing(question: &Question, chosen: &[usize]) -> Option<Self> {
        let mut slots = Zeroizing::new(vec![0_u8; question.slots()]);
        for index in chosen {
            let slot = slots.get_mut(index.checked_add(usize::from(question.blank))?)?;
            if *slot == 1 {
                return None;
            }
            *slot = 1;
        }
        let vote = Self(slots);
        vote.fits(question).then_some(vote)
    }

    /// Chooses nothing, where the question allows blank.
    #[must_use]
    pub fn blank(question: &Question) -> Option<Self> {
        let mut slots = Zeroizing::new(vec![0_u8; question.slots()]);
        *slots.first_mut()? = 1;
        question.blank.then_some(Self(slots))
    }

    /// Takes the slots as they are in the tool's files: `[0,1,0]`.
    #[must_use]
    pub fn of_slots(question: &Question, slots: &[u8]) -> Option<Self> {
        let vote = Self(Zeroizing::new(slots.to_vec()));
        vote.fits(question).then_some(vote)
    }

    fn fits(&self, question: &Question) -> bool {
        let (sum, blank) = (self.sum(question), self.is_blank(question));
        // Only whether it fits is shown, in the same steps for every vote.
        let bits = self.0.iter().fold(Choice::TRUE, |all, it| all & Choice::from_u64_le(u64::from(*it), 1));
        let allowed = Choice::from_u64_le(question.min as u64, sum) & Choice::from_u64_le(sum, question.max as u64);
        let counts = (blank & Choice::from_u64_eq(sum, 0)) | (!blank & allowed);
        self.0.len() == question.slots() && (bits & counts).to_bool()
    }

    fn is_blank(&self, question: &Question) -> Choice {
        let first = self.0.first().copied().unwrap_or(0);
        Choice::from_u8_lsb(first & u8::from(question.blank))
    }

    /// How many answers are chosen, blank not counted.
    fn sum(&self, question: &Question) -> u64 {
        self.0.iter().skip(usize::from(question.blank)).map(|it| u64::from(*it)).sum()
    }
}

/// A ballot ready to be cast, with what would open it.
pub struct SealedBallot<G: Group> {
    /// The exact bytes to cast.
    pub bytes: String,
    /// Their digest; as base64 the tracker to keep.
    pub tracker: Hash,
    /// Dropped when the ballot is cast; shown when it is audited instead.
    pub opening: Opening<G>,
}

/// The randomness of every ciphertext of one ballot: whoever has it and the ballot reads the vote.
pub struct Opening<G: Group>(Vec<Vec<SecretScalar<G>>>);

/// A voter's means to make ballots in one election: tables (some milliseconds to make), signing key.
pub struct Sealer<'a, G: Group> {
    election: &'a Election<G>,
    key: SealingKey<G>,
    signing: SecretScalar<G>,
    credential: String,
}

impl<'a, G: Group> Sealer<'a, G> {
    /// Prepares for making ballots with one credential.
    #[must_use]
    pub fn of(election: &'a Election<G>, credential: &PrivateCredential) -> Self {
        let signing = credential.derive_secret(&election.record().uuid);
        let public = G::encode(&public_of(&signing));
        Self { election, key: SealingKey::of(&election.key().element), signing, credential: public }
    }

    /// ⟨C⟩.
    #[must_use]
    pub fn credential(&self) -> &str {
        &self.credential
    }

    /// Makes a ballot (2.7): encrypts each slot, proves that it is 0 or 1 and that their number is allowed, signs.
    ///
    /// # Errors
    /// Refuses votes that don't fit the questions.
    pub fn seal(&self, votes: &[Vote], rng: &mut (impl CryptoRng + ?Sized)) -> Result<SealedBallot<G>, SealingFault> {
        let questions = self.election.questions();
        if votes.len() != questions.len() {
            return Err(SealingFault::VoteCount { expected: questions.len(), found: votes.len() });
        }
        let statement = transcript::ballot_statement(self.election.fingerprint(), &self.credential);
        let (mut answers, mut opening) = (Vec::new(), Vec::new());
        for (number, (question, vote)) in (1..).zip(questions.iter().zip(votes)) {
            if !vote.fits(question) {
                return Err(SealingFault::VoteDoesNotFit(number));
            }
            let (answer, randomness) = self.seal_answer(question, vote, &statement, rng);
            answers.push(answer);
            opening.push(randomness);
        }
        let mut ballot = wire::Ballot {
            election_uuid: self.election.record().uuid.clone(),
            election_hash: self.election.fingerprint().to_owned(),
            credential: self.credential.clone(),
            answers,
            signature: None,
        };
        ballot.signature = Some(sign(&ballot, &self.signing, rng));
        let bytes = wire::write(&ballot);
        let tracker = Hash::of(bytes.as_bytes());
        Ok(SealedBallot { bytes, tracker, opening: Opening(opening) })
    }

    fn seal_answer(
        &self,
        question: &Question,
        vote: &Vote,
        statement: &str,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> (wire::Answer, Vec<SecretScalar<G>>) {
        let mut randomness = Vec::with_capacity(question.slots());
        let (mut choices, mut individual_proofs, mut ciphertexts) = (Vec::new(), Vec::new(), Vec::new());
        for content in vote.0.iter() {
            let r = SecretScalar::<G>::make(rng);
            let (alpha, beta) = self.key.encrypt(&r, Choice::from_u8_lsb(*content));
            let choice = wire::Ciphertext { alpha: G::encode(&alpha), beta: G::encode(&beta) };
            let legs = [0, 1].map(|claimed| leg(&r, u64::from(*content), claimed, Choice::TRUE));
            let proofs = prove_one_of(&self.key, &legs, rng, |it| transcript::one_of(statement, &choice.alpha, &choice.beta, it));
            individual_proofs.push(proofs.iter().map(crate::proofs::Proof::write).collect());
            choices.push(choice);
            ciphertexts.push(Ciphertext { alpha, beta });
            randomness.push(r);
        }
        let statement = transcript::answer_statement(statement, choices.iter().map(|it| (it.alpha.as_str(), it.beta.as_str())));
        let (overall, blank) = self.prove_sums(question, vote, &randomness, &product(ciphertexts.iter().map(|it| (it, 1))), &statement, rng);
        let answer = wire::Answer { choices, individual_proofs, overall_proof: overall, blank_proof: blank };
        (answer, randomness)
    }

    /// The overall proof, and the blank proof where blank is allowed (2.7, 3 and 4).
    fn prove_sums(
        &self,
        question: &Question,
        vote: &Vote,
        randomness: &[SecretScalar<G>],
        sum_of_all: &Ciphertext<G>,
        statement: &str,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> (Vec<wire::Proof>, Option<Vec<wire::Proof>>) {
        let written = |proofs: Vec<crate::proofs::Proof<G>>| proofs.iter().map(crate::proofs::Proof::write).collect::<Vec<_>>();
        let nothing = SecretScalar::from_public(crate::scalar::Scalar::ZERO);
        let total = randomness.iter().skip(usize::from(question.blank)).fold(nothing, |sum, r| sum.plus(r));
        let sum = vote.sum(question);
        let allowed = || question.min as u64..=question.max as u64;
        let Some(of_blank) = randomness.first().filter(|_| question.blank) else {
            let legs: Vec<_> = allowed().map(|claimed| leg(&total, sum, claimed, Choice::TRUE)).collect();
            let (alpha, beta) = (G::encode(&sum_of_all.alpha), G::encode(&sum_of_all.beta));
            return (written(prove_one_of(&self.key, &legs, rng, |it| transcript::one_of(statement, &alpha, &beta, it))), None);
        };
        let is_blank = vote.is_blank(question);
        let blank = u64::from(is_blank.to_u8());
        // Which leg is true follows the vote, not the contents: with nothing chosen and not blank, both hold (2.7, 4).
        let legs = [
            SecretLeg { randomness: of_blank, content: blank, claimed: 0, truth: !is_blank },
            SecretLeg { randomness: &total, content: sum, claimed: 0, truth: is_blank },
        ];
        let blank_proof = prove_one_of(&self.key, &legs, rng, |it| transcript::blank(BlankProof::Blank, statement, it));
        let mut legs = vec![SecretLeg { randomness: of_blank, content: blank, claimed: 1, truth: is_blank }];
        legs.extend(allowed().map(|claimed| leg(&total, sum, claimed, !is_blank)));
        let overall_proof = prove_one_of(&self.key, &legs, rng, |it| transcript::blank(BlankProof::Overall, statement, it));
        (written(overall_proof), Some(written(blank_proof)))
    }
}

fn leg<G: Group>(randomness: &SecretScalar<G>, content: u64, claimed: u64, unless: Choice) -> SecretLeg<'_, G> {
    SecretLeg { randomness, content, claimed, truth: Choice::from_u64_eq(content, claimed) & unless }
}

/// Signs a ballot's bytes without the signature (2.7, 5).
pub(crate) fn sign<G: Group>(ballot: &wire::Ballot, signing: &SecretScalar<G>, rng: &mut (impl CryptoRng + ?Sized)) -> wire::Signature {
    let hash = Hash::of(wire::write(ballot).as_bytes()).base64();
    let proof = prove_knowledge(signing, rng, |commitment| transcript::signature(&hash, commitment));
    wire::Signature { proof: proof.write(), hash }
}

/// Why an opening does not show what a ballot says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpeningFault {
    /// Not lists of numbers.
    #[error("the opening is not of the expected form")]
    Form,
    /// A number that is none.
    #[error("a number of the opening {0}")]
    Number(TextFault),
    /// The ballot is not sound; a ballot to be audited is checked like one to be counted.
    #[error("the ballot does not hold: {0:?}")]
    Ballot(Vec<Fault>),
    /// The numbers are not those that the ballot was made with.
    #[error("question {question}, choice {choice} was not made with this opening")]
    Differs {
        /// From 1.
        question: usize,
        /// From 1.
        choice: usize,
    },
}

impl<G: Group> Opening<G> {
    /// Writes the opening for another desk: lists of base-10 texts. From then on the ballot must not be cast.
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        let texts: Vec<Vec<String>> = self.0.iter().map(|answer| answer.iter().map(|it| it.reveal().to_string()).collect()).collect();
        let texts = Zeroizing::new(texts);
        Zeroizing::new(wire::write(&*texts))
    }

    /// Reads what [`Opening::reveal`] wrote.
    ///
    /// # Errors
    /// Refuses another form.
    pub fn read(text: &str) -> Result<Self, OpeningFault> {
        let texts: Vec<Vec<Zeroizing<String>>> = serde_json::from_str::<Vec<Vec<String>>>(text)
            .map_err(|_| OpeningFault::Form)?
            .into_iter()
            .map(|answer| answer.into_iter().map(Zeroizing::new).collect())
            .collect();
        let numbers = texts.iter().map(|answer| answer.iter().map(|it| SecretScalar::read(it)).collect::<Result<Vec<_>, _>>());
        numbers.collect::<Result<_, _>>().map(Self).map_err(OpeningFault::Number)
    }

    /// Shows what an audited ballot says, by question and slot: α = g^r, and β = y^r · g^m for an m of 0 or 1.
    ///
    /// # Errors
    /// The ballot is not sound, or the opening is not its own.
    pub fn audit(&self, election: &Election<G>, credentials: &PublicCredentials<G>, ballot: &[u8]) -> Result<Vec<Vec<u8>>, OpeningFault> {
        let sound: SoundBallot<G> = Ballot::read(election, credentials, ballot, 1)
            .map_err(|fault| vec![fault])
            .and_then(|it| it.check(election, 1))
            .map_err(OpeningFault::Ballot)?;
        if self.0.len() != sound.ciphertexts.len() {
            return Err(OpeningFault::Form);
        }
        let mut shown = Vec::with_capacity(self.0.len());
        for (question, (numbers, ciphertexts)) in (1..).zip(self.0.iter().zip(&sound.ciphertexts)) {
            if numbers.len() != ciphertexts.len() {
                return Err(OpeningFault::Form);
            }
            let contents = (1..)
                .zip(numbers.iter().zip(ciphertexts))
                .map(|(choice, (number, ciphertext))| self.content(election, number, ciphertext).ok_or(OpeningFault::Differs { question, choice }));
            shown.push(contents.collect::<Result<_, _>>()?);
        }
        Ok(shown)
    }

    fn content(&self, election: &Election<G>, number: &SecretScalar<G>, ciphertext: &Ciphertext<G>) -> Option<u8> {
        if public_of(number) != ciphertext.alpha {
            return None;
        }
        let rest = G::divide(&ciphertext.beta, &G::secret_power(&election.key().element, number));
        if rest == G::identity() {
            Some(0)
        } else if rest == G::generator() {
            Some(1)
        } else {
            None
        }
    }
}
