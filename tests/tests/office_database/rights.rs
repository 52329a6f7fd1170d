//! Who may read and write what, and since when not any more.

use anyhow::Result;
use jcat_desk::domain::{Duty, Instant};
use jcat_desk::office::{Granted, Head, Parked, Pushed, Trouble};
use jcat_tests::stations::{Staffed, Station, whole};
use tokio_postgres::{Client, SimpleQueryMessage};

use super::{CASE, places};

const UNOPENED: &str = "case/00000000-0000-7000-8000-00000000dead";

fn refused(code: Parked, audience: &str) -> Vec<(String, Pushed)> {
    vec![(audience.to_owned(), Pushed::Refused { code })]
}

/// Everything that comes back for a statement: rows, or the whole of the error.
async fn answer(client: &Client, statement: &str) -> String {
    match client.simple_query(statement).await {
        Ok(messages) => {
            let row = |message: &SimpleQueryMessage| match message {
                SimpleQueryMessage::Row(row) => (0..row.len()).map(|at| row.get(at).unwrap_or("NULL").to_owned()).collect::<Vec<_>>().join("|"),
                other => format!("{other:?}"),
            };
            messages.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Err(error) => error.as_db_error().map_or_else(|| error.to_string(), |it| format!("{it:?}")),
    }
}

#[tokio::test]
async fn an_audience_that_is_not_ours_cannot_be_told_from_one_that_is_not_there() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let mut opened = office.stations[0].write_some(CASE, 3, b"of the case")?;
    opened.push(office.stations[0].submit(CASE)?);
    assert_eq!(places(&office.links[0].push(&opened).await?[0].1).len(), 3, "who submits a case opens it, in one push");
    let outsider = &office.links[1];
    assert_eq!(outsider.pull(CASE, 0).await?, None);
    assert_eq!(outsider.pull(UNOPENED, 0).await?, None);
    let heads: Vec<String> = outsider.heads().await?.into_iter().map(|head| head.audience).collect();
    assert_eq!(heads, ["everyone", "taskforce"], "heads keep silent");

    let me = office.stations[1].officer;
    let device = office.stations[1].workstation.device;
    let zeros = |count: usize| "00".repeat(count);
    let statements = [
        "SELECT * FROM office_v1.pull('AUDIENCE', 0, 10)".to_owned(),
        "SELECT * FROM office_v1.pull('AUDIENCE', -1, -1)".to_owned(),
        "SELECT * FROM office_v1.countersigned('AUDIENCE')".to_owned(),
        format!("SELECT office_v1.countersign('{device}', 'AUDIENCE', 1, '\\x{}', '\\x{}')", zeros(32), zeros(64)),
        format!("SELECT office_v1.receipt('AUDIENCE', '{device}', '\\x00', '\\x{}')", zeros(64)),
        format!("SELECT office_v1.admit('AUDIENCE', '{me}', 'reader', NULL)"),
        format!("SELECT office_v1.admit('AUDIENCE', '{me}', 'keeper', '-infinity')"),
        format!("SELECT office_v1.dismiss('AUDIENCE', '{}')", office.stations[0].officer),
        format!(
            "SELECT * FROM office_v1.relay('AUDIENCE', '{{1}}', '{{{device}}}', '{{1}}', '{{x}}', '{{x}}', '{{x}}', '{{x}}', '{{1}}', '{{1}}', '{{x}}')"
        ),
        "EXPLAIN (VERBOSE, COSTS) SELECT * FROM office_v1.pull('AUDIENCE', 0, 10)".to_owned(),
        "SELECT * FROM office.entries WHERE audience = 'AUDIENCE'".to_owned(),
    ];
    let client = office.stations[1].psql(&office.cluster).await?;
    for statement in &statements {
        let [there, not_there] = [CASE, UNOPENED].map(|audience| statement.replace("AUDIENCE", audience));
        let (there, not_there) = (answer(&client, &there).await, answer(&client, &not_there).await.replace(UNOPENED, CASE));
        assert_eq!(there, not_there, "{statement}");
    }
    // What is printed of plans is not printed of ours.
    answer(&client, "SET client_min_messages = debug5; SET debug_print_plan = on; SET debug_print_parse = on; SET debug_print_rewritten = on").await;
    assert!(!answer(&client, &statements[0].replace("AUDIENCE", CASE)).await.contains("PLANNEDSTMT"));

    // Pushing into a case opens it for who submitted it. To everybody else, of the taskforce too, it is as if it were not there.
    let unopened = office.stations[0].submit(UNOPENED)?;
    office.links[0].push(&[unopened]).await?;
    const UNHEARD: &str = "case/00000000-0000-7000-8000-0000000000ff";
    for audience in [CASE, UNOPENED, UNHEARD] {
        let entry = office.stations[1].sign(audience, 1, [0; 32], b"mine")?;
        assert_eq!(office.links[1].push(&[(audience.to_owned(), entry)]).await?, refused(Parked::NotReader, audience));
        assert_eq!(office.links[1].admit(audience, me, None).await?, Granted::Refused);
        assert_eq!(office.links[1].admit_keeper(audience, office.stations[2].officer).await?, Granted::Refused);
    }
    let late = office.stations[1].submit(CASE)?;
    office.links[1].push(&[late]).await?;
    let squatting = office.stations[1].sign(CASE, 1, [0; 32], b"mine")?;
    assert_eq!(
        office.links[1].push(&[(CASE.to_owned(), squatting)]).await?,
        refused(Parked::NotReader, CASE),
        "who submits it second is not its author"
    );
    assert_eq!(office.cluster.psql("jcat", &["-c", "SELECT count(*) FROM office.opened"])?, "1", "what is refused opens nothing");
    assert_eq!(office.links[0].dismiss("taskforce", me).await?, Granted::Done);
    let entry = office.stations[2].sign(CASE, 1, [0; 32], b"mine")?;
    assert_eq!(office.links[2].push(&[(CASE.to_owned(), entry)]).await?, refused(Parked::NotReader, CASE), "it has a keeper");
    assert_eq!(whole(&office.links[0], CASE).await?.len(), 3);
    Ok(())
}

