//! Alarms of the office (DEC-6): probing of neighbours, and reports of keys that are not those of the content.

use anyhow::{Context, Result, ensure};
use jcat_desk::domain::Duty;
use jcat_desk::domain::ids::{CaseId, OfficerId};
use jcat_desk::office::{Answered, Granted, OfficeAlarm};
use jcat_tests::stations::{Staffed, key};
use uuid::Uuid;

/// The founder, an officer of France who asks, one of Italy, and one who is made EC3.
const ASKS: usize = 1;
const OTHER: usize = 2;
const EC3: usize = 3;

fn case(number: u128) -> (String, CaseId) {
    let id = CaseId(Uuid::from_u128(0xa1a2_0000_0000_7000_8000_0000_0000_0000 + number));
    (format!("case/{id}"), id)
}

async fn office() -> Result<(Staffed, (String, CaseId))> {
    let office = Staffed::with(4).await?;
    let it = case(1);
    ensure!(office.links[0].admit_keeper(&it.0, office.stations[ASKS].officer).await? == Granted::Done, "opened");
    let mut ec3 = office.stations[EC3].enrolment("ec3", &[Duty::Ec3])?;
    ec3.workstation = None;
    ensure!(office.links[0].enrol(&ec3).await? == Granted::Done, "EC3");
    Ok((office, it))
}

/// The keys of a telephone number, as a desk tells of them: the number, and its hundred for counting alone.
fn number(n: u32, value: u32) -> [(u32, u8, [u8; 32]); 2] {
    [(n, 4, key(&format!("number {value}"))), (n, 2 | 4 | 16 | 32, key(&format!("hundred {}", value / 100)))]
}

/// Those of an address: the address, its /24, and its /16, which is marked.
fn address(n: u32, value: u32) -> [(u32, u8, [u8; 32]); 3] {
    let range = |bits: u32| key(&format!("range {bits} {}", value >> (32 - bits)));
    [(n, 4, key(&format!("address {value}"))), (n, 2 | 4, range(24)), (n, 2 | 4 | 16, range(16))]
}

async fn ask(office: &Staffed, case: CaseId, keys: &[(u32, u8, [u8; 32])]) -> Result<()> {
    let answer = office.links[ASKS].compare(case, 2, keys).await?;
    ensure!(answer == Answered::Found(Vec::new()), "what raises an alarm is answered as anything else: {answer:?}");
    Ok(())
}

async fn alarms(office: &Staffed, at: usize) -> Result<Vec<(String, u32, OfficerId)>> {
    Ok(office.links[at].alarms(0).await?.into_iter().map(|it| (it.what, it.count, it.officer)).collect())
}

async fn one(office: &Staffed) -> Result<OfficeAlarm> {
    office.links[0].alarms(0).await?.into_iter().next().context("an alarm")
}

/// So many days pass for what the office has counted.
fn days_pass(office: &Staffed, days: i64) -> Result<()> {
    let sql = format!("UPDATE office.near SET at = at - {days} * 86400000::bigint; UPDATE office.alarms SET at = at - {days} * 86400000::bigint");
    office.cluster.psql("jcat", &["-c", &sql]).map(drop)
}

#[tokio::test]
async fn more_than_ten_numbers_of_one_hundred_raise_one_alarm_to_those_whose_duty_it_is() -> Result<()> {
    let (office, (_, case)) = office().await?;
    for value in 0..10 {
        ask(&office, case, &number(0, 7_700 + value)).await?;
    }
    // The same again, and one of the next hundred, are no more values of this one.
    ask(&office, case, &number(0, 7_703)).await?;
    ask(&office, case, &number(0, 7_800)).await?;
    assert_eq!(alarms(&office, 0).await?, [], "ten are not too many");
    ask(&office, case, &number(0, 7_710)).await?;
    let about = office.stations[ASKS].officer;
    for at in [0, EC3] {
        assert_eq!(alarms(&office, at).await?, [("numbers".to_owned(), 11, about)], "an administrator, and EC3");
    }
    for at in [ASKS, OTHER] {
        assert_eq!(alarms(&office, at).await?, [], "nobody else, and least of all whom it is about");
    }
    let first = one(&office).await?;
    ask(&office, case, &number(0, 7_711)).await?;
    let now = one(&office).await?;
    assert_eq!((now.alarm, now.count, now.case), (first.alarm, 12, case), "the same alarm, which counts on");
    assert!(now.position > first.position, "and is told again");
    Ok(())
}

