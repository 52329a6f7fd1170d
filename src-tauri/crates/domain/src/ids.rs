//! Ids. Each is a type of its own, so that an officer is never passed where a case is meant.
//!
//! Invariant (frozen): ids made while working are UUIDv7; ids of founding data and of parts of a thing are UUIDv5 under
//! [`NAMESPACE`], so that two desks that began alone have one Austria.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::hash::Sha256;

/// The namespace of every derived id. Frozen.
pub const NAMESPACE: Uuid = Uuid::from_u128(0x6a63_6174_6465_736b_8000_0000_0000_0001);

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)+) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> { Uuid::from_str(text).map(Self) }
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(self.0.as_bytes())?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                Uuid::from_slice(d.bytes()?).map(Self).map_err(|_| minicbor::decode::Error::message("an id has 16 bytes"))
            }
        }
    )+ };
}

ids! {
    /// An entry of a journal.
    EntryId;
    /// What an entry is about: one case file, one agency, one round …
    SubjectId;
    /// An officer of an agency, of EC3 or of Eurojust.
    OfficerId;
    /// A workstation with its two keys.
    DeviceId;
    /// A case; the same as its proposal's id (BRD-3).
    CaseId;
    /// A scoring round.
    RoundId;
    /// A decision of the Board.
    DecisionId;
    /// A note on a case.
    NoteId;
    /// A document on a case.
    DocumentId;
    /// An absence of an officer.
    AbsenceId;
    /// A task of a plan.
    TaskId;
    /// A template of plans that an office saved.
    TemplateId;
    /// A judicial authority or another contact outside.
    AuthorityId;
    /// A consultation of an authority.
    ConsultationId;
    /// A record of access.
    RecordId;
    /// An event that counts in an operation.
    CounterId;
    /// A coordination meeting on a case.
    MeetingId;
    /// A point of a meeting's minutes.
    PointId;
    /// A rule set of elections.
    RuleSetId;
    /// An election.
    ElectionId;
    /// A motion to dismiss an office holder.
    DismissalId;
    /// One agency's package of data on a case.
    ContributionId;
    /// A request for a permission of whoever provided data.
    PermissionId;
    /// A match with somebody else's data, as one of its two sides knows it.
    HitId;
    /// An alarm of the office, as it numbers them.
    AlarmId;
    /// A link between two entities of a case, or one half of a link between two cases.
    LinkId;
    /// What an agency saw of an indicator.
    SightingId;
    /// A planned action of a case.
    PlannedActionId;
    /// An attachment: somebody from outside on one case for a time.
    AttachmentId;
    /// An occasional contribution from outside.
    OfferId;
    /// A roadshow or a webinar.
    OutreachId;
    /// A meeting of the Board, or a written procedure.
    BoardMeetingId;
    /// An item of its agenda.
    ItemId;
    /// Priorities of the Board for a period.
    PrioritiesId;
    /// A request of a data subject.
    DataRequestId;
    /// A correction of data that others received.
    CorrectionId;
    /// Somebody whom an agency has to tell itself of a correction.
    UntoldId;
    /// Entries that were recorded together and are undone together.
    BatchId;
}

/// The short, readable key of an organisation: `at`, `es-pn`, `ec3`. Fixed for founding data.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct AgencyId(String);

impl AgencyId {
    /// Reads a key of 2 to 24 lower-case letters, digits and hyphens, beginning with a letter.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
        ((2..=24).contains(&text.len()) && plain && begins && !text.ends_with('-')).then(|| Self(text.to_owned()))
    }

    /// Gives the key.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Derives the id of the subject that holds this organisation's entries.
    pub fn subject(&self) -> SubjectId {
        derive_subject("organisation", &self.0)
    }

    /// Derives the id of the subject that holds what the agency can give.
    pub fn capacity(&self) -> SubjectId {
        derive_subject("capacity", &self.0)
    }
}

impl fmt::Display for AgencyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for AgencyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AgencyId({})", self.0)
    }
}

impl TryFrom<String> for AgencyId {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("an agency's id is 2 to 24 lower-case letters, digits and hyphens")
    }
}

impl From<AgencyId> for String {
    fn from(id: AgencyId) -> Self {
        id.0
    }
}

impl<C> minicbor::Encode<C> for AgencyId {
    fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for AgencyId {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Self::parse(d.str()?).ok_or_else(|| minicbor::decode::Error::message("not an agency's id"))
    }
}

/// Derives the id of a subject from what it is and what names it. Frozen.
pub fn derive_subject(kind: &str, name: &str) -> SubjectId {
    SubjectId(Uuid::new_v5(&NAMESPACE, format!("{kind}/{name}").as_bytes()))
}

