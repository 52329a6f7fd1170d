//! Counters of an operation: arrests, searches, servers, money (OPS-1, OPS-4).
//!
//! Each event is a subject of its own in the case's journal, so a hundred thousand of them stay a hundred thousand small folds.
//! A correction is a later entry of the same event: it cannot point to two, and two desks that correct one event without
//! knowing of each other make a conflict that is shown. The total is the sum of what stands; sums have no order, and an entry
//! has one id, so neither order nor repetition can change it.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::{CaseState, Origin, Stage, rules};
use crate::change::Change;
use crate::duties::{Author, Duty};
use crate::field::Field;
use crate::fold::Fact;
use crate::handling::Tlp;
use crate::ids::{AgencyId, CaseId, CounterId, OfficerId};
use crate::text::{self, TextField};
use crate::{Country, Day, Instant, Refusal};

labels! {
    /// What is counted on an action day: the list of Eurojust's coordination centres, and what the taskforce adds to it.
    CounterKind {
        /// People arrested.
        Arrest = "arrest",
        /// Places searched.
        Search = "search",
        /// Interviews and hearings.
        Hearing = "hearing",
        /// Servers seized.
        ServerSeized = "server-seized",
        /// Servers taken down.
        ServerDown = "server-down",
        /// Domains seized.
        DomainSeized = "domain-seized",
        /// Accounts frozen.
        AccountFrozen = "account-frozen",
        /// Cash seized.
        Cash = "cash",
        /// Cryptocurrency seized.
        Crypto = "crypto",
        /// Vehicles seized.
        Vehicle = "vehicle",
        /// Devices seized.
        Device = "device",
        /// Data secured.
        DataVolume = "data-volume",
        /// Victims identified.
        VictimId = "victim-id",
        /// Warrants issued.
        WarrantIssued = "warrant-issued",
    }
}

labels! {
    /// How a kind is measured.
    Measure {
        /// In whole pieces.
        Pieces = "pieces",
        /// In a currency of ISO 4217.
        Money = "money",
        /// In a crypto-asset, by its usual short name.
        Asset = "asset",
        /// In gigabytes.
        Volume = "volume",
    }
}

impl CounterKind {
    /// Says how the kind is measured.
    pub const fn measure(self) -> Measure {
        match self {
            Self::Cash => Measure::Money,
            Self::Crypto => Measure::Asset,
            Self::DataVolume => Measure::Volume,
            Self::Arrest
            | Self::Search
            | Self::Hearing
            | Self::ServerSeized
            | Self::ServerDown
            | Self::DomainSeized
            | Self::AccountFrozen
            | Self::Vehicle
            | Self::Device
            | Self::VictimId
            | Self::WarrantIssued => Measure::Pieces,
        }
    }
}

labels! {
    /// Whether a quantity is known, or a lower bound, as in "more than 100" (OPS-4).
    Bound {
        /// The quantity itself.
        Exactly = "exactly",
        /// That many or more.
        AtLeast = "at-least",
    }
}

impl Bound {
    /// A sum of which any part is a lower bound is one.
    pub fn join(self, other: Self) -> Self {
        self.max(other)
    }
}

labels! {
    /// What became of people after their arrest, years later (OUT).
    Prosecution {
        /// Charged.
        Charged = "charged",
        /// Convicted.
        Convicted = "convicted",
        /// Acquitted.
        Acquitted = "acquitted",
        /// Proceedings ended without a judgment.
        Dropped = "dropped",
        /// Handed over to another country.
        Surrendered = "surrendered",
    }
}

/// A decimal that is counted: never a float, never below zero once a rule has looked at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Quantity(pub Decimal);

/// The largest quantity of one event: ten trillion, so that a sum of a hundred thousand stays exact.
pub const LARGEST: i64 = 10_000_000_000_000;
/// The most digits behind the point: those of the finest crypto-asset.
pub const FINEST: u32 = 18;

/// How many of the finest parts make one.
const ATTO: i128 = 1_000_000_000_000_000_000;
const NANO: i128 = 1_000_000_000;

