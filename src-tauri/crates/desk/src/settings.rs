//! Settings: preferences that are needed before the desk is open, and what is kept inside it (saved views, column mappings).

use std::path::Path;

use jcat_domain::change::{Change, SettingChanged};
use jcat_domain::fold::State;
use jcat_domain::ids::derive_subject;
use jcat_domain::text::{self, TextField};
use jcat_domain::{Audience, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Error;
use crate::replica::refold;
use crate::undo::Nothing;
use crate::words::Language;
use crate::work::{Read, Work};

/// How the window looks and speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// The language.
    pub language: Language,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// Whether more contrast is wanted than the system asks for.
    pub contrast: bool,
    /// Text size in per cent, 80 to 200.
    pub text_size: u32,
    /// Whether single keys act (WCAG 2.1.4).
    pub single_keys: bool,
    /// Minutes without a key or a click after which the desk locks; 0 never.
    pub lock_after: u32,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: Language::En, theme: "system".into(), contrast: false, text_size: 100, single_keys: true, lock_after: 15 }
    }
}

impl Preferences {
    pub(crate) fn with(self, language: Language) -> Self {
        Self { language, ..self }
    }
}

/// Reads the preferences of a desk. A file that does not read is the same as none: they are no data of the office.
pub(crate) fn preferences(folder: &Path) -> Preferences {
    let text = std::fs::read(folder.join("preferences.json")).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_else(|_| Preferences::default().with(Language::of_environment()))
}

pub(crate) fn keep_preferences(folder: &Path, preferences: &Preferences) -> Result<(), Error> {
    let text = serde_json::to_vec_pretty(preferences).map_err(|_| Error::Internal("writing preferences"))?;
    crate::files::private_folder(folder)?;
    crate::files::write_whole(&folder.join("preferences.json"), &text)
}

/// A list as somebody wants to see it again: its name, and the address that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// The screen.
    pub screen: String,
    /// The search part of its address.
    pub search: String,
}

/// Takes a saved view away.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RemoveView {
    /// Its name.
    pub name: String,
    /// The screen.
    pub screen: String,
}

/// Reads a setting of this desk.
pub(crate) fn load<T: serde::de::DeserializeOwned>(read: &Read<'_>, name: &str) -> Result<Option<T>, Error> {
    match refold::load(read.connection, derive_subject("setting", name))? {
        // Taken for none it would be written over by the next that is kept.
        Some((State::Setting(value), _)) => serde_json::from_str(&value).map(Some).map_err(|_| Error::Damaged("a setting does not read".into())),
        _ => Ok(None),
    }
}

/// Records a setting of this desk. It is never sent.
pub(crate) fn keep<T: Serialize>(work: &mut Work<'_>, name: &str, value: &T) -> Result<(), Error> {
    let value = refold::json(value)?;
    let change = Change::SettingChanged(SettingChanged { name: name.to_owned(), value });
    work.record(Audience::Desk, derive_subject("setting", name), change).map(|_| ())
}

/// Gives the saved views.
pub(crate) fn views(read: &Read<'_>, _: Nothing) -> Result<Vec<SavedView>, Error> {
    Ok(load(read, "views")?.unwrap_or_default())
}

/// Saves a view, in place of one of the same name.
pub(crate) fn save_view(work: &mut Work<'_>, request: SavedView) -> Result<Vec<SavedView>, Error> {
    let name = text::required(TextField::Short, &request.name)?;
    let mut all = views(work, Nothing {})?;
    let before = all.iter().find(|view| view.name == name && view.screen == request.screen).cloned();
    all.retain(|view| !(view.name == name && view.screen == request.screen));
    all.push(SavedView { name: name.clone(), ..request.clone() });
    all.sort_by(|a, b| a.name.cmp(&b.name));
    keep(work, "views", &all)?;
    match before {
        Some(before) => work.reverse("saveView", &before)?,
        None => work.reverse("removeView", &RemoveView { name, screen: request.screen })?,
    }
    Ok(all)
}

/// Takes a saved view away.
pub(crate) fn remove_view(work: &mut Work<'_>, request: RemoveView) -> Result<Vec<SavedView>, Error> {
    let all = views(work, Nothing {})?;
    let (gone, kept): (Vec<_>, Vec<_>) = all.into_iter().partition(|view| view.name == request.name && view.screen == request.screen);
    let gone = gone.into_iter().next().ok_or(Refusal::NothingToEnd)?;
    keep(work, "views", &kept)?;
    work.reverse("saveView", &gone)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Desk, Surroundings};

    #[test]
    fn a_setting_that_does_not_read_is_kept_and_not_written_over() {
        let desk = Desk::in_memory(Surroundings::fixed(jcat_domain::Instant(1_803_891_600_000), 1));
        desk.call("startOffice", json!({ "name": "Ana Test", "agency": "at", "duties": ["officer"], "passphrase": "" })).expect("an office");
        let of_another_version = r#"{"views":[]}"#;
        let change = Change::SettingChanged(SettingChanged { name: "views".into(), value: of_another_version.into() });
        desk.command("saveView", |work| work.record(Audience::Desk, derive_subject("setting", "views"), change)).expect("recorded");
        let save = json!({ "name": "Mine", "screen": "cases", "search": "{}" });
        assert_eq!(desk.call("saveView", save).map_err(|problem| problem.code), Err("damaged".to_owned()));
        let kept = desk.query(|read| Ok(refold::load(read.connection, derive_subject("setting", "views"))?.map(|(state, _)| state))).expect("read");
        assert!(matches!(kept, Some(State::Setting(value)) if value == of_another_version));
    }
}
