//! The election of the sample office: a rehearsal, so that nobody is said to have been elected, with a vote that is open and a ballot
//! that waits for its officer.

use serde_json::{Value, json};

use super::Play;
use crate::error::Error;

/// The trustees, whose seats vote; and a seat that has not voted.
const TRUSTEES: [&str; 3] = ["nl", "fr", "ro"];
const OTHERS: [&str; 1] = ["us-fbi"];

impl Play<'_> {
    /// Plays a rehearsal as far as its first vote.
    pub(super) fn elections(&mut self, rules: &Value) -> Result<(), Error> {
        let election = self.call_rehearsal(rules)?;
        self.make_keys(&election)?;
        self.nominate(&election)?;
        self.register(&election)?;
        self.vote(&election)
    }

    /// Has those who take part hold the same; the others need not.
    fn sync_board(&mut self) -> Result<(), Error> {
        let at = self.main.world().now();
        let takes_part = |key: &str| TRUSTEES.contains(&key) || OTHERS.contains(&key);
        let others = self.others.iter().filter(|(key, _)| takes_part(key)).map(|(_, desk)| desk);
        let desks: Vec<_> = std::iter::once(self.main).chain(others).collect();
        self.office.sync(&desks, at).map_err(|_| Error::Internal("syncing the sample"))
    }

    fn step(&self, key: &str, name: &str, election: &Value, mut request: Value) -> Result<(), Error> {
        if let Some(fields) = request.as_object_mut() {
            fields.insert("election".into(), election.clone());
        }
        self.call(key, name, request).map(drop)
    }

    /// Has the Board adopt rules before it meets: its journal is in the order in which this is played, and a meeting goes by what was adopted then.
    pub(super) fn rules(&mut self) -> Result<Value, Error> {
        self.days_ago(72, 9);
        let rules = self.call("de", "draftRules", json!({ "title": "Rules of the sample office (invented)" }))?;
        let draft = self.call("de", "ruleSet", json!({ "ruleSet": rules }))?;
        // Without the lot: its numbers would only make the start of the sample longer.
        let simpler = [("lot", json!(false)), ("tellers", json!(0)), ("tie_break", json!(["extra_round"])), ("on_exhaustion", json!("stay_vacant"))];
        let mut typed = draft.get("rules").and_then(Value::as_object).cloned().unwrap_or_default();
        typed.extend(simpler.map(|(name, value)| (name.to_owned(), value)));
        self.call("de", "editRules", json!({ "ruleSet": rules, "title": "Rules of the sample office (invented)", "rules": typed }))?;
        let draft = self.call("de", "ruleSet", json!({ "ruleSet": rules }))?;
        let text = "Sample decision, invented: these rules are tried out in a rehearsal.";
        let act =
            json!({ "on": self.today(0), "method": "consensus", "text": text, "seats": 18, "present": 12, "for": 12, "against": 0, "abstained": 0 });
        self.call("de", "adoptRules", json!({ "ruleSet": rules, "sha256": draft.pointer("/row/sha256"), "act": act }))?;
        self.sync_board()?;
        Ok(rules)
    }

    fn call_rehearsal(&mut self, rules: &Value) -> Result<Value, Error> {
        self.days_ago(40, 9);
        let at = |ahead: u64, hour: u32| format!("{} {hour:02}:00", self.today(ahead));
        let call = json!({
            "ruleSet": rules, "title": "Chair and Vice-chair (invented)", "rehearsal": true,
            "nominationsOpen": at(1, 8), "nominationsClose": at(20, 16), "registrationCloses": at(37, 16),
            "opens": at(39, 8), "closes": at(43, 16), "termStarts": self.today(80),
        });
        self.call("de", "callElection", call)
    }

    /// Three trustees make their keys. Copies of keys go through files, as with people; deriving their passphrases takes the longest, so each
    /// trustee does it on a thread.
    fn make_keys(&mut self, election: &Value) -> Result<(), Error> {
        self.days_ago(38, 10);
        let names = ["Jan Voorbeeld", "Marie Exemple", "Ion Exemplu"];
        let officers = names.iter().map(|name| self.officer(name)).collect::<Result<Vec<_>, _>>()?;
        self.step("de", "nameTrustees", election, json!({ "officers": officers, "threshold": 2 }))?;
        self.sync_board()?;
        for day in [37, 36, 35] {
            self.days_ago(day, 11);
            for key in TRUSTEES {
                self.step(key, "takePartInCeremony", election, json!({}))?;
            }
            self.sync_board()?;
        }
        let copy = |key: &str| {
            let path = self.files.path().join(format!("{key}.key"));
            self.step(key, "backUpTrusteeKey", election, json!({ "path": path, "passphrase": "words of the sample office" }))?;
            self.step(key, "rehearseDecryption", election, json!({}))
        };
        std::thread::scope(|scope| {
            let copies: Vec<_> = TRUSTEES.map(|key| scope.spawn(move || copy(key))).into();
            copies.into_iter().try_for_each(|it| it.join().map_err(|_| Error::Internal("a trustee of the sample"))?)
        })?;
        self.sync_board()
    }

    fn nominate(&mut self, election: &Value) -> Result<(), Error> {
        self.days_ago(30, 14);
        for (key, office, country) in [("nl", "chair", "NL"), ("fr", "chair", "FR"), ("fr", "vice-chair", "FR"), ("ro", "vice-chair", "RO")] {
            let candidate = json!({ "office": office, "candidate": country });
            self.step(key, "nominateCandidate", election, candidate.clone())?;
            self.step(key, "acceptCandidacy", election, candidate)?;
        }
        self.sync_board()
    }

    fn register(&mut self, election: &Value) -> Result<(), Error> {
        self.days_ago(18, 9);
        self.step("de", "freezeRoll", election, json!({}))?;
        self.sync_board()?;
        self.days_ago(12, 15);
        for key in std::iter::once("de").chain(TRUSTEES).chain(OTHERS) {
            self.step(key, "registerSeat", election, json!({}))?;
        }
        self.sync_board()
    }

    /// The vote is open, and three seats have voted. What they chose is a vote for each and a blank one: nobody is ahead.
    fn vote(&mut self, election: &Value) -> Result<(), Error> {
        self.days_ago(2, 9);
        self.step("de", "openBallot", election, json!({ "office": "chair" }))?;
        self.sync_board()?;
        let view = self.call("de", "election", json!({ "election": election }))?;
        let ballot = view.pointer("/rounds/0/ballot").cloned().unwrap_or_default();
        self.days_ago(1, 15);
        for (key, choice) in TRUSTEES.into_iter().zip([json!({ "for": "NL" }), json!({ "for": "FR" }), json!("blank")]) {
            self.step(key, "castBallot", election, json!({ "ballot": ballot, "choice": choice }))?;
        }
        self.sync_board()
    }
}