impl Quantity {
    /// Counts in the finest parts: integers add up exactly, and in any order.
    fn in_atto(self) -> i128 {
        let finer = 10i128.saturating_pow(FINEST.saturating_sub(self.0.scale()));
        self.0.mantissa().saturating_mul(finer)
    }

    /// The same, back. What is wider than a decimal loses its last digits: more than any office will count.
    fn of_atto(mut sum: i128) -> Self {
        let mut scale = FINEST;
        while scale > 0 && (sum % 10 == 0 || sum.unsigned_abs() >> 96 != 0) {
            sum /= 10;
            scale -= 1;
        }
        Self(Decimal::try_from_i128_with_scale(sum, scale).unwrap_or(Decimal::MAX))
    }

    /// Splits it into three integers that add up each for itself: whole ones, billionths, and billionths of these.
    pub fn parts(self) -> [i64; 3] {
        let atto = self.in_atto();
        [atto / ATTO, atto % ATTO / NANO, atto % NANO].map(|part| i64::try_from(part).unwrap_or(i64::MAX))
    }

    /// The same, back, also from sums of each.
    pub fn of_parts([whole, nano, atto]: [i64; 3]) -> Self {
        Self::of_atto(i128::from(whole).saturating_mul(ATTO) + i128::from(nano) * NANO + i128::from(atto))
    }
}

impl<C> minicbor::Encode<C> for Quantity {
    fn encode<W: minicbor::encode::Write>(&self, e: &mut minicbor::Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0.to_string())?.ok()
    }
}

impl<'b, C> minicbor::Decode<'b, C> for Quantity {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.str()?.parse().map(Self).map_err(|_| minicbor::decode::Error::message("not a decimal"))
    }
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// Where it happened; none where that is not said, or in several countries at once.
    #[n(0)]
    pub country: Option<Country>,
    /// What is counted.
    #[n(1)]
    pub kind: CounterKind,
    /// How much.
    #[n(2)]
    pub quantity: Quantity,
    /// The currency, the asset, `GB`; none for pieces.
    #[n(3)]
    pub unit: Option<String>,
    /// Whether that is all.
    #[n(4)]
    pub bound: Bound,
    /// When it happened.
    #[n(5)]
    pub at: Instant,
    /// The reference of the warrant, the file, the exhibit.
    #[n(6)]
    pub reference: Option<String>,
    /// How the figure may be passed on.
    #[n(7)]
    pub tlp: Tlp,
}

/// An event was counted.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CounterRecorded {
    /// The event.
    #[n(0)]
    pub counter: CounterId,
    /// The case.
    #[n(1)]
    pub case: CaseId,
    /// The agency whose number it is: it confirms it in the outcome.
    #[n(2)]
    pub agency: AgencyId,
    /// What it says.
    #[n(3)]
    pub figure: Figure,
}

/// An event was corrected, or taken back.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CounterCorrected {
    /// What it says now; none takes it back.
    #[n(0)]
    pub figure: Option<Figure>,
    /// Why.
    #[n(1)]
    pub reason: String,
}

/// What became of people who were arrested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct ProsecutionRecorded {
    /// What became of them.
    #[n(0)]
    pub outcome: Prosecution,
    /// How many of them.
    #[n(1)]
    pub people: u32,
    /// When.
    #[n(2)]
    pub on: Day,
    /// The court, the sentence, the reference.
    #[n(3)]
    pub text: Option<String>,
}

/// What became of people who were arrested, with who said so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What.
    pub recorded: ProsecutionRecorded,
    /// Who said so.
    pub by: OfficerId,
}

/// An event that counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CounterState {
    /// The event.
    pub id: CounterId,
    /// The case.
    pub case: CaseId,
    /// Whose number it is.
    pub agency: AgencyId,
    /// What it says; none once it was taken back.
    pub figure: Field<Option<Figure>>,
    /// Why it was last corrected.
    pub reason: Option<String>,
    /// Who recorded it.
    pub by: OfficerId,
    /// When it was recorded.
    pub at: Instant,
    /// What became of the people, for an arrest.
    pub follow_ups: Vec<FollowUp>,
}

// ---- requests ----------------------------------------------------------------------------------------------------------

