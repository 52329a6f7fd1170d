//! What a new office begins with: the roster of the source document (ROS-1).
//!
//! Sixteen countries, eighteen agencies (Spain and the United States have two each), EC3 as host and the seat of Eurojust's
//! national expert. The document names only four of the agencies and gives no dates; so names are "not yet recorded" and the
//! memberships have no start on record. Times in the Union are those of the treaties of accession and withdrawal.

use crate::change::Change;
use crate::ids::{AgencyId, SubjectId, derive_subject};
use crate::roster::{CountryRecorded, MembershipBegun, MembershipKind, OrganisationKind, OrganisationRecorded};
use crate::{Country, Day, Span};

/// Year, month, day.
type Date = (i32, u32, u32);
/// Key, country, what it is, name, short name, how it belongs.
type Organisation = (&'static str, Option<&'static str>, OrganisationKind, Option<&'static str>, Option<&'static str>, MembershipKind);

/// The countries: code and first day in the Union, if any, and the day on which it was no longer in it.
const COUNTRIES: [(&str, Option<Date>, Option<Date>); 16] = [
    ("AT", Some((1995, 1, 1)), None),
    ("FR", Some((1958, 1, 1)), None),
    ("DE", Some((1958, 1, 1)), None),
    ("IT", Some((1958, 1, 1)), None),
    ("NL", Some((1958, 1, 1)), None),
    ("RO", Some((2007, 1, 1)), None),
    ("PL", Some((2004, 5, 1)), None),
    ("SE", Some((1995, 1, 1)), None),
    ("ES", Some((1986, 1, 1)), None),
    ("AU", None, None),
    ("CA", None, None),
    ("CO", None, None),
    ("NO", None, None),
    ("CH", None, None),
    ("GB", Some((1973, 1, 1)), Some((2020, 2, 1))),
    ("US", None, None),
];

/// Organisations whose key is not simply the country's code, or that the document names.
const ORGANISATIONS: [Organisation; 6] = [
    ("es-pn", Some("ES"), OrganisationKind::Agency, Some("Policía Nacional"), None, MembershipKind::Member),
    ("es-gc", Some("ES"), OrganisationKind::Agency, Some("Guardia Civil"), None, MembershipKind::Member),
    ("us-fbi", Some("US"), OrganisationKind::Agency, Some("Federal Bureau of Investigation"), Some("FBI"), MembershipKind::Member),
    ("us-usss", Some("US"), OrganisationKind::Agency, Some("Secret Service"), Some("USSS"), MembershipKind::Member),
    ("ec3", None, OrganisationKind::EuBody, Some("European Cybercrime Centre"), Some("EC3"), MembershipKind::Host),
    ("eurojust", None, OrganisationKind::EuBody, Some("Eurojust"), None, MembershipKind::Judicial),
];

/// Gives the subject of the office itself.
pub fn office() -> SubjectId {
    derive_subject("office", "j-cat")
}

/// Gives the subject of the places that the office has for guests.
pub fn places() -> SubjectId {
    derive_subject("places", "office")
}

/// Gives the subject of a country.
pub fn country(country: Country) -> SubjectId {
    derive_subject("country", &country.code().to_lowercase())
}

/// Gives the subject of a country's working calendar.
pub fn calendar(country: Country) -> SubjectId {
    derive_subject("calendar", &country.code().to_lowercase())
}

/// Gives every entry a new office begins with, in order, with its subject.
pub fn roster() -> Vec<(SubjectId, Change)> {
    let day = |date: Option<Date>| date.and_then(|(year, month, day)| Day::of(year, month, day));
    let mut changes = Vec::new();
    for (code, joined, left) in COUNTRIES {
        let Some(it) = Country::parse(code) else { continue };
        let union = joined.map(|_| Span { from: day(joined), to: day(left) }).into_iter().collect();
        changes.push((country(it), Change::CountryRecorded(CountryRecorded { country: it, union })));
        if !matches!(code, "ES" | "US") {
            record(&mut changes, &code.to_lowercase(), Some(code), OrganisationKind::Agency, None, None, MembershipKind::Member);
        }
    }
    for (key, country, kind, name, short, membership) in ORGANISATIONS {
        record(&mut changes, key, country, kind, name, short, membership);
    }
    changes
}

fn record(
    changes: &mut Vec<(SubjectId, Change)>,
    key: &str,
    country: Option<&str>,
    kind: OrganisationKind,
    name: Option<&str>,
    short: Option<&str>,
    membership: MembershipKind,
) {
    let Some(id) = AgencyId::parse(key) else { return };
    let subject = id.subject();
    let recorded =
        OrganisationRecorded { id, kind, country: country.and_then(Country::parse), name: name.map(str::to_owned), short: short.map(str::to_owned) };
    changes.push((subject, Change::OrganisationRecorded(recorded)));
    changes.push((subject, Change::MembershipBegun(MembershipBegun { kind: membership, span: Span::ALWAYS })));
}
