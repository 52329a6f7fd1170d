//! What a case lacks for action, who can supply it, and everything that was recorded of it.

use std::collections::BTreeSet;

use jcat_domain::authorities::AuthorityFacts;
use jcat_domain::cases::{CaseState, CrimeArea};
use jcat_domain::fold::State;
use jcat_domain::ids::{AgencyId, AuthorityId, CaseId, ConsultationId, EntryId, OfficerId};
use jcat_domain::readiness::gates::{self, DataFacts, Dossier, Light, Missing, PlanFacts, Reason, Standing, Supplier};
use jcat_domain::readiness::rules::{self, InformEurojust};
use jcat_domain::readiness::{ConsultationFacts, Gate, ReadinessState, ResourceKind, Waiver, value};
use jcat_domain::{Country, Day, Duty, Instant};
use serde::Serialize;
use ts_rs::TS;

use crate::cases::conflicts::{self, Conflict};
use crate::contributions;
use crate::drafts::WhichCase;
use crate::error::Error;
use crate::plans::reckon;
use crate::replica::read;
use crate::undo::Nothing;
use crate::work::{May, Read};

/// A case's readiness at a moment.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadinessView {
    /// The case.
    pub case: CaseId,
    /// When it was reckoned.
    pub at: Instant,
    /// How many gates do not stand in the way.
    pub open: u32,
    /// Every gate.
    pub gates: Vec<GateRow>,
    /// The countries that take part.
    pub countries: Vec<Country>,
    /// Consultations, the newest first.
    pub consultations: Vec<ConsultationRow>,
    /// When Eurojust was informed.
    pub eurojust: Option<Day>,
    /// What is needed and given.
    pub resources: Vec<ResourceRow>,
    /// Who leads where.
    pub leads: Vec<LeadsRow>,
    /// Where evidence goes.
    pub storage: Option<String>,
    /// Who receives it.
    pub custodian: Option<Named>,
    /// What is said in public.
    pub embargo: Option<EmbargoView>,
    /// How victims are told.
    pub victims: Option<String>,
    /// How material is handled.
    pub special: Option<String>,
    /// Whether material of child sexual exploitation is in it.
    pub asks_special: bool,
    /// What who asks may do.
    pub may: ReadinessMay,
}

/// A gate and what it lacks.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GateRow {
    /// The gate.
    pub gate: Gate,
    /// What it comes to.
    pub standing: Light,
    /// What is missing.
    pub reasons: Vec<ReasonRow>,
    /// The wish to go without it that was not ended.
    pub waiver: Option<WaiverRow>,
}

/// Something that is missing.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReasonRow {
    /// What.
    pub missing: Missing,
    /// The country it is about.
    pub country: Option<Country>,
    /// The agency it is about.
    pub agency: Option<AgencyId>,
    /// The same as a sentence, without country and agency.
    pub said: String,
    /// Who can supply it: a sentence without names.
    pub supplier: Supplier,
    /// Officers on the case who can.
    pub who: Vec<Named>,
}

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Named {
    /// The officer.
    pub officer: OfficerId,
    /// The name.
    pub name: String,
}

/// A waiver.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaiverRow {
    /// The entry that asked.
    pub id: EntryId,
    /// The gate.
    pub gate: Gate,
    /// Why.
    pub reason: String,
    /// Who asked.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Who seconded it.
    pub seconded_by: Option<String>,
    /// Whether who asks may second it.
    pub second: May,
}

/// A consultation.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConsultationRow {
    /// The consultation.
    pub id: ConsultationId,
    /// What is known of it.
    pub facts: ConsultationFacts,
    /// The name of the authority.
    pub authority: String,
    /// The last day on which the instrument holds.
    pub last: Option<Day>,
    /// Whether two desks recorded it without knowing of each other.
    pub conflict: bool,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Whether who asks may change it.
    pub may: May,
}

/// What a country needs of one kind, and what is given.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ResourceRow {
    /// The country.
    pub country: Country,
    /// What.
    pub kind: ResourceKind,
    /// How much is needed.
    pub need: u64,
    /// How much is committed.
    pub given: u64,
    /// By whom.
    pub committed: Vec<Commitment>,
}

/// What an agency gives.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Commitment {
    /// The agency.
    pub agency: AgencyId,
    /// How much.
    pub quantity: u32,
}

