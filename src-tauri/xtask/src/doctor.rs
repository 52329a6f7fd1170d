//! What the repository needs: said by `./x doctor`, installed by `./x run` and `./x test`.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::root;
use crate::shell::{has, output, page, run, say};

/// Debian packages by what they are for.
const PACKAGES: [(&str, &str); 17] = [
    ("libwebkit2gtk-4.1-dev", "the webview, to build"),
    ("libssl-dev", "libcrypto for the encrypted replica"),
    ("gcc", "C of SQLite"),
    ("make", "C of SQLite"),
    ("pkg-config", "finding libraries"),
    ("webkit2gtk-driver", "driving the real window in tests"),
    ("xvfb", "a virtual display"),
    ("scrot", "a picture of it"),
    ("dbus", "the accessibility tree"),
    ("at-spi2-core", "the accessibility tree"),
    ("python3-gi", "reading the accessibility tree"),
    ("gir1.2-atspi-2.0", "reading the accessibility tree"),
    ("python3", "reading the accessibility tree"),
    ("postgresql-15", "throw-away offices in tests"),
    ("belenios-tool", "another program that verifies elections, in tests"),
    ("python3-venv", "other programs that find indicators, in tests and measurements"),
    ("ca-certificates", "fetching crates and packages"),
];

/// Cargo's own tools: name, how to ask for it, package.
const TOOLS: [(&str, &[&str], &str); 2] =
    [("cargo-nextest", &["nextest", "--version"], "cargo-nextest"), ("cargo-deny", &["deny", "--version"], "cargo-deny")];

fn missing_packages() -> Vec<&'static str> {
    let installed = |name: &str| {
        let asked = Command::new("dpkg-query").args(["-W", "-f=${Status}", name]).output();
        asked.is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).contains("install ok installed"))
    };
    PACKAGES.iter().map(|(name, _)| *name).filter(|name| !installed(name)).collect()
}

/// Installs what building and running needs and is not there. A second call does nothing.
pub(crate) fn install() -> Result<()> {
    let missing = missing_packages();
    if !missing.is_empty() {
        if !has("apt-get", &["--version"]) {
            bail!("these packages are missing, and there is no apt-get to install them: {}", missing.join(" "));
        }
        let root_user = output("id", &["-u"])? == "0";
        let apt = |arguments: &[&str], what: &str| {
            if root_user { run(what, "apt-get", arguments) } else { run(what, "sudo", &[&["apt-get"], arguments].concat()) }
        };
        apt(&["update", "-qq"], "reading the package lists")?;
        apt(&[&["install", "-y", "-qq", "--no-install-recommends"], missing.as_slice()].concat(), "installing packages")?;
    }
    install_page()
}

/// Installs the page's packages, where the lock changed since the last time.
fn install_page() -> Result<()> {
    if !has("npm", &["--version"]) {
        bail!("Node 20.19 or newer is needed, with npm on the PATH");
    }
    let lock = std::fs::read(root().join("ui/package-lock.json")).context("reading ui/package-lock.json")?;
    let mark = root().join("ui/node_modules/.installed-from");
    if std::fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    page("installing the page's packages", &["npm", "ci", "--ignore-scripts"])?;
    std::fs::write(mark, lock).context("noting what is installed")
}

/// Installs what only the tests need.
pub(crate) fn install_tools() -> Result<()> {
    for (name, ask, package) in TOOLS {
        if !has("cargo", ask) {
            run(&format!("installing {name}"), "cargo", &["install", "--locked", "--quiet", package])?;
        }
    }
    Ok(())
}

/// Says what is here, with the line that mends what is not.
pub(crate) fn report() -> Result<()> {
    let version = |program: &str, arguments: &[&str]| output(program, arguments).unwrap_or_else(|_| "missing".into());
    say(&format!("rust      {}", version("rustc", &["--version"])));
    say(&format!("node      {}", version("node", &["--version"])));
    say(&format!("npm       {}", version("npm", &["--version"])));
    for (name, ask, package) in TOOLS {
        let state = if has("cargo", ask) { "there".to_owned() } else { format!("missing: cargo install --locked {package}") };
        say(&format!("{name:<14} {state}"));
    }
    let missing = missing_packages();
    for (name, purpose) in PACKAGES {
        let state = if missing.contains(&name) { format!("missing: apt-get install --no-install-recommends {name}") } else { "there".into() };
        say(&format!("{name:<24} {state} ({purpose})"));
    }
    if missing.is_empty() { Ok(()) } else { bail!("{} packages are missing; ./x run and ./x test install them", missing.len()) }
}
