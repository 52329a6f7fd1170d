//! Planned actions in the office: who is told of a conflict, and that what may not be told makes no difference (DEC-4, DEC-8).

use anyhow::{Context, Result, ensure};
use jcat_desk::domain::ids::CaseId;
use jcat_desk::office::{Granted, OfficeHit};
use jcat_tests::fleet::{Dice, seed, sized};
use jcat_tests::stations::{Staffed, key, planned};
use tokio_postgres::{Client, SimpleQueryMessage};
use uuid::Uuid;

const HOUR: i64 = 3_600_000;
/// The first moment of every plan: 1 March 2027, 06:00 UTC.
const START: i64 = 1_803_880_800_000;

fn case(number: u128) -> CaseId {
    CaseId(Uuid::from_u128(0xca5e_0000_0000_7000_8000_0000_0000_0000 + number))
}

/// A plan as it is declared.
#[derive(Clone, Copy, Debug)]
struct Plan {
    level: u8,
    from: i64,
    hours: i64,
    margin: u32,
    area: Option<(i32, i32, u32)>,
    key: Option<(usize, u8)>,
}

impl Plan {
    fn on(key: usize, level: u8, from: i64, hours: i64) -> Self {
        Self { level, from, hours, margin: 72, area: None, key: Some((key, 0)) }
    }

    fn content(&self) -> Vec<u8> {
        let keys: Vec<(u8, [u8; 32])> = self.key.iter().map(|(number, says)| (*says, key(&format!("value {number}")))).collect();
        planned(self.level, (self.from, self.from + self.hours * HOUR), self.margin, self.area.unwrap_or_default(), &keys)
    }
}

async fn told(office: &Staffed, at: usize, case: CaseId) -> Result<Vec<OfficeHit>> {
    Ok(office.links[at].hits(&[(Some(case), 0)]).await?.into_iter().filter(|hit| hit.level >= 0).collect())
}

async fn two_cases(office: &Staffed) -> Result<[CaseId; 2]> {
    for at in [1, 2] {
        let audience = format!("case/{}", case(at as u128));
        ensure!(office.links[0].admit_keeper(&audience, office.stations[at].officer).await? == Granted::Done, "opened");
    }
    Ok([case(1), case(2)])
}

/// Pushes a plan as a desk does.
async fn plan(office: &mut Staffed, at: usize, case: CaseId, subject: u128, plan: Plan) -> Result<()> {
    let (entry, content) = office.stations[at].declare_bytes(&format!("case/{case}"), subject, "planned-action.planned", plan.content())?;
    office.links[at].push_declaring(&[entry], &[Some(content)]).await?;
    Ok(())
}

#[tokio::test]
async fn an_action_day_over_the_others_intercept_is_told_to_both_and_to_nobody_else() -> Result<()> {
    let mut office = Staffed::with(4).await?;
    let [a, b] = two_cases(&office).await?;
    plan(&mut office, 1, a, 11, Plan::on(1, 1, START, 240)).await?;
    // The same key in somebody's data is no conflict of actions.
    let (entry, content) = office.stations[2].declare(&format!("case/{b}"), 90, 2, &[(0, 0, key("value 1"))])?;
    office.links[2].push_declaring(&[entry], &[Some(content)]).await?;
    assert_eq!((told(&office, 1, a).await?.len(), told(&office, 2, b).await?.len()), (0, 0));
    plan(&mut office, 2, b, 12, Plan::on(1, 2, START + 48 * HOUR, 6)).await?;
    let (owner, actor) = (told(&office, 1, a).await?, told(&office, 2, b).await?);
    assert_eq!((owner.len(), actor.len()), (1, 1));
    assert_eq!((owner[0].cause.as_str(), owner[0].owner, owner[0].level, owner[0].told), ("planned", true, 2, Some(1)));
    assert_eq!(owner[0].officer, Some(office.stations[2].officer), "at L2: whom to ring");
    assert_eq!((actor[0].owner, actor[0].level, actor[0].agency.clone(), actor[0].other), (false, 1, None, None), "at L1: that there is one");
    assert_eq!((owner[0].contribution.map(|it| it.0), actor[0].contribution.map(|it| it.0)), (Some(Uuid::from_u128(11)), Some(Uuid::from_u128(12))));
    assert_eq!(told(&office, 3, a).await?, [], "an outsider learns nothing");
    assert_eq!(told(&office, 3, b).await?, []);

    // Answered like any hit; moved out of each other's way it is no more, and moved back it is the same one.
    ensure!(office.links[2].say_of_hit(b, &actor[0].token, "delayed").await? == Granted::Done, "said");
    assert_eq!(told(&office, 1, a).await?[0].theirs.as_deref(), Some("delayed"));
    plan(&mut office, 2, b, 12, Plan::on(1, 2, START + 400 * HOUR, 6)).await?;
    assert_eq!((told(&office, 1, a).await?.len(), told(&office, 2, b).await?.len()), (0, 0));
    plan(&mut office, 2, b, 12, Plan::on(1, 2, START + 311 * HOUR, 6)).await?;
    assert_eq!(told(&office, 1, a).await?[0].token, owner[0].token, "71 hours after it");
    let off = Plan { level: 255, ..Plan::on(1, 2, START, 240) };
    plan(&mut office, 1, a, 11, off).await?;
    assert_eq!((told(&office, 1, a).await?.len(), told(&office, 2, b).await?.len()), (0, 0), "called off");
    Ok(())
}

