//! The office database itself, on a real PostgreSQL over TLS: order, rights, and what somebody with bad intentions gets.

mod alarms;
mod erasure;
mod files;
mod guests;
mod matching;
mod need_to_know;
mod planning;
mod rights;
mod walls;

use anyhow::{Context, Result};
use jcat_desk::Place;
use jcat_desk::domain::Instant;
use jcat_desk::entry::extend_chain;
use jcat_desk::office::{Granted, Head, Link, Parked, Proof, Pushed, Trouble, Wakes};
use jcat_tests::cluster::{authority, certificate};
use jcat_tests::stations::{Staffed, follow, whole};
use std::time::Duration;

pub(crate) const CASE: &str = "case/00000000-0000-7000-8000-000000000001";

pub(crate) fn places(answer: &Pushed) -> Vec<(u64, u64)> {
    match answer {
        Pushed::Accepted { places } => places.iter().map(|(seq, place)| (*seq, place.position)).collect(),
        other => panic!("not accepted: {other:?}"),
    }
}

#[tokio::test]
async fn what_is_pushed_is_pulled_in_dense_order_with_a_chain_that_verifies() -> Result<()> {
    let mut office = Staffed::with(2).await?;
    let (vienna, paris) = (&office.links[0], &office.links[1]);
    let device = office.stations[0].workstation.device;
    let hello = vienna.hello(device).await?;
    assert_eq!((hello.officer, hello.device_known, hello.protocol), (office.stations[0].officer, true, (1, 1)));
    assert_eq!(hello.lease_until.map(|it| it.0 - hello.now.0), Some(14 * 86_400_000), "a lease of fourteen days");
    assert!(!vienna.hello(office.stations[1].workstation.device).await?.device_known, "another's device is not mine");

    let station = &mut office.stations[0];
    let mut batch = station.write_some("everyone", 2, b"first")?;
    batch.extend(station.write_some("taskforce", 3, b"second")?);
    let answers = vienna.push(&batch).await?;
    assert_eq!(answers.iter().map(|(audience, _)| audience.as_str()).collect::<Vec<_>>(), ["everyone", "taskforce"]);
    assert_eq!(places(&answers[0].1), [(1, 1), (2, 2)]);
    assert_eq!(places(&answers[1].1), [(1, 1), (2, 2), (3, 3)]);
    let Pushed::Accepted { places: taken } = &answers[1].1 else { panic!("accepted") };
    assert!(taken.iter().all(|(_, place)| place.directory == 2), "judged with the journal of everyone of the same push");

    let everyone = whole(paris, "everyone").await?;
    assert_eq!(everyone.iter().map(|(_, place)| place.directory).collect::<Vec<_>>(), [0, 1], "before each of them");
    let journal = whole(paris, "taskforce").await?;
    assert_eq!(journal.iter().map(|(entry, _)| entry).collect::<Vec<_>>(), batch[2..].iter().map(|(_, entry)| entry).collect::<Vec<_>>());
    let heads = paris.heads().await?;
    let head = heads.iter().find(|head| head.audience == "taskforce").expect("a head");
    assert_eq!((head.position, head.chain), (3, journal[2].1.chain));

    let again = vienna.push(&batch).await?;
    assert_eq!(again, answers, "sent again: the same places, and nothing new");
    let longer: Vec<_> = batch[3..].iter().cloned().chain([station.write("taskforce", b"third")?]).collect();
    assert_eq!(places(&vienna.push(&longer).await?[0].1), [(2, 2), (3, 3), (4, 4)], "half of it was there");

    let _lost = station.write("taskforce", b"lost on the way")?;
    let after = station.write("taskforce", b"after a gap")?;
    assert_eq!(vienna.push(&[after]).await?, [("taskforce".to_owned(), Pushed::Gap { have: 4 })]);
    let clone = station.sign("taskforce", 3, [9; 32], b"another at that place")?;
    assert_eq!(vienna.push(&[("taskforce".into(), clone)]).await?, [("taskforce".to_owned(), Pushed::Forked { seq: 3 })]);
    let large = station.sign("everyone", 3, [9; 32], &vec![0; 262_145])?;
    assert_eq!(vienna.push(&[("everyone".into(), large)]).await?, [("everyone".to_owned(), Pushed::Refused { code: Parked::TooLarge })]);
    let largest = station.sign("everyone", 3, [9; 32], &vec![0; 262_144])?;
    assert_eq!(places(&vienna.push(&[("everyone".into(), largest)]).await?[0].1), [(3, 3)]);
    assert_eq!(whole(paris, "taskforce").await?.len(), 4);
    assert_eq!(whole(paris, "everyone").await?.len(), 3);

    let head = Head { audience: "taskforce".into(), position: 4, chain: whole(vienna, "taskforce").await?[3].1.chain };
    assert_eq!(vienna.countersign(device, &head, &[5; 64]).await?, Granted::Done);
    let other = Head { chain: [1; 32], ..head.clone() };
    assert_eq!(vienna.countersign(device, &other, &[5; 64]).await?, Granted::Refused, "another history");
    assert_eq!(paris.countersigned("taskforce").await?, [(device, head, [5; 64])]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_at_a_cursor_misses_nothing_while_eight_push_at_once() -> Result<()> {
    const EACH: usize = 1_300;
    let Staffed { cluster, stations, mut links, .. } = Staffed::with(9).await?;
    let reader = links.pop().expect("a reader");
    let mut pushing = Vec::new();
    for (mut station, link) in stations.into_iter().zip(links) {
        pushing.push(tokio::spawn(async move {
            let mut left = EACH;
            let mut round = 1;
            while left > 0 {
                // Pushes of all sizes, some into both journals, in either order: locks are taken in sorted order all the same.
                let count = (round * 7 % 31 + 1).min(left);
                let mut batch = station.write_some(if round % 2 == 0 { "taskforce" } else { "everyone" }, count, b"entry")?;
                batch.extend(station.write_some(if round % 2 == 0 { "everyone" } else { "taskforce" }, round % 3, b"entry")?);
                for (_, answer) in link.push(&batch).await? {
                    anyhow::ensure!(matches!(answer, Pushed::Accepted { .. }), "not accepted: {answer:?}");
                }
                left -= count;
                round += 1;
            }
            Ok::<_, anyhow::Error>(())
        }));
    }
    let (mut everyone, mut taskforce) = (Vec::new(), Vec::new());
    let mut read_meanwhile = 0;
    while !pushing.iter().all(tokio::task::JoinHandle::is_finished) {
        // Every page is checked: contiguous, and the chain follows.
        read_meanwhile += follow(&reader, "everyone", &mut everyone).await? + follow(&reader, "taskforce", &mut taskforce).await?;
    }
    for one in pushing {
        one.await??;
    }
    follow(&reader, "everyone", &mut everyone).await?;
    follow(&reader, "taskforce", &mut taskforce).await?;
    // How many rounds that takes is the machine's: one round follows the end of a journal for as long as it moves.
    assert!(read_meanwhile > 0, "nothing was read while they pushed");
    assert!(everyone.len() + taskforce.len() >= 8 * EACH, "{} and {}", everyone.len(), taskforce.len());
    let stored = cluster.psql("jcat", &["-c", "SELECT count(*), count(DISTINCT (audience, device, seq)) FROM office.entries"])?;
    let all = everyone.len() + taskforce.len();
    assert_eq!(stored, format!("{all}|{all}"), "all that is stored was read, and nothing twice");
    for journal in [&everyone, &taskforce] {
        assert!(journal.windows(2).all(|pair| pair[0].1.directory <= pair[1].1.directory), "what is judged by never goes back");
    }
    Ok(())
}

#[tokio::test]
async fn an_entry_stands_in_a_journal_once_whoever_signs_it_again() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    // Another device of the first officer.
    let mut second = jcat_tests::stations::Station::make(7)?;
    second.officer = office.stations[0].officer;
    let mut enrolment = office.stations[0].enrolment("at", &[jcat_desk::domain::Duty::Administrator])?;
    enrolment.workstation = Some(second.workstation.clone());
    assert_eq!(office.links[0].enrol(&enrolment).await?, Granted::Done);

    let batch = office.stations[0].write_some("taskforce", 3, b"entry")?;
    office.links[0].push(&batch).await?;
    let id = batch[2].1.read_header().expect("a header").id;
    let copied =
        |station: &jcat_tests::stations::Station, audience: &str, seq| station.sign_as(audience, seq, [9; 32], b"entry", |header| header.id = id);
    let forked = |audience: &str, seq| vec![(audience.to_owned(), Pushed::Forked { seq })];
    let again = copied(&office.stations[0], "taskforce", 4)?;
    assert_eq!(office.links[0].push(&[("taskforce".into(), again.clone())]).await?, forked("taskforce", 4), "at another place of its sequence");
    let elsewhere = copied(&second, "taskforce", 1)?;
    assert_eq!(office.links[0].push(&[("taskforce".into(), elsewhere)]).await?, forked("taskforce", 1), "by another device");
    let mut many = office.stations[0].write_some("everyone", 2, b"entry")?;
    many.push(("taskforce".into(), office.stations[0].sign("taskforce", 4, [9; 32], b"new")?));
    many.push(("taskforce".into(), copied(&office.stations[0], "taskforce", 5)?));
    let answers = office.links[0].push(&many).await?;
    assert_eq!(places(&answers[0].1), [(1, 1), (2, 2)], "another audience of the same push is taken");
    assert_eq!(answers[1..], forked("taskforce", 5)[..], "and nothing of that one");
    let twice = [copied(&second, "everyone", 1)?, copied(&second, "everyone", 2)?].map(|entry| ("everyone".to_owned(), entry));
    assert_eq!(office.links[0].push(&twice).await?, forked("everyone", 1), "twice in one push");
    assert_eq!(whole(&office.links[1], "taskforce").await?.len(), 3, "nothing of it is stored");
    assert_eq!(whole(&office.links[1], "everyone").await?.len(), 2);
    let other = copied(&office.stations[1], "everyone", 1)?;
    assert_eq!(places(&office.links[1].push(&[("everyone".into(), other)]).await?[0].1), [(1, 3)], "one id in two journals is two entries");

    // In a journal that its writer cannot read, the index says the same.
    let record = copied(&office.stations[1], "records/at", 1)?;
    assert_eq!(places(&office.links[1].push(&[("records/at".into(), record)]).await?[0].1), [(1, 1)]);
    let record = copied(&office.stations[2], "records/at", 1)?;
    assert_eq!(office.links[2].push(&[("records/at".into(), record)]).await?, forked("records/at", 1));
    Ok(())
}

#[tokio::test]
async fn what_keeps_a_desk_from_its_office_is_told_apart() -> Result<()> {
    let mut office = Staffed::with(2).await?;
    let right = office.stations[0].settings(&office.cluster);
    let trouble = async |settings: &_| Link::open(settings).await.err();
    assert_eq!(trouble(&right).await, None);

    let mut wrong = right.clone();
    wrong.proof = Proof::Password("not the password".into());
    assert_eq!(trouble(&wrong).await, Some(Trouble::Login));
    wrong = right.clone();
    wrong.login = "jcat_nobody".into();
    assert_eq!(trouble(&wrong).await, Some(Trouble::Login), "the same for a login that is not there");
    wrong = right.clone();
    wrong.authority = authority("throw-away authority")?.pem();
    assert_eq!(trouble(&wrong).await, Some(Trouble::Certificate), "another authority of the same name");
    wrong = right.clone();
    wrong.host = "127.0.0.1".into();
    assert_eq!(trouble(&wrong).await, Some(Trouble::Certificate), "a name that is not in the certificate");
    wrong = right.clone();
    wrong.authority = String::new();
    assert_eq!(trouble(&wrong).await, Some(Trouble::Certificate), "nobody to trust");
    wrong = right.clone();
    wrong.database = "another".into();
    assert_eq!(trouble(&wrong).await, Some(Trouble::Login), "no door into another database");

    // A login that proves itself with a certificate of its own.
    office.cluster.psql("jcat", &["-c", "CREATE ROLE jcat_certified LOGIN IN ROLE jcat_officers"])?;
    let own = certificate(office.cluster.authority(), "jcat_certified", 4000)?;
    let mut certified = right.clone();
    certified.login = "jcat_certified".into();
    certified.proof = Proof::Certificate { chain: own.chain, key: own.key.into() };
    let link = Link::open(&certified).await?;
    let device = office.stations[0].workstation.device;
    assert_eq!(link.hello(device).await.err(), Some(Trouble::Login), "it came in, and is nobody's login");
    let others = certificate(&authority("another")?, "jcat_certified", 4000)?;
    certified.proof = Proof::Certificate { chain: others.chain, key: others.key.into() };
    let refused = match Link::open(&certified).await {
        Ok(link) => link.hello(device).await.err(),
        Err(trouble) => Some(trouble),
    };
    assert_eq!(refused, Some(Trouble::Login), "a certificate of another authority");

    // The database takes nothing; reading goes on.
    office.cluster.psql("postgres", &["-c", "ALTER DATABASE jcat SET default_transaction_read_only = on"])?;
    let link = Link::open(&right).await?;
    assert!(link.hello(device).await.is_ok(), "a desk still gets in");
    assert!(link.heads().await.is_ok(), "and reads");
    let entry = office.stations[0].write("everyone", b"entry")?;
    assert_eq!(link.push(std::slice::from_ref(&entry)).await.err(), Some(Trouble::ReadOnly));
    office.cluster.psql("postgres", &["-c", "ALTER DATABASE jcat RESET default_transaction_read_only"])?;

    // A schema of another time.
    let link = Link::open(&right).await?;
    let newer = "ALTER FUNCTION office_v1.hello(uuid) RENAME TO was; CREATE FUNCTION office_v1.hello(uuid) RETURNS TABLE (a int, b int, c uuid, d int, e bool, \
                 f uuid, g bool, h bigint, i bigint) LANGUAGE sql AS 'SELECT 7, 9, $1, 1, false, $1, true, 0::bigint, 0::bigint'";
    office.cluster.psql("jcat", &["-c", newer])?;
    assert_eq!(link.hello(device).await.err(), Some(Trouble::OfficeNewer));
    office.cluster.psql("jcat", &["-c", "ALTER SCHEMA office_v1 RENAME TO gone"])?;
    assert_eq!(Link::open(&right).await?.hello(device).await.err(), Some(Trouble::OfficeOlder));
    office.cluster.psql("jcat", &["-c", "INSERT INTO office.migrations VALUES (99, 'later', '2030-01-01T00:00:00Z', '1')"])?;
    assert_eq!(jcat_desk::office::migrate(&office.installer).await.err(), Some(Trouble::OfficeNewer));

    // An answer that stays away: the server dies under the call.
    let link = Link::open(&right).await?;
    office.cluster.close();
    assert_eq!(link.heads().await.err(), Some(Trouble::Unreachable));
    assert_eq!(trouble(&right).await, Some(Trouble::Unreachable));
    let expired = certificate(office.cluster.authority(), "localhost", 2001)?;
    office.cluster.certify(&expired)?;
    office.cluster.open()?;
    assert_eq!(trouble(&office.stations[0].settings(&office.cluster)).await, Some(Trouble::Certificate), "expired");
    Ok(())
}

/// Hears, as the second officer, what wake-ups carry.
async fn listen(office: &Staffed) -> Result<(tokio_postgres::Client, tokio::sync::mpsc::UnboundedReceiver<String>)> {
    use secrecy::ExposeSecret;
    let login = &office.stations[1].login;
    let (client, mut line) = office.cluster.by_socket(&login.name, login.password.expose_secret()).connect(tokio_postgres::NoTls).await?;
    let (heard, hears) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Some(Ok(message)) = std::future::poll_fn(|context| line.poll_message(context)).await {
            if let tokio_postgres::AsyncMessage::Notification(it) = message {
                let _ = heard.send(it.payload().to_owned());
            }
        }
    });
    client.batch_execute("LISTEN jcat_wake").await?;
    Ok((client, hears))
}