impl CaseId {
    /// The subject of what the taskforce may know of the case. Its id is the case's.
    pub const fn known(self) -> SubjectId {
        SubjectId(self.0)
    }

    /// The subject of the case's cover: title and summary.
    pub fn cover(self) -> SubjectId {
        derive_subject("cover", &self.0.to_string())
    }

    /// The subject of what the case is estimated to ask of agencies.
    pub fn effort(self) -> SubjectId {
        derive_subject("effort", &self.0.to_string())
    }

    /// The subject of what is said of the case's plan as a whole.
    pub fn plan(self) -> SubjectId {
        derive_subject("plan", &self.0.to_string())
    }

    /// The subject of how long the notes and documents of an agency on the case are kept. By SHA-256, which the office can work out too
    /// (`sql/office/V26__papers.sql`). Frozen.
    pub fn papers(self, agency: &AgencyId) -> SubjectId {
        let Sha256(hash) = Sha256::of_parts([b"jcat-desk papers v1\0".as_slice(), self.0.as_bytes(), agency.as_str().as_bytes()]);
        let [first, _] = hash.as_chunks::<16>().0 else { return SubjectId(Uuid::nil()) };
        SubjectId(uuid::Builder::from_custom_bytes(*first).into_uuid())
    }

    /// The subject of what makes the case ready.
    pub fn readiness(self) -> SubjectId {
        derive_subject("readiness", &self.0.to_string())
    }

    /// The subject of the draft that the proposal began as.
    pub fn draft(self) -> SubjectId {
        derive_subject("draft", &self.0.to_string())
    }

    /// The subject of the case's situation board: H-hour, signals, aborts.
    pub fn situation(self) -> SubjectId {
        derive_subject("situation", &self.0.to_string())
    }

    /// The subject of the case's outcome report.
    pub fn outcome(self) -> SubjectId {
        derive_subject("outcome", &self.0.to_string())
    }

    /// The subject of what the Board is told of the outcome, and of its noting it.
    pub fn noting(self) -> SubjectId {
        derive_subject("noting", &self.0.to_string())
    }
}

impl OfficerId {
    /// The subject of the officer: name, agency, posts.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }

    /// The subject of what the taskforce knows of the officer: contacts, languages, skills, absences.
    pub fn contact(self) -> SubjectId {
        derive_subject("contact", &self.0.to_string())
    }
}

impl RoundId {
    /// The subject of the round.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl DecisionId {
    /// The subject of the decision.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl NoteId {
    /// The subject of the note.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl TaskId {
    /// The subject of the task.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl CounterId {
    /// The subject of the event.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl TemplateId {
    /// The subject of the template.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl AuthorityId {
    /// The subject of the authority.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl RecordId {
    /// The subject of the record.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl MeetingId {
    /// The subject of the meeting.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl DocumentId {
    /// The subject of the document.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl RuleSetId {
    /// The subject of the rule set.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl ElectionId {
    /// The subject of the election.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl AttachmentId {
    /// The subject of the attachment.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }

    /// The subject of what its case is told of the guest.
    pub fn stay(self) -> SubjectId {
        derive_subject("stay", &self.0.to_string())
    }
}

impl OfferId {
    /// The subject of the contribution.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl OutreachId {
    /// The subject of the event.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl PointId {
    /// The task that an action point of the Board becomes: two desks that plan it at once make one. Frozen.
    pub fn task(self) -> TaskId {
        TaskId(derive_subject("board-action", &self.0.to_string()).0)
    }
}

impl BoardMeetingId {
    /// The subject of the meeting of the Board.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl PrioritiesId {
    /// The subject of the priorities of a period.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl DismissalId {
    /// The subject of the motion.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl ContributionId {
    /// The subject of the contribution.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl LinkId {
    /// The subject of the link.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl PlannedActionId {
    /// The subject of the planned action.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl SightingId {
    /// The subject of the sighting.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl HitId {
    /// The subject of what one side makes of the hit.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }

    /// The hit between two cases of one desk by a key, as the side of the first knows it. Frozen.
    pub fn between(case: CaseId, other: CaseId, key: &[u8]) -> Self {
        let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        Self(derive_subject("hit", &format!("{case}/{other}/{key}")).0)
    }
}

impl DeviceId {
    /// The subject of the device.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl DataRequestId {
    /// The subject of the request.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }
}

impl ContributionId {
    /// The correction that tells that the data were erased.
    pub fn erasure(self) -> CorrectionId {
        CorrectionId(derive_subject("erasure", &self.0.to_string()).0)
    }
}

impl CorrectionId {
    /// The subject of the correction.
    pub const fn subject(self) -> SubjectId {
        SubjectId(self.0)
    }

    /// The subject of whom its agency has to tell itself.
    pub fn telling(self) -> SubjectId {
        derive_subject("telling", &self.0.to_string())
    }
}