#[tokio::test]
async fn a_dismissed_officer_reads_and_pushes_no_more() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let mut opened = office.stations[0].write_some(CASE, 2, b"of the case")?;
    opened.push(office.stations[0].submit(CASE)?);
    office.links[0].push(&opened).await?;
    let (keeper, guest) = (office.stations[0].officer, office.stations[1].officer);
    assert_eq!(office.links[1].admit(CASE, guest, None).await?, Granted::Refused, "nobody admits themselves");
    assert_eq!(office.links[2].dismiss(CASE, keeper).await?, Granted::Refused, "and nobody else dismisses the keeper");
    assert_eq!(office.links[0].admit(CASE, guest, None).await?, Granted::Done);
    assert_eq!(whole(&office.links[1], CASE).await?.len(), 2, "from the first entry on");
    let batch = office.stations[1].write_some(CASE, 2, b"of a guest")?;
    assert_eq!(places(&office.links[1].push(&batch).await?[0].1), [(1, 3), (2, 4)]);

    // A transaction that was open before the dismissal, and one that looks at a snapshot from before.
    let open = office.stations[1].psql(&office.cluster).await?;
    open.batch_execute("BEGIN; SELECT office_v1.clock()").await?;
    let snapshot = office.stations[1].psql(&office.cluster).await?;
    snapshot.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT * FROM office_v1.heads()").await?;
    assert_eq!(office.links[0].dismiss(CASE, guest).await?, Granted::Done);
    let pulled = format!("SELECT * FROM office_v1.pull('{CASE}', 0, 10)");
    assert_eq!(open.query(&pulled, &[]).await?.len(), 0, "an open transaction sees the dismissal");
    let push = "SELECT outcome FROM office_v1.push($1, $2, '{3}', $3, $4, $5, $5)";
    let device = office.stations[1].workstation.device.0;
    let entry = office.stations[1].write(CASE, b"too late")?.1;
    let (audiences, headers, signatures, bodies) = (vec![CASE], vec![&entry.header[..]], vec![&entry.signature[..]], vec![&[7_u8; 16][..]]);
    let outcome: String = open.query_one(push, &[&device, &audiences, &headers, &signatures, &bodies]).await?.get(0);
    assert_eq!(outcome, "not-reader");
    let old = snapshot.query(push, &[&device, &audiences, &headers, &signatures, &bodies]).await;
    assert_eq!(
        old.err().and_then(|it| it.code().map(|it| it.code().to_owned())).as_deref(),
        Some("25000"),
        "nothing is pushed by a right of the past"
    );

    // A push that waited for the lock while the right ended.
    assert_eq!(office.links[0].admit(CASE, guest, None).await?, Granted::Done);
    let holder = office.cluster.superuser().await?;
    holder.batch_execute(&format!("BEGIN; SELECT FROM office.heads WHERE audience = '{CASE}' FOR UPDATE")).await?;
    let waiting = async {
        let waits = "SELECT count(*) FROM pg_locks WHERE NOT granted";
        while holder.query_one(waits, &[]).await?.get::<_, i64>(0) == 0 {
            tokio::task::yield_now().await;
        }
        holder.batch_execute(&format!("UPDATE office.readers SET ended_at = clock_timestamp() WHERE audience = '{CASE}' AND officer = '{guest}' AND ended_at IS NULL; COMMIT")).await
    };
    let late = [(CASE.to_owned(), entry.clone())];
    let (pushed, ended) = tokio::join!(office.links[1].push(&late), waiting);
    ended?;
    assert_eq!(pushed?, refused(Parked::NotReader, CASE), "the right is asked again under the lock");

    assert_eq!(office.links[1].pull(CASE, 0).await?, None);
    assert!(office.links[1].heads().await?.iter().all(|head| head.audience != CASE));
    assert_eq!(office.links[1].push(&[(CASE.into(), entry)]).await?, refused(Parked::NotReader, CASE));
    let me = office.stations[1].workstation.device;
    assert_eq!(office.links[1].receipt(CASE, me, b"wiped", &[1; 64]).await?, Granted::Done, "it can say that it wiped what it held");
    assert_eq!(office.links[2].receipt(CASE, office.stations[2].workstation.device, b"wiped", &[1; 64]).await?, Granted::Refused);
    let history = "SELECT count(*), count(ended_at), count(ended_by) FROM office.readers WHERE audience LIKE 'case/%'";
    assert_eq!(office.cluster.psql("jcat", &["-c", history])?, "3|2|1", "dates, never deleted");

    // A right with an end ends by itself; and admission after that is a right of its own.
    let soon = Instant(office.links[0].clock().await?.0 + 400);
    assert_eq!(office.links[0].admit(CASE, guest, Some(soon)).await?, Granted::Done);
    assert!(office.links[1].pull(CASE, 0).await?.is_some());
    while office.links[0].clock().await? <= soon {
        tokio::task::yield_now().await;
    }
    assert_eq!(office.links[1].pull(CASE, 0).await?, None, "its end has come");
    assert_eq!(office.links[0].admit(CASE, guest, None).await?, Granted::Done);
    assert_eq!(whole(&office.links[1], CASE).await?.len(), 4);

    // A device that is revoked, an officer who is ended.
    assert_eq!(office.links[2].revoke(me).await?, Granted::Refused, "not one's own, and no administrator");
    assert_eq!(office.links[1].revoke(me).await?, Granted::Done, "a lost laptop");
    let entry = office.stations[1].write("everyone", b"with a revoked device")?;
    assert_eq!(office.links[1].push(&[entry]).await?, refused(Parked::DeviceRevoked, "everyone"));
    assert_eq!(office.links[0].dismiss("everyone", office.stations[2].officer).await?, Granted::Done);
    let entry = office.stations[2].write("everyone", b"of an ended officer")?;
    assert_eq!(office.links[2].push(&[entry]).await?, refused(Parked::OfficerEnded, "everyone"));
    Ok(())
}

