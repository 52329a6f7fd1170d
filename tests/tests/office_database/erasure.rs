//! Erasing in the office (AUD-4): two officers of two agencies, or nothing is erased.

use anyhow::{Context, Result};
use jcat_desk::domain::ids::{AgencyId, CaseId};
use jcat_desk::office::{Erasure, Granted};
use jcat_tests::stations::{Staffed, key, whole};
use uuid::Uuid;

use super::{CASE, places};

const DATA: u128 = 0x0da7_a000_0000_7000_8000_0000_0000_0001;
const OTHER: u128 = 0x0da7_a000_0000_7000_8000_0000_0000_0002;
const LINK: u128 = 0x0da7_a000_0000_7000_8000_0000_0000_0003;

/// Officers of at, fr, it and at, all of whom read the case; and one of fr who does not.
async fn staffed() -> Result<Staffed> {
    let mut office = Staffed::with(5).await?;
    let submission = office.stations[0].submit(CASE)?;
    office.links[0].push(&[submission]).await?;
    for at in 1..4 {
        assert_eq!(office.links[0].admit(CASE, office.stations[at].officer, None).await?, Granted::Done);
    }
    Ok(office)
}

/// Pushes an entry of a kind about a subject; gives its position.
async fn say(office: &mut Staffed, at: usize, kind: &str, subject: u128) -> Result<u64> {
    let entry = office.stations[at].write_about(CASE, kind, subject, b"xqzfalconry")?;
    let answers = office.links[at].push(&[entry]).await?;
    places(&answers[0].1).first().map(|(_, position)| *position).context("a place")
}

async fn call(office: &Staffed, at: usize, position: u64, subjects: &[u128]) -> Result<Erasure> {
    let named: Vec<Uuid> = subjects.iter().map(|it| Uuid::from_u128(*it)).collect();
    Ok(office.links[at].erase(CASE, position, &named).await?)
}

async fn bodies(office: &Staffed) -> Result<Vec<bool>> {
    Ok(whole(&office.links[0], CASE).await?.iter().map(|(entry, _)| entry.body.is_some()).collect())
}

#[tokio::test]
async fn nobody_erases_alone_and_two_who_agree_erase_what_they_name_and_no_more() -> Result<()> {
    let mut office = staffed().await?;
    say(&mut office, 1, "contribution.begun", DATA).await?;
    say(&mut office, 1, "contribution.indicators-added", DATA).await?;
    say(&mut office, 2, "link.drawn", LINK).await?;
    say(&mut office, 2, "contribution.begun", OTHER).await?;
    // Nobody keeps a link from going by writing something else about it.
    say(&mut office, 2, "task.added", LINK).await?;
    say(&mut office, 1, "contribution.erasure-proposed", DATA).await?;
    // One person for both: whoever calls, and whatever is called by hand.
    let alone = say(&mut office, 1, "contribution.erased", DATA).await?;
    for at in 0..4 {
        assert_eq!(call(&office, at, alone, &[DATA]).await?, Erasure::Refused, "signed by one person");
    }
    let client = office.stations[1].psql(&office.cluster).await?;
    for by_hand in [
        "UPDATE office.entries SET salt = NULL, body = NULL".to_owned(),
        format!("INSERT INTO office.erased (audience, subject, position) VALUES ('{CASE}', '\\x00', 1)"),
        "SELECT office.forget_keys(gen_random_uuid(), gen_random_uuid())".to_owned(),
    ] {
        assert!(client.simple_query(&by_hand).await.is_err(), "{by_hand}");
    }
    let second = say(&mut office, 2, "contribution.erased", DATA).await?;
    assert_eq!(call(&office, 4, second, &[DATA, LINK]).await?, Erasure::Refused, "does not read the case");
    assert_eq!(call(&office, 1, second - 1, &[DATA]).await?, Erasure::Refused, "another entry");
    assert_eq!(call(&office, 1, second, &[LINK]).await?, Erasure::Refused, "not what the entry is about");
    assert_eq!(call(&office, 1, second, &[DATA, OTHER]).await?, Erasure::Refused, "other data go with nothing");
    for _ in 0..2 {
        assert_eq!(call(&office, 1, second, &[DATA, LINK]).await?, Erasure::Waiting, "one call, however often");
    }
    assert_eq!(call(&office, 2, second, &[DATA]).await?, Erasure::Waiting, "they do not name the same");
    assert_eq!(bodies(&office).await?, [true; 8], "nothing is gone yet");
    assert_eq!(call(&office, 2, second, &[LINK, DATA]).await?, Erasure::Done, "in any order");
    assert_eq!(call(&office, 3, second, &[DATA, LINK]).await?, Erasure::Done, "and so it stays");
    assert_eq!(bodies(&office).await?, [false, false, false, true, true, true, true, true], "the data and the link, and not what says so");

    // What comes later about it comes without a body; headers, chain and signatures are what they were.
    say(&mut office, 1, "contribution.marked", DATA).await?;
    say(&mut office, 1, "contribution.marked", OTHER).await?;
    let journal = whole(&office.links[0], CASE).await?;
    let (entry, content) = office.stations[1].declare(CASE, DATA, 2, &[(0, 0, key("late"))])?;
    let late = office.links[1].push_declaring(&[entry], &[Some(content)]).await?;
    assert_eq!(places(&late[0].1).len(), 1, "taken, and compared with nothing");
    let kept = "SELECT (SELECT count(*) FROM office.assertions) + (SELECT count(*) FROM office.declared)";
    assert_eq!(office.cluster.psql("jcat", &["-c", kept])?, "0", "no key is kept");
    assert_eq!(journal[8..].iter().map(|(entry, _)| entry.body.is_some()).collect::<Vec<_>>(), [false, true]);
    Ok(())
}

