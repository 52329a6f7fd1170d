//! Running other programs, with their names and seconds.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::root;

/// Says something to the person in front of it.
#[expect(clippy::print_stdout, reason = "a command line talks")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}

/// Runs a program at the root of the repository; its output is shown.
pub(crate) fn run(what: &str, program: &str, arguments: &[&str]) -> Result<()> {
    run_with(what, program, arguments, &[])
}

/// Runs a program with variables set.
pub(crate) fn run_with(what: &str, program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Result<()> {
    let began = Instant::now();
    say(&format!("· {what}"));
    let status = Command::new(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root())
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("starting {program}"))?;
    say(&format!("  {what}: {:.1} s", began.elapsed().as_secs_f64()));
    if status.success() { Ok(()) } else { bail!("{what}: {program} ended with {status}") }
}

/// Runs npm or a program of the page's packages.
pub(crate) fn page(what: &str, arguments: &[&str]) -> Result<()> {
    let program = arguments.first().copied().unwrap_or("npm");
    let rest = arguments.get(1..).unwrap_or_default();
    let began = Instant::now();
    say(&format!("· {what}"));
    let path = root().join("ui/node_modules/.bin").join(program);
    let program = if path.exists() { path } else { program.into() };
    let status = Command::new(&program).args(rest).current_dir(root().join("ui")).stdin(Stdio::null()).status();
    say(&format!("  {what}: {:.1} s", began.elapsed().as_secs_f64()));
    let status = status.with_context(|| format!("starting {}", program.display()))?;
    if status.success() { Ok(()) } else { bail!("{what}: ended with {status}") }
}

/// Gives what a program prints; an error where it fails.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).args(arguments).current_dir(root()).output().with_context(|| format!("starting {program}"))?;
    if !output.status.success() {
        bail!("{program} ended with {}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Says whether a program is there.
pub(crate) fn has(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// A virtual display, ended when dropped.
pub(crate) struct Display {
    server: Child,
    /// Its name: `:99`.
    pub(crate) name: String,
}

impl Display {
    /// Starts one on a number that is free.
    pub(crate) fn start() -> Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting Xvfb")?;
        let mut number = String::new();
        let output = server.stdout.take().context("Xvfb without output")?;
        BufReader::new(output).read_line(&mut number).context("asking Xvfb for its number")?;
        let number = number.trim();
        if number.is_empty() {
            bail!("Xvfb did not start");
        }
        Ok(Self { name: format!(":{number}"), server })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Opens the window in a virtual display, takes a picture, and closes it.
pub(crate) fn in_virtual_display(binary: &Path, arguments: &[String]) -> Result<()> {
    let display = Display::start()?;
    let folder = root().join("target/screens");
    std::fs::create_dir_all(&folder)?;
    let picture = folder.join("run.png");
    let mut window =
        Command::new(binary).args(arguments).env("DISPLAY", &display.name).stdin(Stdio::null()).spawn().context("starting the window")?;
    let until = Instant::now() + Duration::from_secs(30);
    // The window is there when its picture stops being one plain colour.
    let mut size = 0;
    while Instant::now() < until {
        std::thread::sleep(Duration::from_millis(500));
        if let Some(status) = window.try_wait()? {
            bail!("the window ended with {status}");
        }
        let taken = Command::new("scrot").args(["-o"]).arg(&picture).env("DISPLAY", &display.name).status();
        if !taken.is_ok_and(|status| status.success()) {
            continue;
        }
        let now = std::fs::metadata(&picture)?.len();
        if now > 30_000 && now == size {
            break;
        }
        size = now;
    }
    window.kill()?;
    window.wait()?;
    say(&format!("No display here: the window was opened in a virtual one. Its picture: {}", picture.canonicalize()?.display()));
    Ok(())
}
