use uuid::Uuid;

use super::*;

fn id(n: u128) -> TaskId {
    TaskId(Uuid::from_u128(n))
}

fn graph(needs: &[(u128, &[u128])]) -> Graph {
    needs.iter().map(|(task, needs)| (id(*task), needs.iter().map(|need| id(*need)).collect())).collect()
}

#[test]
fn a_path_is_found_however_far_it_goes_round() {
    let plan = graph(&[(1, &[]), (2, &[1]), (3, &[2, 1]), (4, &[3]), (5, &[])]);
    assert_eq!(path(&plan, id(4), id(1)).map(|path| path.len()), Some(3), "4 waits for 3, which waits for 1 itself");
    assert_eq!(path(&plan, id(4), id(2)), Some(vec![id(4), id(3), id(2)]));
    assert_eq!(path(&plan, id(1), id(4)), None, "nobody waits for what comes after");
    assert_eq!(path(&plan, id(5), id(5)), Some(vec![id(5)]), "a task that would wait for itself");
    let round = graph(&[(1, &[2]), (2, &[1])]);
    assert_eq!(path(&round, id(1), id(9)), None, "a cycle that two desks made does not keep the search for ever");
}

#[test]
fn a_long_chain_is_searched_without_running_out_of_stack() {
    let chain: Graph = (0..5_000u128).map(|n| (id(n), if n == 0 { vec![] } else { vec![id(n - 1)] })).collect();
    assert_eq!(path(&chain, id(4_999), id(0)).map(|path| path.len()), Some(5_000));
}

#[test]
fn a_country_says_itself_when_it_works() {
    let officer = |country: &str, duty: Duty| Author {
        officer: crate::ids::OfficerId(Uuid::nil()),
        agency: AgencyId::parse(&country.to_lowercase()),
        country: Country::parse(country),
        duties: BTreeSet::from([duty]),
    };
    let austria = Country::parse("AT").expect("a country");
    let request = |rest: &[u8]| SetCalendar { country: austria, rest: rest.iter().copied().collect(), holidays: BTreeSet::new() };
    assert!(set_calendar(&request(&[5, 6]), &officer("AT", Duty::Officer)).is_ok());
    assert!(matches!(set_calendar(&request(&[5, 6]), &officer("FR", Duty::Officer)), Err(Refusal::NeedsDuty { .. })));
    assert!(set_calendar(&request(&[5, 6]), &officer("FR", Duty::Administrator)).is_ok());
    assert_eq!(set_calendar(&request(&[0, 1, 2, 3, 4, 5, 6]), &officer("AT", Duty::Officer)), Err(Refusal::NoWorkingDay));
}
