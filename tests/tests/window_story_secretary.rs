//! The board secretary's story, in windows on a real office: a meeting from its convocation to its decision, then the election of chair and
//! vice-chair to its announcement, and an archive that a program of others verifies. The weeks before the vote pass beforehand, on the office's clock;
//! the windows have the machine's. Its pictures are those of the secretary's guide.

use std::cell::Cell;

use anyhow::{Context, Result, ensure};
use jcat_desk::domain::Instant;
use jcat_desk::{Desk, Surroundings};
use jcat_tests::belenios;
use jcat_tests::board::{Board, DAY, Exchange, HOUR, SEATS, ago, choice};
use jcat_tests::cli::{Jcat, PASSPHRASE};
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::{found, must};
use jcat_tests::fleet::called;
use jcat_tests::shared_office::{INSTALLER, SharedOffice, arrival, done};
use jcat_tests::window::{Window, keys};
use serde_json::{Value, json};

/// Seats that have a desk; three of them are the trustees.
const MANY: usize = 5;
/// Whose representative votes in a window.
const VOTER: usize = 3;

/// A real office whose clock goes ahead to the machine's.
struct Coming {
    office: SharedOffice,
    world: Surroundings,
    /// How far office and desks are ahead of the machine, in milliseconds: behind, until they have caught up.
    ahead: Cell<i64>,
}

impl Coming {
    fn follow(&self) {
        self.world.set(Instant(Surroundings::machine().now().0 + self.ahead.get()));
    }

    fn go_to(&self, ahead: i64) {
        self.ahead.set(ahead);
        self.office.cluster.set_clock(ahead).expect("a clock");
        self.follow();
    }
}

impl Exchange for Coming {
    const COUNTERSIGNS: bool = true;

    fn sync(&mut self, desks: &[&Desk]) {
        self.follow();
        let speaks = |desk: &&&Desk| must(desk, "officeStatus", json!({}))["waiting"].as_u64() > Some(0);
        let first: Vec<&Desk> = desks.iter().filter(speaks).copied().collect();
        for desk in first.into_iter().chain(desks.iter().copied()) {
            must(desk, "syncOffice", json!({}));
        }
        self.follow();
    }

    fn pass(&self, seconds: i64) {
        self.go_to(self.ahead.get() + seconds * 1_000);
    }

    fn act(&mut self, secretary: &mut Desk, name: &str, request: Value) -> Value {
        must(secretary, name, request)
    }
}

/// Founds the office on the day of the call, and has every seat's desk join; gives the folders of the seats.
fn begin() -> Result<(Board<Coming>, Vec<Jcat>)> {
    let cluster = Cluster::start()?;
    cluster.give_clock()?;
    let start = ago(29 * DAY + 3 * HOUR)?;
    let world = Surroundings::fixed(start, 509);
    let (secretary, folder) = (Jcat::new()?, Jcat::new()?);
    let desk = Desk::in_folder(&secretary.desk(), world.clone());
    found(&desk, "Sofia Secretary", "ec3", &["officer", "secretary", "administrator"], PASSPHRASE);
    desk.lock();
    let office = SharedOffice::prepared(cluster, secretary, 12)?;
    let coming = Coming { office, world: world.clone(), ahead: Cell::new(0) };
    coming.go_to(start.0 - Surroundings::machine().now().0);
    called(&desk, "unlock", json!({ "passphrase": PASSPHRASE }))?;
    let address = format!("postgres://jcat_installer@localhost:{}/jcat", coming.office.line.port());
    let authority = std::fs::read_to_string(coming.office.cluster.file("ca.pem"))?;
    called(&desk, "foundOffice", json!({ "address": address, "authority": authority, "password": INSTALLER }))?;
    coming.go_to(coming.ahead.get());
    let (mut seats, mut folders) = (Vec::new(), Vec::new());
    for agency in SEATS.iter().take(MANY) {
        let mut arrives = arrival(&format!("Representative of {agency}"), agency);
        arrives["duty"] = json!("representative");
        let officer = called(&desk, "recordArrival", arrives)?;
        let file = folder.file(&format!("{agency}.json")).to_string_lossy().into_owned();
        let code = called(&desk, "inviteOfficer", json!({ "officer": officer, "path": file }))?["code"].clone();
        called(&desk, "syncOffice", json!({}))?;
        let of_seat = Jcat::new()?;
        let seat = Desk::in_folder(&of_seat.desk(), world.clone());
        called(&seat, "joinOffice", json!({ "path": file, "code": code, "passphrase": PASSPHRASE }))?;
        seats.push(seat);
        folders.push(of_seat);
    }
    let mut board = Board::of(coming, desk, seats, start);
    board.sync();
    board.sync();
    Ok((board, folders))
}

