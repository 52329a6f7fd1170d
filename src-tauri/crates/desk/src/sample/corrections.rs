//! Data that were put right and a person who asks what is held, in the sample office (AUD-5). All of it is invented, and every value is one that is
//! reserved for documentation.

use serde_json::{Value, json};

use super::Play;
use crate::error::Error;

impl Play<'_> {
    /// France misread a value that Germany has, Germany withdrew data that three others had, and somebody asks Germany.
    pub(super) fn corrections(&mut self, case: &str) -> Result<(), Error> {
        self.days_ago(9, 9);
        let misread =
            self.data("fr", case, "Customers of the host, from a victim’s mail (invented)", &["payer@example.org", "orders@example.net"])?;
        let wrong = self.data("de", case, "Mailboxes of the reseller (invented)", &["reseller@example.com"])?;
        self.sync()?;
        self.days_ago(7, 13);
        let path = self.files.path().join("case.html");
        let leaving = json!({ "purpose": "operational", "recipients": ["Prosecutor’s office (invented)"], "justification": "Invented: asked for on the file." });
        self.call("de", "writeCaseFile", json!({ "case": case, "path": path, "leaving": leaving }))?;
        self.days_ago(4, 10);
        let withdrawn = json!({ "contribution": wrong, "reason": "Invented: the mailbox belongs to somebody else." });
        self.call("de", "withdrawContribution", withdrawn)?;
        self.sync()?;
        self.days_ago(3, 9);
        let told = self.call("nl", "corrections", json!({}))?;
        let correction = told.pointer("/received/0/correction").cloned().unwrap_or_default();
        self.call("nl", "acknowledgeCorrection", json!({ "correction": correction, "done": true, "note": "Taken out of our copy." }))?;
        let about = json!([{ "kind": "email", "given": "someone.asking@example.com" }]);
        let request = json!({ "kind": "ask-access", "reference": "DSR 1 (invented)", "received": self.today(0), "about": about });
        self.call("de", "recordDataRequest", request)?;
        self.days_ago(2, 11);
        let values = json!([{ "kind": "email", "normal": "orders@example.net", "becomes": "order@example.net" }]);
        let put_right = json!({ "contribution": misread, "values": values, "reason": "Invented: read again from the paper." });
        self.call("fr", "correctIndicators", put_right)?;
        self.sync()
    }

    fn data(&self, agency: &str, case: &str, name: &str, values: &[&str]) -> Result<Value, Error> {
        let terms = json!({ "name": name, "legalBasis": "Invented for the sample office", "purpose": "operational", "category": "suspect", "marking": { "tlp": "AMBER", "pap": "AMBER" },
            "evaluation": { "source": "B", "information": "2" } });
        let given: Vec<Value> = values.iter().map(|given| json!({ "kind": "email", "given": given })).collect();
        let made = self.call(agency, "recordContribution", json!({ "case": case, "terms": terms, "indicators": given }))?;
        Ok(made.pointer("/contributions/0").cloned().unwrap_or_default())
    }
}
