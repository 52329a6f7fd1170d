//! The real window: WebKitWebDriver starts the application and drives it; keys are what a person presses.

mod steps;

pub use steps::button;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Map, Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::{built, root};

/// One driver and one application with a home of its own. Ended when dropped.
pub struct Window {
    page: Option<Client>,
    driver: Child,
    home: tempfile::TempDir,
}

/// Keys as WebDriver names them.
pub mod keys {
    /// Enter.
    pub const ENTER: &str = "\u{E007}";
    /// Escape.
    pub const ESCAPE: &str = "\u{E00C}";
    /// Tab.
    pub const TAB: &str = "\u{E004}";
    /// Arrow down.
    pub const DOWN: &str = "\u{E015}";
    /// Arrow right.
    pub const RIGHT: &str = "\u{E014}";
    /// Alt, held.
    pub const ALT: char = '\u{E00A}';
    /// Control, held.
    pub const CONTROL: char = '\u{E009}';
}

/// Draws a point that cannot be seen in every frame until it is removed. The driver takes a picture with the next frame that shows something
/// new, and a window that is drawn without OpenGL has none while nothing changes.
const REPAINT: &str = "const it = document.createElement('i'); it.id = 'repaint';
    it.style.cssText = 'position: fixed; inset: 0 0 auto auto; width: 1px; height: 1px; pointer-events: none';
    document.documentElement.append(it); let n = 0;
    const next = () => { if (!it.isConnected) return; it.style.backgroundColor = n++ % 2 ? 'rgb(0 0 0 / 0.004)' : 'transparent'; requestAnimationFrame(next) };
    next()";

impl Window {
    /// Opens the sample office, in memory.
    pub async fn sample() -> Result<Self> {
        Self::open(&["--sample"]).await
    }

    /// Opens with arguments. Three tries: a free port can be lost between finding and using it.
    pub async fn open(arguments: &[&str]) -> Result<Self> {
        let mut last = anyhow::anyhow!("not tried");
        for _ in 0..3 {
            match timeout(Duration::from_secs(60), Self::launch(&built("jcat-desk"), arguments, &[])).await {
                Ok(Ok(window)) => return Ok(window),
                Ok(Err(error)) => last = error,
                Err(_) => last = anyhow::anyhow!("no session within 60 s"),
            }
        }
        Err(last)
    }

