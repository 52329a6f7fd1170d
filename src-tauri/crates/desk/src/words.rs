//! Words for people, from the same Fluent files that the page reads (`words/` at the root of the repository).

use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jcat_domain::{Country, Day};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// A language of the product. Adding one is a file in `words/` and a line here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Language {
    /// The language of the session: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says something.
    pub fn of_environment() -> Self {
        let set = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
        Self::from_locale(&["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default())
    }

    /// Reads a language from a code or a locale: `fr`, `fr_BE.UTF-8`.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("fr") { Self::Fr } else { Self::En }
    }

    const fn source(self) -> (&'static str, [&'static str; 2]) {
        match self {
            Self::En => ("en", [include_str!("../../../../words/en.ftl"), include_str!("../../../../words/countries/en.ftl")]),
            Self::Fr => ("fr", [include_str!("../../../../words/fr.ftl"), include_str!("../../../../words/countries/fr.ftl")]),
        }
    }
}

/// The messages of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({:?})", self.language)
    }
}

impl Words {
    /// Gives the messages of a language, which are part of the program. They are read once.
    pub fn of(language: Language) -> Arc<Self> {
        static ENGLISH: LazyLock<Arc<Words>> = LazyLock::new(|| Arc::new(Words::read(Language::En)));
        static FRENCH: LazyLock<Arc<Words>> = LazyLock::new(|| Arc::new(Words::read(Language::Fr)));
        match language {
            Language::En => Arc::clone(&ENGLISH),
            Language::Fr => Arc::clone(&FRENCH),
        }
    }

    fn read(language: Language) -> Self {
        let (code, sources) = language.source();
        let locale = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        for source in sources {
            // What does not read is left out; `cargo test` refuses such a file.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle }
    }

    /// Gives the language.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Says whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// Gives a message without arguments.
    pub fn say(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// Gives a message with arguments.
    pub fn with(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            args.set(*name, number_or_text(value));
        }
        self.format(id, &args).unwrap_or_else(|| id.to_owned())
    }

    /// Gives a message with the parts of a serialised fact: labels are said in words, days and lists as people write them.
    pub fn of_fact(&self, id: &str, fact: &Value, extra: &[(&str, String)]) -> Option<String> {
        let mut args = FluentArgs::new();
        if let Value::Object(parts) = fact {
            for (name, part) in parts {
                match part {
                    Value::Number(number) => args.set(name.clone(), number.as_f64().unwrap_or_default()),
                    Value::Array(agencies) if name == "agencies" => {
                        args.set(name.clone(), agencies.iter().filter_map(Value::as_str).map(str::to_uppercase).collect::<Vec<_>>().join(", "));
                    }
                    // Organisations are called by their keys in capitals, as people do: NL, ES-PN.
                    Value::String(agency) if name == "agency" || name == "lead" => args.set(name.clone(), agency.to_uppercase()),
                    // Every sentence has the name of a country stand by itself, so that no language needs its article.
                    Value::String(code) if name == "country" || name == "candidate" => args.set(name.clone(), self.country_of(code)),
                    other => args.set(name.clone(), self.part(other)),
                }
            }
        }
        for (name, value) in extra {
            args.set(*name, value.clone());
        }
        self.format(id, &args)
    }

    /// Says a label in words; a text that is no label stays as it is.
    pub fn label(&self, text: &str) -> String {
        let key = format!("label-{}", text.replace('+', "-"));
        if self.has(&key) { self.say(&key) } else { text.to_owned() }
    }

    /// Says a label at the beginning of a line.
    pub fn heading(&self, text: &str) -> String {
        let label = self.label(text);
        let mut letters = label.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// Names a country, for texts that leave the desk; the page has the same names from its engine.
    pub fn country(&self, country: Country) -> String {
        self.say(&format!("country-{country}"))
    }

    /// Names the country that a code begins with, as that of a candidate does; what is none stays as it is.
    fn country_of(&self, code: &str) -> String {
        let country = code.split('/').next().and_then(Country::parse);
        country.map_or_else(|| code.to_owned(), |it| self.country(it))
    }

    /// Writes a day as people of the language do.
    pub fn day(&self, day: Day) -> String {
        use chrono::Datelike;
        self.with(
            "day",
            &[("day", &day.0.day().to_string()), ("month", &self.say(&format!("month-{}", day.0.month()))), ("year", &format!(" {}", day.0.year()))],
        )
    }

    /// Writes a decimal as people of the language do.
    pub fn decimal(&self, text: &str) -> String {
        match self.language {
            Language::En => text.to_owned(),
            Language::Fr => text.replace('.', ","),
        }
    }

    fn part(&self, part: &Value) -> String {
        match part {
            Value::String(text) => match text.parse::<Day>() {
                Ok(day) => self.day(day),
                Err(_) => self.label(text),
            },
            Value::Array(list) => list.iter().map(|it| self.part(it)).collect::<Vec<_>>().join(", "),
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    fn format(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut faults = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut faults).into_owned())
    }
}

fn number_or_text(value: &str) -> FluentValue<'static> {
    match value.parse::<u32>() {
        Ok(number) => FluentValue::from(number),
        Err(_) => FluentValue::from(value.to_owned()),
    }
}
