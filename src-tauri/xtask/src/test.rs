//! `./x test`: every check there is, stage by stage, with a table at the end.

use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::shell::{self, output, page, run, run_with, say};
use crate::{bundle, doctor, reliability, root};

/// One selection of packages and features for building, linting and testing, so that nothing is compiled twice. The feature
/// lets WebDriver drive the window; the package is linked without it.
const SELECTION: [&str; 4] = ["--workspace", "--all-targets", "--features", "jcat-desktop/automation"];

/// Has clippy compile the workspace: what it finds comes with the build. `cargo clippy` reads every crate a second time for it, a third of what
/// building takes.
const LINTED: (&str, &str) = ("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
/// What a clean checkout is built from once has nothing to go on from next time.
const ONCE: (&str, &str) = ("CARGO_INCREMENTAL", "0");

/// The variables of every build of a run.
pub(crate) fn building() -> Vec<(&'static str, &'static str)> {
    if std::env::var_os("CI").is_some() { vec![LINTED, ONCE] } else { vec![LINTED] }
}

type Stage = (&'static str, &'static str, fn() -> Result<()>);

const STAGES: [Stage; 9] = [
    ("tools", "what is missing is installed", tools),
    ("format", "rustfmt and Biome find nothing to change", format),
    ("page", "types, lints and tests of the page; its build", check_page),
    ("build", "the workspace builds", build),
    ("generated", "what is generated is what is committed", generated),
    ("lint", "clippy finds nothing", lint),
    ("deny", "licences, bans and sources of every crate", deny),
    ("rust", "rules, replica, command line, scenarios", rust),
    ("window", "the real window, driven by keyboard", window),
];
const PACKAGE: Stage = ("package", "a .deb of the same profile, its contents checked", bundle::check);

/// Not part of a run: hours, before a release.
const SOAK: Stage = ("soak", "the proofs of reliability at ten times their size; only when it is named", soak);

/// Stages whose tests leave rows for the table of reliability.
const PROOFS: [&str; 2] = ["rust", "soak"];

/// Runs the stages; with `--only` one of them.
pub(crate) fn run_all(arguments: &[String]) -> Result<()> {
    let stages: Vec<Stage> = STAGES.into_iter().chain([PACKAGE, SOAK]).collect();
    let mut only = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--list" => {
                for (name, what, _) in &stages {
                    say(&format!("{name:<10} {what}"));
                }
                return Ok(());
            }
            "--only" => only = Some(rest.next().context("--only names a stage")?.clone()),
            other => bail!("{other} is not known; ./x test [--only STAGE] [--list]"),
        }
    }
    if let Some(name) = only.as_ref().filter(|name| !stages.iter().any(|(stage, ..)| stage == name)) {
        bail!("there is no stage {name}; ./x test --list names them");
    }
    let mut table = Vec::new();
    let wanted = |name: &str| only.as_deref().map_or(name != SOAK.0, |only| only == name);
    for (name, _, stage) in stages.into_iter().filter(|(name, ..)| wanted(name)) {
        say(&format!("\n== {name}"));
        let began = Instant::now();
        let outcome = stage();
        if let Err(error) = &outcome {
            say(&format!("!! {name}: {error:#}"));
        }
        table.push((name, began.elapsed().as_secs_f64(), outcome.is_ok()));
    }
    if table.iter().any(|(name, ..)| PROOFS.contains(name)) {
        reliability::print()?;
    }
    say("\nstage        seconds");
    for (name, seconds, passed) in &table {
        say(&format!("{name:<12} {seconds:>7.1}  {}", if *passed { "passed" } else { "FAILED" }));
    }
    let failed = table.iter().filter(|(.., passed)| !passed).count();
    say(&format!("{} passed, {failed} failed", table.len() - failed));
    if failed == 0 { Ok(()) } else { bail!("{failed} stages failed") }
}

fn tools() -> Result<()> {
    doctor::install()?;
    doctor::install_tools()
}

fn format() -> Result<()> {
    run("rustfmt", "cargo", &["fmt", "--all", "--check"])?;
    page("biome", &["biome", "ci", "--error-on-warnings"])
}

fn check_page() -> Result<()> {
    page("types", &["tsc", "--noEmit"])?;
    page("types of the configuration", &["tsc", "--noEmit", "-p", "tsconfig.node.json"])?;
    page("tests of the page", &["vitest", "run"])?;
    build_page()?;
    page_stays_light()
}

/// Builds the page into `ui/dist`, which the window embeds.
pub(crate) fn build_page() -> Result<()> {
    page("building the page", &["vite", "build", "--logLevel", "warn"])
}

