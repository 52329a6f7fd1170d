//! Templates of plans: what most operations of a kind need, in what order (PLN-5).
//!
//! The built-in ones are data with a version; their titles are words (`step-…` in `words/`), so that a plan is made in the
//! language of who makes it. An office saves its own from a plan that went well; where each came from is kept.

use std::collections::BTreeSet;

use crate::ids::{AgencyId, CaseId, TaskId, derive_subject};
use crate::plan::{Dependency, TaskFacts, TemplateStep, Tie, calendar::WORKING_DAY};

labels! {
    /// Which agencies get a step of a template.
    Who {
        /// The lead.
        Lead = "lead",
        /// Each agency that takes part, the lead among them: a task for each.
        Each = "each-agency",
        /// EC3.
        Ec3 = "ec3",
    }
}

labels! {
    /// A template that is part of the program.
    Template {
        /// Taking a botnet down.
        Botnet = "botnet-takedown",
        /// A flooding service and its customers.
        Booter = "booter",
        /// Trade in payment cards.
        Carding = "carding",
        /// A network that exchanges child sexual abuse material.
        CseNetwork = "cse-network",
        /// A ransomware group.
        Ransomware = "ransomware",
    }
}

/// The version of the built-in templates. It grows with every change of [`Template::steps`].
pub const VERSION: u32 = 1;

/// A step: its name, who, days of work, what it needs.
type Step = (&'static str, Who, i64, &'static [&'static str]);

const BOTNET: &[Step] = &[
    ("enrich", Who::Lead, 5, &[]),
    ("map-infrastructure", Who::Lead, 5, &["enrich"]),
    ("meeting", Who::Ec3, 1, &["enrich"]),
    ("consult", Who::Each, 10, &["enrich"]),
    ("instrument", Who::Each, 15, &["consult"]),
    ("sinkhole", Who::Ec3, 5, &["map-infrastructure"]),
    ("victims", Who::Ec3, 5, &["map-infrastructure"]),
    ("evidence", Who::Lead, 2, &["meeting"]),
    ("embargo", Who::Lead, 3, &["meeting"]),
    ("rehearsal", Who::Lead, 1, &["instrument", "sinkhole", "embargo"]),
    ("action", Who::Lead, 0, &["rehearsal", "evidence", "victims"]),
];

const BOOTER: &[Step] = &[
    ("enrich", Who::Lead, 5, &[]),
    ("customers", Who::Ec3, 5, &["enrich"]),
    ("meeting", Who::Ec3, 1, &["enrich"]),
    ("consult", Who::Each, 10, &["enrich"]),
    ("instrument", Who::Each, 10, &["consult"]),
    ("visits", Who::Each, 5, &["customers"]),
    ("take-over-page", Who::Lead, 3, &["meeting"]),
    ("evidence", Who::Lead, 2, &["meeting"]),
    ("embargo", Who::Lead, 3, &["meeting"]),
    ("rehearsal", Who::Lead, 1, &["instrument", "take-over-page", "embargo"]),
    ("action", Who::Lead, 0, &["rehearsal", "visits", "evidence"]),
];

const CARDING: &[Step] = &[
    ("enrich", Who::Lead, 5, &[]),
    ("banks", Who::Ec3, 5, &["enrich"]),
    ("meeting", Who::Ec3, 1, &["enrich"]),
    ("consult", Who::Each, 10, &["enrich"]),
    ("instrument", Who::Each, 10, &["consult"]),
    ("freezes", Who::Each, 5, &["banks", "consult"]),
    ("evidence", Who::Lead, 2, &["meeting"]),
    ("embargo", Who::Lead, 3, &["meeting"]),
    ("rehearsal", Who::Lead, 1, &["instrument", "embargo"]),
    ("action", Who::Lead, 0, &["rehearsal", "freezes", "evidence"]),
];

const CSE_NETWORK: &[Step] = &[
    ("enrich", Who::Lead, 5, &[]),
    ("victim-identification", Who::Ec3, 10, &["enrich"]),
    ("meeting", Who::Ec3, 1, &["enrich"]),
    ("consult", Who::Each, 10, &["enrich"]),
    ("instrument", Who::Each, 10, &["consult"]),
    ("safeguarding", Who::Each, 5, &["victim-identification"]),
    ("special-handling", Who::Lead, 3, &["meeting"]),
    ("evidence", Who::Lead, 2, &["special-handling"]),
    ("embargo", Who::Lead, 3, &["meeting"]),
    ("rehearsal", Who::Lead, 1, &["instrument", "safeguarding", "embargo"]),
    ("action", Who::Lead, 0, &["rehearsal", "evidence"]),
];

const RANSOMWARE: &[Step] = &[
    ("enrich", Who::Lead, 5, &[]),
    ("decryption", Who::Ec3, 15, &["enrich"]),
    ("trace-payments", Who::Lead, 10, &["enrich"]),
    ("meeting", Who::Ec3, 1, &["enrich"]),
    ("consult", Who::Each, 10, &["enrich"]),
    ("instrument", Who::Each, 15, &["consult"]),
    ("freezes", Who::Each, 5, &["trace-payments", "consult"]),
    ("victims", Who::Ec3, 5, &["decryption"]),
    ("evidence", Who::Lead, 2, &["meeting"]),
    ("embargo", Who::Lead, 3, &["meeting"]),
    ("rehearsal", Who::Lead, 1, &["instrument", "embargo"]),
    ("action", Who::Lead, 0, &["rehearsal", "freezes", "victims", "evidence"]),
];

impl Template {
    /// Gives its steps, with the words for their titles.
    pub fn steps(self, title: impl Fn(&str) -> String) -> Vec<TemplateStep> {
        let steps = match self {
            Self::Botnet => BOTNET,
            Self::Booter => BOOTER,
            Self::Carding => CARDING,
            Self::CseNetwork => CSE_NETWORK,
            Self::Ransomware => RANSOMWARE,
        };
        let need = |key: &&str| super::StepNeed { key: (*key).to_owned(), tie: Tie::FinishStart, lag: 0 };
        steps
            .iter()
            .map(|(key, who, days, needs)| TemplateStep {
                key: (*key).to_owned(),
                title: title(key),
                who: *who,
                minutes: days * WORKING_DAY,
                needs: needs.iter().map(need).collect(),
            })
            .collect()
    }

    /// Lists the names of every step of every template, for the test that each has its words.
    pub fn keys() -> BTreeSet<&'static str> {
        [BOTNET, BOOTER, CARDING, CSE_NETWORK, RANSOMWARE].into_iter().flatten().map(|(key, ..)| *key).collect()
    }
}

/// A task that a template asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its id: the same on every desk, so that two that use one template make one plan.
    pub task: TaskId,
    /// What it is.
    pub facts: TaskFacts,
    /// What it needs.
    pub needs: Vec<Dependency>,
}

