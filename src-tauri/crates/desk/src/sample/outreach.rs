//! Outreach in the sample office: the public record with its figures and nothing beside them, and one invented event that lies ahead.

use serde_json::{Value, json};

use super::Play;
use crate::error::Error;

impl Play<'_> {
    /// Records the events. Of the public ones no day is made up: the record names years, or none, and gives one figure for several together.
    pub(super) fn outreach(&mut self) -> Result<(), Error> {
        self.days_ago(13, 9);
        let both = ["for-law-enforcement", "for-judiciary"];
        let roadshows = json!({ "title": "Roadshows in five countries", "kind": "roadshow",
            "days": { "known": "between", "from": "2018-01-01", "last": "2019-12-31" }, "place": null, "countries": ["NL", "CH", "NO", "DE", "SE"],
            "languages": [], "organiser": null, "audience": both, "materials": null, "events": { "number": 5, "bound": "at-least" } });
        let said = "Public record, 2018 to 2019: roadshows in the Netherlands, Switzerland, Norway, Germany and Sweden, over 600 practitioners together. How many there were, on which days and how many came to each is not in it.";
        self.held(
            &roadshows,
            json!({ "practitioners": { "number": 600, "bound": "at-least" }, "countries": { "number": 5, "bound": "at-least" },
            "named": ["NL", "CH", "NO", "DE", "SE"], "feedback": null, "cameOfIt": said }),
        )?;
        let webinars = json!({ "title": "Four webinars with CEPOL", "kind": "webinar", "days": { "known": "unknown" }, "place": null, "countries": [],
            "languages": [], "organiser": "CEPOL", "audience": both, "materials": null, "events": { "number": 4, "bound": "exactly" } });
        let said =
            "Public record: four webinars, 580 participants from over 30 countries. The days, the countries and how many came to each are not in it.";
        self.held(
            &webinars,
            json!({ "practitioners": { "number": 580, "bound": "exactly" }, "countries": { "number": 30, "bound": "at-least" },
            "named": [], "feedback": null, "cameOfIt": said }),
        )?;
        let day = self.day_in(40);
        let ahead = json!({ "title": "Tracing of wallets (invented)", "kind": "webinar", "days": { "known": "on", "from": day, "last": day }, "place": null,
            "countries": [], "languages": ["en"], "organiser": "Sample academy", "audience": ["for-law-enforcement"],
            "materials": "Slides of 30 pages (invented)", "events": { "number": 1, "bound": "exactly" } });
        self.call("ec3", "recordOutreach", json!({ "facts": ahead }))?;
        self.sync()
    }

    /// Records an event and who took part.
    fn held(&self, facts: &Value, mut report: Value) -> Result<(), Error> {
        let outreach = self.call("ec3", "recordOutreach", json!({ "facts": facts }))?;
        if let Some(report) = report.as_object_mut() {
            report.insert("outreach".into(), outreach);
        }
        self.call("ec3", "reportOutreach", report).map(drop)
    }
}