/// Who leads a country's action.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LeadsRow {
    /// The country.
    pub country: Country,
    /// Who leads.
    pub lead: Option<Named>,
    /// Who stands in.
    pub deputy: Option<Named>,
    /// Whether who asks may name them.
    pub may: May,
}

/// What is said in public.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EmbargoView {
    /// The text.
    pub text: String,
    /// The entry that holds it.
    pub entry: EntryId,
    /// Whether two desks wrote one without knowing of each other.
    pub conflict: bool,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Agencies that agreed.
    pub agreed: Vec<AgencyId>,
    /// Agencies that have not.
    pub waiting: Vec<AgencyId>,
    /// Whether who asks may agree.
    pub agree: May,
}

/// What may be done.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadinessMay {
    /// Record consultations, needs and commitments.
    pub record: May,
    /// Set evidence, embargo, safety; name what is for the whole case.
    pub decide: May,
    /// Say that Eurojust was informed.
    pub eurojust: May,
    /// Ask to go without a gate.
    pub waive: May,
}

/// An authority of the register.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AuthorityRow {
    /// The authority.
    pub id: AuthorityId,
    /// What the register says.
    pub facts: AuthorityFacts,
    /// Whether two desks changed it without knowing of each other.
    pub conflict: bool,
}

/// The register of authorities and contacts.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Register {
    /// All of them, those that are no longer used too.
    pub rows: Vec<RegisterRow>,
    /// Whether who asks may add to it and change it.
    pub may: May,
}

/// An authority of the register, with what desks said of it apart.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RegisterRow {
    /// The authority.
    pub id: AuthorityId,
    /// What the register says.
    pub facts: AuthorityFacts,
    /// What desks set that did not know of each other.
    pub conflicts: Vec<Conflict>,
    /// Who said so last.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// Reckons the gates of a case now.
pub(crate) fn gates_now(read: &Read<'_>, case: &CaseState) -> Result<Vec<(Gate, Standing)>, Error> {
    let (plan, facts) = (reckon::reckon(read, case)?.facts(), read::readiness(read.connection, case.id)?);
    gates_of(read, case, &facts, &plan)
}

fn gates_of(read: &Read<'_>, case: &CaseState, facts: &ReadinessState, plan: &PlanFacts) -> Result<Vec<(Gate, Standing)>, Error> {
    let data = contributions::data_facts(read.connection, case.id, read.today())?;
    Ok(gates::ready(&Dossier { case, facts, plan, data: &data, roster: read.roster()? }, read.now))
}

/// Puts what is missing into words, with who can supply it.
pub(crate) fn reason_row(read: &Read<'_>, case: &CaseState, reason: &Reason) -> Result<ReasonRow, Error> {
    let roster = read.roster()?;
    let parts = serde_json::json!({
        "day": reason.day, "kind": reason.kind.map(ResourceKind::label), "needed": reason.needed, "found": reason.found,
        "days": (reason.needed + jcat_domain::plan::calendar::WORKING_DAY - 1) / jcat_domain::plan::calendar::WORKING_DAY,
    });
    let until = if reason.missing == Missing::Cover && reason.day.is_some() { "-until" } else { "" };
    let key = format!("missing-{}{until}", reason.missing);
    let can = |officer: &&OfficerId| {
        let Some(found) = roster.officers.get(officer) else { return false };
        let country = roster.organisations.get(&found.agency).and_then(|it| it.country);
        let lead = found.agency == case.agency || (country.is_some() && country == case.country);
        match reason.supplier {
            Supplier::Lead | Supplier::Eurojust => lead,
            Supplier::Country => country.is_some() && country == reason.country,
            Supplier::Agency => reason.agency.as_ref() == Some(&found.agency),
            Supplier::Board => found.posts.iter().any(|post| post.duty == Duty::Secretary && post.span.holds(read.today())),
        }
    };
    Ok(ReasonRow {
        missing: reason.missing,
        country: reason.country,
        agency: reason.agency.clone(),
        said: read.words.of_fact(&key, &parts, &[]).unwrap_or(key),
        supplier: reason.supplier,
        who: case.officers.keys().filter(can).take(3).map(|officer| named(read, *officer)).collect::<Result<_, _>>()?,
    })
}

