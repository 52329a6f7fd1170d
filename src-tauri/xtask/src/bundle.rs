//! Packages: the release's deb and rpm, and the check of a deb from the tests' own profile.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{self, output, run, run_with, say};
use crate::{doctor, root, test};

/// Tauri's own program looks for `src-tauri` below the folder it is started in: the root.
const TAURI: &str = "ui/node_modules/.bin/tauri";

/// Builds deb and rpm of the release into `target/bundle`.
pub(crate) fn release() -> Result<()> {
    doctor::install()?;
    test::build_page()?;
    run("building the release", "cargo", &["build", "--release", "--package", "jcat-desktop", "--package", "jcat-cli"])?;
    write_manual("release")?;
    let config = config("release")?;
    run("bundling", TAURI, &["bundle", "--bundles", "deb,rpm", "--config", &config])?;
    let into = root().join("target/bundle");
    std::fs::create_dir_all(&into)?;
    for kind in ["deb", "rpm"] {
        for file in packages("release", kind)? {
            let name = file.file_name().context("a package without a name")?;
            std::fs::copy(&file, into.join(name))?;
            say(&format!("target/bundle/{}", name.to_string_lossy()));
        }
    }
    Ok(())
}

/// Completions of the shells that Debian has, and where they look for them.
const COMPLETIONS: [(&str, &str, &str); 3] = [
    ("bash", "jcat.bash", "/usr/share/bash-completion/completions/jcat"),
    ("zsh", "_jcat", "/usr/share/zsh/vendor-completions/_jcat"),
    ("fish", "jcat.fish", "/usr/share/fish/vendor_completions.d/jcat.fish"),
];

/// Has the command line write its manual pages and completions.
fn write_manual(profile: &str) -> Result<()> {
    let folder = root().join("target").join(profile).join("manual");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let jcat = format!("target/{profile}/jcat");
    output(&jcat, &["manual", folder.to_str().context("a path that is no text")?])?;
    for (shell, file, _) in COMPLETIONS {
        std::fs::write(folder.join(file), output(&jcat, &["completions", shell])? + "\n")?;
    }
    Ok(())
}

/// Puts the command line, its manual and its completions beside the window.
fn config(profile: &str) -> Result<String> {
    let made = format!("../target/{profile}/manual");
    let mut files = serde_json::Map::new();
    files.insert("/usr/bin/jcat".into(), format!("../target/{profile}/jcat").into());
    for (_, file, at) in COMPLETIONS {
        files.insert(at.into(), format!("{made}/{file}").into());
    }
    for page in std::fs::read_dir(root().join("target").join(profile).join("manual"))? {
        let page = page?.file_name().to_string_lossy().into_owned();
        if page.ends_with(".1") {
            files.insert(format!("/usr/share/man/man1/{page}"), format!("{made}/{page}").into());
        }
    }
    Ok(serde_json::json!({ "bundle": { "linux": { "deb": { "files": files }, "rpm": { "files": files } } } }).to_string())
}

fn packages(profile: &str, kind: &str) -> Result<Vec<PathBuf>> {
    let folder = root().join("target").join(profile).join("bundle").join(kind);
    let files = std::fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    Ok(files.filter_map(|file| file.ok().map(|file| file.path())).filter(|path| path.extension().is_some_and(|ending| ending == kind)).collect())
}

/// Makes a deb from the tests' profile, without the feature that lets WebDriver in, and looks into it.
pub(crate) fn check() -> Result<()> {
    run_with("linking without automation", "cargo", &["build", "--workspace", "--all-targets"], &test::building())?;
    let old = root().join("target/debug/bundle");
    if old.exists() {
        std::fs::remove_dir_all(&old)?;
    }
    write_manual("debug")?;
    let config = config("debug")?;
    run("bundling", TAURI, &["bundle", "--debug", "--bundles", "deb", "--config", &config])?;
    let deb = packages("debug", "deb")?.pop().context("no package was made")?;
    let text = |path: &Path| path.to_str().map(str::to_owned).context("a path that is no text");
    let contents = output("dpkg-deb", &["--contents", &text(&deb)?])?;
    for needed in ["usr/bin/jcat-desk", "usr/bin/jcat", ".desktop", ".png", "man1/jcat.1", "man1/jcat-replica.1", "completions/jcat"] {
        if !contents.lines().any(|line| line.ends_with(needed)) {
            bail!("the package lacks {needed}");
        }
    }
    if contents.contains("preferences") || contents.contains(".db") {
        bail!("the package holds somebody's desk");
    }
    let control = output("dpkg-deb", &["--info", &text(&deb)?])?;
    // The webview, its toolkit, and the libcrypto that encrypts the replica.
    for asked in ["libwebkit2gtk-4.1-0", "libgtk-3-0", "libssl3"] {
        if !control.contains(asked) {
            bail!("the package does not ask for {asked}");
        }
    }
    let unpacked = root().join("target/debug/unpacked");
    if unpacked.exists() {
        std::fs::remove_dir_all(&unpacked)?;
    }
    run("unpacking", "dpkg-deb", &["--extract", &text(&deb)?, &text(&unpacked)?])?;
    refuses_a_driver(&unpacked.join("usr/bin/jcat-desk"))?;
    say(&format!("  {} MB", std::fs::metadata(&deb)?.len() >> 20));
    Ok(())
}

/// The packaged window takes the variables out of its environment before anything reads them, so a driver gets no session.
fn refuses_a_driver(binary: &Path) -> Result<()> {
    let display = shell::Display::start()?;
    let home = root().join("target/debug/unpacked/home");
    std::fs::create_dir_all(&home)?;
    let mut window = Command::new(binary)
        .arg("--sample")
        .env("DISPLAY", &display.name)
        .env("HOME", &home)
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("WEBKIT_INSPECTOR_SERVER", "127.0.0.1:0")
        .spawn()
        .context("starting the packaged window")?;
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    // Once WebKit's own processes are there, the environment has been read.
    let environment = loop {
        if let Some(status) = window.try_wait()? {
            bail!("the packaged window ended with {status}");
        }
        let children = format!("/proc/{0}/task/{0}/children", window.id());
        let there = std::fs::read_to_string(&children).is_ok_and(|list| !list.trim().is_empty());
        if there || std::time::Instant::now() > until {
            let child =
                std::fs::read_to_string(&children)?.split_whitespace().next().map(str::to_owned).context("the packaged window started no webview")?;
            break std::fs::read_to_string(format!("/proc/{child}/environ"))?;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    };
    window.kill()?;
    window.wait()?;
    if environment.contains("TAURI_WEBVIEW_AUTOMATION") || environment.contains("WEBKIT_INSPECTOR_SERVER") {
        bail!("the packaged window lets a driver in");
    }
    Ok(())
}
