//! The spelling of reports: "hxxp", "[.]", "[at]" made real again, and back.
//!
//! A lone "dot" or "at" in prose is left alone: only what stands in brackets, and the schemes that nobody writes by accident, are changed.

use std::borrow::Cow;

/// Spellings in brackets and what they stand for. Brackets are any of `[]`, `()`, `{}`, and need not be of one kind.
const BRACKETED: [(&str, &str); 8] = [(".", "."), ("dot", "."), (",", "."), ("@", "@"), ("at", "@"), (":", ":"), ("://", "://"), ("/", "/")];

/// Schemes as they are written so that nobody clicks on them.
const SCHEMES: [(&str, &str); 10] = [
    ("hxxps", "https"),
    ("hxxp", "http"),
    ("hxtps", "https"),
    ("hxtp", "http"),
    ("htxps", "https"),
    ("htxp", "http"),
    ("h[tt]ps", "https"),
    ("h[tt]p", "http"),
    ("meows", "https"),
    ("meow", "http"),
];

/// Tells whether a character is seen by nobody: zero-width ones, the soft hyphen, marks of direction, the byte order mark.
pub(crate) const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Removes what nobody sees, blanks around, and quotation marks or angle brackets around the whole.
pub(crate) fn tidy(value: &str) -> Cow<'_, str> {
    let seen = if value.is_ascii() || !value.chars().any(is_unseen) {
        Cow::Borrowed(value)
    } else {
        Cow::Owned(value.chars().filter(|it| !is_unseen(*it)).collect())
    };
    match seen {
        Cow::Borrowed(text) => Cow::Borrowed(bare(text)),
        Cow::Owned(text) => Cow::Owned(bare(&text).to_owned()),
    }
}

fn bare(mut text: &str) -> &str {
    const PAIRS: [(char, char); 7] = [('"', '"'), ('\'', '\''), ('<', '>'), ('“', '”'), ('„', '“'), ('‘', '’'), ('«', '»')];
    loop {
        text = text.trim();
        let Some(inner) = PAIRS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close)) else { return text };
        text = inner;
    }
}

/// Gives the text as it was before somebody made it harmless.
///
/// ```
/// assert_eq!(jcat_indicators::refang("hxxps[:]//www[.]example(dot)org"), "https://www.example.org");
/// assert_eq!(jcat_indicators::refang("a dot in prose"), "a dot in prose");
/// ```
pub fn refang(text: &str) -> Cow<'_, str> {
    let mut now = Cow::Borrowed(text);
    // What is left may be spelled once more ("[[.]]"). Each round makes it shorter.
    while let Some(next) = once(&now) {
        now = Cow::Owned(next);
    }
    now
}

fn once(text: &str) -> Option<String> {
    if !text.bytes().any(|it| matches!(it, b'[' | b'(' | b'{' | b'\\' | b'x' | b'X' | b'w' | b'W')) {
        return None;
    }
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        if let Some((length, real)) = piece(rest, before) {
            made.push_str(real);
            changed = true;
            before = real.chars().last();
            rest = rest.get(length..).unwrap_or_default();
        } else {
            made.push(first);
            before = Some(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    changed.then_some(made)
}

/// What a piece of disguised spelling at the start of `rest` stands for, and how many bytes it has.
pub(crate) fn piece(rest: &str, before: Option<char>) -> Option<(usize, &'static str)> {
    match rest.as_bytes().first()? {
        b'[' | b'(' | b'{' => bracketed(rest),
        b'\\' if rest.as_bytes().get(1) == Some(&b'.') => Some((2, ".")),
        b'h' | b'H' | b'm' | b'M' if !before.is_some_and(char::is_alphanumeric) => scheme(rest),
        _ => None,
    }
}

fn bracketed(rest: &str) -> Option<(usize, &'static str)> {
    let inner = rest.get(1..)?;
    let inner = inner.trim_start_matches(' ');
    BRACKETED.iter().find_map(|(spelled, real)| {
        let head = inner.get(..spelled.len())?;
        let tail = inner.get(spelled.len()..)?.trim_start_matches(' ');
        (head.eq_ignore_ascii_case(spelled) && tail.starts_with([']', ')', '}'])).then(|| (rest.len() - tail.len() + 1, *real))
    })
}

fn scheme(rest: &str) -> Option<(usize, &'static str)> {
    SCHEMES.iter().find_map(|(spelled, real)| {
        let head = rest.get(..spelled.len())?;
        let tail = rest.get(spelled.len()..)?;
        let follows = tail.starts_with([':', '[', '(', '{']);
        (head.eq_ignore_ascii_case(spelled) && follows).then_some((spelled.len(), *real))
    })
}

/// Gives the text so that no program makes a link of it and nobody clicks on it by accident: "hxxps://www[.]example[.]org", "a[@]example[.]org".
///
/// ```
/// assert_eq!(jcat_indicators::defang("https://www.example.org/a.b"), "hxxps://www[.]example[.]org/a[.]b");
/// ```
pub fn defang(text: &str) -> String {
    let mut made = String::with_capacity(text.len() + 16);
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let rest = if lower.starts_with("http") {
        made.push_str("hxxp");
        text.get(4..).unwrap_or_default()
    } else {
        text
    };
    for c in rest.chars() {
        match c {
            '.' => made.push_str("[.]"),
            '@' => made.push_str("[@]"),
            ':' if !rest.contains("//") && rest.matches(':').count() > 1 => made.push_str("[:]"),
            _ => made.push(c),
        }
    }
    made
}