#[tokio::test]
async fn a_wake_up_arrives_and_carries_nothing() -> Result<()> {
    let office = Staffed::with(2).await?;
    let mut wakes = Wakes::listen(&office.stations[1].settings(&office.cluster)).await?;
    let (_client, mut hears) = listen(&office).await?;
    office.links[0].wake().await?;
    tokio::time::timeout(Duration::from_secs(10), wakes.next()).await??;
    assert_eq!(hears.recv().await, Some(String::new()));
    Ok(())
}

#[tokio::test]
async fn wake_ups_that_come_close_together_are_told_once_and_one_desk_sees_to_the_last() -> Result<()> {
    let office = Staffed::with(2).await?;
    let again_at =
        |moment: &str| office.cluster.psql("jcat", &["-c", &format!("UPDATE office.woken SET until = clock_timestamp() + interval '{moment}'")]);
    let (_client, mut hears) = listen(&office).await?;
    let mut wakes = Wakes::listen(&office.stations[1].settings(&office.cluster)).await?;
    assert_eq!(office.links[0].wake().await?, None, "nobody was woken before");
    tokio::time::timeout(Duration::from_secs(10), wakes.next()).await??;
    again_at("30 seconds")?;
    let again = office.links[0].wake().await?.expect("too soon: the first is asked to come back");
    assert!(again > Duration::from_secs(1) && again <= Duration::from_secs(30), "{again:?}");
    assert_eq!(office.links[1].wake().await?, None, "the first sees to it for the second");
    again_at("-1 seconds")?;
    assert_eq!(office.links[0].wake().await?, None);
    tokio::time::timeout(Duration::from_secs(10), wakes.next()).await??;
    again_at("1 hour")?;
    assert_eq!(office.links[0].wake().await?, None, "a clock that was set back keeps nobody asleep");
    tokio::time::timeout(Duration::from_secs(10), wakes.next()).await??;
    let mut carried = Vec::new();
    for _ in 0..3 {
        carried.push(hears.recv().await.context("a wake-up")?);
    }
    assert_eq!(carried, ["", "4", ""], "where one was promised it is busy, and the desks ask at different times");
    Ok(())
}

