//! What the tests of every screen do.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::{Window, keys};
use crate::built;
use crate::cli::Jcat;

/// A button that is there, by its words, in the dialog where one is open.
pub fn button(name: &str) -> String {
    format!(
        "[...(document.querySelector('[role=dialog]') ?? document).querySelectorAll('button, a.btn')].find((it) => \
         (it.getAttribute('aria-label') ?? it.innerText).trim() === {})",
        json!(name)
    )
}

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

    /// Leaves a picture of the screen, at which axe-core must find nothing and on which nothing may be cut, beside the window or on something
    /// else.
    pub async fn sound(&self, name: &str) -> Result<()> {
        let found = self.flaws(name).await?;
        ensure!(found.is_empty(), "{found:#?}");
        Ok(())
    }

    /// Leaves a picture of the screen and gives what is wrong with it.
    pub async fn flaws(&self, name: &str) -> Result<Vec<String>> {
        // A picture shows where colours end, not their way from one theme to the other.
        self.script("return new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))", vec![]).await?;
        self.until("document.getAnimations().every((it) => !(it instanceof CSSTransition) || it.playState !== 'running')").await?;
        self.picture(name).await?;
        let (axe, layout) = (self.axe().await?, self.layout().await?);
        let found = axe
            .into_iter()
            .map(|it| format!("{name}, axe-core: {it}"))
            .chain(layout.into_iter().map(|it| format!("{name}: {it}")))
            .collect::<Vec<_>>();
        Ok(found)
    }

    /// Walks through the screen by Tab until it is back where it began; gives what is not reached, not in sight while it has the focus, not
    /// seen to have it, and where Tab leads no further.
    pub async fn walk_by_key(&self) -> Result<Vec<String>> {
        const MOST: usize = 400;
        let step = include_str!("keyboard.js");
        for press in 0..=MOST + 1 {
            if press > 0 {
                self.press(keys::TAB).await?;
            }
            let it = self.script(step, vec![json!(press == 0), json!(MOST)]).await?;
            if it["done"] == true {
                return Ok(it["faults"].as_array().into_iter().flatten().filter_map(|fault| fault.as_str().map(str::to_owned)).collect());
            }
        }
        bail!("the walk through {} has no end", self.script("return location.hash", vec![]).await?)
    }

    /// Types into the field that Tab has reached.
    pub async fn fill(&self, field: &str, text: &str) -> Result<()> {
        self.tab_to(field).await?;
        self.press(text).await
    }

    /// Waits until a dialog has opened and has the focus: until then what is behind it cannot be pressed any more. It may be seen later: where
    /// the window became lower while somebody typed, React Aria waits for a keyboard on the screen before it shows a dialog with a field.
    pub async fn dialog(&self) -> Result<()> {
        self.until(
            "document.activeElement.closest('[role=dialog]') && ![...document.querySelectorAll('.overlay')].some((it) => it.style.opacity === '0')",
        )
        .await
    }

    /// Looks at what is shown in the usual lights, sizes and languages: leaves a picture of each, which must be sound. Ends in
    /// the light in which it began.
    pub async fn every_look(&self, name: &str) -> Result<()> {
        let looks: [(&str, Value, (u32, u32)); 4] = [
            ("dark-1440-fr", json!({ "theme": "dark", "textSize": 100, "language": "fr" }), (1440, 900)),
            ("light-1024-fr", json!({ "theme": "light", "textSize": 100, "language": "fr" }), (1024, 700)),
            ("light-200-en", json!({ "theme": "light", "textSize": 200, "language": "en" }), (1440, 900)),
            ("light-1440-en", json!({ "theme": "light", "textSize": 100, "language": "en" }), (1440, 900)),
        ];
        for (look, preferences, (width, height)) in looks {
            self.size(width, height).await?;
            self.prefer(preferences).await?;
            self.sound(&format!("{name}-{look}")).await?;
        }
        Ok(())
    }

    /// Opens a desk's window without a question: the passphrase comes from its file.
    pub async fn of(desk: &Jcat) -> Result<Self> {
        let folder = desk.desk().to_string_lossy().into_owned();
        Self::launch(&built("jcat-desk"), &["--desk", &folder], &[("JCAT_PASSPHRASE_FILE", &desk.file("passphrase"))]).await
    }

    /// The same, so many milliseconds ahead of the machine's clock.
    pub async fn ahead(desk: &Jcat, millis: i64) -> Result<Self> {
        let (folder, millis) = (desk.desk().to_string_lossy().into_owned(), millis.to_string());
        let variables = [("JCAT_PASSPHRASE_FILE", desk.file("passphrase")), ("JCAT_AHEAD", millis.into())];
        let variables = variables.each_ref().map(|(name, value)| (*name, value.as_path()));
        Self::launch(&built("jcat-desk"), &["--desk", &folder], &variables).await
    }

    /// Waits longer than a person likes to: several windows, a server and a compiler may share two cores.
    pub async fn at_last(&self, expression: &str) -> Result<()> {
        for _ in 0..4 {
            if self.until(expression).await.is_ok() {
                return Ok(());
            }
        }
        self.until(expression).await
    }

    /// Waits as long for a text.
    pub async fn sees_at_last(&self, text: &str) -> Result<()> {
        self.at_last(&format!("document.body.innerText.includes({})", json!(text))).await
    }

    /// Waits until the desk is in touch with its office.
    pub async fn in_touch(&self) -> Result<()> {
        self.at_last("document.querySelector('.pill')?.innerText.startsWith('In touch')").await
    }

    /// Goes to a button by Tab and presses it by Enter.
    pub async fn tab_and_enter(&self, name: &str) -> Result<()> {
        self.tab_to(name).await?;
        self.press(keys::ENTER).await
    }

    /// Waits until no dialog is open.
    pub async fn closed(&self) -> Result<()> {
        self.at_last("!document.querySelector('[role=dialog]')").await
    }

    /// Leaves a dialog by Escape though something was typed in it: it asks first, and goes on unless somebody says otherwise.
    pub async fn throw_away(&self) -> Result<()> {
        self.press(keys::ESCAPE).await?;
        self.until("document.activeElement.innerText === 'Go on writing'").await?;
        self.push("Throw away what I entered").await?;
        self.closed().await
    }

    /// Presses a button once it may be pressed, wherever it stands; where a dialog is open, one of the dialog.
    pub async fn push(&self, name: &str) -> Result<()> {
        let it = button(name);
        self.at_last(&format!("(({it}) && !({it}).ariaDisabled) || false")).await.with_context(|| format!("the button {name}"))?;
        self.script(&format!("const it = {it}; it.focus()"), vec![]).await?;
        self.press(keys::ENTER).await
    }

    /// Sets fields by their labels, in their order, as typing and choosing do; where a dialog is open, those of the dialog.
    pub async fn set(&self, fields: &[(&str, &str)]) -> Result<()> {
        for (label, value) in fields {
            let field = format!(
                "[...(document.querySelector('[role=dialog]') ?? document).querySelectorAll('input, textarea, select')].find((it) => \
                 it.labels?.[0]?.innerText.trim() === {})",
                json!(label)
            );
            self.until(&field).await.with_context(|| format!("the field {label}"))?;
            // A choice that is still being asked for comes a moment later.
            self.until(&format!("({field}).tagName !== 'SELECT' || [...({field}).options].some((it) => it.text === {})", json!(value))).await?;
            let script = format!(
                "const it = {field}; const value = it.tagName === 'SELECT' ? [...it.options].find((it) => it.text === arguments[0]).value : arguments[0];
                 Object.getOwnPropertyDescriptor(Object.getPrototypeOf(it), 'value').set.call(it, value);
                 it.dispatchEvent(new Event(it.tagName === 'SELECT' ? 'change' : 'input', {{ bubbles: true }}))"
            );
            self.script(&script, vec![json!(value)]).await?;
        }
        Ok(())
    }

    /// Ticks a box whose label holds these words, by keyboard.
    pub async fn tick(&self, words: &str) -> Result<()> {
        let boxes = "(document.querySelector('[role=dialog]') ?? document).querySelectorAll('input[type=checkbox]')";
        let it = format!("[...{boxes}].find((it) => it.labels?.[0]?.innerText.includes({}))", json!(words));
        self.until(&it).await.with_context(|| format!("the box {words}"))?;
        self.script(&format!("{it}.focus()"), vec![]).await?;
        self.press(" ").await?;
        self.at_last(&format!("({it})?.checked === true")).await
    }

    /// Opens a dialog by its button, sets its fields and says its verb.
    pub async fn record(&self, opens: &str, fields: &[(&str, &str)], verb: &str) -> Result<()> {
        self.push(opens).await.with_context(|| format!("opening {opens}"))?;
        self.dialog().await?;
        self.set(fields).await.with_context(|| format!("filling {opens}"))?;
        self.push(verb).await?;
        self.closed().await.with_context(|| format!("{verb} was done"))
    }

    /// Leaves a picture for the guide, in its size; the window is as large as before afterwards.
    pub async fn illustrate(&self, name: &str) -> Result<()> {
        self.size(1280, 800).await?;
        self.sound(&format!("guide-{name}")).await?;
        self.size(1440, 900).await
    }

    /// Says in the open dialog why something is printed, and gives the text of the print once it is shown.
    pub async fn print(&self) -> Result<String> {
        self.dialog().await?;
        let purpose = "const it = document.querySelector('[role=dialog] select'); it.value = 'operational'; it.dispatchEvent(new Event('change', { bubbles: true }))";
        self.script(purpose, vec![]).await?;
        self.push("Show the print").await?;
        self.at_last("document.querySelector('.print-page')").await?;
        let paper = self.script("return document.querySelector('.print-dialog').innerText", vec![]).await?;
        Ok(paper.as_str().unwrap_or_default().to_owned())
    }

    /// Asks for an exchange, by keyboard, and waits until there was one.
    pub async fn exchange_now(&self) -> Result<()> {
        self.script("document.querySelector('.pill').focus()", vec![]).await?;
        self.press(keys::ENTER).await?;
        self.dialog().await?;
        self.tab_and_enter("Exchange now").await?;
        self.in_touch().await?;
        self.press(keys::ESCAPE).await?;
        self.closed().await
    }

    /// Waits until the desk knows that the office does not answer.
    pub async fn out_of_touch(&self) -> Result<()> {
        self.at_last("document.querySelector('.pill').innerText.startsWith('Not in touch')").await
    }
}
