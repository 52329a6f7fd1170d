//! Matching in the office: who is told what, and that what may not be told makes no difference (DEC-4).

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use jcat_desk::domain::ids::{CaseId, ContributionId};
use jcat_desk::office::{Answered, Granted, OfficeHit, Trouble};
use jcat_tests::fleet::{Dice, seed, sized};
use jcat_tests::stations::{Staffed, key, planned};
use tokio_postgres::{Client, SimpleQueryMessage};
use uuid::Uuid;

fn case(number: u128) -> (String, CaseId) {
    let id = CaseId(Uuid::from_u128(0xca5e_0000_0000_7000_8000_0000_0000_0000 + number));
    (format!("case/{id}"), id)
}

async fn two_cases(office: &Staffed) -> Result<[(String, CaseId); 2]> {
    let cases = [case(1), case(2)];
    for (at, (audience, _)) in [1, 2].into_iter().zip(&cases) {
        ensure!(office.links[0].admit_keeper(audience, office.stations[at].officer).await? == Granted::Done, "opened");
    }
    Ok(cases)
}

async fn told(office: &Staffed, at: usize, case: CaseId) -> Result<Vec<OfficeHit>> {
    Ok(office.links[at].hits(&[(Some(case), 0)]).await?)
}

#[tokio::test]
async fn a_match_is_found_once_in_both_directions_however_often_it_is_sent() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let [(first, a), (second, b)] = two_cases(&office).await?;
    let keys = [(0, 0, key("wallet")), (1, 0, key("own")), (2, 2, key("range"))];
    let (entry, content) = office.stations[1].declare(&first, 11, 2, &keys)?;
    office.links[1].push_declaring(std::slice::from_ref(&entry), &[Some(content.clone())]).await?;
    let (theirs, their_content) = office.stations[2].declare(&second, 12, 1, &[(7, 0, key("wallet")), (8, 2, key("range"))])?;
    for _ in 0..2 {
        office.links[2].push_declaring(std::slice::from_ref(&theirs), &[Some(their_content.clone())]).await?;
        office.links[1].push_declaring(std::slice::from_ref(&entry), &[Some(content.clone())]).await?;
    }
    let (at_first, at_second) = (told(&office, 1, a).await?, told(&office, 2, b).await?);
    assert_eq!((at_first.len(), at_second.len()), (1, 1), "two that lie within one range are no match");
    let (owner, actor) = (&at_first[0], &at_second[0]);
    assert_eq!((owner.owner, owner.level, owner.told, owner.n), (true, 1, Some(2), Some(0)));
    assert!(owner.agency.is_some() && owner.officer.is_none() && owner.other.is_none(), "the owner is told who acted, and no more than L1 else");
    assert_eq!((actor.owner, actor.level, actor.n, actor.other), (false, 2, Some(7), None));
    assert!(actor.agency.is_some() && actor.officer == Some(office.stations[1].officer));
    assert_eq!(told(&office, 2, a).await?, [], "another's case");
    assert_ne!(owner.token, actor.token, "each side has a name of its own for it");

    // What an entry declares is what its header commits to.
    let (entry, mut other) = office.stations[2].declare(&second, 12, 1, &[(9, 0, key("else"))])?;
    other[1] = 3;
    let refused = office.links[2].push_declaring(std::slice::from_ref(&entry), &[Some(other)]).await;
    assert!(matches!(refused, Err(Trouble::Broken(_))), "{refused:?}");
    Ok(())
}

#[tokio::test]
async fn a_question_needs_the_case_and_is_charged_and_its_owner_is_told() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let [(first, a), (_, b)] = two_cases(&office).await?;
    let (entry, content) = office.stations[1].declare(&first, 11, 0, &[(0, 0, key("wallet"))])?;
    office.links[1].push_declaring(&[entry], &[Some(content)]).await?;
    let ask = |n: u32, value: &str| (n, 0, key(value));
    let silent = office.links[2].compare(b, 2, &[ask(0, "wallet")]).await?;
    assert_eq!(silent, office.links[2].compare(b, 2, &[ask(0, "nobody's")]).await?, "what is told to nobody is not there");
    assert_eq!(silent, Answered::Found(Vec::new()));
    let asked = told(&office, 1, a).await?;
    assert_eq!((asked.len(), asked[0].cause.as_str(), asked[0].told), (1, "asked", Some(0)));
    assert_eq!(office.links[2].compare(a, 2, &[ask(0, "wallet")]).await?, Answered::Refused, "for a case of one's own alone");
    let many: Vec<_> = (0..1_001).map(|n| ask(n, &n.to_string())).collect();
    assert_eq!(office.links[2].compare(b, 2, &many).await?, Answered::TooMany);
    assert_eq!(office.links[2].compare(b, 2, &many[..1_000]).await?, Answered::Found(Vec::new()));
    assert_eq!(office.links[2].compare(b, 2, &many[..998]).await?, Answered::Found(Vec::new()), "two were spent before");
    assert_eq!(office.links[2].compare(b, 2, &many[..1]).await?, Answered::Spent);
    Ok(())
}