/// What somebody types of an event.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FigureTyped {
    /// Where it happened; none where that is not said.
    #[serde(default)]
    pub country: Option<Country>,
    /// What is counted.
    pub kind: CounterKind,
    /// How much: a decimal.
    pub quantity: Quantity,
    /// `EUR`, `BTC`, `GB` or `TB`; none for pieces.
    #[serde(default)]
    #[ts(optional)]
    pub unit: Option<String>,
    /// Whether that is all; exactly so unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub bound: Option<Bound>,
    /// When it happened; now unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<Instant>,
    /// A reference.
    #[serde(default)]
    #[ts(optional)]
    pub reference: Option<String>,
    /// How it may be passed on; as the case unless said otherwise.
    #[serde(default)]
    #[ts(optional)]
    pub tlp: Option<Tlp>,
}

/// Counts an event of an operation (OPS-1).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordCounter {
    /// The case.
    pub case: CaseId,
    /// Whose number it is; one's own agency's unless said otherwise. EC3 enters for those who call in.
    #[serde(default)]
    #[ts(optional)]
    pub agency: Option<AgencyId>,
    /// What happened.
    pub figure: FigureTyped,
}

/// Corrects one event (OPS-1).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CorrectCounter {
    /// The event.
    pub counter: CounterId,
    /// What it should say.
    pub figure: FigureTyped,
    /// Why.
    pub reason: String,
}

/// Takes one event back: it did not happen, or was counted twice.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TakeBackCounter {
    /// The event.
    pub counter: CounterId,
    /// Why.
    pub reason: String,
}

/// Says what became of people who were arrested.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordProsecution {
    /// The arrest.
    pub counter: CounterId,
    /// What became of them.
    pub outcome: Prosecution,
    /// How many of them.
    pub people: u32,
    /// When.
    pub on: Day,
    /// The court, the sentence, the reference.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

// ---- rules -------------------------------------------------------------------------------------------------------------

/// Says whether the author may give a number of the agency: one of its officers, or EC3, which takes calls on action day.
pub fn may_count_for(agency: &AgencyId, author: &Author) -> Result<(), Refusal> {
    author.require(&[Duty::Officer, Duty::Ec3])?;
    if author.has(Duty::Ec3) { Ok(()) } else { author.require_of(agency) }
}

/// Says whether events of the case are counted: from the operation on until it is closed. A case that was over before this
/// system has figures too, and they are recorded afterwards.
pub fn is_counted(case: &CaseState) -> Result<(), Refusal> {
    match case.stage {
        Stage::Operation | Stage::WrapUp => Ok(()),
        Stage::Closed if matches!(case.origin, Origin::BroughtIn { .. }) => Ok(()),
        stage => Err(Refusal::NotInOperation { stage }),
    }
}

/// Reads a figure as it was typed: never negative, whole where pieces are counted, in a unit that fits.
pub fn read_figure(typed: &FigureTyped, case: &CaseState, now: Instant) -> Result<Figure, Refusal> {
    let mut quantity = typed.quantity.0.normalize();
    if quantity.is_sign_negative() && !quantity.is_zero() {
        return Err(Refusal::NegativeQuantity);
    }
    let typed_unit = typed.unit.as_deref().map_or(Ok(None), |unit| text::optional(TextField::Short, unit))?.map(|unit| unit.to_uppercase());
    let wrong = || Refusal::WrongUnit { kind: typed.kind };
    let unit = match (typed.kind.measure(), typed_unit) {
        (Measure::Pieces, None) => None,
        (Measure::Money, Some(unit)) if iso_currency::Currency::from_code(&unit).is_some() => Some(unit),
        (Measure::Asset, Some(unit)) if (2..=10).contains(&unit.len()) && unit.chars().all(|c| c.is_ascii_alphanumeric()) => Some(unit),
        (Measure::Volume, Some(unit)) if unit == "GB" => Some(unit),
        (Measure::Volume, Some(unit)) if unit == "TB" => {
            // One unit in the books, so that all of it adds up.
            quantity = quantity.checked_mul(Decimal::ONE_THOUSAND).ok_or(Refusal::QuantityOutOfRange)?.normalize();
            Some("GB".to_owned())
        }
        _ => return Err(wrong()),
    };
    if quantity > Decimal::from(LARGEST) || quantity.scale() > FINEST {
        return Err(Refusal::QuantityOutOfRange);
    }
    if typed.kind.measure() == Measure::Pieces && quantity.scale() > 0 {
        return Err(Refusal::NotWhole { kind: typed.kind });
    }
    Ok(Figure {
        country: typed.country,
        kind: typed.kind,
        quantity: Quantity(quantity),
        unit,
        bound: typed.bound.unwrap_or(Bound::Exactly),
        at: typed.at.unwrap_or(now),
        reference: typed.reference.as_deref().map_or(Ok(None), |it| text::optional(TextField::Contact, it))?,
        tlp: typed.tlp.unwrap_or(case.handling.value.tlp),
    })
}

