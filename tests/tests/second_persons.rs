//! Duties that two persons name somebody to, across desks that act without knowing of each other (AUT-1 to AUT-3).

use jcat_desk::Desk;
use jcat_desk::domain::Duty;
use jcat_tests::desks::{Office, must, proposal, refused};
use serde_json::{Value, json};

/// An office of three desks: Vienna founded it, Paris sits on the Board, Berlin is an officer.
struct Three {
    office: Office,
    vienna: Desk,
    paris: Desk,
    berlin: Desk,
}

impl Three {
    fn begin(seed: u64) -> Self {
        let mut office = Office::new(seed);
        let vienna = office.founder("Ana Test", "at", &["officer", "secretary"]);
        let paris = office.newcomer("Bea Test", "fr", &[Duty::Officer, Duty::Representative]);
        let berlin = office.newcomer("Cem Test", "de", &[Duty::Officer]);
        office.sync(&[&vienna, &paris, &berlin]);
        office.sync(&[&vienna, &paris, &berlin]);
        Self { office, vienna, paris, berlin }
    }

    fn sync(&mut self) {
        for _ in 0..2 {
            self.office.sync(&[&self.vienna, &self.paris, &self.berlin]);
        }
    }

    /// What is proposed of Cem, as a desk shows it.
    fn row(&self, desk: &Desk) -> Value {
        must(desk, "officer", json!({ "officer": me(&self.berlin) }))["proposed"][0].clone()
    }

    fn which(&self, desk: &Desk) -> Value {
        let row = self.row(desk);
        json!({ "officer": row["officer"], "proposal": row["id"] })
    }

    fn propose(&mut self, duty: &str) {
        must(&self.vienna, "proposePost", json!({ "officer": me(&self.berlin), "duty": duty, "from": "2027-03-01", "to": null }));
        self.sync();
    }
}

fn me(desk: &Desk) -> Value {
    must(desk, "deskStatus", json!({}))["me"]["officer"].clone()
}

fn overtaken(desk: &Desk) -> usize {
    must(desk, "inbox", json!({}))["overtaken"].as_array().map_or(0, Vec::len)
}

#[test]
fn a_secretary_is_one_once_somebody_of_another_agency_has_seconded_it() {
    let mut three = Three::begin(61);
    let officer = me(&three.berlin);
    let grant = json!({ "officer": officer, "duty": "secretary", "from": "2027-03-01", "to": null });
    let problem = refused(&three.vienna, "grantPost", grant.clone());
    assert_eq!(problem.code, "needs-second-person");
    assert!(problem.hint.expect("a hint").contains("proposes"), "it says how");
    three.propose("secretary");
    assert_eq!(must(&three.vienna, "today", json!({}))["toSecond"], json!([]), "not who proposed it");
    assert_eq!(must(&three.berlin, "today", json!({}))["toSecond"], json!([]), "nor who is to get it");
    let today = must(&three.paris, "today", json!({}));
    assert_eq!((&today["toSecond"][0]["name"], &today["toSecond"][0]["by"]), (&json!("Cem Test"), &json!("Ana Test")));
    assert_eq!(must(&three.paris, "roster", json!({}))["proposed"].as_array().map(Vec::len), Some(1), "and everybody sees that it waits");
    let case = must(&three.vienna, "proposeCase", proposal("Quiet Harbour"));
    three.sync();
    let returned = json!({ "case": case, "reason": "There is more to say." });
    assert_eq!(refused(&three.berlin, "returnProposal", returned.clone()).code, "needs-duty", "what is proposed gives no right");
    assert_eq!(refused(&three.vienna, "secondPost", three.which(&three.vienna)).code, "needs-second-person");
    assert_eq!(refused(&three.berlin, "secondPost", three.which(&three.berlin)).code, "needs-duty");

    must(&three.paris, "secondPost", three.which(&three.paris));
    three.sync();
    must(&three.berlin, "returnProposal", returned);
    three.sync();
    for desk in [&three.vienna, &three.paris, &three.berlin] {
        assert_eq!(must(desk, "caseDossier", json!({ "case": case }))["row"]["stage"], "returned");
        assert_eq!((overtaken(desk), &must(desk, "today", json!({}))["toSecond"]), (0, &json!([])));
    }
    // One ends it, and does not open it again.
    let end = |to: Value| json!({ "officer": officer, "duty": "secretary", "from": "2027-03-01", "to": to });
    must(&three.vienna, "endPost", end(json!("2027-06-01")));
    assert_eq!(refused(&three.vienna, "endPost", end(Value::Null)).code, "needs-second-person");
    assert_ne!(must(&three.vienna, "undoable", json!({}))["undo"], json!("endPost"), "so no undoing is offered that would be refused");
}