#[tokio::test]
async fn more_than_fifty_addresses_of_one_range_raise_an_alarm_and_many_of_many_ranges_do_not() -> Result<()> {
    let (office, (_, case)) = office().await?;
    let scattered: Vec<_> = (0..400).flat_map(|n| address(n, (n % 8) << 16 | n)).collect();
    ask(&office, case, &scattered).await?;
    assert_eq!(alarms(&office, 0).await?, [], "fifty of each of eight");
    ask(&office, case, &address(0, 3 << 16 | 0xffff)).await?;
    assert_eq!(alarms(&office, 0).await?, [("addresses".to_owned(), 51, office.stations[ASKS].officer)]);
    Ok(())
}

#[tokio::test]
async fn a_seized_list_raises_none_and_recording_one_value_after_another_does() -> Result<()> {
    let (mut office, (audience, _)) = office().await?;
    let declare = async |office: &mut Staffed, contribution: u128, keys: &[(u32, u8, [u8; 32])]| -> Result<()> {
        let (entry, content) = office.stations[ASKS].declare(&audience, contribution, 2, keys)?;
        // Sent twice, as after an answer that was lost.
        for _ in 0..2 {
            office.links[ASKS].push_declaring(std::slice::from_ref(&entry), &[Some(content.clone())]).await?;
        }
        Ok(())
    };
    let list: Vec<_> = (0..100).flat_map(|n| number(n, 5_500 + n)).chain((100..400).flat_map(|n| address(n, n))).collect();
    declare(&mut office, 100, &list).await?;
    assert_eq!(alarms(&office, 0).await?, [], "a whole hundred and three hundred addresses at once are a list");
    for n in 0..9 {
        declare(&mut office, 101 + u128::from(n), &number(0, 5_500 + n)).await?;
    }
    assert_eq!(alarms(&office, 0).await?, []);
    declare(&mut office, 200, &number(0, 5_542)).await?;
    assert_eq!(alarms(&office, 0).await?, [("numbers".to_owned(), 11, office.stations[ASKS].officer)], "eleven contributions are not");
    Ok(())
}

#[tokio::test]
async fn what_was_asked_counts_for_thirty_days_and_one_alarm_is_raised_in_them() -> Result<()> {
    let (office, (_, case)) = office().await?;
    let ask_for = async |values: std::ops::Range<u32>| {
        let keys: Vec<_> = values.flat_map(|n| number(n, 8_800 + n)).collect();
        ask(&office, case, &keys).await
    };
    ask_for(0..10).await?;
    days_pass(&office, 30)?;
    ask_for(10..20).await?;
    assert_eq!(alarms(&office, 0).await?, [], "ten and ten, thirty days apart");
    days_pass(&office, 20)?;
    ask_for(20..21).await?;
    let first = one(&office).await?;
    assert_eq!(first.count, 11);
    assert_eq!(office.links[0].look_into_alarm(first.alarm, "A booter's customers, one by one.").await?, Granted::Done);
    days_pass(&office, 9)?;
    ask_for(21..40).await?;
    assert_eq!(alarms(&office, 0).await?.len(), 1, "it was looked into, and says no more in these thirty days");
    days_pass(&office, 21)?;
    ask_for(40..41).await?;
    assert_eq!(alarms(&office, 0).await?.len(), 2, "thirty days on it is another");
    Ok(())
}

#[tokio::test]
async fn a_hundred_is_counted_and_never_compared() -> Result<()> {
    let (mut office, (audience, mine)) = office().await?;
    let (_, theirs) = case(2);
    ensure!(office.links[0].admit_keeper(&format!("case/{theirs}"), office.stations[OTHER].officer).await? == Granted::Done, "opened");
    let (entry, content) = office.stations[ASKS].declare(&audience, 11, 3, &number(0, 6_600))?;
    office.links[ASKS].push_declaring(&[entry], &[Some(content)]).await?;
    let [_, (_, _, hundred)] = number(0, 6_601);
    let asked = [
        number(0, 6_601).to_vec(),
        // A desk that was tampered with calls it what its value is, or lets it count for nothing.
        vec![(0, 0, hundred)],
        vec![(0, 1, hundred)],
    ];
    for keys in asked {
        assert_eq!(office.links[OTHER].compare(theirs, 2, &keys).await?, Answered::Found(Vec::new()), "a neighbour is no match: {keys:?}");
    }
    assert!(matches!(office.links[OTHER].compare(theirs, 2, &number(0, 6_600)).await?, Answered::Found(found) if found.len() == 1), "the number is");
    assert_eq!(office.links[ASKS].hits(&[(Some(mine), 0)]).await?.len(), 1, "its owner was asked once");
    let kept = office.cluster.psql("jcat", &["-c", "SELECT count(*) FROM office.assertions"])?;
    assert_eq!(kept.trim(), "1", "what is there for counting alone is kept nowhere among what is compared");
    Ok(())
}