/// Makes tasks of a template's steps. A step for each agency needs the same agency's task where the other is for each as well,
/// and a step of one agency needs all of them.
pub fn plan(
    case: CaseId,
    name: &str,
    version: u32,
    steps: &[TemplateStep],
    lead: &AgencyId,
    ec3: &AgencyId,
    each: &BTreeSet<AgencyId>,
) -> Vec<Planned> {
    let agencies = |who: Who| -> Vec<&AgencyId> {
        match who {
            Who::Lead => vec![lead],
            Who::Ec3 => vec![ec3],
            Who::Each => each.iter().collect(),
        }
    };
    let id = |key: &str, agency: &AgencyId| TaskId(derive_subject("task", &format!("{case}/{name}/{version}/{key}/{agency}")).0);
    let mut planned = Vec::new();
    for step in steps {
        for agency in agencies(step.who) {
            let mut needs = Vec::new();
            for need in &step.needs {
                let Some(other) = steps.iter().find(|it| it.key == need.key) else { continue };
                for other_agency in agencies(other.who) {
                    let own = step.who == Who::Each && other.who == Who::Each;
                    if !own || other_agency == agency {
                        needs.push(Dependency { task: id(&other.key, other_agency), tie: need.tie, lag: need.lag });
                    }
                }
            }
            let title = if step.who == Who::Each { format!("{} ({})", step.title, agency.as_str().to_uppercase()) } else { step.title.clone() };
            let facts = TaskFacts {
                title,
                agency: agency.clone(),
                responsible: Vec::new(),
                consulted: Vec::new(),
                informed: Vec::new(),
                minutes: step.minutes,
                due: None,
                not_before: None,
                officer: None,
                checklist: Vec::new(),
            };
            planned.push(Planned { task: id(&step.key, agency), facts, needs });
        }
    }
    planned
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn agency(id: &str) -> AgencyId {
        AgencyId::parse(id).expect("an agency")
    }

    #[test]
    fn every_need_of_a_template_is_one_of_its_own_steps_before_it() {
        for template in Template::ALL {
            let steps = template.steps(str::to_owned);
            for (at, step) in steps.iter().enumerate() {
                for need in &step.needs {
                    assert!(steps[..at].iter().any(|before| before.key == need.key), "{template}: {} needs {}", step.key, need.key);
                }
            }
            assert_eq!(steps.last().map(|step| (step.key.as_str(), step.minutes)), Some(("action", 0)), "{template} ends with the action day");
        }
    }

    #[test]
    fn a_step_for_each_agency_waits_for_its_own_and_one_for_the_lead_for_all() {
        let each = BTreeSet::from([agency("at"), agency("fr")]);
        let steps = Template::Botnet.steps(str::to_owned);
        let tasks = plan(CaseId(Uuid::nil()), "botnet-takedown", 1, &steps, &agency("at"), &agency("ec3"), &each);
        assert_eq!(tasks.len(), 13, "two steps of eleven are for each of two agencies");
        let named = |title: &str| tasks.iter().find(|task| task.facts.title == title).expect("a task");
        assert_eq!(named("instrument (FR)").needs.iter().map(|need| need.task).collect::<Vec<_>>(), [named("consult (FR)").task]);
        assert_eq!(named("rehearsal").needs.len(), 4, "both instruments, sinkhole, embargo");
        let again = plan(CaseId(Uuid::nil()), "botnet-takedown", 1, &steps, &agency("at"), &agency("ec3"), &each);
        assert_eq!(tasks, again, "two desks make one plan");
    }
}
