//! The administrator's story, in the window and beside it: an office is founded from its first screen, eighteen desks are enrolled, a stolen laptop
//! is replaced, and yesterday's backup is put back. Its pictures are those of the administrator's guide.

use anyhow::{Context, Result, ensure};
use jcat_tests::board::SEATS;
use jcat_tests::cli::{Jcat, PASSPHRASE, Said};
use jcat_tests::cluster::Cluster;
use jcat_tests::desks::proposal;
use jcat_tests::pages;
use jcat_tests::shared_office::{INSTALLER, arrival, call, done, joining};
use jcat_tests::story::{exchange, titles};
use jcat_tests::window::{Window, button};
use serde_json::{Value, json};

/// How many desks join at the same time: each derives a key of its own.
const AT_ONCE: usize = 3;

/// The administrator's window and what belongs to it.
struct Room {
    cluster: Cluster,
    /// The folder of the administrator's desk.
    own: Jcat,
    window: Window,
}

/// An invitation: its file and its code.
type Invitation = (String, String);

impl Room {
    /// Begins an office on a desk that has nothing yet, in the window alone.
    async fn begin() -> Result<Self> {
        let (cluster, own) = (Cluster::start()?, Jcat::new()?);
        let window = Window::open(&["--desk", &own.desk().to_string_lossy()]).await?;
        window.size(1440, 900).await?;
        window.sees("How does this desk begin?").await?;
        window
            .set(&[
                ("Your name", "Adam Administrator"),
                ("Your agency", "European Cybercrime Centre"),
                ("Passphrase", PASSPHRASE),
                ("Once more", PASSPHRASE),
            ])
            .await?;
        window.illustrate("administrator-first-start").await?;
        window.push("Start the office").await?;
        window.sees_at_last("Nothing waits for you").await?;
        Ok(Self { cluster, own, window })
    }

    /// Founds it, by the three steps of *Settings*; the database administrator runs what the window shows.
    async fn found(&self) -> Result<()> {
        let window = &self.window;
        window.show("/settings#office").await?;
        window.sees("Three steps.").await?;
        window.push("Make logins").await?;
        window.sees_at_last("Script with the logins").await?;
        window.illustrate("administrator-roles").await?;
        let script = window.script("return [...document.querySelectorAll('pre')].at(-1).textContent", vec![]).await?;
        let roles = self.cluster.file("roles.sql");
        std::fs::write(&roles, script.as_str().context("the script")?)?;
        self.cluster.psql("postgres", &["-f", &roles.to_string_lossy()])?;
        self.cluster.psql("postgres", &["-c", &format!("ALTER ROLE jcat_installer PASSWORD '{INSTALLER}'")])?;
        let authority = std::fs::read_to_string(self.cluster.file("ca.pem"))?;
        let address = format!("postgres://jcat_installer@localhost:{}/jcat", self.cluster.port());
        let fields = |password| {
            [("Address of the database", address.clone()), ("Certificate authority", authority.clone()), ("Password of the installer", password)]
        };
        for password in ["another password", INSTALLER] {
            let fields = fields(password.to_owned());
            window.set(&fields.each_ref().map(|(label, value)| (*label, value.as_str()))).await?;
            window.push("Found the office").await?;
            if password == INSTALLER {
                break;
            }
            window.sees_at_last("does not accept the installer’s name or password").await?;
        }
        window.in_touch().await?;
        window.sees_at_last("Workstations").await
    }

    /// Invites one officer by the dialog, the rest as a script would; gives what they join with.
    async fn invite(&self) -> Result<Vec<Invitation>> {
        let window = &self.window;
        let mut invitations = Vec::new();
        for agency in SEATS {
            let name = format!("Officer of {agency}");
            let officer = window.call("recordArrival", arrival(&name, agency)).await?;
            let file = self.own.file(&format!("{agency}.json")).to_string_lossy().into_owned();
            let code = if invitations.is_empty() {
                self.invite_by_dialog(&name, &file).await?
            } else {
                window.call("inviteOfficer", json!({ "officer": officer, "path": file })).await?["code"].as_str().context("a code")?.to_owned()
            };
            invitations.push((file, code));
        }
        window.call("syncOffice", json!({})).await?;
        Ok(invitations)
    }

    async fn invite_by_dialog(&self, name: &str, file: &str) -> Result<String> {
        let window = &self.window;
        window.show("/settings#office").await?;
        window.push("Invite an officer").await?;
        window.dialog().await?;
        let choice = "[...document.querySelectorAll('[role=dialog] select option')].map((it) => it.text)";
        window.until(&format!("{choice}.some((it) => it.startsWith({}))", json!(name))).await?;
        let named = window.script(&format!("return {choice}.find((it) => it.startsWith(arguments[0]))"), vec![json!(name)]).await?;
        window.set(&[("Officer", named.as_str().context("the officer")?), ("Invitation", file)]).await?;
        window.push("Write the invitation").await?;
        window.closed().await?;
        window.until("document.querySelector('.invite-code')").await?;
        window.illustrate("administrator-invitation").await?;
        let code = window.script("return document.querySelector('.invite-code').innerText.trim()", vec![]).await?;
        window.push("Done").await?;
        Ok(code.as_str().context("a code")?.to_owned())
    }

    /// A command against the database, with a role's password.
    fn with_role(&self, arguments: &[&str], role: &str, password: &str) -> Result<Said> {
        let mut command = self.own.command(arguments);
        command.env("PGHOST", "localhost").env("PGPORT", self.cluster.port().to_string()).env("PGUSER", role).env("PGPASSWORD", password);
        command.env("PGSSLROOTCERT", self.cluster.file("ca.pem")).env("JCAT_BACKUP_CODE_FILE", self.own.file("backup.code"));
        Ok(command.output()?.into())
    }

