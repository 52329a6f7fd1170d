//! The table of commands and queries, declared once. It makes the router, the TypeScript map, `jcat call`, `jcat api`, the
//! palette's actions, and says who may do what.
//!
//! A row is: name (request) -> answer = handler; what stands under `closed` asks for no open desk; commands say whose duty they are (none: anybody, the rule says more), queries
//! which topics they depend on and what of cases their answer shows (`records/seen.rs`): that is noted before it is given.

use jcat_domain::Duty;
use jcat_domain::attachments::{places as place_rules, rules as attachment_rules};
use jcat_domain::authorities;
use jcat_domain::board::rules as board_rules;
use jcat_domain::capacity as capacity_rules;
use jcat_domain::cases::{parts as part_rules, rules as case_rules, stages as case_stages};
use jcat_domain::contributions::{retention as retention_rules, rules as contribution_rules};
use jcat_domain::corrections as correction_rules;
use jcat_domain::data_requests as request_rules;
use jcat_domain::deconfliction::{alarms as alarm_rules, hits as hit_rules};
use jcat_domain::elections::{adoption, dismissals as motion_rules, mandates as mandate_rules, requests as election_requests};
use jcat_domain::links as link_rules;
use jcat_domain::plan::rules as plan_rules;
use jcat_domain::readiness::rules as readiness_rules;
use jcat_domain::roster::rules as roster_rules;
use jcat_domain::{
    counters as counter_rules, decisions as decision_rules, documents as document_rules, drafts as draft_rules, ids,
    meetings::rules as meeting_rules,
    notes as note_rules,
    offers::rules as offer_rules,
    outcome::{rules as outcome_rules, waivers as waiver_rules},
    outreach::{OutreachFigures, rules as outreach_rules},
    planned as planned_rules, scoring, sightings as sighting_rules,
    situation::{self as situation_rules, reports as report_rules},
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::{TS, TypeVisitor};

use crate::attachments::{self, letter as attachment_letter, standing as attachment_standing, view as attachment_view};
use crate::board::{self, meetings as board_meetings, paper as board_paper, planning as board_planning, view as board_meeting_view};
use crate::capacity;
use crate::cases::{self, bulk, commands as acts, export, list, parts, projects, stages};
use crate::contact;
use crate::contributions::{self, browse, places, view as contribution_view};
use crate::corrections::{self, view as correction_view};
use crate::data_requests::{self, export as request_export, pack};
use crate::desk::Desk;
use crate::devices;
use crate::dismissals;
use crate::documents;
use crate::drafts;
use crate::elections::{
    self, archives, board_view, calling, effects, motions, reminders, round_view, rounds as ballots, seats, trustees, view as election_view,
};
use crate::error::Error;
use crate::history;
use crate::hits::{self, alarms, asking, outsiders, view as hit_view};
use crate::import;
use crate::inbox;
use crate::indicators::{self, look as data_look, preview as data_preview};
use crate::joining;
use crate::links::{self, entity as entity_view, view as link_view};
use crate::meetings::{self, invite, view as meeting_view};
use crate::offers::{self, view as offer_view};
use crate::office_backup;
use crate::office_view;
use crate::operation::outcome::{self as outcome_view, commands as outcome, figures};
use crate::operation::{counters, situation};
use crate::outreach::{self, export as outreach_export, view as outreach_view};
use crate::palette;
use crate::planned::{self, view as planned_view};
use crate::plans::{self, view as plan_view};
use crate::print;
use crate::readiness::{self, view as readiness_view};
use crate::records::{self, seen};
use crate::replica::check::{Rebuild, Verification};
use crate::retention::{self, view as retention_view};
use crate::roster::{self, proposed};
use crate::roster_file;
use crate::rounds;
use crate::search;
use crate::settings;
use crate::start;
use crate::statistics::{self, behind, export as statistics_export};
use crate::today;
use crate::undo::{self, Nothing};
use crate::witnesses;
use crate::work::{Topic, Work};

mod typescript;

use typescript::Declared;
pub use typescript::{signature, typescript};

/// What a row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// About the desk as a whole, or longer than one transaction; opens one itself where it needs it.
    Desk,
    /// Records something.
    Command,
    /// Reads something.
    Query,
}

/// A row of the table, as `jcat api` shows it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub kind: Kind,
    /// The duties of which one is needed; none where the rule itself says who.
    pub by: &'static [Duty],
    /// The topics an answer depends on.
    pub topics: &'static [Topic],
    /// What of cases an answer shows, so that it is recorded: a function of `records/seen.rs`.
    pub sees: &'static str,
    /// Whether it needs the desk open: whoever has only a passphrase opens it first.
    pub opens: bool,
}

/// Finds a row.
pub fn row(name: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.name == name)
}

fn read_request<T: DeserializeOwned>(request: Value) -> Result<T, Error> {
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    // The detail names fields and types, never what was typed: serde puts values into some of its sentences.
    serde_json::from_value(request).map_err(|error| {
        let detail = without_values(&error.to_string());
        // People type days; the rest of a request is written by programs.
        if detail.contains(jcat_domain::Day::UNREADABLE) { Error::NotADay } else { Error::BadRequest(detail) }
    })
}

fn without_values(sentence: &str) -> String {
    let mut out = String::new();
    let mut quoted = false;
    for letter in sentence.chars().take(300) {
        match letter {
            '"' | '`' => {
                quoted = !quoted;
                if quoted {
                    out.push('…');
                }
            }
            _ if quoted => {}
            other => out.push(other),
        }
    }
    out
}

fn write_answer<T: Serialize>(answer: &T) -> Result<String, Error> {
    serde_json::to_string(answer).map_err(|_| Error::Internal("writing an answer"))
}

/// What the answer of a row about the desk as a whole depends on.
const fn desk_topics(name: &str) -> &'static [Topic] {
    match name.as_bytes() {
        b"officeStatus" => &[Topic::Desk, Topic::Office, Topic::Roster],
        // Who works here is on the roster, which a desk that has just joined is still taking in.
        b"deskStatus" => &[Topic::Desk, Topic::Roster],
        // A file is what it is; it is asked for again when somebody opens it again.
        b"openDocument"
        | b"verifyElectionFile"
        | b"checkIndicators"
        | b"compareForOfferer"
        | b"lookAtText"
        | b"previewData"
        | b"readIndicators"
        | b"approveContribution"
        | b"revealHit"
        | b"lookIntoAlarm" => &[],
        _ => &[Topic::Desk],
    }
}

