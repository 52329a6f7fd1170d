//! Text that people type: trimmed, bounded, without control characters.

use crate::Refusal;

labels! {
    /// A field that takes text, as refusals name it.
    TextField {
        /// A title of a proposal or a case.
        Title = "title",
        /// A summary.
        Summary = "summary",
        /// A name of a person or an organisation.
        Name = "name",
        /// A reason of an act.
        Reason = "reason",
        /// A note.
        Note = "note",
        /// A short name or a code.
        Short = "short",
        /// An address, a number, a skill.
        Contact = "contact",
        /// The words of a decision.
        Decision = "decision",
        /// An estimate in words.
        Estimate = "estimate",
        /// A restriction of handling code H3.
        Restriction = "restriction",
        /// The law on which data are shared.
        LegalBasis = "legal-basis",
    }
}

impl TextField {
    /// Gives the most characters the field takes.
    pub const fn limit(self) -> usize {
        match self {
            Self::Title | Self::Name | Self::Estimate | Self::LegalBasis => 200,
            Self::Short => 40,
            Self::Contact => 120,
            Self::Reason | Self::Restriction => 1_000,
            Self::Summary | Self::Decision => 10_000,
            Self::Note => 20_000,
        }
    }

    const fn is_one_line(self) -> bool {
        !matches!(self, Self::Summary | Self::Note | Self::Decision | Self::Reason)
    }
}

/// The most entries of a list that somebody types: skills, languages, people named in a note.
pub const LONGEST_LIST: usize = 100;

/// Refuses a list that nobody types.
pub const fn few(found: usize) -> Result<(), Refusal> {
    if found <= LONGEST_LIST { Ok(()) } else { Err(Refusal::TooMany { limit: LONGEST_LIST, found }) }
}

/// Reads a text that must say something: trims it, refuses an empty or an overlong one.
pub fn required(field: TextField, text: &str) -> Result<String, Refusal> {
    optional(field, text)?.ok_or(Refusal::TextMissing { field })
}

/// Reads a text that may be empty.
///
/// Characters that no person types (controls, the marks that turn the direction of a whole line) are dropped: a title that
/// re-orders the row it stands in would lie about its neighbours.
pub fn optional(field: TextField, text: &str) -> Result<Option<String>, Refusal> {
    // Counted before anything is copied: ten megabytes pasted into a title cost one pass.
    let limit = field.limit();
    if text.len() > limit.saturating_mul(8) {
        return Err(Refusal::TextTooLong { field, limit, found: text.chars().count() });
    }
    let kept: String = text.chars().filter_map(|c| clean(c, field.is_one_line())).collect();
    let kept = kept.trim();
    let found = kept.chars().count();
    if found > limit {
        return Err(Refusal::TextTooLong { field, limit, found });
    }
    Ok((!kept.is_empty()).then(|| kept.to_owned()))
}

fn clean(c: char, one_line: bool) -> Option<char> {
    match c {
        '\n' | '\t' if !one_line => Some(c),
        '\n' | '\r' | '\t' if one_line => Some(' '),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cleaned_and_bounded() {
        assert_eq!(required(TextField::Title, "  Quiet\u{0}  Harbour\n"), Ok("Quiet  Harbour".into()));
        assert_eq!(required(TextField::Title, " \u{202E} "), Err(Refusal::TextMissing { field: TextField::Title }));
        assert_eq!(required(TextField::Name, "Ծովինար Ångström 張偉 עמית"), Ok("Ծովինար Ångström 張偉 עמית".into()), "names come in every script");
        let long = "ж".repeat(201);
        assert_eq!(required(TextField::Title, &long), Err(Refusal::TextTooLong { field: TextField::Title, limit: 200, found: 201 }));
        let pasted = "x".repeat(10_000_000);
        assert!(matches!(optional(TextField::Title, &pasted), Err(Refusal::TextTooLong { found: 10_000_000, .. })));
    }
}
