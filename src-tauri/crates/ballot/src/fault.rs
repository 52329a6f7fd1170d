//! What can be wrong, and where: the vocabulary of every reader and of the verifier (section 2.9).
//!
//! Invariant: a fault names places by number and records by digest; never a secret, never what somebody voted.

use crate::chain::EventKind;
use crate::text::{Hash, TextFault};

/// One rule that does not hold at one place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {rule}")]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub rule: Rule,
}

/// Where in an archive. Ballots, trustees and credentials count from 1 in their order in the archive; questions and choices from 1 too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The file, at a byte.
    Byte(usize),
    /// A record by its number in the file; 0 is the header `BELENIOS`.
    Record(usize),
    /// An event by its height.
    Event(u64),
    /// `election.json`.
    Election,
    /// A question of `election.json`.
    Question(usize),
    /// The whole list of trustees.
    Trustees,
    /// One trustee, numbered through all items as in 2.6.
    Trustee(usize),
    /// The whole list of public credentials.
    Credentials,
    /// One line of that list.
    Credential(usize),
    /// A ballot and a part of it.
    Ballot(usize, Part),
    /// The encrypted tally as a whole.
    Tally,
    /// One ciphertext of the tally: question, choice.
    TallyAt(usize, usize),
    /// A partial decryption, by its number in the archive.
    Decryption(usize),
    /// One factor of it: number, question, choice.
    DecryptionAt(usize, usize, usize),
    /// The result as a whole.
    Result,
    /// A question of the result.
    ResultOf(usize),
    /// A count of the result: question, choice.
    ResultAt(usize, usize),
}

/// A part of a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The ballot as a whole.
    Whole,
    /// The answer to a question.
    Answer(usize),
    /// A choice: question, choice.
    Choice(usize, usize),
    /// The proof that a choice is 0 or 1: question, choice.
    IndividualProof(usize, usize),
    /// The proof that a blank answer chooses nothing else: question.
    BlankProof(usize),
    /// The proof that the number of choices is allowed: question.
    OverallProof(usize),
    /// The signature with the credential.
    Signature,
}

/// A field of a record's header in the container (2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeaderField {
    /// The name of the record.
    Name,
    /// The permissions.
    Mode,
    /// The owner's number.
    Uid,
    /// The group's number.
    Gid,
    /// How many bytes the content has.
    Size,
    /// When the content was written.
    Mtime,
    /// The sum over the header's bytes.
    Checksum,
    /// What kind of record it is.
    Kind,
    /// The mark of the format, and what is left of the block.
    Rest,
}