#[tokio::test]
async fn places_that_touch_conflict_and_the_office_reckons_as_the_desk_does() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let [a, b] = two_cases(&office).await?;
    let at = |lat: i32, radius: u32, level: u8| Plan { level, from: START, hours: 6, margin: 24, area: Some((lat, 4_271_300, radius)), key: None };
    plan(&mut office, 1, a, 11, at(52_090_700, 300, 3)).await?;
    plan(&mut office, 2, b, 12, at(52_095_700, 255, 3)).await?;
    assert_eq!(told(&office, 2, b).await?.len(), 0, "556 metres apart, 300 and 255 around");
    plan(&mut office, 2, b, 12, at(52_095_700, 256, 3)).await?;
    assert_eq!(told(&office, 2, b).await?.iter().map(|hit| (hit.level, hit.other)).collect::<Vec<_>>(), [(3, Some(a))]);

    let (superuser, line) = office.cluster.by_socket("postgres", "").connect(tokio_postgres::NoTls).await?;
    tokio::spawn(line);
    let mut dice = Dice::of(seed());
    for _ in 0..200 {
        let mut place = || {
            let lat = i32::try_from(dice.below(180_000_001)).unwrap_or_default() - 90_000_000;
            let lon = i32::try_from(dice.below(360_000_001)).unwrap_or_default() - 180_000_000;
            jcat_desk::domain::planned::PlannedArea { lat, lon, radius: 1 }
        };
        let (p, q) = (place(), place());
        let row = superuser.query_one("SELECT office.distance($1, $2, $3, $4)", &[&p.lat, &p.lon, &q.lat, &q.lon]).await?;
        let (theirs, ours): (f64, f64) = (row.get(0), jcat_desk::domain::planned::distance(p, q));
        assert!((theirs - ours).abs() < 0.01, "{p:?} {q:?}: {theirs} and {ours}");
    }
    Ok(())
}

// ---- non-interference -----------------------------------------------------------------------------------------------------