#[test]
fn what_was_seconded_is_not_offered_to_be_undone() {
    let mut three = Three::begin(67);
    three.propose("secretary");
    let offered = |desk: &Desk| must(desk, "undoable", json!({}))["undo"].clone();
    assert_eq!(offered(&three.vienna), json!("proposePost"), "it waits and can be taken back");
    must(&three.paris, "secondPost", three.which(&three.paris));
    three.sync();
    assert_eq!(offered(&three.vienna), Value::Null, "taking it back would be refused");
}

#[test]
fn a_desk_that_works_alone_names_its_own_and_the_office_keeps_it() {
    let mut office = Office::new(62);
    let vienna = office.founder("Ana Test", "at", &["officer"]);
    let arrival = |name: &str, duty: &str| json!({ "name": name, "agency": "fr", "duty": duty, "from": "2027-03-01", "to": null });
    let officer = must(&vienna, "recordArrival", arrival("Bea Test", "secretary"));
    let propose = json!({ "officer": officer, "duty": "administrator", "from": "2027-03-01", "to": null });
    assert_eq!(refused(&vienna, "proposePost", propose.clone()).code, "one-person-is-enough");
    must(&vienna, "grantPost", propose.clone());
    let duties = |desk: &Desk| must(desk, "officer", json!({ "officer": officer }))["officer"]["duties"].clone();
    let marie = office.newcomer("Marie Exemple", "it", &[Duty::Officer]);
    for _ in 0..2 {
        office.sync(&[&vienna, &marie]);
    }
    let both = json!(["secretary", "administrator"]);
    assert_eq!((duties(&vienna), duties(&marie)), (both.clone(), both), "named before there was an office");
    must(&vienna, "rebuildReplica", json!({}));
    assert_eq!(overtaken(&vienna), 0);

    let late = must(&vienna, "recordArrival", arrival("Cil Test", "auditor"));
    let view = must(&vienna, "officer", json!({ "officer": late }));
    assert_eq!((&view["posts"], &view["proposed"][0]["post"]["duty"]), (&json!([]), &json!("auditor")), "an arrival in an office is only proposed");
}

#[test]
fn of_a_word_for_it_and_one_that_takes_it_back_the_first_at_the_office_stands() {
    let mut three = Three::begin(63);
    three.propose("secretary");
    let which = three.which(&three.paris);
    must(&three.vienna, "withdrawPost", which.clone());
    must(&three.paris, "secondPost", which);
    three.sync();
    let views = [&three.vienna, &three.paris, &three.berlin].map(|desk| {
        let view = must(desk, "officer", json!({ "officer": me(&three.berlin) }));
        (view["officer"]["duties"].clone(), view["proposed"].clone())
    });
    assert_eq!(views, [(); 3].map(|()| (json!(["officer"]), json!([]))), "Vienna was first");
    assert_eq!((overtaken(&three.vienna), overtaken(&three.paris)), (0, 1), "and Paris is told");
}

#[test]
fn two_administrators_who_end_each_other_at_once_leave_one() {
    let mut three = Three::begin(64);
    three.propose("administrator");
    must(&three.paris, "secondPost", three.which(&three.paris));
    three.sync();
    let founder = must(&three.vienna, "officer", json!({ "officer": me(&three.vienna) }));
    let from =
        founder["posts"].as_array().into_iter().flatten().find(|post| post["duty"] == "administrator").expect("a term")["span"]["from"].clone();
    let end = |officer: Value, from: &Value| json!({ "officer": officer, "duty": "administrator", "from": from, "to": "2027-04-01" });
    assert_eq!(refused(&three.berlin, "endPost", end(me(&three.berlin), &json!("2027-03-01"))).code, "own-administration");
    assert_eq!(refused(&three.berlin, "endPost", end(me(&three.vienna), &from)).code, "founder-stays");
    must(&three.vienna, "endPost", end(me(&three.berlin), &json!("2027-03-01")));
    // Berlin does not know that its own term is to end, and dismisses who alone would have stayed.
    must(&three.berlin, "dismissOfficer", json!({ "officer": me(&three.vienna) }));
    three.sync();
    assert_eq!((overtaken(&three.vienna), overtaken(&three.berlin)), (0, 1));
    three.office.pass(60 * 86_400);
    for desk in [&three.vienna, &three.paris, &three.berlin] {
        let administers = |officer: Value| {
            let view = must(desk, "officer", json!({ "officer": officer }));
            view["officer"]["duties"].as_array().is_some_and(|duties| duties.contains(&json!("administrator")))
        };
        assert_eq!([&three.vienna, &three.berlin].map(|of| administers(me(of))), [true, false], "Vienna is left, and Berlin's term is over");
    }
}
