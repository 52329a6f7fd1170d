//! Programs of others that are written in Python: what tests and measurements compare with. Installed once, under `target/peers`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::root;

/// Finds indicators in texts.
pub const IOCSEARCHER: &str = "iocsearcher==3.1.0";

/// Makes STIX of MISP events.
const MISP_STIX: &str = "misp-stix==2026.10.12";

/// Makes PDF.
const REPORTLAB: &str = "reportlab==5.1.0";

/// Its source package brings the events that it is tested with.
const PYMISP: &str = "pymisp==2.5.34.4";

/// Gives a Python that has iocsearcher.
pub fn with_iocsearcher() -> Result<PathBuf> {
    environment("iocsearcher", &[IOCSEARCHER])
}

/// Gives a Python that has misp-stix and reportlab.
pub fn with_misp_stix() -> Result<PathBuf> {
    environment("misp-stix", &[MISP_STIX, REPORTLAB])
}

/// Gives the folder of the MISP events that come with pymisp.
pub fn misp_events() -> Result<PathBuf> {
    let pip = with_misp_stix()?.with_file_name("pip");
    let home = root().join("target/peers/pymisp");
    let _lock = locked("pymisp")?;
    if !home.join("done").is_file() {
        std::fs::create_dir_all(&home)?;
        run(Command::new(pip).args(["download", "--quiet", "--no-deps", "--no-binary", ":all:", PYMISP, "--dest"]).arg(&home))?;
        let archive =
            std::fs::read_dir(&home)?.flatten().find(|it| it.file_name().to_string_lossy().ends_with(".tar.gz")).context("a source package")?;
        run(Command::new("tar").arg("--extract").arg("--strip-components=1").arg("--directory").arg(&home).arg("--file").arg(archive.path()))?;
        std::fs::write(home.join("done"), PYMISP)?;
    }
    Ok(home.join("tests"))
}

/// Runs a script of `tests/peers` and gives what it wrote.
pub fn script(python: &Path, name: &str, arguments: &[&Path]) -> Result<String> {
    run(Command::new(python).arg(root().join("tests/peers").join(name)).args(arguments))
}

/// Makes a PDF of lines of text; with a password, a locked one.
pub fn pdf(file: &Path, lines: &Path, password: Option<&str>) -> Result<()> {
    let lines = std::fs::File::open(lines)?;
    run(Command::new(with_misp_stix()?).arg(root().join("tests/peers/pdf.py")).arg(file).args(password).stdin(lines)).map(drop)
}

fn environment(name: &str, packages: &[&str]) -> Result<PathBuf> {
    let home = root().join("target/peers").join(name);
    let _lock = locked(name)?;
    if !home.join("done").is_file() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
        run(Command::new(home.join("bin/pip")).args(["install", "--quiet", "--disable-pip-version-check"]).args(packages))?;
        std::fs::write(home.join("done"), packages.join("\n"))?;
    }
    Ok(home.join("bin/python"))
}

/// Tests run beside each other: one installs, the others wait.
fn locked(name: &str) -> Result<std::fs::File> {
    let folder = root().join("target/peers");
    std::fs::create_dir_all(&folder)?;
    let file = std::fs::File::create(folder.join(format!("{name}.lock")))?;
    file.lock()?;
    Ok(file)
}

fn run(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("starting {command:?}"))?;
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