#[tokio::test]
async fn two_of_one_agency_or_two_who_have_nothing_to_do_with_the_data_are_not_enough() -> Result<()> {
    let mut office = staffed().await?;
    say(&mut office, 1, "contribution.begun", DATA).await?;
    // Vienna leads and proposes; Rome is neither the provider's nor of EC3.
    say(&mut office, 0, "contribution.erasure-proposed", DATA).await?;
    let rome = say(&mut office, 2, "contribution.erased", DATA).await?;
    assert_eq!(call(&office, 0, rome, &[DATA]).await?, Erasure::Refused);
    let paris = say(&mut office, 1, "contribution.erased", DATA).await?;
    assert_eq!(call(&office, 0, paris, &[DATA]).await?, Erasure::Waiting);
    assert_eq!(call(&office, 3, paris, &[DATA]).await?, Erasure::Waiting, "both of Vienna");
    assert_eq!(call(&office, 2, paris, &[DATA]).await?, Erasure::Waiting, "neither is of the provider");
    assert_eq!(call(&office, 1, paris, &[DATA]).await?, Erasure::Done);
    Ok(())
}

#[tokio::test]
async fn a_hold_blocks_here_too_until_it_is_lifted() -> Result<()> {
    let mut office = staffed().await?;
    say(&mut office, 1, "contribution.begun", DATA).await?;
    say(&mut office, 2, "contribution.hold-placed", DATA).await?;
    say(&mut office, 1, "contribution.erasure-proposed", DATA).await?;
    let blocked = say(&mut office, 0, "contribution.erased", DATA).await?;
    assert_eq!(call(&office, 1, blocked, &[DATA]).await?, Erasure::Refused);
    // Another agency's word lifts nothing.
    say(&mut office, 1, "contribution.hold-lifted", DATA).await?;
    let still = say(&mut office, 0, "contribution.erased", DATA).await?;
    assert_eq!(call(&office, 1, still, &[DATA]).await?, Erasure::Refused);
    say(&mut office, 2, "contribution.hold-lifted", DATA).await?;
    let free = say(&mut office, 0, "contribution.erased", DATA).await?;
    assert_eq!(call(&office, 1, blocked, &[DATA]).await?, Erasure::Refused, "what came before it was lifted erases nothing");
    assert_eq!((call(&office, 1, free, &[DATA]).await?, call(&office, 0, free, &[DATA]).await?), (Erasure::Waiting, Erasure::Done));
    Ok(())
}

const NOTE: u128 = 0x0da7_a000_0000_7000_8000_0000_0000_0004;
const DOCUMENT: u128 = 0x0da7_a000_0000_7000_8000_0000_0000_0005;
const THEIRS: u128 = 0x0da7_a000_0000_7000_8000_0000_0000_0006;

