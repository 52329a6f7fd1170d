//! What hangs together in the sample office: data of a case, a link between two of its values, a link to another case, a planned action. All of it
//! is invented, and every value is one that is reserved for documentation.

use serde_json::json;

use super::Play;
use crate::error::Error;

impl Play<'_> {
    /// The operation under way has data that are linked, rests on another case, and says where it goes next.
    pub(super) fn ties(&mut self) -> Result<(), Error> {
        self.days_ago(1, 9);
        let case = self.case_of("Silver Kiln: ransomware affiliates")?;
        let other = self.case_of("Amber Gate: forged documents")?;
        let marking = json!({ "tlp": "AMBER", "pap": "AMBER" });
        let terms = json!({ "name": "Panel of the affiliates (invented)", "legalBasis": "§ 110 StPO", "purpose": "operational", "marking": marking,
            "evaluation": { "source": "B", "information": "2" } });
        let value = |kind: &str, normal: &str| json!({ "kind": kind, "normal": normal });
        let given = [("domain", "panel.example.com"), ("ip", "192.0.2.44")].map(|(kind, given)| json!({ "kind": kind, "given": given }));
        self.call("de", "recordContribution", json!({ "case": case, "terms": terms, "indicators": given }))?;
        let link = json!({ "case": case, "from": value("domain", "panel.example.com"), "to": value("ip", "192.0.2.44"), "relation": "resolves-to",
            "evidence": "Invented for the sample office: passive DNS.", "marking": marking });
        self.call("de", "drawLink", link)?;
        let tied = json!({ "case": case, "other": other, "relation": "case-related", "marking": marking,
            "evidence": "Invented for the sample office: both were paid for from one wallet." });
        self.call("de", "linkCases", tied)?;
        let day = self.day_in(6);
        let action = json!({ "case": case, "what": "Take the panel over (invented)", "target": value("domain", "panel.example.com"),
            "from": format!("{day} 06:00"), "to": format!("{day} 10:00"), "marking": marking });
        self.call("de", "planAction", action)?;
        self.sync()
    }
}