#[tokio::test]
async fn officers_come_by_an_administrators_word_and_devices_by_invitation() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let mut late = Station::make(9)?;
    office.cluster.psql(
        "postgres",
        &[
            "-c",
            &format!("CREATE ROLE {} LOGIN IN ROLE jcat_officers PASSWORD '{}'", late.login.name, {
                use secrecy::ExposeSecret;
                late.login.password.expose_secret().to_owned()
            }),
        ],
    )?;
    let link = late.connect(&office.cluster).await?;
    assert_eq!(link.hello(late.workstation.device).await.err(), Some(Trouble::Login), "a login in reserve is nobody's");
    assert_eq!(link.heads().await?, []);
    let mut invitation = late.enrolment("fr", &[Duty::Guest, Duty::Officer])?;
    invitation.workstation = None;
    assert_eq!(office.links[1].enrol(&invitation).await?, Granted::Refused, "administrators enrol");
    let mut superuser = invitation.clone();
    superuser.login = "postgres".into();
    assert_eq!(office.links[0].enrol(&superuser).await?, Granted::Refused, "a superuser is no officer");
    let mut taken = invitation.clone();
    taken.login.clone_from(&office.stations[1].login.name);
    assert_eq!(office.links[0].enrol(&taken).await?, Granted::Refused, "a login is one officer's");
    assert_eq!(office.links[0].enrol(&invitation).await?, Granted::Done);
    assert_eq!(office.links[1].join(&Station::make(8)?.workstation).await?, Granted::Refused, "no place is open to others");
    assert_eq!(link.join(&late.workstation).await?, Granted::Done);
    assert_eq!(link.join(&Station::make(8)?.workstation).await?, Granted::Refused, "an invitation is for once");
    let hello = link.hello(late.workstation.device).await?;
    assert_eq!(hello.lease_until.map(|it| it.0 - hello.now.0), Some(48 * 3_600_000), "a guest's lease");
    assert_eq!(office.links[0].admit("taskforce", late.officer, None).await?, Granted::Refused, "guests are admitted to cases alone");
    let opening = late.write(CASE, b"of a guest")?;
    assert_eq!(link.push(&[opening]).await?, refused(Parked::NotReader, CASE), "and open none");

    // Nobody pushes for another's device, whatever the entries say.
    let forged = office.stations[0].write("everyone", b"as the administrator")?;
    assert_eq!(office.links[1].push(&[forged]).await?, refused(Parked::DeviceRevoked, "everyone"));

    // Records of access: everybody enrolled pushes, those admitted read; also of an organisation that has nobody here yet.
    let record = late.write("records/fr", b"looked")?;
    assert_eq!(places(&link.push(std::slice::from_ref(&record)).await?[0].1), [(1, 1)]);
    assert_eq!(places(&link.push(&[record]).await?[0].1), [(1, 1)], "idempotent all the same");
    assert_eq!(link.pull("records/fr", 0).await?, None);
    let later = late.write("records/zz", b"looked")?;
    assert_eq!(places(&link.push(&[later]).await?[0].1), [(1, 1)], "it waits for whoever comes");
    let nowhere = late.write("records/Zz", b"looked")?;
    assert_eq!(link.push(&[nowhere]).await?, refused(Parked::NotReader, "records/Zz"), "not the name of one");
    assert!(!link.heads().await?.iter().any(|head| head.audience.starts_with("records/")), "none of it is listed");
    assert_eq!(link.countersigned("records/fr").await?, []);
    let psql = late.psql(&office.cluster).await?;
    assert!(psql.query("SELECT * FROM office_v1.pull('records/fr', 0, 10)", &[]).await?.is_empty(), "nor with psql");
    assert!(psql.query("SELECT * FROM office.entries WHERE audience LIKE 'records/%'", &[]).await.is_err());
    assert_eq!(office.links[0].admit("records/fr", office.stations[1].officer, None).await?, Granted::Done);
    assert_eq!(whole(&office.links[1], "records/fr").await?.len(), 1);

    // EC3 admits to every opened case and opens none by it; the keeper of one says nothing about another.
    let opened = [office.stations[1].submit(CASE)?, office.stations[1].write(CASE, b"of the keeper")?];
    office.links[1].push(&opened).await?;
    let third = office.stations[2].officer;
    assert_eq!(office.links[0].admit(CASE, third, None).await?, Granted::Refused, "an administrator has no say in a case");
    let mut ec3 = office.stations[2].enrolment("ec3", &[Duty::Ec3])?;
    ec3.workstation = None;
    assert_eq!(office.links[0].enrol(&ec3).await?, Granted::Done);
    let unread = office.stations[2].sign(CASE, 1, [0; 32], b"unread")?;
    assert_eq!(office.links[2].push(&[(CASE.into(), unread)]).await?, refused(Parked::NotReader, CASE), "admitting is not reading");
    assert_eq!(office.links[2].pull(CASE, 0).await?, None);
    assert_eq!(office.links[2].admit(CASE, third, None).await?, Granted::Done);
    assert_eq!(office.links[2].admit(UNOPENED, third, None).await?, Granted::Refused);
    assert_eq!(office.links[2].dismiss(CASE, office.stations[1].officer).await?, Granted::Done);
    assert_eq!(office.links[1].pull(CASE, 0).await?, None);

    // The last administrator stays one.
    let mut resigning = office.stations[0].enrolment("at", &[])?;
    resigning.workstation = None;
    assert_eq!(office.links[0].enrol(&resigning).await?, Granted::Refused);
    assert_eq!(office.links[0].dismiss("everyone", office.stations[0].officer).await?, Granted::Refused);
    let mut second = office.stations[1].enrolment("fr", &[Duty::Administrator])?;
    second.workstation = None;
    assert_eq!(office.links[0].enrol(&second).await?, Granted::Done);
    assert_eq!(office.links[0].enrol(&resigning).await?, Granted::Done);
    assert_eq!(office.links[0].enrol(&resigning).await?, Granted::Refused, "and has no more say");
    Ok(())
}