/// Everything up to the hour of the vote: rules, call, keys, nominations, roll, lot. Who alone stands for vice-chair needs no vote.
fn prepare(board: &mut Board<Coming>) -> Result<()> {
    let keys = tempfile::tempdir()?;
    board.call(|rules| {
        rules["quorum"]["fraction"] = json!({ "numerator": 1, "denominator": 4 });
        rules["rounds"][0]["threshold"]["base"] = json!("cast");
        rules["single_candidate"] = json!("elected_without_vote");
    });
    board.ceremony(keys.path());
    board.nominate("chair", &[0, 1]);
    board.nominate("vice-chair", &[2]);
    board.register(0..MANY);
    for days in [7, 8] {
        board.office.pass(days * DAY);
        board.sync();
    }
    board.draw("order");
    board.run("drawOrder", json!({}));
    board.sync();
    for seconds in [7 * DAY, 7 * DAY - 2 * HOUR] {
        board.office.pass(seconds);
        board.sync();
    }
    Ok(())
}

/// Works on a desk of this process, which waits for its office by itself, in a test that drives windows.
fn here<T>(work: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(work)
}

/// Opens the window of a desk that was open in this process.
async fn window(desk: &mut Desk, folder: &Jcat, world: &Surroundings) -> Result<Window> {
    drop(std::mem::replace(desk, Desk::in_memory(world.clone())));
    let window = Window::of(folder).await?;
    window.size(1440, 900).await?;
    window.in_touch().await?;
    Ok(window)
}

/// A meeting of the Board: called, attended, decided.
async fn meet(sofia: &Window) -> Result<()> {
    let today = sofia.call("deskStatus", json!({})).await?["today"].as_str().context("today")?.to_owned();
    sofia.show("/board?part=meetings").await?;
    let begins = format!("{today} 00:00");
    sofia.record("Call the Board", &[("Title", "Autumn meeting"), ("Begins", &begins)], "Call the Board").await?;
    sofia.sees_at_last("Nothing is on the agenda yet.").await?;
    sofia.record("Add an item", &[("Title", "Who speaks to the press")], "Add an item").await?;
    sofia.push("Record who came").await?;
    sofia.dialog().await?;
    for agency in SEATS.iter().take(MANY) {
        sofia.tab_to(&agency.to_uppercase()).await?;
        sofia.press(" ").await?;
    }
    sofia.push("Record who came").await?;
    sofia.closed().await?;
    sofia.sees_at_last("5 of 18 there, 5 needed").await?;
    sofia.record("Record the decision", &[("Words of the decision", "The Chair speaks to the press.")], "Record the decision").await?;
    sofia.sees_at_last("The Chair speaks to the press.").await?;
    sofia.illustrate("secretary-meeting").await
}

/// A seat votes by keyboard, and its ballot is in the box once the office has given it its place.
async fn vote(window: &Window, address: &str) -> Result<()> {
    window.show(address).await?;
    window.sees_at_last("1 Choose").await?;
    window.until("document.querySelector('.ballot-options input')").await?;
    window.illustrate("secretary-ballot").await?;
    window.script("document.querySelector('.ballot-options input').focus()", vec![]).await?;
    window.press(" ").await?;
    window.push("Review").await?;
    window.sees("2 Read it back").await?;
    window.push("Put my ballot in the box").await?;
    window.sees_at_last("Your ballot is in the box").await?;
    window.illustrate("secretary-in-the-box").await
}