#[tokio::test]
async fn what_is_sent_before_a_promised_wake_up_needs_none_of_its_own() -> Result<()> {
    let mut office = Staffed::with(2).await?;
    let again_at = |office: &Staffed, moment: &str| {
        office.cluster.psql("jcat", &["-c", &format!("UPDATE office.woken SET until = clock_timestamp() + interval '{moment}', promised = true")])
    };
    let told = async |office: &mut Staffed| -> Result<bool> {
        let entry = office.stations[0].write("taskforce", b"one")?;
        let sent = office.links[0].send(std::slice::from_ref(&entry), &[]).await?;
        assert_eq!(places(&sent.answers[0].1).len(), 1, "taken");
        Ok(sent.told)
    };
    assert!(!told(&mut office).await?, "nobody promised anything");
    again_at(&office, "30 seconds")?;
    assert!(told(&mut office).await?, "whoever promised tells of it");
    again_at(&office, "-1 seconds")?;
    assert!(!told(&mut office).await?, "whoever promised has not come back");
    again_at(&office, "1 hour")?;
    assert!(!told(&mut office).await?, "a clock that was set back keeps nobody asleep");
    // What is sent again is answered with the place that it has.
    let entry = office.stations[0].write("taskforce", b"twice")?;
    let first = office.links[0].send(std::slice::from_ref(&entry), &[]).await?;
    assert_eq!(office.links[0].send(std::slice::from_ref(&entry), &[]).await?.answers, first.answers);
    Ok(())
}