#[tokio::test]
async fn a_keeper_is_moved_by_ec3_or_an_administrator() -> Result<()> {
    let mut office = Staffed::with(4).await?;
    let [admin, squatter, lead, third] = [0, 1, 2, 3].map(|at| office.stations[at].officer);
    let opened = [office.stations[1].submit(CASE)?, office.stations[1].write(CASE, b"of the one who keeps it")?];
    office.links[1].push(&opened).await?;
    assert_eq!(office.links[3].admit_keeper(CASE, lead).await?, Granted::Refused, "not by anybody");
    assert_eq!(office.links[0].admit_keeper(CASE, admin).await?, Granted::Refused, "an administrator gives it to nobody less than another");
    assert_eq!(office.links[0].admit_keeper(CASE, lead).await?, Granted::Done);
    let keepers = "SELECT string_agg(officer::text, ',') FROM office.readers WHERE audience LIKE 'case/%' AND seat = 'keeper' AND ended_at IS NULL";
    assert_eq!(office.cluster.psql("jcat", &["-c", keepers])?, lead.to_string(), "one keeper");
    assert_eq!(whole(&office.links[2], CASE).await?.len(), 1, "who reads from the first entry on");
    assert_eq!(office.links[1].admit(CASE, third, None).await?, Granted::Refused, "who kept it has no more say");
    assert_eq!(whole(&office.links[1], CASE).await?.len(), 1, "and reads on");
    assert_eq!(office.links[2].dismiss(CASE, squatter).await?, Granted::Done, "until the keeper ends it");
    let again = office.stations[1].write(CASE, b"again")?;
    assert_eq!(office.links[1].push(&[again]).await?, refused(Parked::NotReader, CASE), "having submitted it opens it once");
    assert_eq!(office.links[1].admit(CASE, squatter, None).await?, Granted::Refused);

    // EC3 does the same; and a case that nobody submitted here is opened by naming its keeper.
    let mut ec3 = office.stations[3].enrolment("ec3", &[Duty::Ec3])?;
    ec3.workstation = None;
    assert_eq!(office.links[0].enrol(&ec3).await?, Granted::Done);
    for audience in [CASE, UNOPENED] {
        assert_eq!(office.links[3].admit_keeper(audience, third).await?, Granted::Refused, "nobody names themselves");
        assert_eq!(office.links[3].admit_keeper(audience, squatter).await?, Granted::Done);
        let entry = office.stations[1].sign(audience, 1 + u64::from(audience == CASE), [0; 32], b"as its keeper")?;
        assert!(matches!(&office.links[1].push(&[(audience.to_owned(), entry)]).await?[..], [(_, Pushed::Accepted { .. })]));
    }
    assert_eq!(office.links[0].dismiss("taskforce", third).await?, Granted::Done);
    assert_eq!(office.links[0].admit_keeper(CASE, third).await?, Granted::Refused, "a keeper is of the taskforce");
    let history = "SELECT count(*) FROM office.readers WHERE audience LIKE 'case/%' AND seat = 'keeper'";
    assert_eq!(office.cluster.psql("jcat", &["-c", history])?, "4", "dates, never deleted");
    Ok(())
}

