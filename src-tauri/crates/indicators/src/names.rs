//! What people and things are called: names, handles, telephone numbers.

use any_ascii::any_ascii;
use phonenumber::{Mode, country};
use rphonetic::DoubleMetaphone;
use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;

use crate::{Caution, Fault, Key, Kind, Normal, Reason, Region};

/// A name without rules of its own: compatible forms, small letters, one blank between words.
pub(crate) fn folded(kind: Kind, text: &str) -> Result<Normal, Reason> {
    let folded = fold(text);
    if folded.is_empty() { Err(Fault::Empty.into()) } else { Ok(Normal::of(kind, folded)) }
}

fn fold(text: &str) -> String {
    // Small letters of some signs fold once more: until nothing changes, which is after three rounds at most.
    let mut now: String = text.nfkc().collect();
    for _ in 0..3 {
        let next: String = now.to_lowercase().nfkc().collect();
        if next == now {
            break;
        }
        now = next;
    }
    now.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Platforms and what they are also called.
const PLATFORMS: [(&str, &[&str]); 22] = [
    ("telegram", &["tg", "t.me"]),
    ("x", &["twitter", "twitter.com", "x.com"]),
    ("instagram", &["ig", "insta", "instagram.com"]),
    ("facebook", &["fb", "facebook.com"]),
    ("discord", &[]),
    ("xmpp", &["jabber"]),
    ("icq", &[]),
    ("wickr", &[]),
    ("signal", &[]),
    ("threema", &[]),
    ("session", &[]),
    ("tox", &["qtox"]),
    ("tiktok", &["tiktok.com"]),
    ("snapchat", &["snap"]),
    ("vk", &["vkontakte", "vk.com"]),
    ("github", &["github.com"]),
    ("skype", &[]),
    ("kik", &[]),
    ("matrix", &[]),
    ("reddit", &["reddit.com"]),
    ("whatsapp", &["wa"]),
    ("steam", &[]),
];

/// Gives the one name of a platform, if it is a known one.
pub(crate) fn platform(word: &str) -> Option<&'static str> {
    PLATFORMS
        .iter()
        .find(|(name, others)| name.eq_ignore_ascii_case(word) || others.iter().any(|it| it.eq_ignore_ascii_case(word)))
        .map(|(name, _)| *name)
}

/// A handle: "platform:name". The same name on another platform is somebody else.
pub(crate) fn handle(text: &str) -> Result<Normal, Reason> {
    let split = text.split_once([':', '/']).or_else(|| text.split_once(" @").or_else(|| text.split_once(' '))).ok_or(Fault::NoPlatform)?;
    let (place, name) = (fold(split.0), fold(split.1.trim_start().trim_start_matches('@')));
    let place = platform(&place).map_or(place, str::to_owned);
    if place.is_empty() || place.contains([' ', ':', '/', '@']) {
        return Err(Fault::NoPlatform.into());
    }
    let name = name.trim_start_matches(['@', ' ']);
    if name.is_empty() || name.chars().count() > 200 {
        return Err(if name.is_empty() { Fault::Empty } else { Fault::TooLong }.into());
    }
    if let Some(at) = split.1.chars().position(|it| it.is_control()) {
        return Err(Reason::at(Fault::Character, split.0.chars().count() + 1 + at));
    }
    Ok(Normal::of(Kind::Handle, format!("{place}:{name}")))
}

/// The keys of a handle: itself, and what it looks like to a person.
pub(crate) fn handle_keys(text: &str) -> Vec<Key> {
    vec![Key::strong(Kind::Handle.label(), text), Key::weak("handle-look", skeleton(text).collect::<String>().to_lowercase())]
}

/// A person: the words of the name in ASCII, sorted, and what is known of the day of birth ("ivan kuznetsov *1985-03").
pub(crate) fn person(text: &str) -> Result<Normal, Reason> {
    let (name, born) = birth(text)?;
    let folded = any_ascii(&name.nfkc().collect::<String>()).to_lowercase();
    let mut words: Vec<&str> =
        folded.split(|it: char| !it.is_ascii_alphanumeric() && it != '\'').map(|it| it.trim_matches('\'')).filter(|it| !it.is_empty()).collect();
    if !words.iter().any(|it| it.bytes().any(|it| it.is_ascii_alphabetic())) {
        return Err(if words.is_empty() { Fault::Empty } else { Fault::Structure }.into());
    }
    // Numbers go first, so that none is taken for a date when the normal form is read again.
    words.sort_unstable_by_key(|it| (it.bytes().any(|it| it.is_ascii_alphabetic()), *it));
    let name = words.join(" ");
    Ok(Normal::of(Kind::Person, born.map_or(name.clone(), |it| format!("{name} *{it}"))))
}