#[tokio::test]
async fn after_a_restore_only_exact_continuations_are_taken_until_all_have_offered() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let batch = office.stations[0].write_some("taskforce", 5, b"entry")?;
    office.links[0].push(&batch).await?;
    let held = whole(&office.links[1], "taskforce").await?;
    for (station, link) in office.stations.iter().zip(&office.links) {
        link.hello(station.workstation.device).await?;
    }
    // What a backup from before the last three entries would hold.
    let cut = "DELETE FROM office.entries WHERE position > 2; UPDATE office.heads h SET position = 2, chain = e.chain, received_at = e.received_at
               FROM office.entries e WHERE e.audience = h.audience AND e.position = 2";
    office.cluster.psql("jcat", &["-c", cut])?;
    assert_eq!(office.links[1].restored().await?, None, "an administrator announces it");
    assert_eq!(office.links[1].relay("taskforce", &held).await?, None, "and until then nothing is taken back");
    assert_eq!(office.links[0].restored().await?, Some(2));
    let hello = office.links[1].hello(office.stations[1].workstation.device).await?;
    assert_eq!((hello.incarnation, hello.healing), (2, true));
    let new = office.stations[0].write("everyone", b"new")?;
    let refused = office.links[0].push(std::slice::from_ref(&new)).await?;
    assert_eq!(refused, [("everyone".to_owned(), Pushed::Refused { code: Parked::Healing })]);

    let head = |position: usize| Some(Head { audience: "taskforce".into(), position: position as u64, chain: held[position - 1].1.chain });
    assert_eq!(office.links[1].relay("taskforce", &held[3..]).await?, head(2), "a hole is not filled from behind");
    let mut forged = held.clone();
    forged[2].1.received_at = Instant(forged[2].1.received_at.0 + 1);
    assert_eq!(office.links[1].relay("taskforce", &forged).await?, head(2), "another chain");
    // A place that follows by its chain and that no office gave: nothing would be told a time again.
    let invent = |change: &dyn Fn(&mut Place)| {
        let mut held = held[..3].to_vec();
        let previous = held[1].1.chain;
        let (entry, place) = &mut held[2];
        change(place);
        place.chain = extend_chain(&previous, &entry.digest(), place.received_at, place.directory);
        held
    };
    let later = |place: &mut Place| place.received_at = Instant(place.received_at.0 + 40 * 86_400_000);
    assert_eq!(office.links[1].relay("taskforce", &invent(&later)).await?, head(2), "a time ahead");
    assert_eq!(office.links[1].relay("taskforce", &held).await?, head(5), "another's entries, in their places");
    assert_eq!(whole(&office.links[2], "taskforce").await?, held, "and all is as it was");

    for (station, link) in office.stations.iter().zip(&office.links) {
        assert!(link.hello(station.workstation.device).await?.healing, "until the last of them");
        assert_eq!(link.offered(station.workstation.device).await?, Granted::Done);
    }
    assert!(!office.links[0].hello(office.stations[0].workstation.device).await?.healing);
    assert_eq!(places(&office.links[0].push(&[new]).await?[0].1), [(1, 1)]);
    assert_eq!(office.links[1].healed().await?, Granted::Refused, "an administrator ends it by hand");
    Ok(())
}