#[tokio::test]
async fn an_ended_officer_pulls_the_own_dismissal_and_nothing_after_it() -> Result<()> {
    let mut office = Staffed::with(3).await?;
    let device = office.stations[1].workstation.device;
    let before = office.stations[0].write_some("everyone", 3, b"with the dismissal of the second")?;
    office.links[0].push(&before).await?;
    assert_eq!(office.links[0].dismiss("everyone", office.stations[1].officer).await?, Granted::Done);
    let after = office.stations[0].write_some("everyone", 2, b"after it")?;
    office.links[0].push(&after).await?;

    let again = office.stations[1].connect(&office.cluster).await?;
    for link in [&office.links[1], &again] {
        let hello = link.hello(device).await?;
        assert_eq!((hello.officer, hello.device_known), (office.stations[1].officer, false));
        assert_eq!(hello.lease_until, Some(hello.now), "the lease is over");
        let journal = whole(link, "everyone").await?;
        assert_eq!(journal.len(), 3, "up to the end");
        let end = Head { audience: "everyone".into(), position: 3, chain: journal[2].1.chain };
        assert_eq!(link.heads().await?, [end], "and nothing else is listed");
        assert_eq!(link.pull("everyone", 3).await?.map(|page| (page.placed.len(), page.head)), Some((0, 3)));
        assert_eq!(link.pull("taskforce", 0).await?, None);
    }
    let entry = office.stations[1].write("everyone", b"of an ended officer")?;
    assert_eq!(again.push(&[entry]).await?, refused(Parked::OfficerEnded, "everyone"));
    let entry = office.stations[1].write("records/fr", b"of an ended officer")?;
    assert_eq!(again.push(&[entry]).await?, refused(Parked::OfficerEnded, "records/fr"));
    assert_eq!(again.join(&Station::make(8)?.workstation).await?, Granted::Refused);
    // The second wall says the same to a table that was granted by hand, and to a function that forgot to ask.
    let forgetful = "SET ROLE jcat_owner; CREATE FUNCTION office_v1.all_of_it() RETURNS bigint LANGUAGE sql SECURITY DEFINER
                     AS 'SELECT count(*) FROM office.entries'; GRANT EXECUTE ON FUNCTION office_v1.all_of_it() TO jcat_officers";
    office.cluster.psql("jcat", &["-c", forgetful])?;
    let client = office.stations[1].psql(&office.cluster).await?;
    assert_eq!(client.query_one("SELECT office_v1.all_of_it()", &[]).await?.get::<_, i64>(0), 3);

    let mut back = office.stations[1].enrolment("fr", &[])?;
    back.workstation = None;
    assert_eq!(office.links[0].enrol(&back).await?, Granted::Done);
    assert_eq!(whole(&again, "everyone").await?.len(), 5, "who comes back reads on");
    Ok(())
}