/// Takes the day of birth from the end: yyyy, yyyy-mm, yyyy-mm-dd, or the day first with points or strokes.
fn birth(text: &str) -> Result<(&str, Option<String>), Reason> {
    let bare = text.trim_end_matches([')', ' ']);
    let start = bare
        .rfind(|it: char| !it.is_ascii_digit() && !matches!(it, '-' | '.' | '/'))
        .map_or(0, |at| at + bare.get(at..).and_then(|it| it.chars().next()).map_or(1, char::len_utf8));
    let (name, date) = bare.split_at_checked(start).unwrap_or((bare, ""));
    // "x0" is the end of a name: a date stands by itself.
    if !date.bytes().any(|it| it.is_ascii_digit())
        || name.chars().last().is_some_and(|it| !(it.is_whitespace() || matches!(it, '(' | '*' | ',' | ';' | ':')))
    {
        return Ok((text, None));
    }
    let wrong = || Reason::at(Fault::Date, name.chars().count());
    let parts: Vec<&str> = date.split(['-', '.', '/']).collect();
    let number = |it: &str| it.parse::<u32>().ok();
    let (year, month, day) = match parts.as_slice() {
        [year] if year.len() == 4 => (number(year), None, None),
        [year, month] if year.len() == 4 => (number(year), Some(number(month).ok_or_else(wrong)?), None),
        [year, month, day] if year.len() == 4 => (number(year), Some(number(month).ok_or_else(wrong)?), Some(number(day).ok_or_else(wrong)?)),
        [day, month, year] if year.len() == 4 => (number(year), Some(number(month).ok_or_else(wrong)?), Some(number(day).ok_or_else(wrong)?)),
        _ => return Err(wrong()),
    };
    let year = year.filter(|it| (1850..=2200).contains(it)).ok_or_else(wrong)?;
    let days = |month: u32| match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if month.is_some_and(|it| !(1..=12).contains(&it)) || day.zip(month).is_some_and(|(day, month)| !(1..=days(month)).contains(&day)) {
        return Err(wrong());
    }
    let month = month.map_or_else(String::new, |it| format!("-{it:02}"));
    let day = day.map_or_else(String::new, |it| format!("-{it:02}"));
    let name = name.trim_end_matches([' ', '(', ',', ';', '*', ':']);
    let name = ["born", "geb", "né", "née", "dob"]
        .iter()
        .find_map(|it| name.trim_end_matches('.').strip_suffix(it).filter(|it| it.ends_with([' ', '('])))
        .unwrap_or(name);
    Ok((name, Some(format!("{year}{month}{day}"))))
}

/// The keys of a person: name and full day of birth are strong; the name with less, and its sound, are weak.
pub(crate) fn person_keys(text: &str) -> Vec<Key> {
    let label = Kind::Person.label();
    let (name, born) = text.split_once(" *").map_or((text, None), |(name, born)| (name, Some(born)));
    let mut keys = Vec::new();
    if let Some(born) = born {
        if born.len() == 10 {
            keys.push(Key::strong(label, text));
        }
        // A partial date agrees with every full one that begins with it.
        for length in [10, 7, 4] {
            if let Some(part) = born.get(..length).filter(|it| it.len() < 10) {
                keys.push(Key::weak(label, format!("{name} *{part}")));
            }
        }
    }
    keys.push(Key::weak(label, name));
    let sound = DoubleMetaphone::default();
    let mut codes: Vec<String> = name.split(' ').map(|it| sound.double_metaphone(it).primary()).filter(|it| !it.is_empty()).collect();
    codes.sort_unstable();
    if codes.len() > 1 {
        keys.push(Key::weak("person-sound", codes.join(" ")));
    }
    keys
}

/// A telephone number in the form that can be dialled everywhere (E.164); an extension follows as ";ext=".
pub(crate) fn phone(text: &str, region: Option<Region>) -> Result<Normal, Reason> {
    let text = text.strip_prefix("tel:").unwrap_or(text);
    let (line, extension) = extension(text);
    let dialled = dialled(line);
    if let Some(at) =
        text.chars().position(|it| !(it.is_ascii_alphanumeric() || " +-./()\u{a0}\u{202f}\u{2010}\u{2011}\u{2012}\u{2013};=#".contains(it)))
    {
        return Err(Reason::at(Fault::Character, at));
    }
    if !dialled.starts_with('+') && region.is_none() {
        return Err(Fault::NoRegion.into());
    }
    let id = region.and_then(|it| it.code().parse::<country::Id>().ok()).filter(|_| !dialled.starts_with('+'));
    let number = phonenumber::parse(id, &dialled).map_err(|error| match error {
        phonenumber::ParseError::TooShortAfterIdd | phonenumber::ParseError::TooShortNsn | phonenumber::ParseError::TooLong => {
            Reason::from(Fault::Length)
        }
        phonenumber::ParseError::InvalidCountryCode => Fault::UnknownCountry.into(),
        _ => Fault::Structure.into(),
    })?;
    let caution = if phonenumber::is_valid(&number) { None } else { Some(possible_only(&number)?) };
    let digits = number.format().mode(Mode::E164).to_string();
    let digits = digits.split(';').next().unwrap_or_default();
    let extension = extension.map_or_else(String::new, |it| format!(";ext={it}"));
    Ok(Normal::of(Kind::Phone, format!("{digits}{extension}")).cautioned(caution))
}