#[tokio::test]
async fn a_value_of_very_many_cases_is_told_once_and_costs_no_more() -> Result<()> {
    let mut office = Staffed::with(2).await?;
    let common = key("a resolver that everybody uses");
    let mut audiences = Vec::new();
    for number in 1..=230_u128 {
        let (audience, id) = case(number);
        ensure!(office.links[0].admit_keeper(&audience, office.stations[1].officer).await? == Granted::Done, "opened");
        let (entry, content) = office.stations[1].declare(&audience, 1_000 + number, 2, &[(0, 0, common)])?;
        office.links[1].push_declaring(&[entry], &[Some(content)]).await?;
        audiences.push(id);
    }
    let last = told(&office, 1, audiences[229]).await?;
    assert_eq!(
        last.iter().map(|hit| (hit.cause.as_str(), hit.strong)).collect::<Vec<_>>(),
        [("common", false)],
        "one notice, and nothing pair by pair"
    );
    let first = told(&office, 1, audiences[0]).await?;
    assert_eq!(first.iter().filter(|hit| hit.cause == "common").count(), 1);
    assert!(first.len() <= 201, "{} hits of one value", first.len());
    Ok(())
}

/// Declares data of a case as a desk does; nothing but a level where there are no keys.
async fn declare(office: &mut Staffed, at: usize, audience: &str, subject: u128, level: u8, keys: &[(u32, u8, [u8; 32])]) -> Result<()> {
    let (entry, content) = office.stations[at].declare(audience, subject, level, keys)?;
    office.links[at].push_declaring(&[entry], &[Some(content)]).await?;
    Ok(())
}

/// The wall behind DEC-6: a desk that asks its own officer for the second word is refused by the office, whatever the desk says.
#[tokio::test]
async fn nobody_approves_ones_own() -> Result<()> {
    let mut office = Staffed::with(5).await?;
    let [(first, a), (second, b)] = two_cases(&office).await?;
    let [recorder, reader] = [1, 3].map(|at| office.stations[at].officer);
    ensure!(office.links[1].admit(&first, reader, None).await? == Granted::Done, "admitted by who keeps it");
    declare(&mut office, 2, &second, 12, 2, &[(0, 0, key("value 7"))]).await?;
    let many: Vec<_> = (0..1_001).map(|n| (n, 0, key(&format!("value {n}")))).collect();
    declare(&mut office, 1, &first, 11, 2, &many).await?;
    let held = ContributionId(Uuid::from_u128(11));
    for at in [1, 3] {
        let waiting = office.links[at].waiting().await?;
        let of: Vec<_> = waiting.iter().map(|it| (it.case, it.contribution, it.officer, it.indicators)).collect();
        assert_eq!(of, [(a, held, recorder, 1_001)], "whoever reads the case sees what waits");
    }
    for (at, who) in [(1, "the recorder"), (2, "another case"), (4, "an outsider"), (0, "an administrator")] {
        assert_eq!(office.links[at].approve(a, held).await?, Granted::Refused, "{who}");
    }
    assert_eq!(office.links[3].approve(b, held).await?, Granted::Refused, "of another case");
    assert_eq!((told(&office, 1, a).await?.len(), told(&office, 2, b).await?.len()), (0, 0), "compared with nothing yet");
    assert_eq!(office.links[3].approve(a, held).await?, Granted::Done, "a second person who reads the case");
    assert_eq!(office.links[3].approve(a, held).await?, Granted::Refused, "nothing waits any more");
    assert_eq!((told(&office, 1, a).await?.len(), told(&office, 2, b).await?.len()), (1, 1));

    // A planned action beyond the day's budget waits the same way.
    for _ in 0..2 {
        ensure!(matches!(office.links[1].compare(a, 2, &many[..1_000]).await?, Answered::Found(_)), "two thousand a day");
    }
    let content = planned(2, (1_803_880_800_000, 1_803_902_400_000), 72, (0, 0, 0), &[(0, key("panel"))]);
    let (entry, content) = office.stations[1].declare_bytes(&first, 13, "planned-action.planned", content)?;
    office.links[1].push_declaring(&[entry], &[Some(content)]).await?;
    let action = ContributionId(Uuid::from_u128(13));
    assert_eq!(office.links[1].waiting().await?.iter().map(|it| it.contribution).collect::<Vec<_>>(), [action]);
    assert_eq!(office.links[1].approve(a, action).await?, Granted::Refused, "the planner");
    assert_eq!(office.links[3].approve(a, action).await?, Granted::Done);
    assert_eq!(office.links[1].waiting().await?.len(), 0);
    Ok(())
}