#[tokio::test]
async fn of_two_who_open_a_case_at_once_its_author_keeps_it() -> Result<()> {
    let mut office = Staffed::with(2).await?;
    for round in 0..20 {
        let audience = format!("case/00000000-0000-7000-8000-0000000000{round:02}");
        let submission = office.stations[0].submit(&audience)?;
        office.links[0].push(&[submission]).await?;
        let [first, second] = [0, 1].map(|at| office.stations[at].sign(&audience, 1, [0; 32], b"mine").map(|entry| vec![(audience.clone(), entry)]));
        let (first, second) = (first?, second?);
        let (first, second) = tokio::join!(office.links[0].push(&first), office.links[1].push(&second));
        let taken = |answers: &[(String, Pushed)]| matches!(answers, [(_, Pushed::Accepted { .. })]);
        assert!(taken(&first?) && !taken(&second?), "round {round}");
    }
    assert_eq!(office.cluster.psql("jcat", &["-c", "SELECT count(*) FROM office.readers WHERE seat = 'keeper'"])?, "20");
    office.links.clear();
    Ok(())
}

/// AUT-3: desks believe whom an entry names, so the office takes it from no other.
#[tokio::test]
async fn an_entry_is_taken_only_from_the_officer_the_device_and_the_place_that_its_header_names() -> Result<()> {
    let office = Staffed::with(3).await?;
    let (thief, victim) = (&office.stations[1], &office.stations[0]);
    let client = thief.psql(&office.cluster).await?;
    let sign = |change: &dyn Fn(&mut jcat_desk::entry::Header)| thief.sign_as("everyone", 2, [0; 32], b"mine", |header| change(header));
    // What is signed as it is sent is taken, and the journal begun with it.
    let first = thief.sign("everyone", 1, [0; 32], b"mine")?;
    assert_eq!(places(&office.links[1].push(&[("everyone".to_owned(), first.clone())]).await?[0].1), [(1, 1)]);
    let forged = [
        ("another officer", sign(&|header| header.author = victim.officer)?),
        ("another device", sign(&|header| header.device = victim.workstation.device)?),
        (
            "a device that nobody has",
            sign(&|header| (header.author, header.device) = (victim.officer, jcat_desk::domain::ids::DeviceId(uuid::Uuid::from_u128(7))))?,
        ),
        ("another place", sign(&|header| header.seq = 3)?),
        ("another journal", sign(&|header| header.audience = "taskforce".into())?),
        ("a journal whose name begins so", sign(&|header| header.audience = "everyone2".into())?),
    ];
    let one = "SELECT at_position FROM office_v1.push_one($1, 'everyone', 2, $2, $3, $4, $5)";
    let many = "SELECT outcome FROM office_v1.push($1, '{everyone}', '{2}', ARRAY[$2::bytea], ARRAY[$3::bytea], ARRAY[$4::bytea], ARRAY[$5::bytea])";
    let declaring = "SELECT outcome FROM office_v1.push_declaring($1, '{everyone}', '{2}', ARRAY[$2::bytea], ARRAY[$3::bytea], ARRAY[$4::bytea], ARRAY[$5::bytea], ARRAY[NULL::bytea])";
    for (what, entry) in &forged {
        for call in [one, many, declaring] {
            let taken =
                client.query(call, &[&thief.workstation.device.0, &entry.header, &entry.signature.as_slice(), &entry.salt, &entry.body]).await;
            let said = match &taken {
                Ok(_) => "taken".to_owned(),
                Err(error) => error.code().map_or_else(|| error.to_string(), |code| code.code().to_owned()),
            };
            assert_eq!(said, "22023", "{what}: {call}");
        }
    }
    // A header that is cut anywhere, or says the same in more bytes than it takes, names nobody.
    let owner = office.cluster.superuser().await?;
    let asks = "SELECT office.is_signed_as($1, 'everyone', $2, $3, 1)";
    let named = async |header: &[u8]| -> Result<bool> {
        Ok(owner.query_one(asks, &[&header, &thief.officer.0, &thief.workstation.device.0]).await?.try_get(0)?)
    };
    assert!(named(&first.header).await?);
    let names = 1 + 17 + 9 + 17 + 13 + 1 + 17 + 17 + 1;
    for length in 0..names {
        assert!(!named(&first.header[..length]).await?, "cut to {length}");
    }
    assert!(named(&first.header[..names]).await?, "what comes behind is not asked for");
    let longer = |at: usize, head: &[u8]| [&first.header[..at], head, &first.header[at + 1..]].concat();
    assert!(!named(&longer(18, &[0x78, 8])).await?, "the journal's name, with a longer head");
    assert!(!named(&longer(44, &[0x78, 12])).await?, "the kind, with a longer head");
    assert!(!named(&longer(names - 1, &[0x18, 1])).await?, "the place, with a longer head");
    assert!(!named(&[&[0x92], &first.header[1..]].concat()).await?, "a list of another length");

    let next = ("everyone".to_owned(), sign(&|_| ())?);
    assert_eq!(places(&office.links[1].push(&[next]).await?[0].1), [(2, 2)]);
    Ok(())
}

