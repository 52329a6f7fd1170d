//! Contact cards: the part of vCard 4 (RFC 6350) that the roster needs.

/// One card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// FN.
    pub name: String,
    /// EMAIL, the first.
    pub email: Option<String>,
    /// TEL, the first.
    pub phone: Option<String>,
    /// ORG, its first part.
    pub organisation: Option<String>,
    /// TITLE or ROLE.
    pub role: Option<String>,
    /// LANG, in order.
    pub languages: Vec<String>,
    /// CATEGORIES.
    pub categories: Vec<String>,
    /// TZ.
    pub zone: Option<String>,
}

/// Reads every card of a file. Lines that say nothing to the roster are passed over; a card without a name is left out.
pub fn read(text: &str) -> Vec<Card> {
    let mut cards = Vec::new();
    let mut open: Option<Card> = None;
    for line in unfolded(text) {
        let Some((key, value)) = line.split_once(':') else { continue };
        let name = key.split(';').next().unwrap_or_default().rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
        match (name.as_str(), &mut open) {
            ("BEGIN", _) if value.trim().eq_ignore_ascii_case("vcard") => open = Some(Card::default()),
            ("END", _) => cards.extend(open.take().filter(|card| !card.name.is_empty())),
            ("FN", Some(card)) => card.name = plain(value),
            ("EMAIL", Some(card)) => card.email = card.email.take().or_else(|| some(plain(value))),
            ("TEL", Some(card)) => card.phone = card.phone.take().or_else(|| some(plain(value).trim_start_matches("tel:").to_owned())),
            ("ORG", Some(card)) => card.organisation = split(value, ';').into_iter().next().and_then(some),
            ("TITLE" | "ROLE", Some(card)) => card.role = card.role.take().or_else(|| some(plain(value))),
            ("LANG", Some(card)) => card.languages.push(plain(value)),
            ("CATEGORIES", Some(card)) => card.categories = split(value, ','),
            ("TZ", Some(card)) => card.zone = some(plain(value)),
            _ => {}
        }
    }
    cards
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Joins lines that were folded: a line that begins with a blank goes on with the one before.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn plain(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.trim().chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            other => out.push(other),
        }
    }
    out
}

/// Splits at a separator that is not escaped.
fn split(value: &str, separator: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for letter in value.chars() {
        if letter == separator && !escaped {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(letter);
        }
        escaped = letter == '\\' && !escaped;
    }
    parts.iter().map(|part| plain(part)).filter(|part| !part.is_empty()).collect()
}

/// Writes cards as one vCard 4 file.
pub fn write(cards: &[Card]) -> String {
    let mut out = String::new();
    for card in cards {
        let mut line = |text: String| out.push_str(&folded(&text));
        line("BEGIN:VCARD".into());
        line("VERSION:4.0".into());
        line(format!("FN:{}", escaped(&card.name)));
        let optional =
            [("ORG", &card.organisation), ("ROLE", &card.role), ("EMAIL", &card.email), ("TEL;VALUE=text", &card.phone), ("TZ", &card.zone)];
        for (key, value) in optional {
            if let Some(value) = value {
                line(format!("{key}:{}", escaped(value)));
            }
        }
        for language in &card.languages {
            line(format!("LANG:{}", escaped(language)));
        }
        if !card.categories.is_empty() {
            line(format!("CATEGORIES:{}", card.categories.iter().map(|it| escaped(it)).collect::<Vec<_>>().join(",")));
        }
        line("END:VCARD".into());
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace(',', "\\,").replace(';', "\\;")
}

/// Folds a line at 75 bytes, between letters.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for letter in line.chars() {
        if width + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width += letter.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_read_back_as_they_were_written() {
        let card = Card {
            name: "Zoë, d’Exemple; Ångström \\ 張偉 with a name so long that its line is folded once or twice on the way".into(),
            email: Some("zoe@example.org".into()),
            phone: Some("+31 6 12345678".into()),
            organisation: Some("at".into()),
            role: Some("officer".into()),
            languages: vec!["en".into(), "fr".into()],
            categories: vec!["crypto, wallets".into(), "malware".into()],
            zone: Some("Europe/Vienna".into()),
        };
        let text = write(std::slice::from_ref(&card));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
        assert_eq!(read(&text), vec![card]);
    }

    #[test]
    fn cards_of_other_makers_are_read() {
        let text = "BEGIN:VCARD\nVERSION:3.0\nN:Muster;Max\nFN:Max Muster\nitem1.EMAIL;type=INTERNET:max@example.org\nTEL;TYPE=cell:tel:+4366012345678\nORG:at;Unit 5\nEND:VCARD\n";
        let cards = read(text);
        assert_eq!(cards.len(), 1);
        assert_eq!(cards[0].email.as_deref(), Some("max@example.org"));
        assert_eq!(cards[0].phone.as_deref(), Some("+4366012345678"));
        assert_eq!(cards[0].organisation.as_deref(), Some("at"));
    }
}
