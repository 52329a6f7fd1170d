//! The text of a page: what is between its tags, and where its links lead. No tree is built, nothing is loaded, no script is run.

/// Elements whose content nobody reads.
const UNSEEN: [&str; 3] = ["script", "style", "template"];
/// Elements in the middle of a word.
const INLINE: [&str; 14] = ["a", "b", "i", "u", "em", "strong", "span", "font", "code", "small", "mark", "sub", "sup", "wbr"];
/// Attributes that hold an address.
const ADDRESSES: [&str; 4] = ["href", "src", "action", "data-href"];

/// Gives the text of a page.
pub(super) fn text(page: &str) -> String {
    let mut made = String::with_capacity(page.len() / 2);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        decode(before, &mut made);
        rest = after_tag(tag, &mut made);
    }
    decode(rest, &mut made);
    made
}

/// Reads one tag; gives what follows it.
fn after_tag<'t>(tag: &'t str, made: &mut String) -> &'t str {
    if let Some(comment) = tag.strip_prefix("<!--") {
        return comment.find("-->").and_then(|at| comment.get(at + 3..)).unwrap_or_default();
    }
    let bare = tag.get(1..).unwrap_or_default();
    let closing = bare.starts_with('/');
    let name: String = bare.trim_start_matches('/').chars().take(20).take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if name.is_empty() && !bare.starts_with(['!', '?', '/']) {
        made.push('<');
        return bare;
    }
    let end = end_of_tag(bare);
    let inner = bare.get(..end).unwrap_or_default();
    let rest = bare.get(end + 1..).unwrap_or_default();
    if !INLINE.contains(&name.as_str()) {
        made.push('\n');
    }
    if !closing {
        addresses(inner, made);
        if UNSEEN.contains(&name.as_str()) {
            return after_element(rest, &name);
        }
    }
    rest
}

/// A tag ends at the first ">" outside quotation marks.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn after_element<'t>(rest: &'t str, name: &str) -> &'t str {
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|it| it.find("</")) {
        let start = from + at + 2;
        let found = rest.get(start..start + name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
        if found {
            return rest.get(start..).and_then(|it| it.find('>').and_then(|end| it.get(end + 1..))).unwrap_or_default();
        }
        from = start;
    }
    ""
}

fn addresses(tag: &str, made: &mut String) {
    for attribute in ADDRESSES {
        let mut rest = tag;
        while let Some(at) = rest.find(attribute) {
            rest = rest.get(at + attribute.len()..).unwrap_or_default();
            let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else { continue };
            let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''));
            let value = quote.map_or_else(
                || value.split(|it: char| it.is_whitespace() || it == '>').next(),
                |quote| value.get(1..).and_then(|it| it.split(quote).next()),
            );
            if let Some(value) = value.filter(|it| it.contains(':')) {
                made.push(' ');
                decode(value.trim_start_matches("mailto:"), made);
                made.push(' ');
            }
        }
    }
}

/// Writes text with its entities made signs.
fn decode(text: &str, made: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        made.push_str(before);
        let end = entity.bytes().take(12).position(|it| it == b';');
        let sign = end.and_then(|end| entity.get(1..end)).and_then(sign_of);
        match (sign, end) {
            (Some(sign), Some(end)) => {
                made.push(sign);
                rest = entity.get(end + 1..).unwrap_or_default();
            }
            _ => {
                made.push('&');
                rest = entity.get(1..).unwrap_or_default();
            }
        }
    }
    made.push_str(rest);
}

fn sign_of(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = number.strip_prefix(['x', 'X']).map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "shy" => '\u{ad}',
        "period" => '.',
        "colon" => ':',
        "sol" => '/',
        "commat" => '@',
        _ => return None,
    })
}
