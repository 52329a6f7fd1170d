//! What a query shows of cases: the last column of its row in the table of commands and queries, so that whoever adds a query says
//! it there. The answer is given once that is noted.

use jcat_domain::ids::{AgencyId, CaseId};

use crate::attachments::standing::StandingRow;
use crate::attachments::view::{AttachmentList, AttachmentView};
use crate::board::DecisionRow;
use crate::board::view::BoardMeetingView;
use crate::capacity::CapacityBoard;
use crate::cases::list::{CaseList, CaseRow};
use crate::contributions::places::ValueFound;
use crate::corrections::view::CorrectionList;
use crate::data_requests::pack::DataRequestView;
use crate::dismissals::HandedOver;
use crate::documents::DocumentDossier;
use crate::drafts::WhichCase;
use crate::history::CasePage;
use crate::hits::alarms::AlarmRow;
use crate::hits::view::DeskHit;
use crate::inbox::Inbox;
use crate::meetings::view::MeetingView;
use crate::offers::view::{OfferList, OfferView};
use crate::operation::outcome::figures::NotedFigures;
use crate::outreach::view::OutreachView;
use crate::palette::Palette;
use crate::plans::view::TaskView;
use crate::retention::view::{PaperList, PapersOnCase, RetentionList, RetentionRow};
use crate::roster::{HandoverItem, OfficerView};
use crate::rounds::RoundView;
use crate::search::Hit;
use crate::statistics::behind::NumberRows;
use crate::today::Today;

/// What an answer shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Nothing of any case, or what the handler has noted itself.
    Nothing,
    /// A case.
    Case(CaseId),
    /// A draft.
    Draft(CaseId),
    /// Cases, in a list.
    Cases(Vec<CaseId>),
    /// Records of access to what these own.
    Records(Vec<AgencyId>),
}

/// Nothing of any case.
pub(crate) fn nothing<R, A>(_: &R) -> impl FnOnce(&A) -> Seen + use<R, A> {
    |_| Seen::Nothing
}

/// The handler notes it before it does it: what leaves the desk must be on record before it is gone.
pub(crate) fn itself<R, A>(request: &R) -> impl FnOnce(&A) -> Seen + use<R, A> {
    nothing(request)
}

/// The case that was asked for.
pub(crate) fn case<R: NamesCase, A>(request: &R) -> impl FnOnce(&A) -> Seen + use<R, A> {
    let case = request.case();
    move |_| Seen::Case(case)
}

/// The draft that was asked for.
pub(crate) fn draft<R: NamesCase, A>(request: &R) -> impl FnOnce(&A) -> Seen + use<R, A> {
    let case = request.case();
    move |_| Seen::Draft(case)
}

/// Cases, in a list.
pub(crate) fn list<R, A: ListsCases>(_: &R) -> impl FnOnce(&A) -> Seen + use<R, A> {
    |answer| Seen::Cases(answer.cases())
}

/// Records of access.
pub(crate) fn records<R, A: ShowsRecords>(_: &R) -> impl FnOnce(&A) -> Seen + use<R, A> {
    |answer| Seen::Records(answer.owners())
}

/// A request about one case.
pub(crate) trait NamesCase {
    /// Gives the case.
    fn case(&self) -> CaseId;
}

impl NamesCase for WhichCase {
    fn case(&self) -> CaseId {
        self.case
    }
}

impl NamesCase for CasePage {
    fn case(&self) -> CaseId {
        self.case
    }
}

/// An answer that shows titles or beginnings of cases.
pub(crate) trait ListsCases {
    /// Gives the cases.
    fn cases(&self) -> Vec<CaseId>;
}

/// An answer that shows records of access.
pub(crate) trait ShowsRecords {
    /// Gives the owners whose records are in it, without those that one made oneself.
    fn owners(&self) -> Vec<AgencyId>;
}

fn of_rows(rows: &[CaseRow]) -> impl Iterator<Item = CaseId> {
    rows.iter().map(|row| row.id)
}

impl ListsCases for CaseList {
    fn cases(&self) -> Vec<CaseId> {
        of_rows(&self.rows).collect()
    }
}

impl ListsCases for CapacityBoard {
    fn cases(&self) -> Vec<CaseId> {
        self.named().collect()
    }
}

impl ListsCases for CorrectionList {
    fn cases(&self) -> Vec<CaseId> {
        self.received.iter().chain(&self.own).map(|row| row.case).collect()
    }
}

impl ListsCases for DataRequestView {
    fn cases(&self) -> Vec<CaseId> {
        self.found.iter().map(|row| row.case).collect()
    }
}

impl ListsCases for RetentionList {
    fn cases(&self) -> Vec<CaseId> {
        self.rows.iter().chain(&self.erased).map(|row| row.case).collect()
    }
}

impl ListsCases for PapersOnCase {
    fn cases(&self) -> Vec<CaseId> {
        vec![self.case]
    }
}

impl ListsCases for PaperList {
    fn cases(&self) -> Vec<CaseId> {
        vec![self.case]
    }
}

impl ListsCases for RetentionRow {
    fn cases(&self) -> Vec<CaseId> {
        vec![self.case]
    }
}