/// Takes the step about an office that is the secretary's now; where it cannot be undone, with the word that it asks for.
async fn take(window: &Window, step: &str, of: &str, word: Option<&str>) -> Result<()> {
    let own = format!(
        "[...document.querySelectorAll('.own-steps button')].find((it) => it.innerText.trim().startsWith({}) && it.innerText.includes({}))",
        json!(step),
        json!(of)
    );
    window.at_last(&format!("{own} && !{own}.ariaDisabled && !{own}.disabled")).await.with_context(|| format!("the step {step}"))?;
    window.script(&format!("const it = {own}; it.focus()"), vec![]).await?;
    window.press(keys::ENTER).await?;
    if step == "Announce the outcome" {
        window.dialog().await?;
        window.push(step).await?;
        window.closed().await?;
    }
    if let Some(word) = word {
        window.dialog().await?;
        window.set(&[(&format!("Type “{word}” to go on"), word)]).await?;
        window.push(step).await?;
        window.closed().await?;
    }
    window.at_last(&format!("document.querySelector('.own-steps [role=status]').innerText.includes({})", json!(step))).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_secretarys_story_from_a_meeting_to_an_archive_that_others_verify() -> Result<()> {
    let (mut board, ballot, folders) = tokio::task::spawn_blocking(|| {
        let (mut board, folders) = begin()?;
        prepare(&mut board)?;
        let ballot = board.open("chair");
        board.office.pass(2 * HOUR);
        board.sync();
        // From here on the clocks are the machine's.
        board.office.go_to(0);
        anyhow::Ok((board, ballot, folders))
    })
    .await??;
    let world = board.office.world.clone();
    let sofia = window(&mut board.secretary, &board.office.office.first, &world).await?;
    meet(&sofia).await?;

    // The vote: one in a window, the others on their desks; the secretary sees who has voted, and nothing of how.
    let address = format!("/board/elections/{}", board.election.as_str().context("an election")?);
    let voter = window(&mut board.seats[VOTER], &folders[VOTER], &world).await?;
    vote(&voter, &address).await?;
    for seat in (0..MANY).filter(|seat| *seat != VOTER) {
        board.office.follow();
        here(|| {
            board.vote(seat, &ballot, &choice("AT"));
            must(&board.seats[seat], "syncOffice", json!({}));
        });
    }
    sofia.exchange_now().await?;
    sofia.show(&address).await?;
    sofia.sees_at_last("5 of 18").await?;
    sofia.illustrate("secretary-vote").await?;

    // Everybody who registered has voted: closed, countersigned by the desks of themselves, counted by two of three trustees.
    take(&sofia, "Close the vote", "Chair-country", Some("close")).await?;
    sofia.exchange_now().await?;
    for seat in (0..MANY).filter(|seat| *seat != VOTER) {
        board.office.follow();
        for _ in 0..2 {
            here(|| must(&board.seats[seat], "syncOffice", json!({})));
        }
    }
    sofia.exchange_now().await?;
    take(&sofia, "Record the encrypted sum", "Chair-country", None).await?;
    sofia.exchange_now().await?;
    for seat in 0..2 {
        here(|| {
            must(&board.seats[seat], "syncOffice", json!({}));
            board.step(&board.seats[seat], "decryptPart", json!({ "ballot": ballot }));
            must(&board.seats[seat], "syncOffice", json!({}));
        });
    }
    sofia.exchange_now().await?;
    take(&sofia, "Record the result", "Chair-country", None).await?;
    for office in ["Chair-country", "Vice-chair-country"] {
        take(&sofia, "Declare the outcome", office, Some("declare")).await?;
    }
    sofia.at_last("!document.body.innerText.includes('not declared yet')").await?;
    sofia.illustrate("secretary-declared").await?;
    let view = sofia.call("election", json!({ "election": board.election })).await?;
    let elected: Vec<&Value> = view["offices"].as_array().into_iter().flatten().map(|it| &it["declared"]["outcome"]["candidate"]).collect();
    ensure!(elected == [&json!("AT"), &json!("NO")], "{elected:?}");
    for office in ["Chair-country", "Vice-chair-country"] {
        take(&sofia, "Announce the outcome", office, None).await?;
    }
    sofia.exchange_now().await?;
    voter.show("/board").await?;
    voter.sees_at_last("Norway").await?;

    // The archive goes to somebody outside, who has a program that others wrote, and to one without any desk.
    let outside = tempfile::tempdir()?;
    let file = outside.path().join(format!("{}.bel", ballot.as_str().context("a ballot")?));
    sofia.call("exportElection", json!({ "election": board.election, "ballot": ballot, "path": file })).await?;
    let verdict = belenios::verify(outside.path())?;
    ensure!(verdict.accepted && verdict.said.contains("all checks passed"), "{verdict:?}");
    done(Jcat::new()?.run(&["elections", "verify", &file.to_string_lossy()])?)?;
    sofia.show(&format!("{address}?show=minutes")).await?;
    sofia.push("Print the minutes").await?;
    sofia.at_last("document.querySelector('.print-page')").await?;
    sofia.illustrate("secretary-minutes").await
}