/// DEC-6: what has few possible values answers in bulk with L1 at most, recorded and asked, before and after.
#[tokio::test]
async fn what_could_be_tried_out_tells_in_bulk_that_there_is_something_and_no_more() -> Result<()> {
    const GUESSABLE: u8 = 4;
    let mut office = Staffed::with(3).await?;
    let (owners, a) = case(1);
    ensure!(office.links[0].admit_keeper(&owners, office.stations[1].officer).await? == Granted::Done, "opened");
    // How many, what their owner says of them, what who asks says, and what that is told.
    for (round, (count, theirs, flags, level)) in
        (10_u128..).zip([(100_u32, GUESSABLE, GUESSABLE, 3_i16), (101, GUESSABLE, GUESSABLE, 1), (101, GUESSABLE, 0, 1), (101, 0, 0, 3)])
    {
        let (audience, of) = case(round);
        ensure!(office.links[0].admit_keeper(&audience, office.stations[2].officer).await? == Granted::Done, "opened");
        let named = |what: &str| key(&format!("{what} {round}"));
        let bulk = |first: &[&str]| -> Vec<(u32, u8, [u8; 32])> {
            let others = (0..count).map(|n| format!("own {n}")).skip(first.len());
            let values = first.iter().map(|it| (*it).to_owned()).chain(others);
            (0..).zip(values).map(|(n, value)| (n, flags, named(&value))).collect()
        };
        // What the other side has was there before, or comes after: that makes no difference.
        declare(&mut office, 1, &owners, round * 100, 3, &[(0, theirs, named("before")), (1, theirs, named("asked"))]).await?;
        declare(&mut office, 2, &audience, round * 100 + 1, 2, &bulk(&["before", "after"])).await?;
        declare(&mut office, 1, &owners, round * 100 + 2, 3, &[(0, theirs, named("after"))]).await?;
        let case = (level == 3).then_some(a);
        let recorded: Vec<_> = told(&office, 2, of).await?.iter().map(|hit| (hit.level, hit.other)).collect();
        assert_eq!(recorded, [(level, case), (level, case)], "{count} values recorded, flags {flags}");
        let Answered::Found(found) = office.links[2].compare(of, 2, &bulk(&["asked"])).await? else { anyhow::bail!("within the budget") };
        let asked: Vec<_> = found.iter().map(|it| (it.n, it.level, it.other)).collect();
        assert_eq!(asked, [(0, level, case)], "{count} values asked, flags {flags}");
        // One by one it tells what it always did.
        let Answered::Found(found) = office.links[2].compare(of, 2, &bulk(&["asked"])[..1]).await? else { anyhow::bail!("within the budget") };
        assert_eq!(found.iter().map(|it| (it.level, it.other)).collect::<Vec<_>>(), [(3, Some(a))]);
    }
    Ok(())
}