    /// Opens a program's window, with variables of its environment.
    pub async fn launch(binary: &Path, arguments: &[&str], variables: &[(&str, &Path)]) -> Result<Self> {
        if !binary.is_file() {
            bail!("{} is missing: ./x test --only build", binary.display());
        }
        if std::env::var_os("DISPLAY").is_none_or(|name| name.is_empty()) {
            bail!("there is no display: ./x test and ./x bench bring one; by hand, run it under xvfb-run");
        }
        let home = tempfile::tempdir()?;
        let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
        let log = std::fs::File::create(home.path().join("driver.log"))?;
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            // The application inherits this environment from the driver.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env("XDG_CONFIG_HOME", home.path().join("config"))
            .env("XDG_CACHE_HOME", home.path().join("cache"))
            .env("XDG_STATE_HOME", home.path().join("state"))
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("LANG", "C.UTF-8")
            .env("MESA_SHADER_CACHE_DISABLE", "true")
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::from(log))
            .process_group(0)
            .spawn()
            .context("starting WebKitWebDriver")?;
        let mut window = Self { page: None, driver, home };
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::task::yield_now().await;
        }
        let mut capabilities: Map<String, Value> = Map::new();
        capabilities.insert("webkitgtk:browserOptions".into(), json!({ "binary": binary, "args": arguments }));
        let page = ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&format!("http://127.0.0.1:{port}")).await?;
        window.page = Some(page);
        Ok(window)
    }

    /// The page.
    pub fn page(&self) -> Result<&Client> {
        self.page.as_ref().context("a started session")
    }

    /// The processes of the window: the application and WebKit's helpers, without the driver.
    pub fn processes(&self) -> Result<Vec<Process>> {
        let driver = self.driver.id().context("a running driver")?;
        Ok(Process::all().filter(|it| it.group == driver && it.id != driver).collect())
    }

    /// A folder that goes with the window.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.page()?.execute(script, arguments).await?)
    }

    /// Waits until an expression holds in the page, for at most 50 seconds: twice 25, for the driver ends a script after 30.
    pub async fn until(&self, expression: &str) -> Result<()> {
        let script = format!(
            "const done = arguments[0]; const end = performance.now() + 25000;
             const look = () => {{ let it = false; try {{ it = Boolean({expression}) }} catch {{}}
               if (it) done(true); else if (performance.now() > end) done(false); else requestAnimationFrame(look) }}; look();"
        );
        for _ in 0..2 {
            if self.page()?.execute_async(&script, vec![]).await? == json!(true) {
                return Ok(());
            }
        }
        let text = self.script("return `${location.hash}: ${document.body.innerText.slice(0, 3000)}`", vec![]).await?;
        bail!("never held: {expression}\non screen: {}", text.as_str().unwrap_or_default())
    }

    /// Waits until a text is on screen.
    pub async fn sees(&self, text: &str) -> Result<()> {
        self.until(&format!("document.body.innerText.includes({})", json!(text))).await
    }

    /// Presses keys where the focus is. What has it may go between being found and being typed into, as with a screen that is left: then
    /// nothing was typed, and the keys go to what has the focus now.
    pub async fn press(&self, text: &str) -> Result<()> {
        let mut gone = 0;
        loop {
            match self.page()?.active_element().await?.send_keys(text).await {
                Err(error) if gone < 5 && error.to_string().contains("Node with identifier") => gone += 1,
                done => return Ok(done?),
            }
        }
    }

    /// Presses a key with Control held.
    pub async fn control(&self, key: &str) -> Result<()> {
        self.press(&format!("{}{key}\u{E000}", keys::CONTROL)).await
    }

    /// Goes to the next thing that can have the focus until it is the one that a test of the page describes: a word of its
    /// name. What a person does who has no mouse.
    pub async fn tab_to(&self, name: &str) -> Result<()> {
        let script = "const it = document.activeElement; const label = it.labels && it.labels[0] ? it.labels[0].innerText : '';
             return [it.getAttribute('aria-label'), label, it.innerText].filter(Boolean).join(' | ')";
        let mut seen = Vec::new();
        for _ in 0..120 {
            let at = self.script(script, vec![]).await?;
            let at = at.as_str().unwrap_or_default().to_owned();
            if at.split(" | ").any(|part| part.trim() == name) {
                return Ok(());
            }
            seen.push(at.chars().take(40).collect::<String>());
            self.press(keys::TAB).await?;
        }
        bail!("{name} is not reached by Tab; passed: {seen:?}")
    }

    /// Opens an address of the page.
    pub async fn go(&self, hash: &str) -> Result<()> {
        self.script("window.location.hash = arguments[0]", vec![json!(hash)]).await?;
        Ok(())
    }

    /// Leaves a picture under target/screens, once a frame is shown.
    pub async fn picture(&self, name: &str) -> Result<PathBuf> {
        let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.page()?.execute_async(frames, vec![]).await?;
        self.script(REPAINT, vec![]).await?;
        let picture = self.page()?.screenshot().await?;
        self.script("document.getElementById('repaint').remove()", vec![]).await?;
        let folder = root().join("target/screens");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, picture)?;
        Ok(file)
    }

    /// Looks at how the screen is laid out; gives what is cut, beside the window or on something else.
    pub async fn layout(&self) -> Result<Vec<String>> {
        let found = self.script(include_str!("window/layout.js"), vec![]).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect())
    }

    /// Has axe-core look at the screen; gives what it finds.
    pub async fn axe(&self) -> Result<Vec<String>> {
        let file = root().join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        self.script(&axe, vec![]).await?;
        let run = "const done = arguments[0]; axe.run(document, { rules: { 'target-size': { enabled: true } } }).then((r) => done(r.violations.map((v) =>
            v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140) + ' ' + (n.any[0] ? n.any[0].message : '')).join(' || '))), (e) => done([String(e)]))";
        let found = self.page()?.execute_async(run, vec![]).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect())
    }

    /// Sets the size of the window.
    pub async fn size(&self, width: u32, height: u32) -> Result<()> {
        Ok(self.page()?.set_window_size(width, height).await?)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let group = self.driver.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        if let Some(group) = group {
            // Driver, application and WebKit's helpers end together; one may have gone already.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

/// A process, as the system tells of it.
#[derive(Clone, Debug)]
pub struct Process {
    /// Its id.
    pub id: u32,
    /// The id of the process that started it.
    pub parent: u32,
    /// Its group: that of the driver.
    group: u32,
    /// When it began, in seconds since 1970, to a hundredth.
    pub began: f64,
    /// Its memory, shared pages counted in parts, in MiB.
    pub memory: f64,
}

impl Process {
    /// Gives every process that may be looked at.
    pub fn all() -> impl Iterator<Item = Self> {
        std::fs::read_dir("/proc").into_iter().flatten().filter_map(|entry| Self::read(&entry.ok()?.path()))
    }

    fn read(folder: &Path) -> Option<Self> {
        let text = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
        let stat = text("stat")?;
        // After the name, which may hold spaces and brackets.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let number = |at: usize| fields.get(at)?.parse::<u32>().ok();
        let boot: f64 = std::fs::read_to_string("/proc/stat").ok()?.lines().find_map(|line| line.strip_prefix("btime "))?.parse().ok()?;
        let memory: f64 = text("smaps_rollup")?.lines().find_map(|line| line.strip_prefix("Pss:")?.trim().strip_suffix("kB")?.trim().parse().ok())?;
        let ticks: f64 = fields.get(19)?.parse().ok()?;
        Some(Self {
            id: folder.file_name()?.to_str()?.parse().ok()?,
            parent: number(1)?,
            group: number(2)?,
            began: boot + ticks / 100.0,
            memory: memory / 1024.0,
        })
    }
}
