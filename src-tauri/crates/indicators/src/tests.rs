//! What is taken, what is refused and why: published vectors, every one-character mistake in them, and whatever chance makes.

mod chance;
mod reading;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::{CardSalt, Context, Kind, Nearness, SimilarityDigest, Strength, keys, likeable, neighbourhood, normalise};

const VECTORS: &str = include_str!("vectors.txt");

/// A context with everything that an office gives.
fn office() -> Context {
    Context { region: None, card_salt: Some(CardSalt([7; 32])) }
}

fn normal_of(kind: Kind, value: &str) -> String {
    match normalise(kind, value, &Context::default()) {
        Ok(normal) => normal.caution.map_or_else(|| normal.text.clone(), |it| format!("{} ({})", normal.text, it.label())),
        Err(reason) => format!("! {reason}"),
    }
}

struct Vector {
    kind: Kind,
    given: &'static str,
    expected: &'static str,
}

fn vectors() -> Vec<Vector> {
    let lines = VECTORS.lines().filter(|it| !it.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.split(" | ").map(str::trim);
            let mut next = || parts.next().unwrap_or_default();
            Vector { kind: Kind::of(next()).unwrap_or_else(|| panic!("{line}")), given: next(), expected: next().trim_end_matches(" |") }
        })
        .collect()
}