/// DEC-6 does not rest on what a desk says of its own question: values are counted by their keys, and what the other side calls guessable is.
#[tokio::test]
async fn many_values_under_one_number_are_many_values() -> Result<()> {
    const GUESSABLE: u8 = 4;
    let mut office = Staffed::with(3).await?;
    let [(first, a), (_, b)] = two_cases(&office).await?;
    declare(&mut office, 1, &first, 11, 3, &[(0, GUESSABLE, key("number 5"))]).await?;
    let strong = |count: u32| -> Vec<(u32, u8, [u8; 32])> { (0..count).map(|n| (0, 0, key(&format!("number {n}")))).collect() };
    assert_eq!(office.links[2].compare(b, 2, &strong(1_001)).await?, Answered::TooMany, "one number, 1,001 values");
    let levels = |answer: Answered| match answer {
        Answered::Found(found) => Ok(found.iter().map(|it| (it.level, it.other)).collect::<Vec<_>>()),
        other => anyhow::bail!("{other:?}"),
    };
    assert_eq!(levels(office.links[2].compare(b, 2, &strong(101)).await?)?, [(1, None)], "in bulk, and guessable to its owner");
    assert_eq!(levels(office.links[2].compare(b, 2, &strong(100)).await?)?, [(3, Some(a))], "a few of them");
    // An address of IPv6 has a key of its own and 49 of the ranges around it; a person up to four that others have too.
    let one = |n: u32, flags: u8, count: usize| (0..count).map(move |at| (n, flags, key(&format!("{flags} {n} {at}"))));
    let honest: Vec<_> = (0..799).flat_map(|n| one(n, 0, 1).chain(one(n, 1, 4)).chain(one(n, 2, 49))).collect();
    assert_eq!(levels(office.links[2].compare(b, 2, &honest).await?)?, [], "799 values and not one more");
    assert_eq!(levels(office.links[2].compare(b, 2, &strong(1_000)).await?)?, [(1, None)], "101, 100, 799 and 1,000 are the day's 2,000");
    assert_eq!(office.links[2].compare(b, 2, &strong(1)).await?, Answered::Spent);
    Ok(())
}

/// Who made it wait cannot let it go on, also where a colleague of the same agency had begun it.
#[tokio::test]
async fn the_second_person_is_not_who_made_it_wait() -> Result<()> {
    let mut office = Staffed::with(5).await?;
    let (audience, a) = case(1);
    ensure!(office.links[0].admit_keeper(&audience, office.stations[1].officer).await? == Granted::Done, "opened");
    let colleague = 4;
    ensure!(office.links[1].admit(&audience, office.stations[colleague].officer, None).await? == Granted::Done, "admitted");
    declare(&mut office, 1, &audience, 11, 2, &[(0, 0, key("begun"))]).await?;
    let many: Vec<_> = (1..1_002).map(|n| (n, 0, key(&format!("value {n}")))).collect();
    declare(&mut office, colleague, &audience, 11, 2, &many).await?;
    let held = ContributionId(Uuid::from_u128(11));
    let waiting = office.links[1].waiting().await?;
    assert_eq!(waiting.iter().map(|it| (it.contribution, it.officer)).collect::<Vec<_>>(), [(held, office.stations[colleague].officer)]);
    assert_eq!(office.links[colleague].approve(a, held).await?, Granted::Refused, "who made it wait");
    assert_eq!(office.links[1].approve(a, held).await?, Granted::Done, "who began it, and asked for no more");
    Ok(())
}

/// DEC-2: a stricter or looser marking, and a withdrawal, reach what was declared before.
#[tokio::test]
async fn what_is_marked_anew_is_told_anew() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let [(first, a), (second, b)] = two_cases(&office).await?;
    declare(&mut office, 1, &first, 11, 3, &[(0, 0, key("wallet"))]).await?;
    declare(&mut office, 2, &second, 12, 2, &[(0, 0, key("wallet"))]).await?;
    // The level by which it is declared anew, and what the other side sees then. 255: withdrawn.
    for (level, seen) in [(3, Some((3, Some(a)))), (1, Some((1, None))), (0, None), (2, Some((2, None))), (255, None), (3, Some((3, Some(a))))] {
        declare(&mut office, 1, &first, 11, level, &[]).await?;
        let hits: Vec<_> = told(&office, 2, b).await?.iter().filter(|hit| hit.level >= 0).map(|hit| (hit.level, hit.other)).collect();
        assert_eq!(hits, seen.into_iter().collect::<Vec<_>>(), "declared at {level}");
        let own = told(&office, 1, a).await?.iter().filter(|hit| hit.level >= 0).count();
        assert_eq!(own, usize::from(level <= 4), "its owner is told at every level, and of nothing that was withdrawn");
    }
    Ok(())
}

