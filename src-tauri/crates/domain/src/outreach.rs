//! Outreach (OUTR): roadshows and webinars, who took part, and what came of them.
//!
//! An event is a subject of its own, known to the taskforce. It is recorded, changed, reported on or cancelled; a later change says it better and
//! what stood before stays on record. A source may give figures for several events together, or no day: one record then stands for the series, and
//! nothing is made up. What came of an event is not kept here: contributions say themselves which event they come from, and those of the countries
//! that it reached are counted from their own records.

mod changes;
mod figures;
mod folds;
pub mod rules;

pub use changes::*;
pub use figures::{OutreachFigures, countries, figures};
pub use folds::{OutreachState, OutreachStep, begin, fold};

labels! {
    /// What an event is.
    OutreachKind {
        /// The taskforce comes to a country.
        Roadshow = "roadshow",
        /// It is held on screens.
        Webinar = "webinar",
    }
}

labels! {
    /// Whom an event is for.
    OutreachAudience {
        /// Police and other law enforcement.
        LawEnforcement = "for-law-enforcement",
        /// Prosecutors and judges.
        Judiciary = "for-judiciary",
    }
}

labels! {
    /// Where an event stands on a day.
    OutreachStage {
        /// It lies ahead, or its days are not known.
        Planned = "outreach-planned",
        /// Today is one of its days.
        UnderWay = "outreach-under-way",
        /// It is over, and nobody said yet who took part.
        Unreported = "outreach-unreported",
        /// It is on record who took part.
        Reported = "outreach-reported",
        /// It does not take place.
        Cancelled = "outreach-cancelled",
    }
}

labels! {
    /// What was done with an event.
    OutreachDeed {
        /// It was recorded.
        Recorded = "outreach-deed-recorded",
        /// What is said of it was changed.
        Changed = "outreach-deed-changed",
        /// Who took part was reported, or reported better.
        Reported = "outreach-deed-reported",
        /// The report was taken back.
        ReportWithdrawn = "outreach-deed-report-withdrawn",
        /// It was cancelled.
        Cancelled = "outreach-deed-cancelled",
        /// It takes place after all.
        Resumed = "outreach-deed-resumed",
    }
}

labels! {
    /// A part of what is said of an event.
    OutreachPart {
        /// Its title.
        Title = "outreach-part-title",
        /// What it is.
        Kind = "outreach-part-kind",
        /// Its days.
        Days = "outreach-part-days",
        /// Where it is.
        Place = "outreach-part-place",
        /// In which languages.
        Languages = "outreach-part-languages",
        /// Who organises it.
        Organiser = "outreach-part-organiser",
        /// Whom it is for.
        Audience = "outreach-part-audience",
        /// What is shown or handed out.
        Materials = "outreach-part-materials",
        /// How many events the record stands for.
        Events = "outreach-part-events",
    }
}

#[cfg(test)]
mod tests;