impl ListsCases for Today {
    fn cases(&self) -> Vec<CaseId> {
        let rows = [&self.returned, &self.for_a_round, &self.for_the_board, &self.to_approve, &self.urgent, &self.lately];
        let rows = rows.into_iter().flat_map(|rows| of_rows(rows));
        let handover = self.handover.iter().flat_map(|it| it.items.iter().filter_map(HandoverItem::case));
        rows.chain(handover)
            .chain(self.tasks.iter().map(|it| it.case))
            .chain(self.lacking.iter().map(|it| it.case))
            .chain(self.outcomes.iter().map(|it| it.case))
            .chain(self.attachments.iter().map(|it| it.case))
            .chain(self.board_actions.iter().filter_map(|it| it.on.as_ref().map(|on| on.case)))
            .chain(self.offers.iter().filter_map(|it| it.case))
            .chain(self.reports.iter().map(|it| it.case))
            .chain(self.hits.iter().map(|it| it.case))
            .chain(self.alarms.iter().map(|it| it.case))
            .chain(self.retention.iter().map(|it| it.case))
            .chain(self.corrections.iter().map(|it| it.case))
            .chain(self.to_score.iter().map(|it| it.case))
            .chain(self.mentions.iter().map(|it| it.case))
            .chain(self.inbox.cases())
            .collect()
    }
}

impl ListsCases for BoardMeetingView {
    fn cases(&self) -> Vec<CaseId> {
        self.items.iter().filter_map(|it| it.is.case).collect()
    }
}

impl ListsCases for AttachmentList {
    fn cases(&self) -> Vec<CaseId> {
        self.rows.iter().map(|it| it.case).collect()
    }
}

impl ListsCases for AttachmentView {
    fn cases(&self) -> Vec<CaseId> {
        self.from_offer.iter().filter_map(|it| it.case).chain([self.row.case]).collect()
    }
}

impl ListsCases for OfferList {
    fn cases(&self) -> Vec<CaseId> {
        self.rows.iter().filter_map(|it| it.case).collect()
    }
}

impl ListsCases for OfferView {
    fn cases(&self) -> Vec<CaseId> {
        let steps = self.steps.iter().filter_map(|it| it.case);
        self.row.case.into_iter().chain(steps).chain(self.proposed.iter().map(|it| it.case)).collect()
    }
}

impl ListsCases for OutreachView {
    fn cases(&self) -> Vec<CaseId> {
        self.follow_ups.rows.iter().filter_map(|it| it.case).collect()
    }
}

impl ListsCases for Vec<StandingRow> {
    fn cases(&self) -> Vec<CaseId> {
        self.iter().map(|it| it.case).collect()
    }
}

impl ListsCases for TaskView {
    fn cases(&self) -> Vec<CaseId> {
        vec![self.case]
    }
}

impl ListsCases for MeetingView {
    fn cases(&self) -> Vec<CaseId> {
        vec![self.case]
    }
}

impl ListsCases for NotedFigures {
    fn cases(&self) -> Vec<CaseId> {
        self.cases.clone()
    }
}

impl ListsCases for NumberRows {
    fn cases(&self) -> Vec<CaseId> {
        self.rows.iter().filter_map(|it| it.case).collect()
    }
}

impl ListsCases for DocumentDossier {
    fn cases(&self) -> Vec<CaseId> {
        vec![self.case]
    }
}

impl ListsCases for Inbox {
    fn cases(&self) -> Vec<CaseId> {
        Self::cases(self).collect()
    }
}

impl ListsCases for RoundView {
    fn cases(&self) -> Vec<CaseId> {
        self.proposals.iter().map(|it| it.case).collect()
    }
}

impl ListsCases for Vec<HandedOver> {
    fn cases(&self) -> Vec<CaseId> {
        self.iter().filter_map(|it| it.case).collect()
    }
}

impl ListsCases for Vec<DecisionRow> {
    fn cases(&self) -> Vec<CaseId> {
        self.iter().flat_map(|decision| decision.items.iter().map(|item| item.case)).collect()
    }
}

impl ListsCases for Vec<Hit> {
    fn cases(&self) -> Vec<CaseId> {
        let case = |hit: &Hit| match hit {
            Hit::Case { case, .. } | Hit::Note { case, .. } | Hit::Task { case, .. } | Hit::Meeting { case, .. } | Hit::Document { case, .. } => {
                Some(*case)
            }
            Hit::Outreach { .. } | Hit::Draft { .. } | Hit::Officer { .. } | Hit::Agency { .. } => None,
        };
        self.iter().filter_map(case).collect()
    }
}

impl ListsCases for Vec<ValueFound> {
    fn cases(&self) -> Vec<CaseId> {
        self.iter().flat_map(|found| found.places.iter().map(|place| place.case)).collect()
    }
}

impl ListsCases for Vec<DeskHit> {
    fn cases(&self) -> Vec<CaseId> {
        self.iter().flat_map(|hit| [hit.here, hit.other]).flatten().collect()
    }
}

impl ListsCases for Vec<AlarmRow> {
    fn cases(&self) -> Vec<CaseId> {
        self.iter().map(|alarm| alarm.case).collect()
    }
}

impl ListsCases for Palette {
    fn cases(&self) -> Vec<CaseId> {
        self.hits.cases()
    }
}

impl ListsCases for OfficerView {
    fn cases(&self) -> Vec<CaseId> {
        self.handover.iter().filter_map(HandoverItem::case).collect()
    }
}