macro_rules! api {
    (
        closed { $($xname:ident ($xreq:ty) -> $xans:ty = $xpath:path;)* }
        desk { $($dname:ident ($dreq:ty) -> $dans:ty = $dpath:path;)* }
        commands { $($cname:ident ($creq:ty) -> $cans:ty = $cpath:path, by [$($duty:ident),*];)* }
        queries { $($qname:ident ($qreq:ty) -> $qans:ty = $qpath:path, on [$($topic:ident),*], sees $sees:ident;)* }
    ) => {
        /// Every row, in the order of declaration.
        pub const ROWS: &[Row] = &[
            $(Row { name: stringify!($xname), kind: Kind::Desk, by: &[], topics: desk_topics(stringify!($xname)), sees: "nothing", opens: false },)*
            $(Row { name: stringify!($dname), kind: Kind::Desk, by: &[], topics: desk_topics(stringify!($dname)), sees: "nothing", opens: true },)*
            $(Row { name: stringify!($cname), kind: Kind::Command, by: &[$(Duty::$duty),*], topics: &[], sees: "nothing", opens: true },)*
            $(Row { name: stringify!($qname), kind: Kind::Query, by: &[], topics: &[$(Topic::$topic),*], sees: stringify!($sees), opens: true },)*
        ];

        /// Routes a call by name; answers in JSON.
        pub(crate) fn dispatch(desk: &Desk, name: &str, request: Value) -> Result<String, Error> {
            match name {
                $(stringify!($xname) => write_answer(&$xpath(desk, read_request(request)?)?),)*
                $(stringify!($dname) => write_answer(&$dpath(desk, read_request(request)?)?),)*
                $(stringify!($cname) => desk.command(name, |work| run_command(work, name, request)),)*
                $(stringify!($qname) => {
                    let request: $qreq = read_request(request)?;
                    let sees = seen::$sees(&request);
                    write_answer(&desk.answer((name, &[$(Topic::$topic),*]), |read| $qpath(read, request), sees)?)
                })*
                _ => Err(Error::UnknownCall),
            }
        }

        /// Runs a command inside a transaction that is open: how the router calls it, and how undo does.
        pub(crate) fn run_command(work: &mut Work<'_>, name: &str, request: Value) -> Result<String, Error> {
            match name {
                $(stringify!($cname) => {
                    const BY: &[Duty] = &[$(Duty::$duty),*];
                    work.author()?.require(BY)?;
                    let request: $creq = read_request(request)?;
                    write_answer(&$cpath(work, request)?)
                })*
                _ => Err(Error::UnknownCall),
            }
        }

        /// Names request and answer of every row, in TypeScript.
        fn signatures(cfg: &ts_rs::Config) -> Vec<(&'static str, String, String)> {
            vec![
                $((stringify!($xname), <$xreq>::name(cfg), <$xans>::name(cfg)),)*
                $((stringify!($dname), <$dreq>::name(cfg), <$dans>::name(cfg)),)*
                $((stringify!($cname), <$creq>::name(cfg), <$cans>::name(cfg)),)*
                $((stringify!($qname), <$qreq>::name(cfg), <$qans>::name(cfg)),)*
            ]
        }

        fn visit_all(declared: &mut Declared<'_>) {
            $(declared.visit::<$xreq>(); declared.visit::<$xans>();)*
            $(declared.visit::<$dreq>(); declared.visit::<$dans>();)*
            $(declared.visit::<$creq>(); declared.visit::<$cans>();)*
            $(declared.visit::<$qreq>(); declared.visit::<$qans>();)*
        }
    };
}

