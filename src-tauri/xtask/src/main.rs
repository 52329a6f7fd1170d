//! The repository's commands: run, test, bench, bundle, doctor, generate, pictures. See CONTRIBUTING.md.

mod bundle;
mod doctor;
mod reliability;
mod shell;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "./x run  [--sample] [--desk DIR]   builds and opens the window
./x test [--only STAGE] [--list]   every check there is
./x bench [NAME…] [--json]         measures side by side in one run
./x bundle                         deb and rpm into target/bundle
./x doctor                         versions and capabilities
./x generate                       writes what is generated into ui/src/api/generated
./x pictures                       tells the stories in windows and takes the pictures of the guides anew";

#[expect(clippy::print_stderr, reason = "a command line talks on stderr")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let rest = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        Some("run") => run(rest),
        Some("test") => test::run_all(rest),
        Some("bench") => bench(rest),
        Some("bundle") => bundle::release(),
        Some("doctor") => doctor::report(),
        Some("generate") => test::generate(),
        Some("pictures") => test::pictures(),
        _ => bail!("{USAGE}"),
    }
}

/// Gives the root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Builds the window and opens it; without a display in a virtual one, with a screenshot.
fn run(arguments: &[String]) -> Result<()> {
    doctor::install()?;
    test::build_page()?;
    shell::run("building the window", "cargo", &["build", "--package", "jcat-desktop"])?;
    let binary = root().join("target/debug/jcat-desk");
    let display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if display {
        let status = std::process::Command::new(binary).args(arguments).status()?;
        return if status.success() { Ok(()) } else { bail!("the window ended with {status}") };
    }
    shell::in_virtual_display(&binary, arguments)
}

/// Runs the measurements in the release profile.
fn bench(arguments: &[String]) -> Result<()> {
    doctor::install()?;
    test::build_page()?;
    // One selection: what the two have in common is compiled once.
    let selection = ["--package", "jcat-tests", "--package", "jcat-desktop", "--features", "jcat-desktop/automation", "--bins", "--example", "empty"];
    shell::run("building for measurements", "cargo", &[&["build", "--release"], selection.as_slice()].concat())?;
    let display = shell::Display::start()?;
    let status = std::process::Command::new(root().join("target/release/jcat-bench")).args(arguments).env("DISPLAY", &display.name).status()?;
    if status.success() { Ok(()) } else { bail!("the measurements ended with {status}") }
}