/// The subject of an agency's papers on the case, as desks work it out.
fn papers(agency: &str) -> Result<u128> {
    let case = CaseId(CASE.trim_start_matches("case/").parse()?);
    Ok(case.papers(&AgencyId::parse(agency).context("an agency")?).0.as_u128())
}

#[tokio::test]
async fn notes_and_documents_of_one_agency_are_erased_by_two_and_what_is_said_of_them_stays() -> Result<()> {
    let mut office = staffed().await?;
    let (french, italian) = (papers("fr")?, papers("it")?);
    say(&mut office, 1, "note.written", NOTE).await?;
    say(&mut office, 1, "document.added", DOCUMENT).await?;
    say(&mut office, 2, "note.written", THEIRS).await?;
    say(&mut office, 1, "contribution.begun", DATA).await?;
    // What somebody else writes about the same note, of a kind that has nothing to do with it, is no way to keep it.
    say(&mut office, 2, "task.added", NOTE).await?;
    say(&mut office, 1, "papers.erasure-proposed", french).await?;
    let alone = say(&mut office, 1, "papers.erased", french).await?;
    assert_eq!(call(&office, 1, alone, &[french, NOTE]).await?, Erasure::Refused, "signed by one person");
    let second = say(&mut office, 0, "papers.erased", french).await?;
    assert_eq!(call(&office, 1, second, &[french]).await?, Erasure::Refused, "nothing is named");
    assert_eq!(call(&office, 1, second, &[NOTE]).await?, Erasure::Refused, "not what the entry is about");
    assert_eq!(call(&office, 1, second, &[french, NOTE, THEIRS]).await?, Erasure::Refused, "one of another agency");
    assert_eq!(call(&office, 1, second, &[french, THEIRS]).await?, Erasure::Refused, "another agency's alone");
    assert_eq!(call(&office, 1, second, &[french, NOTE, DATA]).await?, Erasure::Refused, "data go with no note");
    assert_eq!(call(&office, 4, second, &[french, NOTE]).await?, Erasure::Refused, "does not read the case");
    assert_eq!(call(&office, 1, second, &[french, NOTE, DOCUMENT]).await?, Erasure::Waiting);
    assert_eq!(call(&office, 0, second, &[french, NOTE]).await?, Erasure::Waiting, "they do not name the same");
    assert_eq!(bodies(&office).await?, [true; 8], "nothing is gone yet");
    assert_eq!(call(&office, 0, second, &[french, NOTE, DOCUMENT]).await?, Erasure::Done);
    assert_eq!(call(&office, 2, second, &[french, NOTE, DOCUMENT]).await?, Erasure::Done, "and so it stays");
    let now = bodies(&office).await?;
    assert_eq!(now, [false, false, true, true, true, true, true, true], "the note and the document, and not what says so");
    // What comes later about it comes without a body.
    say(&mut office, 1, "document.withdrawn", DOCUMENT).await?;
    // A second erasure of the same papers, under a subject that is another's: the hold of the right one would be passed by.
    let another = NOTE + 100;
    say(&mut office, 1, "note.written", another).await?;
    say(&mut office, 1, "papers.erasure-proposed", italian).await?;
    let forged = say(&mut office, 0, "papers.erased", italian).await?;
    assert_eq!(call(&office, 1, forged, &[italian, another]).await?, Erasure::Refused);
    say(&mut office, 2, "papers.hold-placed", french).await?;
    say(&mut office, 1, "papers.erasure-proposed", french).await?;
    let held = say(&mut office, 0, "papers.erased", french).await?;
    assert_eq!(call(&office, 1, held, &[french, another]).await?, Erasure::Refused, "a hold blocks here too");
    say(&mut office, 2, "papers.hold-lifted", french).await?;
    let free = say(&mut office, 0, "papers.erased", french).await?;
    let said = (call(&office, 1, free, &[french, another]).await?, call(&office, 0, free, &[french, another]).await?);
    assert_eq!(said, (Erasure::Waiting, Erasure::Done));
    let after = bodies(&office).await?;
    assert_eq!(after[8..], [false, false, true, true, true, true, true, true, true], "{after:?}");
    Ok(())
}