api! {
    closed {
        deskStatus(Nothing) -> start::DeskStatus = start::status;
        startOffice(start::StartOffice) -> start::DeskStatus = start::start_office;
        startSample(Nothing) -> start::DeskStatus = start::start_sample;
        unlock(start::Unlock) -> start::DeskStatus = start::unlock;
        lock(Nothing) -> start::DeskStatus = start::lock;
        putBackCopy(start::PutBack) -> start::DeskStatus = start::put_back;
        changePassphrase(start::ChangePassphrase) -> Nothing = start::change_passphrase;
        setPreferences(settings::Preferences) -> start::DeskStatus = start::set_preferences;
        cancelJob(Nothing) -> Nothing = start::cancel;
        officeSql(Nothing) -> joining::RolesScript = joining::office_sql;
        joinOffice(joining::JoinOffice) -> start::DeskStatus = joining::join;
        readIndicators(indicators::ReadText) -> Vec<indicators::Recognised> = indicators::read;
        verifyElectionFile(archives::ArchiveAt) -> archives::ArchiveReport = archives::verify_file;
    }
    desk {
        keepInKeyring(start::KeepInKeyring) -> Nothing = start::keep_in_keyring;
        verifyReplica(Nothing) -> Verification = start::verify;
        rebuildReplica(Nothing) -> Rebuild = start::rebuild;
        backupReplica(start::AtPath) -> Nothing = start::backup;
        restoreReplica(start::AtPath) -> start::DeskStatus = start::restore;
        officeStatus(Nothing) -> office_view::OfficeView = office_view::view;
        reserveLogins(joining::ReserveLogins) -> joining::RolesScript = joining::reserve_logins;
        foundOffice(joining::FoundOffice) -> office_view::OfficeView = joining::found;
        upgradeOffice(joining::UpgradeOffice) -> office_view::OfficeView = joining::upgrade;
        inviteOfficer(joining::InviteOfficer) -> joining::InvitationCode = joining::invite;
        syncOffice(Nothing) -> office_view::OfficeView = contact::sync_now;
        revokeDevice(devices::WhichDevice) -> office_view::OfficeView = devices::revoke;
        announceRestore(Nothing) -> office_view::OfficeView = joining::announce_restore;
        endHealing(Nothing) -> office_view::OfficeView = joining::end_healing;
        writeOffDevice(devices::WhichDevice) -> office_view::OfficeView = joining::write_off_device;
        approveDevice(devices::WhichDevice) -> office_view::OfficeView = devices::approve;
        refuseDevice(devices::WhichDevice) -> office_view::OfficeView = devices::refuse;
        backupOffice(start::AtPath) -> joining::InvitationCode = office_backup::backup;
        restoreOffice(office_backup::RestoreOffice) -> office_view::OfficeView = office_backup::restore;
        mendJournal(witnesses::MendJournal) -> office_view::OfficeView = witnesses::mend;
        extendLease(devices::ExtendLease) -> office_view::OfficeView = devices::extend_lease;
        verifyRecords(Nothing) -> records::verify::RecordsVerification = records::verify::verify;
        settleHeldBack(office_view::SettleHeldBack) -> office_view::OfficeView = office_view::settle_held_back;
        addDocument(documents::adding::AddDocument) -> ids::DocumentId = documents::adding::add;
        addDocumentVersion(documents::adding::AddDocumentVersion) -> ids::DocumentId = documents::adding::add_version;
        fetchDocument(documents::WhichVersion) -> Nothing = documents::viewing::fetch;
        openDocument(documents::viewing::OpenDocument) -> documents::viewing::OpenedDocument = documents::viewing::open;
        saveDocument(documents::viewing::SaveDocument) -> documents::viewing::SavedDocument = documents::viewing::save;
        cancelTransfer(documents::WhichVersion) -> Nothing = documents::cancel_transfer;
        exportElection(ballots::ExportArchive) -> Nothing = ballots::export;
        sealBallot(seats::SealBallot) -> seats::SealedBallot = seats::seal;
        openForAudit(seats::WhichSealed) -> seats::AuditedBallot = seats::open_for_audit;
        backUpTrusteeKey(trustees::TrusteeKeyFile) -> Nothing = trustees::back_up;
        restoreTrusteeKey(trustees::TrusteeKeyFile) -> Nothing = trustees::restore;
        checkIndicators(asking::CheckIndicators) -> asking::CheckAnswer = asking::check;
        compareForOfferer(outsiders::CompareForOfferer) -> outsiders::ComparedForOfferer = outsiders::compare;
        lookAtText(data_look::LookAtText) -> data_look::TextLook = data_look::look;
        previewData(data_preview::PreviewData) -> data_preview::DataPreview = data_preview::preview;
        approveContribution(hits::WhichWaiting) -> Nothing = hits::approve;
        revealHit(hits::WhichHit) -> Nothing = hits::reveal;
        lookIntoAlarm(alarm_rules::LookIntoAlarm) -> Nothing = alarms::look_into;
    }
    commands {
        beginDraft(draft_rules::BeginDraft) -> ids::CaseId = drafts::begin, by [Officer];
        editDraft(draft_rules::EditDraft) -> Nothing = drafts::edit, by [Officer];
        discardDraft(drafts::WhichCase) -> Nothing = drafts::discard, by [Officer];
        restoreDraft(drafts::WhichCase) -> Nothing = drafts::restore, by [Officer];
        submitDraft(drafts::WhichCase) -> ids::CaseId = drafts::submit, by [Officer];
        proposeCase(draft_rules::BeginDraft) -> ids::CaseId = drafts::propose, by [Officer];
        returnProposal(case_rules::ReturnProposal) -> Nothing = acts::return_proposal, by [Secretary];
        withdrawProposal(case_rules::WithdrawProposal) -> Nothing = acts::withdraw, by [Officer, Ec3, Administrator, Secretary];
        restoreCase(case_rules::WithdrawProposal) -> Nothing = acts::restore, by [Officer, Ec3, Administrator, Secretary];
        resubmitProposal(case_rules::ResubmitProposal) -> Nothing = acts::resubmit, by [Officer];
        openRound(scoring::OpenRound) -> ids::RoundId = rounds::open, by [Secretary];
        giveScore(scoring::GiveScore) -> Nothing = rounds::give, by [Officer, Representative, Alternate, Secretary];
        closeRound(scoring::CloseRound) -> rounds::RoundView = rounds::close, by [Secretary];
        recordDecision(decision_rules::RecordDecision) -> ids::DecisionId = board::record, by [Secretary];
        selectCase(board::DecideCase) -> ids::CaseId = board::select, by [Secretary];
        declineCase(board::DecideCase) -> ids::CaseId = board::decline, by [Secretary];
        deferCase(board::DecideCase) -> ids::CaseId = board::defer, by [Secretary];
        mergeCase(board::MergeCase) -> ids::CaseId = board::merge, by [Secretary];
        orderCase(case_rules::OrderCase) -> Nothing = acts::order, by [Secretary];
        approveCase(case_rules::ApproveCase) -> Nothing = acts::approve, by [Officer, Ec3];
        editCase(case_rules::EditCase) -> Nothing = acts::edit, by [Officer, Ec3];
        bulkEditCases(bulk::BulkEdit) -> bulk::BulkResult = bulk::bulk_edit, by [Officer, Ec3];
        joinAgency(case_rules::CaseAgency) -> Nothing = acts::join_agency, by [Officer, Ec3];
        leaveAgency(case_rules::CaseAgency) -> Nothing = acts::leave_agency, by [Officer, Ec3];
        joinOfficer(case_rules::CaseOfficer) -> Nothing = acts::join_officer, by [Officer, Ec3];
        leaveOfficer(case_rules::CaseOfficer) -> Nothing = acts::leave_officer, by [Officer, Ec3];
        linkCountry(case_rules::CaseCountry) -> Nothing = acts::link_country, by [Officer, Ec3];
        unlinkCountry(case_rules::CaseCountry) -> Nothing = acts::unlink_country, by [Officer, Ec3];
        beginProject(case_rules::BeginProject) -> ids::CaseId = projects::begin, by [Officer, Ec3];
        moveCase(case_stages::MoveCase) -> Nothing = stages::move_case, by [Officer, Ec3];
        suspendCase(case_stages::HoldCase) -> Nothing = stages::suspend, by [Officer, Ec3];
        resumeCase(case_stages::HoldCase) -> Nothing = stages::resume, by [Officer, Ec3];
        cancelCase(case_stages::HoldCase) -> Nothing = stages::cancel, by [Officer, Ec3];
        addTask(plan_rules::AddTask) -> ids::TaskId = plans::add, by [Officer, Ec3];
        editTask(plan_rules::EditTask) -> Nothing = plans::edit, by [Officer, Ec3];
        tieTask(plan_rules::TieTask) -> Nothing = plans::tie, by [Officer, Ec3];
        untieTask(plan_rules::UntieTask) -> Nothing = plans::untie, by [Officer, Ec3];
        removeTask(plan_rules::WhichTask) -> Nothing = plans::remove, by [Officer, Ec3];
        restoreTask(plan_rules::WhichTask) -> Nothing = plans::restore, by [Officer, Ec3];
        setWindow(plan_rules::SetWindow) -> Nothing = plans::set_window, by [Officer, Ec3];
        takeBaseline(drafts::WhichCase) -> Nothing = plans::take_baseline, by [Officer, Ec3];
        useTemplate(plans::UseTemplate) -> u32 = plans::use_template, by [Officer, Ec3];
        saveTemplate(plans::SaveTemplate) -> ids::TemplateId = plans::save_template, by [Officer, Ec3];
        setCalendar(plan_rules::SetCalendar) -> Nothing = plans::set_calendar, by [Officer, Ec3, Administrator];
        recordAuthority(authorities::RecordAuthority) -> ids::AuthorityId = readiness::record_authority, by [Officer, Ec3, Eurojust];
        recordConsultation(readiness_rules::RecordConsultation) -> ids::ConsultationId = readiness::consult, by [Officer, Ec3];
        withdrawConsultation(readiness_rules::WithdrawConsultation) -> Nothing = readiness::withdraw_consultation, by [Officer, Ec3];
        informEurojust(readiness_rules::InformEurojust) -> Nothing = readiness::inform_eurojust, by [Officer, Ec3, Eurojust];
        setNeed(readiness_rules::SetNeed) -> Nothing = readiness::set_need, by [Officer, Ec3];
        commitResource(readiness_rules::CommitResource) -> Nothing = readiness::commit, by [Officer, Ec3];
        nameActionLeads(readiness_rules::NameActionLeads) -> Nothing = readiness::name_leads, by [Officer, Ec3];
        setEvidence(readiness_rules::SetEvidence) -> Nothing = readiness::set_evidence, by [Officer, Ec3];
        writeEmbargo(readiness_rules::WriteEmbargo) -> Nothing = readiness::write_embargo, by [Officer, Ec3];
        agreeEmbargo(readiness_rules::AgreeEmbargo) -> Nothing = readiness::agree, by [Officer];
        setSafety(readiness_rules::SetSafety) -> Nothing = readiness::set_safety, by [Officer, Ec3];
        askWaiver(readiness_rules::AskWaiver) -> Nothing = readiness::ask_waiver, by [Officer, Ec3];
        secondWaiver(readiness_rules::SecondWaiver) -> Nothing = readiness::second_waiver, by [Ec3];
        endWaiver(readiness_rules::EndWaiver) -> Nothing = readiness::end_waiver, by [Officer, Ec3];
        writeNote(note_rules::WriteNote) -> ids::NoteId = history::write_note, by [Officer, Ec3, Eurojust, Secretary, Analyst, Guest];
        recordCounter(counter_rules::RecordCounter) -> ids::CounterId = counters::record, by [Officer, Ec3];
        correctCounter(counter_rules::CorrectCounter) -> Nothing = counters::correct, by [Officer, Ec3];
        takeBackCounter(counter_rules::TakeBackCounter) -> Nothing = counters::take_back, by [Officer, Ec3];
        recordProsecution(counter_rules::RecordProsecution) -> Nothing = counters::follow_up, by [Officer, Ec3];
        writeOutcome(outcome_rules::WriteOutcome) -> Nothing = outcome::write, by [Officer, Ec3];
        confirmNumbers(outcome_rules::ConfirmNumbers) -> Nothing = outcome::confirm, by [Officer, Ec3];
        askConfirmationWaiver(waiver_rules::AskConfirmationWaiver) -> Nothing = outcome::ask_waiver, by [Officer, Ec3];
        secondConfirmationWaiver(waiver_rules::SecondConfirmationWaiver) -> Nothing = outcome::second_waiver, by [Ec3];
        endConfirmationWaiver(waiver_rules::EndConfirmationWaiver) -> Nothing = outcome::end_waiver, by [Officer, Ec3];
        putOutcome(outcome_rules::PutOutcome) -> Nothing = outcome::put, by [Officer, Ec3];
        noteOutcome(outcome_rules::NoteOutcome) -> Nothing = outcome::note, by [Secretary];
        approvePublic(outcome_rules::ApprovePublic) -> Nothing = outcome::approve_public, by [Officer, Ec3];
        paceReports(report_rules::PaceReports) -> Nothing = situation::pace, by [Officer, Ec3];
        printSituationReport(print::PrintCase) -> print::Printed = print::situation_report, by [];
        writeSituationReport(print::WriteCase) -> Nothing = print::write_situation_report, by [];
        setHour(situation_rules::SetHour) -> Nothing = situation::set_hour, by [Officer, Ec3];
        reportSignal(situation_rules::ReportSignal) -> Nothing = situation::report, by [Officer, Ec3];
        callAbort(situation_rules::CallAbort) -> Nothing = situation::call_abort, by [Officer, Ec3];
        recallAbort(situation_rules::CallAbort) -> Nothing = situation::recall_abort, by [Officer, Ec3];
        callMeeting(meeting_rules::CallMeeting) -> ids::MeetingId = meetings::call, by [Officer, Ec3, Eurojust];
        changeMeeting(meeting_rules::ChangeMeeting) -> Nothing = meetings::change, by [Officer, Ec3, Eurojust];
        settleMeeting(meeting_rules::SettleMeeting) -> Nothing = meetings::settle, by [Officer, Ec3, Eurojust];
        cancelMeeting(meeting_rules::CancelMeeting) -> Nothing = meetings::cancel, by [Officer, Ec3, Eurojust];
        restoreMeeting(meeting_rules::WhichMeeting) -> Nothing = meetings::restore, by [Officer, Ec3, Eurojust];
        recordMinutes(meeting_rules::RecordMinutes) -> Nothing = meetings::minute, by [Officer, Ec3, Eurojust];
        agreePoint(meeting_rules::AgreePoint) -> ids::PointId = meetings::agree, by [Officer, Ec3, Eurojust];
        withdrawPoint(meeting_rules::WithdrawPoint) -> Nothing = meetings::withdraw, by [Officer, Ec3, Eurojust];
        recordCustody(document_rules::RecordCustody) -> Nothing = documents::record_custody, by [Officer, Ec3, Eurojust, Analyst, Guest];
        withdrawDocument(document_rules::WithdrawDocument) -> Nothing = documents::withdraw, by [Officer, Ec3, Eurojust, Analyst, Guest];
        importCases(import::ImportRequest) -> import::ImportResult = import::cases, by [Administrator, Secretary, Officer];
        recordOrganisation(roster_rules::RecordOrganisation) -> ids::AgencyId = roster::record_organisation, by [Administrator];
        nameOrganisation(roster_rules::NameOrganisation) -> Nothing = roster::name_organisation, by [Administrator, Representative, Officer];
        beginMembership(roster_rules::BeginMembership) -> Nothing = roster::begin_membership, by [Administrator];
        endMembership(roster_rules::EndMembership) -> Nothing = roster::end_membership, by [Administrator];
        recordArrival(roster_rules::RecordArrival) -> ids::OfficerId = roster::record_arrival, by [Representative, Administrator];
        nameOfficer(roster_rules::NameOfficer) -> Nothing = roster::name_officer, by [];
        grantPost(roster_rules::GrantPost) -> Nothing = roster::grant_post, by [];
        proposePost(roster_rules::ProposePost) -> ids::EntryId = proposed::propose_post, by [Administrator];
        secondPost(roster_rules::WhichProposed) -> Nothing = proposed::second_post, by [Administrator, Representative, Ec3];
        withdrawPost(roster_rules::WhichProposed) -> Nothing = proposed::withdraw_post, by [];
        endPost(roster_rules::EndPost) -> Vec<roster::HandoverItem> = roster::end_post, by [];
        changeContact(roster_rules::ChangeContact) -> Nothing = roster::change_contact, by [];
        recordAbsence(roster_rules::RecordAbsence) -> ids::AbsenceId = roster::record_absence, by [];
        nameDeputy(roster_rules::NameDeputy) -> Nothing = roster::name_deputy, by [];
        withdrawAbsence(roster_rules::WithdrawAbsence) -> Nothing = roster::withdraw_absence, by [];
        dismissOfficer(roster_rules::DismissOfficer) -> Nothing = dismissals::dismiss_officer, by [Administrator];
        settleHandedOver(dismissals::SettleHandedOver) -> Nothing = dismissals::settle_handed, by [];
        importRoster(import::ImportRequest) -> import::ImportResult = roster_file::import, by [Administrator, Representative];
        saveView(settings::SavedView) -> Vec<settings::SavedView> = settings::save_view, by [];
        removeView(settings::RemoveView) -> Vec<settings::SavedView> = settings::remove_view, by [];
        choosePurpose(records::ChoosePurpose) -> Nothing = records::choose_purpose, by [];
        undo(Nothing) -> undo::Undoable = undo::undo, by [];
        redo(Nothing) -> undo::Undoable = undo::redo, by [];
        draftRules(adoption::DraftRules) -> ids::RuleSetId = calling::draft_rules, by [Secretary];
        editRules(adoption::EditRules) -> Nothing = calling::edit_rules, by [Secretary];
        adoptRules(adoption::AdoptRules) -> Nothing = calling::adopt_rules, by [Secretary];
        discardRules(adoption::DiscardRules) -> Nothing = calling::discard_rules, by [Secretary];
        callElection(election_requests::CallElection) -> ids::ElectionId = calling::call, by [Secretary];
        nominateCandidate(election_requests::NominateCandidate) -> Nothing = calling::nominate, by [Representative, Alternate];
        supportCandidate(election_requests::WhichCandidate) -> Nothing = calling::support, by [Representative, Alternate];
        acceptCandidacy(election_requests::WhichCandidate) -> Nothing = calling::accept, by [Representative, Alternate];
        withdrawCandidate(election_requests::WithdrawCandidate) -> Nothing = calling::withdraw, by [Representative, Alternate];
        freezeRoll(elections::WhichElection) -> Nothing = calling::freeze_roll, by [];
        nameTrustees(election_requests::NameTrustees) -> Nothing = calling::name_trustees, by [];
        drawOrder(elections::WhichElection) -> Nothing = calling::draw_order, by [];
        registerSeat(elections::WhichElection) -> Nothing = seats::register, by [Representative, Alternate];
        checkIn(elections::WhichBallot) -> Nothing = seats::check_in, by [Representative, Alternate];
        castBallot(seats::CastVote) -> seats::SealedBallot = seats::cast, by [Representative, Alternate];
        countersignBox(elections::WhichBallot) -> Nothing = seats::countersign, by [Representative, Alternate];
        takePartInCeremony(elections::WhichElection) -> Nothing = trustees::take_part, by [];
        rehearseDecryption(elections::WhichElection) -> Nothing = trustees::rehearse, by [];
        commitNumbers(elections::WhichElection) -> Nothing = trustees::commit_numbers, by [];
        openNumber(trustees::WhichNumber) -> Nothing = trustees::open_number, by [];
        shareNumber(trustees::WhichNumber) -> Nothing = trustees::share_number, by [];
        openNumberTogether(trustees::WhichNumber) -> Nothing = trustees::open_number_together, by [];
        decryptPart(elections::WhichBallot) -> Nothing = trustees::decrypt, by [];
        destroyTrusteeKey(elections::WhichElection) -> Nothing = trustees::destroy, by [];
        openBallot(ballots::OpenBallot) -> Nothing = ballots::open, by [];
        closeBallot(elections::WhichBallot) -> Nothing = ballots::close, by [];
        tallyBallot(elections::WhichBallot) -> Nothing = ballots::tally, by [];
        combineResult(elections::WhichBallot) -> Nothing = ballots::combine, by [];
        voidBallot(ballots::VoidBallot) -> Nothing = ballots::void, by [];
        countPaper(ballots::CountPaper) -> Nothing = ballots::count_paper, by [];
        takeOpenVote(ballots::TakeOpenVote) -> Nothing = ballots::take_open_vote, by [];
        recordContribution(contributions::RecordContribution) -> contributions::Contributed = contributions::record, by [Officer, Ec3, Eurojust, Analyst, Guest];
        importData(data_preview::ImportData) -> contributions::Contributed = data_preview::import, by [Officer, Ec3, Eurojust, Analyst, Guest];
        keepColumns(data_preview::KeepColumns) -> Nothing = data_preview::keep_columns, by [];
        remarkContribution(contribution_rules::RemarkContribution) -> Nothing = contributions::remark, by [Officer, Ec3, Eurojust, Analyst, Guest];
        proposeMarking(contribution_rules::ProposeMarking) -> Nothing = contributions::propose, by [Officer, Ec3, Eurojust, Analyst, Guest];
        withdrawContribution(contribution_rules::WithdrawContribution) -> Nothing = contributions::withdraw, by [Officer, Ec3, Eurojust, Analyst, Guest];
        restoreContribution(contribution_rules::WithdrawContribution) -> Nothing = contributions::restore, by [Officer, Ec3, Eurojust, Analyst, Guest];
        correctIndicators(correction_rules::CorrectIndicators) -> corrections::CorrectionMade = corrections::correct, by [Officer, Ec3, Eurojust, Analyst, Guest];
        takeBackCorrection(correction_rules::SayOfCorrection) -> Nothing = corrections::take_back, by [Officer, Ec3, Eurojust, Analyst, Guest];
        renewCorrection(correction_rules::SayOfCorrection) -> Nothing = corrections::renew, by [Officer, Ec3, Eurojust, Analyst, Guest];
        acknowledgeCorrection(correction_rules::AcknowledgeCorrection) -> Nothing = corrections::acknowledge, by [Officer, Ec3, Eurojust, Analyst, Guest];
        addUntold(correction_rules::AddUntold) -> ids::UntoldId = corrections::add_untold, by [Officer, Representative, Alternate, Ec3];
        tickUntold(correction_rules::TickUntold) -> Nothing = corrections::tick, by [Officer, Representative, Alternate, Ec3];
        recordDataRequest(request_rules::RecordDataRequest) -> ids::DataRequestId = data_requests::record, by [Officer, Representative, Alternate, Ec3];
        changeDataRequestDue(request_rules::ChangeDataRequestDue) -> Nothing = data_requests::change_due, by [Officer, Representative, Alternate, Ec3];
        decideDataRequestRows(request_rules::DecideDataRequestRows) -> Nothing = data_requests::decide, by [Officer, Representative, Alternate, Ec3];
        answerDataRequest(request_rules::AnswerDataRequest) -> Nothing = data_requests::answer, by [Officer, Representative, Alternate, Ec3];
        reopenDataRequest(request_rules::SayOfDataRequest) -> Nothing = data_requests::reopen, by [Officer, Representative, Alternate, Ec3];
        withdrawDataRequest(request_rules::SayOfDataRequest) -> Nothing = data_requests::withdraw, by [Officer, Representative, Alternate, Ec3];
        continueReview(retention_rules::ContinueReview) -> Nothing = retention::go_on, by [Officer, Ec3];
        placeHold(retention_rules::PlaceHold) -> Nothing = retention::hold, by [Officer, Ec3];
        liftHold(retention_rules::LiftHold) -> Nothing = retention::lift, by [Officer, Ec3];
        proposeErasure(retention::ProposeErasure) -> Nothing = retention::propose, by [Officer, Ec3];
        confirmErasure(retention_rules::Kept) -> Nothing = retention::confirm, by [Officer, Ec3];
        askPermission(contribution_rules::AskPermission) -> ids::PermissionId = contributions::ask, by [Officer, Ec3, Eurojust, Analyst, Guest];
        answerPermission(contribution_rules::AnswerPermission) -> Nothing = contributions::answer, by [Officer, Ec3, Eurojust, Analyst, Guest];
        settleHit(hit_rules::SettleHit) -> Nothing = hits::settle_hit, by [Officer, Ec3, Analyst];
        planAction(planned_rules::PlanAction) -> ids::PlannedActionId = planned::plan, by [Officer, Ec3];
        callOffAction(planned_rules::CallOffAction) -> Nothing = planned::call_off, by [Officer, Ec3];
        restoreAction(planned_rules::CallOffAction) -> Nothing = planned::restore, by [Officer, Ec3];
        drawLink(link_rules::DrawLink) -> ids::LinkId = links::draw, by [Officer, Ec3, Eurojust, Analyst, Guest];
        splitCase(part_rules::SplitCase) -> ids::CaseId = parts::split, by [Officer];
        mergeRunningCases(part_rules::MergeCases) -> ids::LinkId = parts::merge, by [Officer, Ec3];
        separateCases(part_rules::SeparateCases) -> Nothing = parts::separate, by [Officer, Ec3];
        linkCases(link_rules::LinkCases) -> ids::LinkId = links::link_cases, by [Officer, Ec3, Eurojust, Analyst];
        withdrawLink(link_rules::WithdrawLink) -> Nothing = links::withdraw, by [Officer, Ec3, Eurojust, Analyst, Guest];
        restoreLink(link_rules::WithdrawLink) -> Nothing = links::restore, by [Officer, Ec3, Eurojust, Analyst, Guest];
        recordSighting(sighting_rules::RecordSighting) -> ids::SightingId = links::record_sighting, by [Officer, Ec3, Eurojust, Analyst, Guest];
        withdrawSighting(sighting_rules::WithdrawSighting) -> Nothing = links::withdraw_sighting, by [Officer, Ec3, Eurojust, Analyst, Guest];
        restoreSighting(sighting_rules::WithdrawSighting) -> Nothing = links::restore_sighting, by [Officer, Ec3, Eurojust, Analyst, Guest];
        decideUse(contribution_rules::DecideUse) -> Nothing = contributions::decide_use, by [Officer, Ec3];
        giveCastingVote(ballots::GiveCastingVote) -> Nothing = ballots::give_casting_vote, by [Representative, Alternate, Secretary];
        declareOutcome(election_requests::WhichOffice) -> Nothing = calling::declare, by [];
        announceOutcome(calling::AnnounceOutcome) -> Nothing = calling::announce, by [Secretary];
        objectToOutcome(election_requests::ObjectToOutcome) -> Nothing = calling::object, by [Representative, Alternate];
        settleObjection(election_requests::SettleObjection) -> Nothing = calling::settle, by [];
        cancelElection(election_requests::SayOfElection) -> Nothing = calling::cancel, by [];
        minuteElection(election_requests::SayOfElection) -> Nothing = calling::minute, by [];
        proposeDismissal(motion_rules::ProposeDismissal) -> ids::DismissalId = motions::propose, by [Representative, Alternate];
        supportDismissal(motion_rules::SupportDismissal) -> Nothing = motions::support, by [Representative, Alternate];
        leaveDismissal(motion_rules::SupportDismissal) -> Nothing = motions::leave, by [Representative, Alternate];
        voteOnDismissal(motion_rules::VoteOnDismissal) -> Nothing = motions::vote, by [Secretary];
        enterMandate(mandate_rules::EnterMandate) -> Nothing = calling::enter_mandate, by [Secretary];
        exerciseMandate(mandate_rules::ExerciseMandate) -> Nothing = calling::exercise_mandate, by [Secretary, Representative, Alternate];
        endMandate(mandate_rules::EndMandate) -> Nothing = calling::end_mandate, by [Secretary];
        draftAttachment(attachment_rules::DraftAttachment) -> ids::AttachmentId = attachments::draft, by [Coordinator];
        editAttachment(attachment_rules::EditAttachment) -> Nothing = attachments::edit, by [Coordinator];
        submitAttachment(attachment_rules::WhichAttachment) -> Nothing = attachments::submit, by [Coordinator];
        findEligible(attachment_rules::WhichAttachment) -> Nothing = attachments::find_eligible, by [Coordinator];
        endorseAttachment(attachment_rules::EndorseAttachment) -> Nothing = attachments::endorse, by [Officer, Representative, Alternate];
        decideAttachment(attachment_rules::DecideAttachment) -> Nothing = attachments::decide, by [Secretary];
        startAttachment(attachments::StartAttachment) -> ids::OfficerId = attachments::start, by [Coordinator];
        extendAttachment(attachment_rules::ExtendAttachment) -> Nothing = attachments::extend, by [Secretary];
        endAttachment(attachment_rules::EndAttachment) -> Nothing = attachments::end, by [Coordinator];
        revokeAttachment(attachment_rules::SayOfAttachment) -> Nothing = attachments::revoke, by [Coordinator];
        withdrawAttachment(attachment_rules::SayOfAttachment) -> Nothing = attachments::withdraw, by [Coordinator];
        keepAttachment(attachment_rules::SayOfAttachment) -> Nothing = attachments::keep, by [Coordinator];
        bringInAttachment(attachment_rules::BringInAttachment) -> ids::AttachmentId = attachments::bring_in, by [Coordinator];
        recordOffer(offer_rules::RecordOffer) -> ids::OfferId = offers::record, by [Officer, Ec3, Coordinator];
        editOffer(offer_rules::EditOffer) -> Nothing = offers::edit, by [Officer, Ec3, Coordinator];
        receiveOffer(offer_rules::ReceiveOffer) -> Nothing = offers::receive, by [Officer, Ec3];
        declineOffer(offer_rules::SayOfOffer) -> Nothing = offers::decline, by [Officer, Ec3, Coordinator];
        reopenOffer(offer_rules::SayOfOffer) -> Nothing = offers::reopen, by [Officer, Ec3, Coordinator];
        convertOffer(offer_rules::ConvertOffer) -> ids::AttachmentId = offers::convert, by [Coordinator];
        traceOffer(offer_rules::TraceOffer) -> Nothing = offers::trace, by [Officer, Ec3, Coordinator];
        recordOutreach(outreach_rules::RecordOutreach) -> ids::OutreachId = outreach::record, by [Officer, Ec3, Coordinator, Secretary];
        changeOutreach(outreach_rules::ChangeOutreach) -> Nothing = outreach::change, by [Officer, Ec3, Coordinator, Secretary];
        reportOutreach(outreach_rules::ReportOutreach) -> Nothing = outreach::report, by [Officer, Ec3, Coordinator, Secretary];
        withdrawOutreachReport(outreach_rules::SayOfOutreach) -> Nothing = outreach::withdraw_report, by [Officer, Ec3, Coordinator, Secretary];
        cancelOutreach(outreach_rules::SayOfOutreach) -> Nothing = outreach::cancel, by [Officer, Ec3, Coordinator, Secretary];
        resumeOutreach(outreach_rules::SayOfOutreach) -> Nothing = outreach::resume, by [Officer, Ec3, Coordinator, Secretary];
        setPlaces(place_rules::SetPlaces) -> Nothing = attachments::set_places, by [Coordinator];
        declareCapacity(capacity_rules::DeclareCapacity) -> Nothing = capacity::declare, by [Representative, Alternate, Ec3];
        estimateEffort(capacity_rules::EstimateEffort) -> Nothing = capacity::estimate, by [Officer, Representative, Alternate, Ec3];
        callBoard(board_rules::CallBoard) -> ids::BoardMeetingId = board_meetings::call, by [Secretary];
        moveBoard(board_rules::MoveBoard) -> Nothing = board_meetings::shift, by [Secretary];
        cancelBoard(board_rules::CancelBoard) -> Nothing = board_meetings::cancel, by [Secretary];
        setAgendaItem(board_rules::SetItem) -> ids::ItemId = board_meetings::set_item, by [Secretary];
        withdrawAgendaItem(board_rules::WithdrawItem) -> Nothing = board_meetings::withdraw_item, by [Secretary];
        recordAttendance(board_rules::RecordAttendance) -> Nothing = board_meetings::attendance, by [Secretary];
        declareInterest(board_rules::DeclareInterest) -> Nothing = board_meetings::declare, by [Representative, Alternate, Secretary];
        answerItem(board_rules::AnswerItem) -> Nothing = board_meetings::answer, by [Representative, Alternate, Secretary];
        decideItem(board_meetings::DecideBoardItem) -> ids::DecisionId = board_meetings::decide, by [Secretary];
        remarkOnBoard(board_rules::RemarkOnBoard) -> Nothing = board_meetings::remark, by [Secretary];
        agreeAction(board_rules::AgreeAction) -> ids::PointId = board_meetings::agree, by [Secretary];
        planActionPoint(board_rules::WhichAction) -> ids::TaskId = board_planning::plan, by [Officer, Ec3];
        unplanActionPoint(board_rules::WhichAction) -> Nothing = board_planning::unplan, by [Officer, Ec3];
        finishAction(board_rules::FinishAction) -> Nothing = board_meetings::finish, by [];
        approveMinutes(board_rules::ApproveMinutes) -> Nothing = board_meetings::approve, by [Secretary];
    }
    queries {
        today(Nothing) -> today::Today = today::today, on [Data, Requests, Corrections, Roster, Cases, Drafts, Notes, Rounds, Board, Plans, Readiness, Operation, Attachments, Outreach], sees list;
        caseList(list::CaseListRequest) -> list::CaseList = list::list, on [Data, Cases, Notes, Plans, Readiness, Operation, Roster], sees list;
        caseDossier(drafts::WhichCase) -> cases::CaseDossier = cases::dossier, on [Data, Cases, Notes, Documents, Rounds, Roster, Plans, Readiness, Operation], sees case;
        plan(drafts::WhichCase) -> plan_view::PlanView = plan_view::plan, on [Plans, Cases, Roster], sees case;
        task(plan_rules::WhichTask) -> plan_view::TaskView = plan_view::task, on [Plans, Cases, Roster, Notes, Board], sees list;
        planTemplates(Nothing) -> Vec<plan_view::TemplateRow> = plan_view::templates, on [Plans], sees nothing;
        calendars(Nothing) -> Vec<plan_view::CalendarRow> = plan_view::calendars, on [Plans, Roster], sees nothing;
        readiness(drafts::WhichCase) -> readiness_view::ReadinessView = readiness_view::readiness, on [Data, Readiness, Plans, Cases, Roster], sees case;
        authorities(Nothing) -> Vec<readiness_view::AuthorityRow> = readiness_view::authorities, on [Readiness], sees nothing;
        register(Nothing) -> readiness_view::Register = readiness_view::register, on [Readiness, Roster], sees nothing;
        caseNotes(history::CasePage) -> history::NotePage = history::case_notes, on [Notes, Roster], sees case;
        counterBoard(drafts::WhichCase) -> counters::CounterBoard = counters::board, on [Operation, Cases, Roster], sees case;
        counterEntries(history::CasePage) -> counters::CounterPage = counters::entries, on [Operation, Roster], sees case;
        outcome(drafts::WhichCase) -> outcome_view::OutcomeView = outcome_view::view, on [Operation, Cases, Roster], sees case;
        outcomeFigures(figures::WhichYear) -> figures::NotedFigures = figures::figures, on [Operation], sees list;
        statistics(statistics::StatisticsPeriod) -> statistics::Statistics = statistics::statistics, on [Cases, Operation, Data, Attachments, Readiness, Roster, Outreach], sees nothing;
        statisticsRows(behind::WhichStatistic) -> behind::NumberRows = behind::rows, on [Cases, Operation, Data, Attachments, Readiness, Roster, Outreach], sees list;
        printYearbook(print::yearbook::PrintYearbook) -> print::Printed = print::yearbook::print, on [], sees itself;
        writeYearbook(print::yearbook::WriteYearbook) -> Nothing = print::yearbook::write, on [], sees itself;
        exportStatistics(statistics_export::ExportStatistics) -> export::Exported = statistics_export::export, on [], sees itself;
        situation(drafts::WhichCase) -> situation::SituationView = situation::view, on [Operation, Cases, Roster], sees case;
        meetings(drafts::WhichCase) -> meeting_view::MeetingList = meeting_view::list, on [Operation, Readiness, Cases, Roster], sees case;
        meeting(meeting_rules::WhichMeeting) -> meeting_view::MeetingView = meeting_view::view, on [Operation, Plans, Readiness, Cases, Roster], sees list;
        exportMeeting(invite::ExportMeeting) -> Nothing = invite::export, on [Operation], sees itself;
        printCaseFile(print::PrintCase) -> print::Printed = print::case_file, on [], sees itself;
        writeCaseFile(print::WriteCase) -> Nothing = print::write_case_file, on [], sees itself;
        printPublicVersion(print::PrintCase) -> print::Printed = print::public_version, on [], sees itself;
        writePublicVersion(print::WriteCase) -> Nothing = print::write_public_version, on [], sees itself;
        caseHistory(history::CasePage) -> history::EventPage = history::case_history, on [Cases, Notes, Documents, Operation, Roster], sees case;
        documentList(drafts::WhichCase) -> documents::DocumentList = documents::list, on [Documents, Cases, Roster], sees case;
        document(documents::WhichDocument) -> documents::DocumentDossier = documents::dossier, on [Documents, Cases, Roster], sees list;
        draftList(Nothing) -> Vec<drafts::DraftRow> = drafts::list, on [Drafts], sees nothing;
        draft(drafts::WhichCase) -> drafts::DraftView = drafts::draft, on [Drafts, Cases], sees draft;
        capacity(capacity::CapacityRequest) -> capacity::CapacityBoard = capacity::board, on [Capacity, Cases, Roster], sees list;
        effort(drafts::WhichCase) -> capacity::EffortView = capacity::effort, on [Capacity, Cases, Roster], sees case;
        rounds(Nothing) -> Vec<rounds::RoundRow> = rounds::list, on [Rounds], sees nothing;
        round(rounds::WhichRound) -> rounds::RoundView = rounds::round, on [Rounds, Cases, Capacity, Roster], sees list;
        decisions(Nothing) -> Vec<board::DecisionRow> = board::list, on [Board, Cases], sees list;
        inbox(Nothing) -> inbox::Inbox = inbox::inbox, on [Cases, Roster], sees list;
        handedOver(Nothing) -> Vec<dismissals::HandedOver> = dismissals::handed, on [Office, Notes, Cases], sees list;
        roster(roster::AsOf) -> roster::RosterView = roster::roster, on [Roster], sees nothing;
        officer(roster::WhichOfficer) -> roster::OfficerView = roster::officer, on [Roster, Cases, Rounds, Plans], sees list;
        officers(Nothing) -> Vec<roster::OfficerRow> = roster::officers, on [Roster], sees nothing;
        proposedPosts(Nothing) -> Vec<roster::ProposedRow> = proposed::proposed_posts, on [Roster], sees nothing;
        whoToAsk(roster::WhoToAsk) -> Vec<roster::OfficerRow> = roster::who_to_ask, on [Roster], sees nothing;
        exportRoster(roster_file::ExportRoster) -> Nothing = roster_file::export, on [Roster], sees itself;
        exportCases(export::ExportCases) -> export::Exported = export::export, on [Cases], sees itself;
        search(search::SearchRequest) -> Vec<search::Hit> = search::search, on [Cases, Notes, Documents, Roster, Drafts, Outreach], sees list;
        palette(palette::PaletteRequest) -> palette::Palette = palette::palette, on [Cases, Notes, Documents, Roster, Drafts, Outreach], sees list;
        savedViews(Nothing) -> Vec<settings::SavedView> = settings::views, on [Settings], sees nothing;
        undoable(Nothing) -> undo::Undoable = undo::undoable, on [Undo, Roster], sees nothing;
        records(records::RecordsRequest) -> records::RecordsPage = records::list, on [Records, Roster, Cases], sees records;
        whoLooked(drafts::WhichCase) -> records::Looks = records::who_looked, on [Records, Roster], sees records;
        exportRecords(records::export::ExportRecords) -> export::Exported = records::export::export, on [Records], sees itself;
        workingPurpose(Nothing) -> records::WorkingPurpose = records::working_purpose, on [Settings], sees nothing;
        ruleSets(Nothing) -> Vec<board_view::RuleSetRow> = board_view::rule_sets, on [Board], sees nothing;
        ruleSet(board_view::WhichRules) -> board_view::RuleSetView = board_view::rule_set, on [Board], sees nothing;
        elections(Nothing) -> Vec<election_view::ElectionRow> = election_view::elections, on [Board, Roster], sees nothing;
        election(elections::WhichElection) -> election_view::ElectionView = election_view::election, on [Board, Roster], sees nothing;
        noticeBoard(elections::WhichBallot) -> round_view::NoticeBoard = round_view::notice_board, on [Board], sees nothing;
        auditBallot(seats::AuditedBallot) -> seats::AuditResult = seats::audit, on [Board], sees nothing;
        verifyElection(elections::WhichBallot) -> archives::ArchiveReport = ballots::verify, on [Board], sees nothing;
        printElectionMinutes(elections::WhichElection) -> print::Printed = print::minutes, on [], sees nothing;
        writeElectionMinutes(print::WriteMinutes) -> Nothing = print::write_minutes, on [], sees nothing;
        mandates(Nothing) -> board_view::MandatesView = board_view::mandates, on [Board, Roster], sees nothing;
        contributions(drafts::WhichCase) -> contribution_view::ContributionList = contribution_view::list, on [Data, Cases, Roster], sees case;
        corrections(Nothing) -> correction_view::CorrectionList = correction_view::list, on [Corrections, Data, Records, Cases, Roster], sees list;
        dataRequests(Nothing) -> pack::DataRequestList = pack::list, on [Requests, Roster], sees nothing;
        dataRequest(data_requests::WhichDataRequest) -> pack::DataRequestView = pack::view, on [Requests, Data, Notes, Documents, Plans, Operation, Records, Cases, Roster], sees list;
        exportDataRequest(request_export::ExportDataRequest) -> export::Exported = request_export::export, on [], sees itself;
        retention(Nothing) -> retention_view::RetentionList = retention_view::list, on [Data, Notes, Documents, Cases, Roster], sees list;
        erasureOf(retention_rules::Kept) -> retention_view::RetentionRow = retention_view::one, on [Data, Notes, Documents, Cases, Roster], sees list;
        papersOnCase(drafts::WhichCase) -> retention_view::PapersOnCase = retention_view::on_case, on [Notes, Documents, Cases, Roster], sees list;
        papersOf(retention_view::WhosePapers) -> retention_view::PaperList = retention_view::papers, on [Notes, Documents, Cases, Roster], sees list;
        caseIndicators(contribution_view::CaseIndicators) -> contribution_view::IndicatorPage = contribution_view::indicators, on [Data], sees case;
        plannedActions(drafts::WhichCase) -> planned_view::PlannedList = planned_view::list, on [Data, Cases, Roster, Office], sees case;
        compareCases(parts::TwoCases) -> parts::Comparison = parts::compare, on [Cases, Roster], sees list;
        caseLinks(link_view::CaseLinks) -> link_view::LinkList = link_view::list, on [Data, Cases, Roster], sees list;
        caseEntity(entity_view::WhichEntity) -> entity_view::EntityView = entity_view::entity, on [Data, Cases, Roster], sees case;
        caseHits(drafts::WhichCase) -> hit_view::HitList = hit_view::list, on [Data, Cases, Roster, Office], sees case;
        ec3Hits(Nothing) -> Vec<hit_view::DeskHit> = hit_view::ec3, on [Data, Cases], sees list;
        alarms(Nothing) -> Vec<alarms::AlarmRow> = alarms::list, on [Data, Cases, Roster], sees list;
        indicatorDesk(Nothing) -> browse::IndicatorDesk = browse::desk, on [Data, Cases, Roster, Office], sees list;
        browseIndicators(browse::BrowseIndicators) -> browse::BrowsedPage = browse::browse, on [Data, Cases], sees list;
        whereElse(places::WhereElse) -> Vec<places::ValueFound> = places::where_else, on [Data, Cases], sees list;
        electionReminders(elections::WhichElection) -> Vec<reminders::Reminder> = reminders::reminders, on [Board, Roster], sees nothing;
        exportElectionTimes(reminders::ExportTimes) -> Nothing = reminders::export, on [Board], sees nothing;
        dismissals(Nothing) -> Vec<motions::MotionView> = motions::motions, on [Board, Roster], sees nothing;
        rulesEffect(board_view::WhichRules) -> Vec<effects::RulesEffect> = effects::effect, on [Board], sees nothing;
        boardSeats(Nothing) -> Vec<board_view::BoardSeat> = board_view::board_seats, on [Board, Roster], sees nothing;
        attachments(attachment_standing::OnDay) -> attachment_view::AttachmentList = attachment_view::list, on [Attachments, Cases, Roster], sees list;
        attachment(attachment_view::AttachmentAsOf) -> attachment_view::AttachmentView = attachment_view::one, on [Attachments, Cases, Roster], sees list;
        offers(Nothing) -> offer_view::OfferList = offer_view::list, on [Attachments, Cases, Roster], sees list;
        offer(offer_rules::WhichOffer) -> offer_view::OfferView = offers::one, on [Attachments, Cases, Data, Outreach, Roster], sees list;
        outreach(outreach_view::OutreachFilter) -> outreach_view::OutreachList = outreach_view::list, on [Outreach, Roster], sees nothing;
        outreachEvent(outreach_rules::WhichOutreach) -> outreach_view::OutreachView = outreach::one, on [Outreach, Attachments, Cases, Data, Roster], sees list;
        outreachFigures(outreach_view::OutreachPeriod) -> Vec<OutreachFigures> = outreach::figures, on [Outreach], sees nothing;
        exportOutreach(outreach_export::ExportOutreach) -> export::Exported = outreach_export::export, on [Outreach], sees itself;
        attachmentEligibility(attachment_standing::OnDay) -> Vec<attachment_standing::StandingRow> = attachment_standing::all, on [Attachments, Cases, Roster], sees list;
        boardMeetings(Nothing) -> board_meeting_view::BoardMeetings = board_meeting_view::list, on [Board, Roster], sees nothing;
        boardMeeting(board_rules::WhichBoardMeeting) -> board_meeting_view::BoardMeetingView = board_meeting_view::one, on [Board, Roster, Cases, Attachments, Plans], sees list;
        priorities(Nothing) -> Vec<board_meeting_view::PrioritiesView> = board_meeting_view::priorities, on [Board], sees nothing;
        exportBoardMeeting(board_paper::WriteBoardMeeting) -> Nothing = board_paper::export, on [], sees itself;
        printMinutes(board_paper::PrintMinutes) -> print::Printed = board_paper::print, on [], sees itself;
        writeMinutes(board_paper::WriteBoardMeeting) -> Nothing = board_paper::write, on [], sees itself;
        exportAttachment(attachment_letter::WriteAttachment) -> Nothing = attachment_letter::export, on [], sees itself;
        printAttachmentLetter(attachment_letter::PrintAttachment) -> print::Printed = attachment_letter::print, on [], sees itself;
        writeAttachmentLetter(attachment_letter::WriteAttachment) -> Nothing = attachment_letter::write, on [], sees itself;
    }
}