fn named(read: &Read<'_>, officer: OfficerId) -> Result<Named, Error> {
    Ok(Named { officer, name: read.officer_name(officer)? })
}

/// Gives a case's readiness with everything that was recorded of it.
pub(crate) fn readiness(read: &Read<'_>, request: WhichCase) -> Result<ReadinessView, Error> {
    let case = read::case(read.connection, request.case)?;
    let facts = read::readiness(read.connection, case.id)?;
    let plan = reckon::reckon(read, &case)?.facts();
    let author = read.author()?;
    let roster = read.roster()?;
    let gates = gates_of(read, &case, &facts, &plan)?;
    let nothing = DataFacts::default();
    let countries = gates::countries(&Dossier { case: &case, facts: &facts, plan: &plan, data: &nothing, roster });
    let open = gates.iter().filter(|(_, standing)| !standing.fails()).count();
    let gates = gates.iter().map(|(gate, standing)| gate_row(read, &case, &facts, *gate, standing)).collect::<Result<_, _>>()?;
    let resources = facts.resources.iter().flat_map(|(country, kinds)| kinds.iter().map(move |(kind, it)| (*country, *kind, it)));
    let resources = resources.map(|(country, kind, it)| ResourceRow {
        country,
        kind,
        need: it.needed(),
        given: it.given(),
        committed: it.committed.iter().map(|(agency, field)| Commitment { agency: agency.clone(), quantity: field.value }).collect(),
    });
    let leads = |country: &Country| -> Result<LeadsRow, Error> {
        let known = facts.leads.get(country).map(|field| field.value);
        Ok(LeadsRow {
            country: *country,
            lead: known.map(|it| named(read, it.lead)).transpose()?,
            deputy: known.map(|it| named(read, it.deputy)).transpose()?,
            may: read.may(rules::may_speak_for(&case, *country, author)),
        })
    };
    Ok(ReadinessView {
        case: case.id,
        at: read.now,
        open: u32::try_from(open).unwrap_or(u32::MAX),
        gates,
        consultations: consultations(read, &case, &facts)?,
        eurojust: value(facts.eurojust.as_ref()),
        resources: resources.collect(),
        leads: countries.iter().map(leads).collect::<Result<_, _>>()?,
        countries: countries.into_iter().collect(),
        storage: value(facts.storage.as_ref()),
        custodian: value(facts.custodian.as_ref()).map(|officer| named(read, officer)).transpose()?,
        embargo: embargo(read, &case, &facts)?,
        victims: value(facts.victims.as_ref()),
        special: value(facts.special.as_ref()),
        asks_special: case.areas.value.contains(&CrimeArea::ChildExploitation),
        may: ReadinessMay {
            record: read.may(rules::may_record(&case, author)),
            decide: read.may(rules::may_decide(&case, author)),
            eurojust: read.may(rules::inform_eurojust(&case, &InformEurojust { case: case.id, on: None }, author)),
            waive: read.may(rules::may_waive(&case, author)),
        },
    })
}

fn gate_row(read: &Read<'_>, case: &CaseState, facts: &ReadinessState, gate: Gate, standing: &Standing) -> Result<GateRow, Error> {
    let (standing, reasons) = match standing {
        Standing::Pass => (Light::Pass, &[][..]),
        Standing::Fail(reasons) => (Light::Fail, reasons.as_slice()),
        Standing::Waived { reasons, .. } => (Light::Waived, reasons.as_slice()),
    };
    let waiver = facts.waivers.iter().rev().find(|waiver| waiver.gate == gate && !waiver.ended);
    let waiver = waiver.map(|waiver| waiver_row(read, case, facts, waiver));
    Ok(GateRow {
        gate,
        standing,
        reasons: reasons.iter().map(|reason| reason_row(read, case, reason)).collect::<Result<_, _>>()?,
        waiver: waiver.transpose()?,
    })
}

fn waiver_row(read: &Read<'_>, case: &CaseState, facts: &ReadinessState, waiver: &Waiver) -> Result<WaiverRow, Error> {
    Ok(WaiverRow {
        id: waiver.id,
        gate: waiver.gate,
        reason: waiver.reason.clone(),
        by: read.officer_name(waiver.by)?,
        at: waiver.at,
        seconded_by: waiver.seconded.map(|(officer, _)| read.officer_name(officer)).transpose()?,
        second: read.may(rules::second_waiver(case, facts, waiver.id, read.author()?)),
    })
}