/// What does not hold. Each variant is one rule of 2.3 to 2.9.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    // The container, 2.3.
    /// The first record is not `BELENIOS`.
    #[error("the archive does not begin with its header")]
    NoHeader,
    /// The header's content is not `{"version":1,"timestamp":"…"}`.
    #[error("the archive's header is not that of version 1")]
    HeaderContent,
    /// The file ends inside a record.
    #[error("the file ends inside a record")]
    Truncated,
    /// A field of a header is not what the content makes it.
    #[error("the field {0:?} of the record's header is not what it must be")]
    Header(HeaderField),
    /// Something else than NUL between the content and the next record.
    #[error("the record is not padded with zeros")]
    Padding,
    /// A block of zeros, which other programs put at the end of such files.
    #[error("a block of zeros stands where a record should begin")]
    ZeroBlock,
    /// The content is not what the name says.
    #[error("the content's hash is {found:?}, the name says {named:?}")]
    ContentHash {
        /// By the name.
        named: Hash,
        /// Of the content.
        found: Hash,
    },
    /// The same record a second time.
    #[error("the record {0:?} is in the archive already")]
    RecordTwice(Hash),

    // The chain of events, 2.3.
    /// A record that should be an event is not one.
    #[error("the record is not an event")]
    NotAnEvent,
    /// The parent is not the event before.
    #[error("the event does not follow from the event before it")]
    Parent,
    /// Heights are not 0, 1, 2, …
    #[error("the event's height is {found}, expected {expected}")]
    Height {
        /// By its place.
        expected: u64,
        /// As written.
        found: u64,
    },
    /// An event of this kind has a payload, or has none.
    #[error("an event of kind {0} has a payload, and only EndBallots has none")]
    Payload(EventKind),
    /// The payload, or a record that the payload names, is not before its event.
    #[error("the record {0:?} is missing before its event")]
    RecordMissing(Hash),
    /// A record that no event refers to.
    #[error("no event refers to the record {0:?}")]
    Unreferenced(Hash),
    /// The records before an event are not in their order.
    #[error("the records before the event are not in their order")]
    RecordOrder,
    /// The archive has no Setup.
    #[error("the archive holds no election")]
    NoSetup,
    /// An event at a time when it cannot be.
    #[error("an event of kind {event} cannot follow {after}")]
    OutOfPhase {
        /// What came.
        event: EventKind,
        /// The latest event that was in order.
        after: EventKind,
    },
    /// A ballot after the end of voting. *Not checked by the tool.*
    #[error("late ballot: voting had ended")]
    LateBallot,
    /// Something after the result. *Not checked by the tool for a second result.*
    #[error("nothing may follow the result")]
    AfterResult(EventKind),

    // What any record can have wrong.
    /// Not JSON, or not with exactly the fields that 2.4 to 2.8 list.
    #[error("is not a record of the expected form ({0})")]
    Form(String),
    /// A text is not an element of the group.
    #[error("a number {0}")]
    Element(TextFault),
    /// A text is not a number below q.
    #[error("a challenge or response {0}")]
    Scalar(TextFault),

    // The election, 2.4.
    /// Another version than 1.
    #[error("protocol version {0} is not known")]
    Version(u64),
    /// Another group than the one expected.
    #[error("the group {0} is not known")]
    Group(String),
    /// A uuid of other characters, or too short.
    #[error("the uuid is not at least 14 base-58 characters")]
    Uuid,
    /// No question at all.
    #[error("there is no question")]
    NoQuestion,
    /// Not 0 ≤ min ≤ max ≤ number of answers.
    #[error("min and max don't fit the number of answers")]
    Bounds,
    /// y is not the product of the trustees' keys.
    #[error("the election's key is not the product of the trustees' keys")]
    ElectionKey,

    // Trustees, 2.6.
    /// An empty list.
    #[error("there is no trustee")]
    NoTrustee,
    /// Not 1 ≤ t ≤ n, or lists of different lengths.
    #[error("threshold and number of trustees don't fit")]
    Threshold,
    /// The proof that the key's holder knows it.
    #[error("the proof of knowledge of the key does not hold")]
    ProofOfKnowledge,
    /// The signature of a certificate.
    #[error("the signature of the certificate does not hold")]
    CertificateSignature,
    /// The signature of the coefficients.
    #[error("the signature of the coefficients does not hold")]
    CoefficientsSignature,
    /// The verification key is not what the coefficients say.
    #[error("the verification key does not follow from the coefficients")]
    VerificationKey,

    // Credentials, 2.5.
    /// The same credential on two lines.
    #[error("the credential is in the list already, at {0}")]
    CredentialTwice(usize),
    /// Weight 0, or no number. *0 is accepted by the tool.*
    #[error("the weight is not a number from 1 on")]
    Weight,
    /// A third part after the weight: who it belongs to.
    #[error("the line has a third part")]
    ThirdPart,
    /// More weight than can be counted.
    #[error("the sum of the weights is too large")]
    TotalWeight,

    // Ballots, 2.7.
    /// Another spelling than the compact one with fields in order.
    #[error("the ballot is not in canonical form")]
    NotCanonical,
    /// Made for another election.
    #[error("the ballot names another election")]
    OtherElection,
    /// The election's text was another when the ballot was made.
    #[error("the ballot commits to another text of the election")]
    OtherFingerprint,
    /// Not in the list.
    #[error("the credential is not in the list")]
    UnknownCredential,
    /// One answer for each question.
    #[error("{found} answers, expected {expected}")]
    AnswerCount {
        /// Questions.
        expected: usize,
        /// Answers.
        found: usize,
    },
    /// A list is too short or too long.
    #[error("{found} entries, expected {expected}")]
    ListLength {
        /// As the question asks for.
        expected: usize,
        /// As written.
        found: usize,
    },
    /// A blank proof is there and should not, or the other way round.
    #[error("the proof for a blank answer is there exactly if blank is allowed")]
    BlankProofPresence,
    /// The signed digest is not the ballot's.
    #[error("the signed hash is not that of the ballot")]
    SignatureHash,
    /// A proof that does not hold; the place says which.
    #[error("the proof does not hold")]
    Proof,
    /// The same bytes were cast before. *Not checked by the tool.*
    #[error("replayed ballot: the same as number {0}")]
    Replayed(usize),
    /// A ciphertext was copied from another ballot. *Not checked by the tool.*
    #[error("a ciphertext is copied from ballot {0}")]
    CopiedCiphertext(usize),

    // Tally, decryption, result, 2.8.
    /// The record is not the product of the counted ballots. *Not checked by the tool.*
    #[error("the encrypted tally is not that of the ballots")]
    TallyDiffers,
    /// *Not checked by the tool.*
    #[error("{found} ballots tallied, counted {expected}")]
    TalliedCount {
        /// Counted.
        expected: u64,
        /// As written.
        found: u64,
    },
    /// *Not checked by the tool.*
    #[error("total weight {found}, counted {expected}")]
    TalliedWeight {
        /// Counted.
        expected: u64,
        /// As written.
        found: u64,
    },
    /// No trustee has this number.
    #[error("there is no trustee {0}")]
    UnknownOwner(u64),
    /// A second partial decryption of one trustee. *Not checked by the tool.*
    #[error("trustee {0} has decrypted already")]
    OwnerTwice(u64),
    /// Fewer partial decryptions than a result needs.
    #[error("partial decryptions of {missing} more trustees are needed (item {item} of the list)")]
    SharesMissing {
        /// The item of the trustees record, from 1.
        item: usize,
        /// How many.
        missing: usize,
    },
    /// The count is not what was decrypted.
    #[error("the count is not what the ballots decrypt to")]
    ResultDiffers,
    /// Every ballot chooses exactly one slot here, so the counts add up to the weight. *Not checked by the tool.*
    #[error("the counts add up to {found}, the weight is {expected}")]
    ResultSum {
        /// Total weight.
        expected: u64,
        /// Sum of the counts.
        found: u64,
    },
}

