//! What the tests of every screen do.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::Window;

impl Window {
    /// Asks the core as the page does; a refusal is an error.
    pub async fn call(&self, name: &str, request: Value) -> Result<Value> {
        let script = "const done = arguments[2];
            window.__TAURI_INTERNALS__.invoke('call', { name: arguments[0], request: arguments[1] }).then((it) => done({ it }), (no) => done({ no }))";
        let answer = self.page()?.execute_async(script, vec![json!(name), request]).await?;
        answer.get("it").cloned().with_context(|| format!("{name}: {answer}"))
    }

    /// Changes preferences: theme, contrast, text size, language.
    pub async fn prefer(&self, change: Value) -> Result<()> {
        let mut preferences = self.call("deskStatus", json!({})).await?["preferences"].clone();
        if let (Some(all), Some(change)) = (preferences.as_object_mut(), change.as_object()) {
            all.extend(change.clone());
        }
        let language = preferences["language"].clone();
        self.call("setPreferences", preferences).await?;
        self.until(&format!("document.documentElement.lang === {language}")).await
    }

    /// Opens an address of the page and waits until its screen is there.
    pub async fn show(&self, address: &str) -> Result<()> {
        self.go(address).await?;
        self.until("document.querySelector('h1') && !document.querySelector('.loading') && document.readyState === 'complete'").await
    }

    /// Leaves a picture of the screen, at which axe-core must find nothing and which must not be wider than its window.
    pub async fn sound(&self, name: &str) -> Result<()> {
        self.picture(name).await?;
        let found = self.axe().await?;
        ensure!(found.is_empty(), "axe-core on {name}: {found:#?}");
        let wide = self.script("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await?;
        ensure!(wide.as_i64().unwrap_or_default() <= 1, "{name} is {wide} px wider than its window");
        Ok(())
    }

    /// Types into the field that Tab has reached.
    pub async fn fill(&self, field: &str, text: &str) -> Result<()> {
        self.tab_to(field).await?;
        self.press(text).await
    }

    /// Waits until a dialog has opened and has the focus: until then what is behind it cannot be pressed any more.
    pub async fn dialog(&self) -> Result<()> {
        self.until("document.activeElement.closest('[role=dialog]')").await
    }
}