#[test]
fn published_vectors_are_read_as_published() {
    let wrong: Vec<String> = vectors()
        .into_iter()
        .filter_map(|it| {
            let got = normal_of(it.kind, it.given);
            (got != it.expected).then(|| format!("{} {}: {got}, not {}", it.kind, it.given, it.expected))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_kind_has_a_value_that_is_taken_and_one_that_is_refused_or_nothing_to_refuse() {
    let all = vectors();
    for kind in Kind::ALL {
        assert!(all.iter().any(|it| it.kind == *kind && !it.expected.starts_with('!')), "a valid {kind}");
        let anything = kind.is_free() || *kind == Kind::Tlsh || matches!(kind, Kind::Sha224 | Kind::Sha256 | Kind::Sha384 | Kind::Sha512);
        assert!(anything || all.iter().any(|it| it.kind == *kind && it.expected.starts_with('!')), "a refused {kind}");
    }
}

#[test]
fn a_normal_form_is_its_own_normal_form_with_the_same_keys() {
    for vector in vectors() {
        let Ok(normal) = normalise(vector.kind, vector.given, &office()) else { continue };
        let again = normalise(normal.kind, &normal.text, &office()).unwrap_or_else(|it| panic!("{}: {it}", normal.text));
        assert_eq!((again.kind, &again.text, again.keys()), (normal.kind, &normal.text, normal.keys()));
    }
}

/// The kinds whose checksum sees every mistake of one sign.
const CHECKED: [Kind; 16] = [
    Kind::Btc,
    Kind::Ltc,
    Kind::Doge,
    Kind::Dash,
    Kind::Zec,
    Kind::Trx,
    Kind::Xrp,
    Kind::Bch,
    Kind::Xmr,
    Kind::Xtz,
    Kind::Ada,
    Kind::Onion,
    Kind::Iban,
    Kind::Card,
    Kind::Imei,
    Kind::Eth,
];

#[test]
fn every_mistake_of_one_sign_is_refused() {
    const SIGNS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut tried = 0;
    for vector in vectors().into_iter().filter(|it| CHECKED.contains(&it.kind) && !it.expected.starts_with('!')) {
        let Ok(right) = normalise(vector.kind, vector.given, &office()) else { continue };
        // An address without its checksum of capitals, a software version without a check digit: nothing to see there.
        if right.caution.is_some_and(|it| it != crate::Caution::TestNetwork) {
            continue;
        }
        let text = vector.given;
        let label = text.len() - text.strip_prefix("www.").unwrap_or(text).len();
        let last = text.strip_suffix(".onion").map_or(text.len(), str::len);
        for (at, sign) in text.char_indices().filter(|(at, it)| it.is_ascii_alphanumeric() && (label..last).contains(at)) {
            // 97 does not see every digit that becomes a letter: the letter counts as two digits. The structure of most countries does.
            let may_miss = |other: &char| vector.kind == Kind::Iban && other.is_ascii_digit() != sign.is_ascii_digit();
            for other in SIGNS.chars().filter(|it| !it.eq_ignore_ascii_case(&sign) && !may_miss(it)) {
                let wrong = format!("{}{other}{}", &text[..at], &text[at + 1..]);
                let read = normalise(vector.kind, &wrong, &office());
                // An address in one case with one sign of the other has nothing but mixed capitals to be caught by; that it is.
                assert!(read.is_err(), "{} {wrong} is taken as {read:?}", vector.kind);
                tried += 1;
            }
        }
    }
    assert!(tried > 50_000, "{tried} mistakes were tried");
}

fn check_keys(kind: Kind, normal: &str, expected: Expect) {
    let shown: String = keys(kind, normal).iter().map(|it| format!("{} {} {}\n", it.strength.label(), it.label, it.form)).collect();
    expected.assert_eq(&shown);
}

/// The office counts values by their keys (V17 of its database): a kind with more of them would be charged as several.
#[test]
fn no_value_has_more_keys_than_the_office_counts_as_one() {
    let mut most = [0; 3];
    let longest = [
        (Kind::Ip, "2001:db8:1:2:3:4:5:6"),
        (Kind::Cidr, "2001:db8:1:2::/64"),
        (Kind::Ip, "192.0.2.7"),
        (Kind::Person, "ivan kuznetsov *1985-03-04"),
        (Kind::Person, "ivan kuznetsov *1985-03"),
        (Kind::Url, "https://a.example.org/x?y"),
    ];
    let valid = vectors().into_iter().filter_map(|it| Some((it.kind, normalise(it.kind, it.given, &office()).ok()?.text)));
    for (kind, normal) in valid.chain(longest.map(|(kind, text)| (kind, text.to_owned()))) {
        for (at, strength) in [crate::Strength::Strong, crate::Strength::Weak, crate::Strength::Within].into_iter().enumerate() {
            most[at] = keys(kind, &normal).iter().filter(|it| it.strength == strength).count().max(most[at]);
        }
    }
    assert_eq!(most, [1, 4, 49]);
}

#[test]
fn keys_say_what_two_have_in_common() {
    check_keys(
        Kind::Email,
        "Jo.Doe+x@gmail.com",
        expect![[r#"
        strong email jo.doe+x@gmail.com
        weak email jodoe@gmail.com
    "#]],
    );
    check_keys(
        Kind::Domain,
        "a.b.example.co.uk",
        expect![[r#"
        strong domain a.b.example.co.uk
        weak domain example.co.uk
    "#]],
    );
    check_keys(
        Kind::Url,
        "https://a.example.org/x?y",
        expect![[r#"
        strong url https://a.example.org/x?y
        weak url-path a.example.org/x
        weak domain a.example.org
    "#]],
    );
    check_keys(
        Kind::Url,
        "http://192.0.2.1/x",
        expect![[r#"
        strong url http://192.0.2.1/x
        weak url-path 192.0.2.1/x
        weak ip 192.0.2.1
    "#]],
    );
    check_keys(
        Kind::Phone,
        "+4930123456;ext=12",
        expect![[r#"
        strong phone +4930123456;ext=12
        weak phone +4930123456
    "#]],
    );
    check_keys(
        Kind::Handle,
        "telegram:раypal",
        expect![[r#"
        strong handle telegram:раypal
        weak handle-look telegrarn:paypal
    "#]],
    );
    check_keys(
        Kind::Person,
        "ivan kuznetsov *1985-03-02",
        expect![[r#"
        strong person ivan kuznetsov *1985-03-02
        weak person ivan kuznetsov *1985-03
        weak person ivan kuznetsov *1985
        weak person ivan kuznetsov
        weak person-sound AFN KSNT
    "#]],
    );
    check_keys(
        Kind::Person,
        "ivan kuznetsov *1985",
        expect![[r#"
        weak person ivan kuznetsov *1985
        weak person ivan kuznetsov
        weak person-sound AFN KSNT
    "#]],
    );
    check_keys(
        Kind::Bic,
        "DEUTDEFF500",
        expect![[r#"
        strong bic DEUTDEFF500
        weak bic DEUTDEFF
    "#]],
    );
    check_keys(Kind::Card, "411111xxxxxx1111", expect![""]);
    check_keys(
        Kind::Xrp,
        "X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ",
        expect![[r#"
        strong xrp X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ
        weak xrp r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59
    "#]],
    );
    check_keys(Kind::Cidr, "8.0.0.0/7", expect![""]);
    check_keys(
        Kind::Cidr,
        "8.8.8.0/10",
        expect![[r#"
        strong cidr 8.8.8.0/10
        within cidr 8.0.0.0/9
        within cidr 8.0.0.0/8
    "#]],
    );
}

#[test]
fn an_address_meets_the_ranges_around_it_and_nothing_else() {
    let of = |kind, text: &str| keys(kind, text).into_iter().map(|it| (it.strength, it.label, it.form)).collect::<Vec<_>>();
    let meets = |a: (Kind, &str), b: (Kind, &str)| {
        let (a, b) = (of(a.0, a.1), of(b.0, b.1));
        a.iter().any(|one| {
            b.iter().any(|two| (one.1, &one.2) == (two.1, &two.2) && (one.0 != crate::Strength::Within || two.0 != crate::Strength::Within))
        })
    };
    assert!(meets((Kind::Ip, "8.8.8.8"), (Kind::Cidr, "8.8.8.0/24")));
    assert!(meets((Kind::Ip, "8.8.8.8"), (Kind::Cidr, "8.0.0.0/8")));
    assert!(meets((Kind::Ip, "8.8.8.8"), (Kind::Cidr, "8.8.8.8/32")));
    assert!(meets((Kind::Cidr, "8.8.8.0/24"), (Kind::Cidr, "8.8.0.0/16")));
    assert!(meets((Kind::Ip, "2001:4860::1"), (Kind::Cidr, "2001:4860::/33")));
    assert!(!meets((Kind::Ip, "8.8.8.8"), (Kind::Ip, "8.8.8.9")), "two that lie within one range have nothing to do with each other");
    assert!(!meets((Kind::Ip, "8.8.8.8"), (Kind::Cidr, "8.8.9.0/24")));
    assert!(!meets((Kind::Ip, "8.8.8.8"), (Kind::Cidr, "8.0.0.0/7")), "a range over half of the Internet is not compared");
}

#[test]
fn a_key_is_the_digest_of_its_type_and_form() {
    // printf 'ip\0008.8.8.8' | sha256sum
    let key = keys(Kind::Ip, "8.8.8.8").remove(0);
    expect!["229f86a750c4eab1c7af2dff33d54549fc5e5ea74c6922b57bcbfcc1654627af"].assert_eq(&key.digest().to_string());
}

#[test]
fn a_card_is_never_kept_whole() {
    let salted = normalise(Kind::Card, "4111-1111-1111-1111", &office()).expect("a card");
    assert!(salted.text.starts_with("411111xxxxxx1111:") && salted.text.len() == 49);
    assert_eq!(normalise(Kind::Card, &salted.text, &Context::default()).expect("as kept").text, salted.text);
    let other = Context { card_salt: Some(CardSalt([8; 32])), ..Context::default() };
    assert_ne!(normalise(Kind::Card, "4111111111111111", &other).expect("a card").text, salted.text, "the salt is in it");
    for kind in Kind::ALL {
        for text in ["4111111111111111", "4111 1111 1111 1111", "no. 4111-1111-1111-1111!"] {
            let Ok(normal) = normalise(*kind, text, &office()) else { continue };
            let all = format!("{normal:?} {:?}", normal.keys());
            let digits: String = all.chars().filter(char::is_ascii_digit).collect();
            assert!(!digits.contains("4111111111111111"), "{kind} keeps {all}");
        }
    }
}

#[test]
fn labels_are_unique_and_known() {
    for kind in Kind::ALL {
        assert_eq!(Kind::of(kind.label()), Some(*kind));
    }
}

/// DEC-6: these tell in bulk that there is something, and no more. Whoever adds a kind says here to which it belongs.
#[test]
fn what_has_so_few_values_that_all_can_be_tried_is_known() {
    let guessable: Vec<&str> = Kind::ALL.iter().filter(|kind| kind.is_guessable()).map(|kind| kind.label()).collect();
    expect!["ip cidr phone bic card plate imei"].assert_eq(&guessable.join(" "));
}

/// DEC-6: what is found by trying out what lies beside it has a neighbourhood, which is never what two values are the same by.
#[test]
fn neighbours_share_a_neighbourhood_and_nothing_else() {
    let near = |kind, normal: &str| neighbourhood(kind, normal).map(|it| format!("{} {} {}", it.strength.label(), it.label, it.form));
    let check = |kind, normal: &str, expected: Option<&str>| assert_eq!(near(kind, normal).as_deref(), expected, "{normal}");
    check(Kind::Ip, "11.22.33.44", Some("within cidr 11.22.0.0/16"));
    check(Kind::Ip, "11.22.255.255", Some("within cidr 11.22.0.0/16"));
    check(Kind::Ip, "11.23.0.0", Some("within cidr 11.23.0.0/16"));
    check(Kind::Ip, "2001:500:88:200::8", Some("within cidr 2001:500:88::/48"));
    check(Kind::Cidr, "11.22.33.0/24", Some("within cidr 11.22.0.0/16"));
    check(Kind::Cidr, "11.22.0.0/16", None);
    check(Kind::Cidr, "11.0.0.0/8", None);
    check(Kind::Phone, "+436641234567", Some("within phone-hundred +4366412345"));
    check(Kind::Phone, "+436641234599;ext=12", Some("within phone-hundred +4366412345"));
    check(Kind::Phone, "+436641234600", Some("within phone-hundred +4366412346"));
    check(Kind::Domain, "example.com", None);
    // An address declares its neighbourhood already; a number's is no key of any number.
    let address = keys(Kind::Ip, "11.22.33.44");
    assert!(neighbourhood(Kind::Ip, "11.22.33.44").is_some_and(|it| address.contains(&it)));
    let number = neighbourhood(Kind::Phone, "+436641234567").expect("a hundred");
    assert!(Kind::ALL.iter().all(|kind| kind.label() != number.label), "no kind compares by {}", number.label);
    assert_eq!(number.strength, Strength::Within);
}

/// DEC-1: what two names are compared by where likeness is asked for, and what speaks against their being one.
#[test]
fn names_are_compared_by_likeness_unless_a_day_of_birth_or_a_platform_contradicts() {
    let of = |kind, value: &str| likeable(kind, &normalise(kind, value, &Context::default()).expect("a name").text).expect("a name");
    let person = |value: &str| of(Kind::Person, value);
    assert_eq!(person("Кузнецов, Иван").text, person("Ivan Kuznetsov").text, "across scripts and order");
    for (one, other, may) in [
        ("Ivan Kuznetsov 1985-03-07", "Ivan Kuznetzov 1985", true),
        ("Ivan Kuznetsov 1985-03-07", "Ivan Kuznetzov", true),
        ("Ivan Kuznetsov 1985-03-07", "Ivan Kuznetzov 1985-04", false),
        ("Ivan Kuznetsov", "Ivan Kuznetzov", true),
    ] {
        assert_eq!((person(one).may_be(&person(other)), person(other).may_be(&person(one))), (may, may), "{one}, {other}");
    }
    let handle = |value: &str| of(Kind::Handle, value);
    assert!(handle("telegram:darkpanel").may_be(&handle("tg:darkpane1")));
    assert!(!handle("telegram:darkpanel").may_be(&handle("x:darkpanel")), "somebody else");
    assert_eq!(likeable(Kind::Domain, "example.com"), None);
}

/// DEC-1: how alike two files are by their digests, as the tools that make these digests say.
#[test]
fn digests_of_similar_files_are_as_near_as_the_published_tools_say() {
    let mut compared = 0;
    for line in include_str!("digests.txt").lines().filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [kind, one, two, said] = parts[..] else { panic!("{line}") };
        let (kind, said): (Kind, u32) = (Kind::of(kind).expect("a kind"), said.parse().expect("a number"));
        let digest = |text: &str| {
            let normal = normalise(kind, text, &Context::default()).expect("a digest").text;
            SimilarityDigest::of(kind, &normal).expect("its normal form reads")
        };
        let expected = match kind {
            Kind::Ssdeep => (said >= 40).then_some(Nearness::Score(said)),
            _ => (said <= 70).then_some(Nearness::Distance(said)),
        };
        let (one, two) = (digest(one), digest(two));
        assert_eq!((one.nearness(&two), two.nearness(&one)), (expected, expected), "{line}");
        compared += 1;
    }
    assert_eq!(compared, 47);
    assert!(SimilarityDigest::of(Kind::Sha256, &"ab".repeat(32)).is_none(), "what is the same or is not");
}

proptest! {
    /// Whatever stands in two digests, comparing them ends, is the same both ways, and finds each the same as itself.
    #[test]
    fn comparing_digests_is_the_same_both_ways(
        one in ("[A-Za-z0-9+/]{7,64}", "[A-Za-z0-9+/]{0,64}", 0_u32..31), two in ("[A-Z]{0,64}", "[A-Za-z0-9+/]{7,64}", 0_u32..31),
    ) {
        let digest = |(single, double, power): &(String, String, u32)| {
            SimilarityDigest::of(Kind::Ssdeep, &format!("{}:{single}:{double}", 3_u64 << power)).expect("reads")
        };
        let (one, two) = (digest(&one), digest(&two));
        prop_assert_eq!(one.nearness(&two), two.nearness(&one));
        prop_assert_eq!(one.nearness(&one), Some(Nearness::Score(100)));
    }
}