/// A plan that the reader may not see.
#[derive(Clone, Copy, Debug)]
struct Hidden {
    plan: Plan,
    case: u128,
    officer: usize,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes what happens as statements of the owner of the tables: hidden plans first, then the reader's own, each planned anew after that.
fn history(hidden: &[Hidden], own: &[Plan], officers: &[(Uuid, String)], salt: u128) -> String {
    let mut sql = String::new();
    let mut say = |officer: Uuid, case: CaseId, subject: u128, plan: &Plan| {
        sql.push_str(&format!("SELECT office.declare('{officer}', '{case}', '{}', '\\x{}');\n", Uuid::from_u128(subject), hex(&plan.content())));
    };
    for (n, it) in hidden.iter().enumerate() {
        say(officers[it.officer].0, case(it.case), 0xd000 + salt * 1_000 + n as u128, &it.plan);
    }
    for (n, plan) in own.iter().enumerate() {
        say(officers[0].0, case(1), 0xa000 + n as u128, plan);
    }
    if let Some(first) = own.first() {
        say(officers[0].0, case(1), 0xa000, &Plan { from: first.from + HOUR, ..*first });
    }
    sql
}

/// Everything that the reader's connection is sent, but the time of day.
async fn heard(superuser: &Client, history: &str, login: &str) -> Result<Vec<String>> {
    superuser.batch_execute("BEGIN; SET LOCAL ROLE jcat_owner").await?;
    superuser.batch_execute(history).await.with_context(|| history.to_owned())?;
    superuser.batch_execute(&format!("RESET ROLE; SET LOCAL SESSION AUTHORIZATION {login}")).await?;
    let columns = "at_case, at_position, token, level, cause, strong, subject, n, agency, officer, other, purpose, told, theirs, revealed, here,
                   here_agency, ours, asker_token, is_owner";
    let mut said = Vec::new();
    for question in [
        format!("SELECT {columns} FROM office_v1.hits(ARRAY['{}']::uuid[], ARRAY[0]::bigint[])", case(1)),
        "SELECT * FROM office_v1.waiting()".to_owned(),
    ] {
        for message in superuser.simple_query(&question).await? {
            if let SimpleQueryMessage::Row(row) = message {
                said.push((0..row.len()).map(|at| row.get(at).unwrap_or("NULL")).collect::<Vec<_>>().join("|"));
            }
        }
        said.push("--".to_owned());
    }
    superuser.batch_execute("ROLLBACK").await?;
    Ok(said)
}

/// The same plans at each level above 0, otherwise as different as they can be: other cases, agencies and officers as far as the level hides
/// them, another order, and any number of plans at level 0.
fn another(hidden: &[Hidden], officers: usize, dice: &mut Dice) -> Vec<Hidden> {
    let pick = |dice: &mut Dice, most: usize| usize::try_from(dice.below(most as u64)).unwrap_or_default();
    let mut all: Vec<Hidden> = hidden.iter().filter(|it| it.plan.level > 0).copied().collect();
    for it in &mut all {
        if it.plan.level < 3 {
            it.case = 1_000 + u128::from(dice.below(40));
        }
        if it.plan.level < 2 {
            it.officer = 1 + pick(dice, officers - 1);
        }
    }
    for _ in 0..dice.below(6) {
        all.push(Hidden { plan: some_plan(dice, 0), case: 3_000 + u128::from(dice.below(40)), officer: 1 + pick(dice, officers - 1) });
    }
    for at in (1..all.len()).rev() {
        all.swap(at, pick(dice, at + 1));
    }
    all
}

fn some_plan(dice: &mut Dice, level: u8) -> Plan {
    let key = usize::try_from(dice.below(3)).unwrap_or_default();
    let from = START + i64::try_from(dice.below(200)).unwrap_or_default() * HOUR;
    match dice.below(3) {
        0 => Plan {
            margin: 24,
            area: Some((52_000_000 + i32::try_from(dice.below(3)).unwrap_or_default() * 4_000, 4_000_000, 300)),
            key: None,
            ..Plan::on(key, level, from, 12)
        },
        1 => Plan { key: Some((key, 2)), ..Plan::on(key, level, from, 12) },
        _ => Plan::on(key, level, from, 12),
    }
}

#[tokio::test]
async fn what_others_plan_and_may_not_be_told_makes_no_difference_to_a_byte() -> Result<()> {
    let office = Staffed::with(5).await?;
    ensure!(office.links[0].admit_keeper(&format!("case/{}", case(1)), office.stations[1].officer).await? == Granted::Done, "opened");
    let officers: Vec<(Uuid, String)> =
        [1, 2, 3, 4, 0].iter().map(|at| (office.stations[*at].officer.0, office.stations[*at].login.name.clone())).collect();
    let (superuser, line) = office.cluster.by_socket("postgres", "").connect(tokio_postgres::NoTls).await?;
    tokio::spawn(line);
    let mut dice = Dice::of(seed());
    let (mut round, mut with_hits) = (0, 0);
    // The dice decide how many rounds tell of something; it goes on until a quarter of the wished ones did.
    while round < sized(60) || with_hits * 4 < sized(60) {
        assert!(round < sized(60) * 10, "rounds tell of something: {with_hits} of {round}");
        round += 1;
        let mut hidden = Vec::new();
        for _ in 0..dice.below(10) {
            let level = u8::try_from(dice.below(4))?;
            let officer = 1 + usize::try_from(dice.below(officers.len() as u64 - 1))?;
            hidden.push(Hidden { plan: some_plan(&mut dice, level), case: 1_000 + u128::from(dice.below(8)), officer });
        }
        let own: Vec<Plan> = (0..dice.below(4)).map(|_| some_plan(&mut dice, 2)).collect();
        let first = heard(&superuser, &history(&hidden, &own, &officers, 1), &officers[0].1).await?;
        let other = another(&hidden, officers.len(), &mut dice);
        let second = heard(&superuser, &history(&other, &own, &officers, 2), &officers[0].1).await?;
        assert_eq!(first, second, "round {round}\n{hidden:?}\n{other:?}\n{own:?}");
        with_hits += usize::from(first.len() > 2);
    }
    Ok(())
}