/// What is read before the first screen, the first script, the page and the words that it has read, in the language with the longest, and
/// whatever these cannot do without, stays under 300 kB gzipped, counted on the built files (design: performance). Screens that are read when somebody goes there are not in it.
fn page_stays_light() -> Result<()> {
    let built = root().join("ui/dist");
    let index = std::fs::read_to_string(built.join("index.html"))?;
    let first = built.join(index.split('"').find(|part| part.ends_with(".js")).context("the page names no script")?);
    let mut scripts = vec![first];
    let mut languages = Vec::new();
    for entry in std::fs::read_dir(built.join("assets"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("begin-") {
            scripts.push(entry.path());
        } else if name.starts_with("en-") || name.starts_with("fr-") {
            languages.push((entry.metadata()?.len(), entry.path()));
        }
    }
    if scripts.len() != 2 || languages.len() != 2 {
        bail!("after the first script come one page, begin-*.js, and the words of two languages; found {scripts:?} and {languages:?}");
    }
    scripts.extend(languages.into_iter().max().map(|(_, longest)| longest));
    let mut at = 0;
    while let Some(script) = scripts.get(at) {
        let text = std::fs::read_to_string(script)?;
        for (place, _) in text.match_indices("\"./") {
            let (before, after) = text.split_at(place);
            let name = after.trim_start_matches("\"./").split('"').next().unwrap_or_default();
            let file = built.join("assets").join(name);
            // `import "…"` and `from "…"`; what stands in brackets is read later.
            if (before.ends_with("from") || before.ends_with("import")) && !scripts.contains(&file) {
                scripts.push(file);
            }
        }
        at += 1;
    }
    let packed = std::process::Command::new("gzip").args(["-9", "-c"]).args(&scripts).output()?;
    let kilobytes = packed.stdout.len() / 1_000;
    say(&format!("  scripts of the first screen: {kilobytes} kB gzipped"));
    if kilobytes < 300 { Ok(()) } else { bail!("the scripts of the first screen are {kilobytes} kB gzipped; 300 is the limit") }
}

fn build() -> Result<()> {
    run_with("building", "cargo", &[&["build"], SELECTION.as_slice()].concat(), &building())
}

/// Writes the TypeScript of the table of commands.
pub(crate) fn generate() -> Result<()> {
    let text = output("cargo", &["run", "--quiet", "--package", "jcat-cli", "--", "typescript"])?;
    std::fs::write(root().join("ui/src/api/generated/api.ts"), text + "\n").context("writing the generated file")
}

/// Takes the pictures of the guides anew: the stories and what is shown of erasing and correcting leave them, each on its way.
pub(crate) fn pictures() -> Result<()> {
    doctor::install()?;
    build_page()?;
    build()?;
    let display = shell::Display::start()?;
    nextest("test(/^window_(story|retention|data_subjects)/)", &[("DISPLAY", &display.name), ("NEXTEST_TEST_THREADS", "2")])?;
    let taken = std::fs::read_dir(root().join("target/screens")).context("pictures that were taken")?;
    for file in taken {
        let file = file?;
        let name = file.file_name();
        if name.to_string_lossy().starts_with("guide-") {
            std::fs::copy(file.path(), root().join("docs/images").join(name))?;
        }
    }
    Ok(())
}

fn generated() -> Result<()> {
    let text = output("target/debug/jcat", &["typescript"])? + "\n";
    let committed = std::fs::read_to_string(root().join("ui/src/api/generated/api.ts"))?;
    if text == committed { Ok(()) } else { bail!("ui/src/api/generated/api.ts is not what the table makes: run ./x generate") }
}

/// Cargo says again what the compiler said when it built; nothing may have been said.
fn lint() -> Result<()> {
    let arguments = [&["build", "--message-format", "json"], SELECTION.as_slice()].concat();
    let asked = std::process::Command::new("cargo").args(arguments).envs(building()).current_dir(root()).stderr(Stdio::inherit()).output();
    let asked = asked.context("starting cargo")?;
    let mut found = 0;
    for line in String::from_utf8_lossy(&asked.stdout).lines() {
        let message: serde_json::Value = serde_json::from_str(line).with_context(|| format!("cargo said {line}"))?;
        if message.get("reason").is_some_and(|reason| reason == "compiler-message") {
            found += 1;
            say(message.pointer("/message/rendered").and_then(serde_json::Value::as_str).unwrap_or(line));
        }
    }
    if found > 0 || !asked.status.success() { bail!("clippy finds {found}; cargo ended with {}", asked.status) } else { Ok(()) }
}

fn deny() -> Result<()> {
    run("cargo-deny", "cargo", &["deny", "--log-level", "error", "check", "licenses", "bans", "sources"])
}

fn nextest(filter: &str, variables: &[(&str, &str)]) -> Result<()> {
    let arguments =
        [&["nextest", "run", "--no-fail-fast", "--status-level", "fail", "--final-status-level", "fail"], SELECTION.as_slice(), &["-E", filter]]
            .concat();
    run_with("nextest", "cargo", &arguments, &[building().as_slice(), variables].concat())
}

fn rust() -> Result<()> {
    reliability::forget()?;
    // Many wait for a server or for another desk: two at once leave a core idle.
    nextest("not test(/^window/)", &[("NEXTEST_TEST_THREADS", "3")])
}

fn soak() -> Result<()> {
    reliability::forget()?;
    nextest("test(/^convergence::/)", &[("JCAT_SEEDS", "500"), ("JCAT_OPS", "200")])
}

fn window() -> Result<()> {
    // Alone, this stage is the only one that embeds the page and links the window again.
    build()?;
    let display = shell::Display::start()?;
    nextest("test(/^window/)", &[("DISPLAY", &display.name), ("NEXTEST_TEST_THREADS", "2")])
}