/// AUT-1: the duties that this database must know, kept as the roster says them.
#[tokio::test]
async fn an_administrator_keeps_duties_and_nobody_else_and_one_is_always_left() -> Result<()> {
    let office = Staffed::with(3).await?;
    let (admin, other) = (office.stations[0].officer, office.stations[1].officer);
    let held = async || -> Result<String> {
        let sql = "SELECT coalesce(string_agg(duty, ' ' ORDER BY duty), '-') FROM office.duties WHERE officer = $1 AND ended_at IS NULL";
        Ok(office.cluster.superuser().await?.query_one(sql, &[&other.0]).await?.try_get(0)?)
    };
    assert_eq!(office.links[1].keep_duties(other, &[Duty::Ec3].into()).await?, Granted::Refused, "not one's own");
    assert_eq!(office.links[0].keep_duties(other, &[Duty::Secretary].into()).await?, Granted::Refused, "not one that it does not know");
    assert_eq!(office.links[0].keep_duties(Station::make(9)?.officer, &[].into()).await?, Granted::Refused, "of nobody");
    assert_eq!(office.links[0].keep_duties(admin, &[].into()).await?, Granted::Refused, "the last administrator stays one");
    assert_eq!(held().await?, "-");
    assert_eq!(office.links[0].keep_duties(other, &[Duty::Ec3, Duty::Administrator].into()).await?, Granted::Done);
    assert_eq!(held().await?, "administrator ec3");
    assert_eq!(office.links[1].keep_duties(other, &[Duty::Administrator].into()).await?, Granted::Done);
    assert_eq!(held().await?, "administrator", "what is not named has ended");
    assert_eq!(office.links[0].keep_duties(other, &[].into()).await?, Granted::Done);
    assert_eq!(held().await?, "-");
    assert_eq!(office.links[1].keep_duties(other, &[Duty::Administrator].into()).await?, Granted::Refused, "and it counts no longer");
    Ok(())
}

#[tokio::test]
async fn what_one_session_keeps_open_holds_up_no_wake_up_and_no_administrator() -> Result<()> {
    let office = Staffed::with(2).await?;
    let holder = office.stations[1].psql(&office.cluster).await?;
    let other = office.stations[0].psql(&office.cluster).await?;
    // Whoever waits for a lock is told so at once.
    other.batch_execute("SET lock_timeout = '1s'").await?;
    holder.batch_execute("BEGIN; SELECT office_v1.wake()").await?;
    other.query("SELECT office_v1.wake()", &[]).await?;
    holder.batch_execute("ROLLBACK; BEGIN; SELECT office_v1.offered('00000000-0000-0000-0000-000000000007')").await?;
    let enrol = format!(
        "SELECT office_v1.enrol('x', '{}', 'at', '{{}}', NULL, NULL, NULL), office_v1.keep_duties('{0}', '{{}}')",
        office.stations[1].officer
    );
    holder.batch_execute(&enrol).await?;
    let kept = other.query_one("SELECT office_v1.keep_duties($1, '{}')", &[&office.stations[1].officer.0]).await?;
    assert!(kept.try_get::<_, bool>(0)?, "who has no right to it locks nothing");
    Ok(())
}