impl Rule {
    /// The rule's name, for words in other languages.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::NoHeader => "no-header",
            Self::HeaderContent => "header-content",
            Self::Truncated => "truncated",
            Self::Header(_) => "header",
            Self::Padding => "padding",
            Self::ZeroBlock => "zero-block",
            Self::ContentHash { .. } => "content-hash",
            Self::RecordTwice(_) => "record-twice",
            Self::NotAnEvent => "not-an-event",
            Self::Parent => "parent",
            Self::Height { .. } => "height",
            Self::Payload(_) => "payload",
            Self::RecordMissing(_) => "record-missing",
            Self::Unreferenced(_) => "unreferenced",
            Self::RecordOrder => "record-order",
            Self::NoSetup => "no-setup",
            Self::OutOfPhase { .. } => "out-of-phase",
            Self::LateBallot => "late-ballot",
            Self::AfterResult(_) => "after-result",
            Self::Form(_) => "form",
            Self::Element(_) => "element",
            Self::Scalar(_) => "scalar",
            Self::Version(_) => "version",
            Self::Group(_) => "group",
            Self::Uuid => "uuid",
            Self::NoQuestion => "no-question",
            Self::Bounds => "bounds",
            Self::ElectionKey => "election-key",
            Self::NoTrustee => "no-trustee",
            Self::Threshold => "threshold",
            Self::ProofOfKnowledge => "proof-of-knowledge",
            Self::CertificateSignature => "certificate-signature",
            Self::CoefficientsSignature => "coefficients-signature",
            Self::VerificationKey => "verification-key",
            Self::CredentialTwice(_) => "credential-twice",
            Self::Weight => "weight",
            Self::ThirdPart => "third-part",
            Self::TotalWeight => "total-weight",
            Self::NotCanonical => "not-canonical",
            Self::OtherElection => "other-election",
            Self::OtherFingerprint => "other-fingerprint",
            Self::UnknownCredential => "unknown-credential",
            Self::AnswerCount { .. } => "answer-count",
            Self::ListLength { .. } => "list-length",
            Self::BlankProofPresence => "blank-proof-presence",
            Self::SignatureHash => "signature-hash",
            Self::Proof => "proof",
            Self::Replayed(_) => "replayed",
            Self::CopiedCiphertext(_) => "copied-ciphertext",
            Self::TallyDiffers => "tally-differs",
            Self::TalliedCount { .. } => "tallied-count",
            Self::TalliedWeight { .. } => "tallied-weight",
            Self::UnknownOwner(_) => "unknown-owner",
            Self::OwnerTwice(_) => "owner-twice",
            Self::SharesMissing { .. } => "shares-missing",
            Self::ResultDiffers => "result-differs",
            Self::ResultSum { .. } => "result-sum",
        }
    }

    /// What the rule names: as written or found first, as expected second.
    #[must_use]
    pub fn arguments(&self) -> [String; 2] {
        let one = |it: &dyn std::fmt::Display| [it.to_string(), String::new()];
        let two = |found: &dyn std::fmt::Display, expected: &dyn std::fmt::Display| [found.to_string(), expected.to_string()];
        match self {
            Self::Header(field) => one(&format_args!("{field:?}")),
            Self::ContentHash { named, found } => two(&found.hex(), &named.hex()),
            Self::RecordTwice(hash) | Self::RecordMissing(hash) | Self::Unreferenced(hash) => one(&hash.hex()),
            Self::Height { expected, found }
            | Self::TalliedCount { expected, found }
            | Self::TalliedWeight { expected, found }
            | Self::ResultSum { expected, found } => two(found, expected),
            Self::AnswerCount { expected, found } | Self::ListLength { expected, found } => two(found, expected),
            Self::Payload(event) | Self::AfterResult(event) => one(event),
            Self::OutOfPhase { event, after } => two(event, after),
            Self::Form(text) | Self::Group(text) => one(text),
            Self::Element(fault) | Self::Scalar(fault) => one(&fault.label()),
            Self::Version(number) | Self::UnknownOwner(number) | Self::OwnerTwice(number) => one(number),
            Self::CredentialTwice(number) | Self::Replayed(number) | Self::CopiedCiphertext(number) => one(number),
            Self::SharesMissing { item, missing } => two(missing, item),
            _ => [String::new(), String::new()],
        }
    }

    pub(crate) fn at(self, place: Place) -> Fault {
        Fault { place, rule: self }
    }
}