/// Counts an event (OPS-1).
pub fn record(case: &CaseState, request: &RecordCounter, counter: CounterId, who: &Author, now: Instant) -> Result<Change, Refusal> {
    rules::may_take_part(case, who)?;
    is_counted(case)?;
    let agency = request.agency.clone().or_else(|| who.agency.clone()).ok_or(Refusal::NeedsDuty { duty: Duty::Officer })?;
    may_count_for(&agency, who)?;
    if !who.is_of(&agency) && !case.agencies.contains(&agency) {
        return Err(Refusal::NotOfCase { agency });
    }
    let figure = read_figure(&request.figure, case, now)?;
    Ok(Change::CounterRecorded(CounterRecorded { counter, case: case.id, agency, figure }))
}

/// Corrects an event. A number may turn out wrong long after the case was closed.
pub fn correct(case: &CaseState, state: &CounterState, request: &CorrectCounter, who: &Author) -> Result<Change, Refusal> {
    may_count_for(&state.agency, who)?;
    let before = state.figure.value.as_ref();
    let at = before.map_or(state.at, |figure| figure.at);
    let mut typed = request.figure.clone();
    // What is not said again stays.
    typed.tlp = typed.tlp.or_else(|| before.map(|figure| figure.tlp));
    let figure = read_figure(&typed, case, at)?;
    Ok(Change::CounterCorrected(CounterCorrected { figure: Some(figure), reason: text::required(TextField::Reason, &request.reason)? }))
}

/// Takes an event back.
pub fn take_back(state: &CounterState, request: &TakeBackCounter, who: &Author) -> Result<Change, Refusal> {
    may_count_for(&state.agency, who)?;
    if state.figure.value.is_none() && state.figure.rivals.is_empty() {
        return Err(Refusal::NothingToEnd);
    }
    Ok(Change::CounterCorrected(CounterCorrected { figure: None, reason: text::required(TextField::Reason, &request.reason)? }))
}

/// Says what became of people who were arrested (OUT).
pub fn follow_up(state: &CounterState, request: &RecordProsecution, who: &Author) -> Result<Change, Refusal> {
    may_count_for(&state.agency, who)?;
    let text = request.text.as_deref().map_or(Ok(None), |it| text::optional(TextField::Reason, it))?;
    let change = ProsecutionRecorded { outcome: request.outcome, people: request.people, on: request.on, text };
    people_fit(state, &change)?;
    Ok(Change::ProsecutionRecorded(change))
}

/// Refuses more people of one outcome than were arrested, where that number is known.
fn people_fit(state: &CounterState, it: &ProsecutionRecorded) -> Result<(), Refusal> {
    let Some(figure) = state.figure.value.as_ref().filter(|figure| figure.kind == CounterKind::Arrest) else { return Err(Refusal::NotAnArrest) };
    let told: u32 = state.follow_ups.iter().filter(|known| known.recorded.outcome == it.outcome).map(|known| known.recorded.people).sum();
    let all = Decimal::from(told.saturating_add(it.people));
    if it.people == 0 || (figure.bound == Bound::Exactly && all > figure.quantity.0) {
        return Err(Refusal::MoreThanArrested { arrested: figure.quantity.0.to_string() });
    }
    Ok(())
}