/// DEC-9: contents open when both did, and what one alone showed can be taken back.
#[tokio::test]
async fn both_show_themselves_or_neither() -> Result<()> {
    let mut office = Staffed::with(4).await?;
    let [(first, a), (second, b)] = two_cases(&office).await?;
    declare(&mut office, 1, &first, 11, 1, &[(0, 0, key("wallet"))]).await?;
    declare(&mut office, 2, &second, 12, 1, &[(0, 0, key("wallet"))]).await?;
    let (mine, theirs) = (told(&office, 1, a).await?[0].token, told(&office, 2, b).await?[0].token);
    let sides = async |office: &Staffed| -> Result<[(i16, Option<CaseId>); 2]> {
        let (one, other) = (told(office, 1, a).await?, told(office, 2, b).await?);
        assert_eq!((one.len(), other.len()), (1, 1));
        Ok([(one[0].level, one[0].other), (other[0].level, other[0].other)])
    };
    let closed = [(1, None), (1, None)];
    assert_eq!(sides(&office).await?, closed);
    assert_eq!(office.links[3].reveal(a, &mine, true).await?, Granted::Refused, "an outsider");
    assert_eq!(office.links[2].reveal(a, &mine, true).await?, Granted::Refused, "the other side for this one");
    assert_eq!(office.links[1].reveal(a, &theirs, true).await?, Granted::Refused, "by the other side's name for it");
    assert_eq!(office.links[1].reveal(a, &mine, true).await?, Granted::Done);
    assert_eq!(sides(&office).await?, closed, "one alone opens nothing");
    assert_eq!(office.links[1].reveal(a, &mine, false).await?, Granted::Done, "taken back before the other said so");
    assert_eq!(office.links[2].reveal(b, &theirs, true).await?, Granted::Done);
    assert_eq!(sides(&office).await?, closed);
    assert_eq!(office.links[1].reveal(a, &mine, true).await?, Granted::Done);
    assert_eq!(sides(&office).await?, [(3, Some(b)), (3, Some(a))]);
    for (at, case, token) in [(1, a, mine), (2, b, theirs)] {
        assert_eq!(office.links[at].reveal(case, &token, false).await?, Granted::Refused, "what both have shown cannot be unsaid");
    }
    assert_eq!(sides(&office).await?, [(3, Some(b)), (3, Some(a))]);
    Ok(())
}

// ---- non-interference -----------------------------------------------------------------------------------------------------

/// Data that the reader may not see, at a level.
#[derive(Clone, Copy, Debug)]
struct Hidden {
    key: usize,
    level: u8,
    flags: u8,
    case: u128,
    officer: usize,
}

/// Writes what happens as statements of the owner of the tables: hidden data first, then the reader's own.
fn history(hidden: &[Hidden], own: &[(usize, u8)], officers: &[(Uuid, String)], reader: CaseId, salt: u64) -> String {
    let content = |level: u8, items: &[(u32, u8, usize)]| {
        let mut text = format!("\\x01{level:02x}000000000000000002");
        for (n, flags, key) in items {
            text.push_str(&format!("{n:08x}{flags:02x}"));
            key_of(*key).iter().for_each(|byte| text.push_str(&format!("{byte:02x}")));
        }
        text
    };
    let mut sql = String::new();
    for (n, it) in hidden.iter().enumerate() {
        let subject = Uuid::from_u128(0xd000 + u128::from(salt) * 1_000 + n as u128);
        let (_, case) = case(it.case);
        sql.push_str(&format!(
            "SELECT office.declare('{}', '{case}', '{subject}', '{}');\n",
            officers[it.officer].0,
            content(it.level, &[(n as u32 * 7 + salt as u32, it.flags, it.key)])
        ));
    }
    for (n, (key, flags)) in own.iter().enumerate() {
        let subject = Uuid::from_u128(0xa000 + n as u128);
        sql.push_str(&format!("SELECT office.declare('{}', '{reader}', '{subject}', '{}');\n", officers[0].0, content(2, &[(0, *flags, *key)])));
    }
    sql
}

fn key_of(number: usize) -> [u8; 32] {
    key(&format!("value {number}"))
}