/// Lists the waivers that two persons decided on and nobody ended.
pub(crate) fn waivers(read: &Read<'_>, case: &CaseState, facts: &ReadinessState) -> Result<Vec<WaiverRow>, Error> {
    let held = facts.waivers.iter().filter(|waiver| waiver.seconded.is_some() && !waiver.ended);
    held.map(|waiver| waiver_row(read, case, facts, waiver)).collect()
}

fn consultations(read: &Read<'_>, case: &CaseState, facts: &ReadinessState) -> Result<Vec<ConsultationRow>, Error> {
    let mut rows = Vec::new();
    for (id, known) in facts.consultations.iter().filter(|(_, known)| !known.withdrawn) {
        let value = &known.facts.value;
        let authority = match read::authority(read.connection, value.authority) {
            Ok(found) => found.facts.value.name,
            // The register travels in another journal and may come later.
            Err(Error::NotFound(_)) => read.words.say("authority-unknown"),
            Err(other) => return Err(other),
        };
        rows.push(ConsultationRow {
            id: *id,
            facts: value.clone(),
            authority,
            last: value.valid_to.map(Day::before),
            conflict: !known.facts.rivals.is_empty(),
            by: read.officer_name(known.facts.set.by)?,
            at: known.facts.set.at,
            may: read.may(rules::may_speak_for(case, value.country, read.author()?)),
        });
    }
    rows.sort_by_key(|row| (row.facts.country, std::cmp::Reverse(row.at), row.id));
    Ok(rows)
}

fn embargo(read: &Read<'_>, case: &CaseState, facts: &ReadinessState) -> Result<Option<EmbargoView>, Error> {
    let Some(embargo) = &facts.embargo else { return Ok(None) };
    let roster = read.roster()?;
    let members: BTreeSet<&AgencyId> =
        case.agencies.iter().filter(|agency| roster.organisations.get(*agency).is_some_and(|it| it.country.is_some())).collect();
    let (agreed, waiting): (Vec<&AgencyId>, Vec<&AgencyId>) = members.into_iter().partition(|agency| embargo.has_agreed(agency));
    let entry = embargo.text.set.mark.entry;
    Ok(Some(EmbargoView {
        text: embargo.text.value.clone(),
        entry,
        conflict: !embargo.text.rivals.is_empty(),
        by: read.officer_name(embargo.text.set.by)?,
        at: embargo.text.set.at,
        agreed: agreed.into_iter().cloned().collect(),
        waiting: waiting.into_iter().cloned().collect(),
        agree: read.may(rules::agree(case, facts, entry, read.author()?)),
    }))
}

/// Lists the register of authorities.
pub(crate) fn authorities(read: &Read<'_>, _: Nothing) -> Result<Vec<AuthorityRow>, Error> {
    let mut rows = Vec::new();
    for state in read::all(read.connection, "authority")? {
        if let State::Authority(it) = state {
            rows.push(AuthorityRow { id: it.id, conflict: !it.facts.rivals.is_empty(), facts: it.facts.value });
        }
    }
    rows.sort_by(|a, b| (a.facts.country, &a.facts.name).cmp(&(b.facts.country, &b.facts.name)));
    Ok(rows)
}

/// Gives the whole register.
pub(crate) fn register(read: &Read<'_>, _: Nothing) -> Result<Register, Error> {
    let mut rows = Vec::new();
    for state in read::all(read.connection, "authority")? {
        if let State::Authority(it) = state {
            let mut found = Vec::new();
            conflicts::add(read, &mut found, "authority", &it.facts, |_| None)?;
            let (by, at) = (read.officer_name(it.facts.set.by)?, it.facts.set.at);
            rows.push(RegisterRow { id: it.id, facts: it.facts.value, conflicts: found, by, at });
        }
    }
    rows.sort_by(|a, b| (a.facts.retired, a.facts.country, &a.facts.name).cmp(&(b.facts.retired, b.facts.country, &b.facts.name)));
    Ok(Register { rows, may: read.may(jcat_domain::authorities::may_keep(read.author()?)) })
}