// ---- folding -----------------------------------------------------------------------------------------------------------

/// Begins an event.
pub fn begin(fact: &Fact<'_>) -> Result<CounterState, Refusal> {
    let Change::CounterRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    may_count_for(&it.agency, fact.author)?;
    sane(&it.figure)?;
    Ok(CounterState {
        id: it.counter,
        case: it.case,
        agency: it.agency.clone(),
        figure: Field::new(Some(it.figure.clone()), fact),
        reason: None,
        by: fact.author.officer,
        at: fact.at,
        follow_ups: Vec::new(),
    })
}

/// Folds a later entry of an event.
pub fn fold(state: &mut CounterState, fact: &Fact<'_>) -> Result<(), Refusal> {
    may_count_for(&state.agency, fact.author)?;
    match fact.change {
        Change::CounterCorrected(it) => {
            it.figure.as_ref().map_or(Ok(()), sane)?;
            state.figure.set(it.figure.clone(), fact);
            state.reason = Some(it.reason.clone());
        }
        Change::ProsecutionRecorded(it) => {
            people_fit(state, it)?;
            state.follow_ups.push(FollowUp { recorded: it.clone(), by: fact.author.officer });
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// What another program may have written and no sum can bear.
fn sane(figure: &Figure) -> Result<(), Refusal> {
    let quantity = figure.quantity.0;
    if quantity.is_sign_negative() && !quantity.is_zero() {
        return Err(Refusal::NegativeQuantity);
    }
    if quantity > Decimal::from(LARGEST) || quantity.scale() > FINEST { Err(Refusal::QuantityOutOfRange) } else { Ok(()) }
}

// ---- totals ------------------------------------------------------------------------------------------------------------

/// What a total is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, Encode, Decode)]
pub struct TotalOf {
    /// What is counted.
    #[n(0)]
    pub kind: CounterKind,
    /// Where.
    #[n(1)]
    pub country: Option<Country>,
    /// The unit.
    #[n(2)]
    pub unit: Option<String>,
}

/// A total: the sum of what stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Encode, Decode)]
pub struct Total {
    /// What it is of.
    #[n(0)]
    #[serde(flatten)]
    pub of: TotalOf,
    /// How much.
    #[n(1)]
    pub quantity: Quantity,
    /// A lower bound where any part is one.
    #[n(2)]
    pub bound: Bound,
    /// The strictest marking of its parts.
    #[n(3)]
    pub tlp: Tlp,
}

/// Adds up figures, by kind, country and unit. The same whatever their order.
pub fn totals<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> Vec<Total> {
    let of = |figure: &Figure| TotalOf { kind: figure.kind, country: figure.country, unit: figure.unit.clone() };
    added(figures.into_iter().map(|figure| (of(figure), figure.quantity, figure.bound, figure.tlp)))
}

/// Adds up totals of several, by kind, country and unit.
pub fn sum<'a>(totals: impl IntoIterator<Item = &'a Total>) -> Vec<Total> {
    added(totals.into_iter().map(|total| (total.of.clone(), total.quantity, total.bound, total.tlp)))
}

/// Adds up totals over all countries.
pub fn overall(totals: &[Total]) -> Vec<Total> {
    added(totals.iter().map(|total| (TotalOf { country: None, ..total.of.clone() }, total.quantity, total.bound, total.tlp)))
}

fn added(parts: impl Iterator<Item = (TotalOf, Quantity, Bound, Tlp)>) -> Vec<Total> {
    let mut sums: BTreeMap<TotalOf, (i128, Bound, Tlp)> = BTreeMap::new();
    for (of, quantity, bound, tlp) in parts {
        let sum = sums.entry(of).or_insert((0, Bound::Exactly, Tlp::Clear));
        *sum = (sum.0.saturating_add(quantity.in_atto()), sum.1.join(bound), sum.2.max(tlp));
    }
    sums.into_iter().map(|(of, (sum, bound, tlp))| Total { of, quantity: Quantity::of_atto(sum), bound, tlp }).collect()
}

#[cfg(test)]
pub(crate) mod tests;