/// Everything that the reader's connection is sent for its questions, but the time of day.
async fn heard(superuser: &Client, history: &str, login: &str, reader: CaseId, keys: usize) -> Result<Vec<String>> {
    superuser.batch_execute("BEGIN; SET LOCAL ROLE jcat_owner").await?;
    superuser.batch_execute(history).await.with_context(|| history.to_owned())?;
    superuser.batch_execute(&format!("RESET ROLE; SET LOCAL SESSION AUTHORIZATION {login}")).await?;
    let columns =
        "at_case, at_position, token, level, cause, strong, subject, n, agency, officer, other, purpose, told, theirs, revealed, here, here_agency,
                   ours, asker_token, is_owner";
    let all =
        (0..keys).map(|n| format!("'\\x{}'", key_of(n).iter().map(|byte| format!("{byte:02x}")).collect::<String>())).collect::<Vec<_>>().join(",");
    let numbers = (0..keys).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    let flags = (0..keys).map(|_| "0").collect::<Vec<_>>().join(",");
    let mut said = Vec::new();
    for question in [
        format!("SELECT {columns} FROM office_v1.hits(ARRAY['{reader}']::uuid[], ARRAY[0]::bigint[])"),
        format!("SELECT * FROM office_v1.match('{reader}', 2::smallint, ARRAY[{numbers}], ARRAY[{flags}]::smallint[], ARRAY[{all}]::bytea[])"),
        "SELECT * FROM office_v1.waiting()".to_owned(),
        format!("SELECT {columns} FROM office_v1.hits(ARRAY['{reader}']::uuid[], ARRAY[0]::bigint[])"),
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

/// The same at each level and key, otherwise as different as it can be: other cases, other contributions, other agencies and officers
/// as far as the level hides them, another order, and any number of data at level 0.
fn another(hidden: &[Hidden], officers: usize, keys: usize, dice: &mut Dice) -> Vec<Hidden> {
    let pick = |dice: &mut Dice, most: usize| usize::try_from(dice.below(most as u64)).unwrap_or_default();
    let mut all: Vec<Hidden> = hidden.iter().filter(|it| it.level > 0).copied().collect();
    let mut taken: BTreeSet<(usize, u128)> = all.iter().filter(|it| it.level == 3).map(|it| (it.key, it.case)).collect();
    for it in &mut all {
        if it.level < 3 {
            // One value of a case is one match, so another case for each of its values.
            it.case = loop {
                let case = 1_000 + u128::from(dice.below(40));
                if taken.insert((it.key, case)) {
                    break case;
                }
            };
        }
        if it.level < 2 {
            it.officer = 1 + pick(dice, officers - 1);
        }
    }
    for _ in 0..dice.below(6) {
        let silent =
            Hidden { key: pick(dice, keys), level: 0, flags: 0, case: 3_000 + u128::from(dice.below(40)), officer: 1 + pick(dice, officers - 1) };
        if taken.insert((silent.key, silent.case)) {
            all.push(silent);
        }
    }
    for at in (1..all.len()).rev() {
        all.swap(at, pick(dice, at + 1));
    }
    all
}

#[tokio::test]
async fn what_may_not_be_told_makes_no_difference_to_a_byte_of_what_is() -> Result<()> {
    const KEYS: usize = 6;
    let office = Staffed::with(5).await?;
    let (audience, reader) = case(1);
    ensure!(office.links[0].admit_keeper(&audience, office.stations[1].officer).await? == Granted::Done, "opened");
    let officers: Vec<(Uuid, String)> =
        [1, 2, 3, 4, 0].iter().map(|at| (office.stations[*at].officer.0, office.stations[*at].login.name.clone())).collect();
    let (superuser, line) = office.cluster.by_socket("postgres", "").connect(tokio_postgres::NoTls).await?;
    tokio::spawn(line);
    let mut dice = Dice::of(seed());
    let (mut round, mut with_hits) = (0, 0);
    // The dice decide how many rounds tell of something; it goes on until a third of the wished ones did.
    while round < sized(60) || with_hits * 3 < sized(60) {
        assert!(round < sized(60) * 10, "rounds tell of something: {with_hits} of {round}");
        round += 1;
        let pick = |dice: &mut Dice, most: usize| usize::try_from(dice.below(most as u64)).unwrap_or_default();
        let mut taken = BTreeSet::new();
        let mut hidden = Vec::new();
        for _ in 0..dice.below(12) {
            let it = Hidden {
                key: pick(&mut dice, KEYS),
                level: u8::try_from(dice.below(4))?,
                flags: dice.of_these(&[0, 0, 0, 1, 2, 4]),
                case: 1_000 + u128::from(dice.below(8)),
                officer: 1 + pick(&mut dice, officers.len() - 1),
            };
            if taken.insert((it.key, it.case)) {
                hidden.push(it);
            }
        }
        let own: Vec<(usize, u8)> = (0..dice.below(5)).map(|_| (pick(&mut dice, KEYS), dice.of_these(&[0, 0, 1, 2]))).collect();
        let first = heard(&superuser, &history(&hidden, &own, &officers, reader, 1), &officers[0].1, reader, KEYS).await?;
        let other = another(&hidden, officers.len(), KEYS, &mut dice);
        let second = heard(&superuser, &history(&other, &own, &officers, reader, 2), &officers[0].1, reader, KEYS).await?;
        assert_eq!(first, second, "round {round}\n{hidden:?}\n{other:?}\n{own:?}");
        with_hits += usize::from(first.len() > 6);
    }
    Ok(())
}

/// How many rows of a table the server has read so far, for whomever.
async fn rows_read(session: &Client, table: &str) -> Result<i64> {
    session.batch_execute("SELECT pg_stat_force_next_flush()").await?;
    let sql = format!("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relid = 'office.{table}'::regclass");
    Ok(session.query_one(&sql, &[]).await?.try_get(0)?)
}

#[tokio::test]
async fn the_first_question_of_a_session_looks_up_its_keys_and_reads_no_others() -> Result<()> {
    let office = Staffed::with(3).await?;
    let [(_, mine), _] = two_cases(&office).await?;
    let session = office.cluster.superuser().await?;
    let fill = format!(
        "INSERT INTO office.declared (case_id, subject, officer, agency, level, purpose, declared_at, indicators)
         SELECT ('00000000-0000-7000-8001-' || lpad(c::text, 12, '0'))::uuid, ('00000000-0000-7000-8002-' || lpad(c::text, 12, '0'))::uuid, '{}', 'it', 2, 0, 1, 50
         FROM generate_series(0, 399) c;
         INSERT INTO office.assertions (key, case_id, subject, n, flags)
         SELECT substring(sha256(s.secret || sha256(int8send(g))) FOR 16), ('00000000-0000-7000-8001-' || lpad((g % 400)::text, 12, '0'))::uuid,
                ('00000000-0000-7000-8002-' || lpad((g % 400)::text, 12, '0'))::uuid, (g / 400)::integer, 0
         FROM office.secret s, generate_series(0::bigint, 59999) g",
        office.stations[2].officer
    );
    session.batch_execute(&fill).await?;
    session.batch_execute("VACUUM ANALYZE office.assertions").await?;
    session.batch_execute("ANALYZE office.declared").await?;
    let question = format!(
        "SET SESSION AUTHORIZATION \"{}\";
         SELECT count(*) FROM office_v1.match('{}', 2::smallint, (SELECT array_agg(i) FROM generate_series(1, 1000) i),
             (SELECT array_agg(0::smallint) FROM generate_series(1, 1000) i), (SELECT array_agg(sha256(int8send(51 * i::bigint))) FROM generate_series(1, 1000) i));
         RESET SESSION AUTHORIZATION",
        office.stations[1].login.name, mine
    );
    let before = rows_read(&session, "assertions").await?;
    session.batch_execute(&question).await?;
    let read = rows_read(&session, "assertions").await? - before;
    assert!((1_000..=2_000).contains(&read), "a thousand of sixty thousand keys were asked for and known, {read} were read");

    // Planned while nobody had asked anything: of what was told since, a later question reads what is about its own values.
    let later = question.replace("generate_series(1, 1000)", "generate_series(1, 10)");
    let before = rows_read(&session, "sights").await?;
    session.batch_execute(&later).await?;
    let read = rows_read(&session, "sights").await? - before;
    assert!((10..=100).contains(&read), "ten of a thousand hits were asked about, {read} were read");
    Ok(())
}

#[tokio::test]
async fn what_desks_call_is_planned_once() -> Result<()> {
    let office = Staffed::with(1).await?;
    let sql = "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
               WHERE p.pronamespace = 'office_v1'::regnamespace AND l.lanname = 'plpgsql'
                 AND NOT coalesce(p.proconfig @> ARRAY['plan_cache_mode=force_generic_plan'], false)";
    let others: Vec<String> = office.cluster.superuser().await?.query(sql, &[]).await?.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
    assert!(others.is_empty(), "with its first five calls each would be planned anew: {others:?}");
    Ok(())
}