impl Place {
    /// The place's name, for words in other languages, and its numbers in the order in which they are said.
    #[must_use]
    pub fn label(&self) -> (&'static str, Vec<u64>) {
        let wide = |numbers: &[usize]| numbers.iter().map(|it| u64::try_from(*it).unwrap_or(u64::MAX)).collect();
        match *self {
            Self::Byte(byte) => ("byte", wide(&[byte])),
            Self::Record(number) => ("record", wide(&[number])),
            Self::Event(height) => ("event", vec![height]),
            Self::Election => ("election", Vec::new()),
            Self::Question(question) => ("question", wide(&[question])),
            Self::Trustees => ("trustees", Vec::new()),
            Self::Trustee(number) => ("trustee", wide(&[number])),
            Self::Credentials => ("credentials", Vec::new()),
            Self::Credential(line) => ("credential", wide(&[line])),
            Self::Ballot(number, Part::Whole) => ("ballot", wide(&[number])),
            Self::Ballot(number, Part::Answer(question)) => ("ballot-answer", wide(&[number, question])),
            Self::Ballot(number, Part::Choice(question, choice)) => ("ballot-choice", wide(&[number, question, choice])),
            Self::Ballot(number, Part::IndividualProof(question, choice)) => ("ballot-individual-proof", wide(&[number, question, choice])),
            Self::Ballot(number, Part::BlankProof(question)) => ("ballot-blank-proof", wide(&[number, question])),
            Self::Ballot(number, Part::OverallProof(question)) => ("ballot-overall-proof", wide(&[number, question])),
            Self::Ballot(number, Part::Signature) => ("ballot-signature", wide(&[number])),
            Self::Tally => ("tally", Vec::new()),
            Self::TallyAt(question, choice) => ("tally-at", wide(&[question, choice])),
            Self::Decryption(number) => ("decryption", wide(&[number])),
            Self::DecryptionAt(number, question, choice) => ("decryption-at", wide(&[number, question, choice])),
            Self::Result => ("result", Vec::new()),
            Self::ResultOf(question) => ("result-of", wide(&[question])),
            Self::ResultAt(question, choice) => ("result-at", wide(&[question, choice])),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Byte(byte) => write!(formatter, "byte {byte}"),
            Self::Record(number) => write!(formatter, "record {number}"),
            Self::Event(height) => write!(formatter, "event {height}"),
            Self::Election => write!(formatter, "election"),
            Self::Question(question) => write!(formatter, "election, question {question}"),
            Self::Trustees => write!(formatter, "trustees"),
            Self::Trustee(number) => write!(formatter, "trustee {number}"),
            Self::Credentials => write!(formatter, "public credentials"),
            Self::Credential(line) => write!(formatter, "public credential {line}"),
            Self::Ballot(number, part) => write!(formatter, "ballot {number}{part}"),
            Self::Tally => write!(formatter, "encrypted tally"),
            Self::TallyAt(question, choice) => write!(formatter, "encrypted tally, question {question}, choice {choice}"),
            Self::Decryption(number) => write!(formatter, "partial decryption {number}"),
            Self::DecryptionAt(number, question, choice) => {
                write!(formatter, "partial decryption {number}, question {question}, choice {choice}")
            }
            Self::Result => write!(formatter, "result"),
            Self::ResultOf(question) => write!(formatter, "result, question {question}"),
            Self::ResultAt(question, choice) => write!(formatter, "result, question {question}, choice {choice}"),
        }
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Answer(question) => write!(formatter, ", question {question}"),
            Self::Choice(question, choice) => write!(formatter, ", question {question}, choice {choice}"),
            Self::IndividualProof(question, choice) => write!(formatter, ", question {question}, proof of choice {choice}"),
            Self::BlankProof(question) => write!(formatter, ", question {question}, blank proof"),
            Self::OverallProof(question) => write!(formatter, ", question {question}, overall proof"),
            Self::Signature => write!(formatter, ", signature"),
        }
    }
}