    /// Takes the stolen laptop off: it sends and learns nothing any more, and its officer goes on at another.
    async fn replace(&self, stolen: &Jcat, name: &str) -> Result<Jcat> {
        let window = &self.window;
        call(stolen, "proposeCase", &proposal("Recorded by the thief"))?;
        window.show("/settings#office").await?;
        let take_off = format!(
            "[...document.querySelectorAll('#office li')].find((it) => it.innerText.includes({}) && it.querySelector('button'))?.querySelector('button')",
            json!(name)
        );
        window.at_last(&format!("{take_off} && !{take_off}.ariaDisabled")).await?;
        window.script(&format!("const it = {take_off}; it.scrollIntoView({{ block: 'center' }}); it.click()"), vec![]).await?;
        window.dialog().await?;
        window.set(&[("Type “take off” to go on", "take off")]).await?;
        window.illustrate("administrator-stolen").await?;
        window.push("Take a workstation off the office").await?;
        window.closed().await?;
        window.sees_at_last("taken off").await?;
        window.exchange_now().await?;
        let refused = stolen.run(&["office", "sync"])?;
        ensure!(
            refused.out.contains("this workstation: revoked") && refused.out.contains("entries wait"),
            "it gives nothing and gets nothing: {refused:?}"
        );
        let officers = window.call("officers", json!({})).await?;
        let officer = officers.as_array().into_iter().flatten().find(|it| it["name"] == name).context("the officer")?["id"].clone();
        let file = self.own.file("again.json").to_string_lossy().into_owned();
        let code = window.call("inviteOfficer", json!({ "officer": officer, "path": file })).await?["code"].as_str().context("a code")?.to_owned();
        window.call("syncOffice", json!({})).await?;
        let desk = Jcat::new()?;
        done(joining(&desk, &file, &code)?.output()?.into())?;
        Ok(desk)
    }
}

/// Joins with each invitation, a few at the same time.
fn join(invitations: &[Invitation]) -> Result<Vec<Jcat>> {
    let join = |(file, code): &Invitation| {
        let desk = Jcat::new()?;
        done(joining(&desk, file, code)?.output()?.into())?;
        anyhow::Ok(desk)
    };
    let some = invitations.chunks(invitations.len().div_ceil(AT_ONCE));
    std::thread::scope(|scope| {
        let all: Vec<_> = some.map(|some| scope.spawn(move || some.iter().map(join).collect::<Result<Vec<_>>>())).collect();
        let joined = all.into_iter().map(|it| it.join().map_err(|_| anyhow::anyhow!("joining panicked"))?).collect::<Result<Vec<_>>>()?;
        Ok(joined.into_iter().flatten().collect())
    })
}

#[tokio::test]
async fn the_administrators_story_from_an_empty_desk_to_an_office_that_was_put_back() -> Result<()> {
    let room = Room::begin().await?;
    let window = &room.window;
    room.found().await?;
    let invitations = room.invite().await?;
    let desks = tokio::task::spawn_blocking(move || join(&invitations)).await??;
    window.exchange_now().await?;
    window.show("/settings#office").await?;
    window.at_last("document.querySelectorAll('#office .lines-2 li').length >= 19").await?;
    window.illustrate("administrator-workstations").await?;

    // Yesterday's backup: everything until then.
    call(&desks[0], "proposeCase", &proposal("Quiet Harbour"))?;
    exchange(&[&desks[0]])?;
    room.cluster.psql("postgres", &["-c", "ALTER ROLE jcat_backup PASSWORD 'backup of a test'"])?;
    let file = room.own.file("office.backup");
    let path = file.to_string_lossy().into_owned();
    let code = done(room.with_role(&["office", "backup", &path], "jcat_backup", "backup of a test")?)?.out;
    std::fs::write(room.own.file("backup.code"), code)?;
    ensure!(pages::count(&std::fs::read(&file)?, "Quiet Harbour") == 0, "nothing in clear");

    // Today: a laptop is stolen, and work goes on.
    let again = room.replace(&desks[1], &format!("Officer of {}", SEATS[1])).await?;
    call(&again, "proposeCase", &proposal("Recorded after the backup"))?;
    exchange(&[&again, &desks[0]])?;

    // The database is lost and put back as it was: desks bring back what it has forgotten, and what the thief wrote is nowhere.
    done(room.with_role(&["office", "restore", &path], "jcat_installer", INSTALLER)?)?;
    for _ in 0..2 {
        exchange(&[&again, &desks[0]])?;
        window.exchange_now().await?;
    }
    let (file, code) = {
        let officer = window.call("recordArrival", arrival("Late Officer", "fr")).await?;
        let file = room.own.file("late.json").to_string_lossy().into_owned();
        let code: Value = window.call("inviteOfficer", json!({ "officer": officer, "path": file })).await?["code"].clone();
        window.call("syncOffice", json!({})).await?;
        (file, code.as_str().context("a code")?.to_owned())
    };
    let late = Jcat::new()?;
    done(joining(&late, &file, &code)?.output()?.into())?;
    ensure!(titles(&late)? == ["Quiet Harbour", "Recorded after the backup"], "a desk that comes now has all of it: {:?}", titles(&late)?);
    window.show("/settings#office").await?;
    window.at_last(&format!("{} !== undefined", button("Announce a restore"))).await?;
    window.illustrate("administrator-after-restore").await?;
    Ok(())
}