#[tokio::test]
async fn what_came_of_an_alarm_is_said_once_by_somebody_else_whose_duty_it_is() -> Result<()> {
    let (office, (_, case)) = office().await?;
    let keys: Vec<_> = (0..11).flat_map(|n| number(n, 9_900 + n)).collect();
    ask(&office, case, &keys).await?;
    let alarm = one(&office).await?.alarm;
    let about = office.stations[EC3].enrolment("ec3", &[])?.officer;
    for (at, who) in [(ASKS, "whom it is about"), (OTHER, "no duty")] {
        assert_eq!(office.links[at].look_into_alarm(alarm, "Nothing.").await?, Granted::Refused, "{who}");
    }
    assert_eq!(office.links[EC3].look_into_alarm(alarm, "  ").await?, Granted::Refused, "nothing said");
    assert_eq!(office.links[EC3].look_into_alarm(alarm, "They follow a booter's customers.").await?, Granted::Done);
    assert_eq!(office.links[0].look_into_alarm(alarm, "Again.").await?, Granted::Refused, "once");
    let looked = one(&office).await?.looked.context("what came of it")?;
    assert_eq!((looked.0.as_str(), looked.1), ("They follow a booter's customers.", about));

    // Nor by EC3 itself where it is about EC3: an administrator does.
    ensure!(office.links[0].admit_keeper(&format!("case/{case}"), office.stations[EC3].officer).await? == Granted::Done, "reads the case");
    let keys: Vec<_> = (0..11).flat_map(|n| number(n, 4_400 + n)).collect();
    ensure!(office.links[EC3].compare(case, 2, &keys).await? == Answered::Found(Vec::new()), "asked");
    let own = office.links[EC3].alarms(0).await?.into_iter().find(|it| it.officer == about).context("EC3's own")?.alarm;
    assert_eq!(office.links[EC3].look_into_alarm(own, "Nothing.").await?, Granted::Refused);
    assert_eq!(office.links[0].look_into_alarm(own, "An analysis for the Board.").await?, Granted::Done);
    Ok(())
}

#[tokio::test]
async fn keys_that_are_others_are_reported_once_by_ec3_of_an_entry_it_reads() -> Result<()> {
    let (mut office, (audience, case)) = office().await?;
    let (entry, content) = office.stations[ASKS].declare(&audience, 11, 2, &[(0, 0, key("wallet"))])?;
    office.links[ASKS].push_declaring(&[entry], &[Some(content)]).await?;
    let plain = office.stations[ASKS].write(&audience, b"a note")?;
    office.links[ASKS].push(&[plain]).await?;
    assert_eq!(office.links[EC3].report_keys(case, 1).await?, Granted::Refused, "not of a case that it does not read");
    ensure!(office.links[ASKS].admit(&audience, office.stations[EC3].officer, None).await? == Granted::Done, "admitted");
    for at in [0, ASKS, OTHER] {
        assert_eq!(office.links[at].report_keys(case, 1).await?, Granted::Refused, "EC3 alone");
    }
    assert_eq!(office.links[EC3].report_keys(case, 2).await?, Granted::Refused, "what declares nothing");
    assert_eq!(office.links[EC3].report_keys(case, 9).await?, Granted::Refused, "what is not there");
    for _ in 0..2 {
        assert_eq!(office.links[EC3].report_keys(case, 1).await?, Granted::Done);
    }
    let raised = office.links[0].alarms(0).await?;
    let of: Vec<_> = raised.iter().map(|it| (it.what.as_str(), it.officer, it.case, it.contribution.map(|it| it.0))).collect();
    assert_eq!(of, [("keys", office.stations[ASKS].officer, case, Some(Uuid::from_u128(11)))]);
    Ok(())
}