/// Splits off the extension: "ext. 12", "x12", ";ext=12", "#12".
fn extension(text: &str) -> (&str, Option<&str>) {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let Some((head, extension)) = text.split_at_checked(text.len() - digits).filter(|_| (1..=7).contains(&digits)) else { return (text, None) };
    let bare = head.trim_end();
    let word = [";ext=", "ext.", "ext", "x", "#"].iter().find_map(|it| {
        Some((bare.len().checked_sub(it.len())?, *it)).filter(|(at, it)| bare.get(*at..).is_some_and(|tail| tail.eq_ignore_ascii_case(it)))
    });
    match word.and_then(|(at, _)| bare.get(..at)) {
        Some(line) => (line.trim_end_matches([' ', ',', ';']), Some(extension)),
        None => (text, None),
    }
}

/// The spelling with "+": "00" is what most of the world dials for it, and "(0)" is left out after a country's prefix.
fn dialled(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix("00").filter(|it| !it.starts_with('0')).map_or_else(|| text.to_owned(), |it| format!("+{}", it.trim_start()));
    if text.starts_with('+') { text.replacen("(0)", "", 1) } else { text }
}

/// A number of a length that its country gives out, in a range that is not known to be in use.
fn possible_only(number: &phonenumber::PhoneNumber) -> Result<Caution, Reason> {
    let national = number.national().to_string();
    let known = phonenumber::metadata::DATABASE.by_code(&number.code().value()).unwrap_or_default();
    if known.is_empty() {
        return Err(Fault::UnknownCountry.into());
    }
    let possible = known.iter().any(|it| it.descriptors().general().is_match(&national));
    if possible { Ok(Caution::PossibleOnly) } else { Err(Fault::NotInNumberingPlan.into()) }
}

/// The keys of a number: with its extension, and the line without.
pub(crate) fn phone_keys(text: &str) -> Vec<Key> {
    let mut keys = vec![Key::strong(Kind::Phone.label(), text)];
    if let Some((line, _)) = text.split_once(';') {
        keys.push(Key::weak(Kind::Phone.label(), line));
    }
    keys
}

/// The neighbourhood of a number: the line without its last two digits, which a hundred numbers share.
pub(crate) fn neighbourhood(text: &str) -> Option<Key> {
    let line = text.split_once(';').map_or(text, |(line, _)| line);
    let hundred = line.get(..line.len().checked_sub(2)?)?;
    // What is so short is no number of anybody's.
    (hundred.len() > 4).then(|| Key::within("phone-hundred", hundred))
}

/// What is compared by likeness: the name of a person, or what a handle looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeable {
    /// The text that is compared.
    pub text: String,
    /// What must not contradict: the day of birth as far as it is known, or the platform.
    beside: Option<String>,
    /// Whether less of that may stand for more: a year for a day.
    partial: bool,
}

impl Likeable {
    pub(crate) fn of(kind: Kind, normal: &str) -> Option<Self> {
        match kind {
            Kind::Person => {
                let (name, born) = normal.split_once(" *").map_or((normal, None), |(name, born)| (name, Some(born)));
                Some(Self { text: name.to_owned(), beside: born.map(str::to_owned), partial: true })
            }
            Kind::Handle => {
                let (place, name) = normal.split_once(':')?;
                Some(Self { text: skeleton(name).collect::<String>().to_lowercase(), beside: Some(place.to_owned()), partial: false })
            }
            _ => None,
        }
    }

    /// Says whether nothing speaks against the two being one: no two days of birth, no two platforms.
    pub fn may_be(&self, other: &Self) -> bool {
        match (&self.beside, &other.beside) {
            (Some(a), Some(b)) if self.partial => a.starts_with(b.as_str()) || b.starts_with(a.as_str()),
            (a, b) => self.partial || a == b,
        }
    }
}
