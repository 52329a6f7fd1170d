//! The critical path: when each task can begin and must end, and how much time there is (PLN-3).
//!
//! Forward from today, backward from the target; slack is what lies between the earliest and the latest begin, in working
//! minutes, negative when the plan is late by so much. A whole plan is reckoned anew each time: two thousand tasks take about a
//! millisecond, and nothing has to be kept in step.
//!
//! Invariant: total. A cycle, which two desks can make that do not know of each other, leaves what lies on it and after it
//! without dates and is named.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::Tie;
use super::calendar::{Calendar, Minute};

/// Something that takes time, by its place in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// How much work it is, in minutes.
    pub minutes: i64,
    /// Which of the calendars it keeps.
    pub calendar: usize,
    /// The first minute at which it may begin.
    pub not_before: Option<Minute>,
    /// By when it must be done, whatever the target is.
    pub due: Option<Minute>,
    /// How far it is.
    pub progress: Progress,
    /// Whether it is to be done by the target.
    pub until: Until,
    /// What it waits for.
    pub needs: Vec<Need>,
}

/// By when something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// By the target.
    Target,
    /// It comes after the target: by its own due day, or whenever it is.
    Whenever,
}

/// How far something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Not begun.
    Open,
    /// Begun at that minute.
    Begun(Minute),
    /// Done: from when to when.
    Done(Minute, Minute),
}

/// What an activity waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The place of the other activity.
    pub task: usize,
    /// Which ends are tied.
    pub tie: Tie,
    /// Minutes of the wall clock between them; negative lets them overlap.
    pub lag: i64,
}

/// When something can and must happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// The earliest begin.
    pub early_start: Minute,
    /// The earliest end.
    pub early_finish: Minute,
    /// The latest begin.
    pub late_start: Minute,
    /// The latest end.
    pub late_finish: Minute,
    /// Working minutes between the two begins; negative: late by so much.
    pub slack: i64,
}

/// The dates of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The dates of each activity, in the order of the list; none for one on a cycle or after one.
    pub times: Vec<Option<Times>>,
    /// A cycle, from an activity over what it needs back to the same one; empty where there is none.
    pub cycle: Vec<usize>,
    /// When everything can be done.
    pub end: Minute,
}

/// Reckons the dates of a plan whose open work begins at `start` and must be done by `target`, or as soon as can be.
pub fn schedule(activities: &[Activity], calendars: &[Calendar], start: Minute, target: Option<Minute>) -> Schedule {
    let order = order(activities);
    let mut early: Vec<Option<(Minute, Minute)>> = vec![None; activities.len()];
    for at in &order {
        let Some(activity) = activities.get(*at) else { continue };
        let times = forward(activity, calendar(calendars, activity), &early, start);
        if let Some(slot) = early.get_mut(*at) {
            *slot = Some(times);
        }
    }
    let end = early.iter().flatten().map(|(_, finish)| *finish).max().unwrap_or(start);
    let last = target.unwrap_or(end);
    // The latest end of each, as those after it ask.
    let bound = |activity: &Activity| match activity.until {
        Until::Target => activity.due.map_or(last, |due| due.min(last)),
        Until::Whenever => activity.due.unwrap_or(end.max(last)),
    };
    let mut latest: Vec<Minute> = activities.iter().map(bound).collect();
    let mut times = vec![None; activities.len()];
    for at in order.iter().rev() {
        let (Some(activity), Some(Some((early_start, early_finish))), Some(asked)) = (activities.get(*at), early.get(*at), latest.get(*at).copied())
        else {
            continue;
        };
        let own = calendar(calendars, activity);
        let done = matches!(activity.progress, Progress::Done(..));
        let (late_start, late_finish) = if done { (*early_start, *early_finish) } else { (own.backward(asked, activity.minutes), asked) };
        let slack = match activity.progress {
            Progress::Done(..) => 0,
            // Its begin is behind it; how much time is left is told by the ends.
            Progress::Begun(_) => own.between(*early_finish, late_finish),
            Progress::Open => own.between(*early_start, late_start),
        };
        if let Some(slot) = times.get_mut(*at) {
            *slot = Some(Times { early_start: *early_start, early_finish: *early_finish, late_start, late_finish, slack });
        }
        // What has begun holds nothing up any more by its begin, what is done by nothing.
        if done {
            continue;
        }
        for need in &activity.needs {
            let (Some(before), Some(bound)) = (activities.get(need.task), latest.get_mut(need.task)) else { continue };
            let open = matches!(activity.progress, Progress::Open);
            let asks = match need.tie {
                Tie::FinishStart => Minute(late_start.0 - need.lag),
                Tie::StartStart => calendar(calendars, before).forward(Minute(late_start.0 - need.lag), before.minutes),
                Tie::FinishFinish => Minute(late_finish.0 - need.lag),
            };
            if open || need.tie == Tie::FinishFinish {
                *bound = (*bound).min(asks);
            }
        }
    }
    let cycle = if order.len() == activities.len() { Vec::new() } else { cycle_among(activities, &order) };
    Schedule { times, cycle, end }
}

fn calendar<'a>(calendars: &'a [Calendar], activity: &Activity) -> &'a Calendar {
    calendars.get(activity.calendar).unwrap_or(&Calendar::Always)
}

fn forward(activity: &Activity, own: &Calendar, early: &[Option<(Minute, Minute)>], start: Minute) -> (Minute, Minute) {
    if let Progress::Done(from, to) = activity.progress {
        return (from, to);
    }
    let mut begin = match activity.progress {
        Progress::Begun(at) => at,
        _ => activity.not_before.map_or(start, |bound| bound.max(start)),
    };
    let mut end_bound = None;
    for need in &activity.needs {
        let Some(Some((other_start, other_finish))) = early.get(need.task) else { continue };
        let bound = match need.tie {
            Tie::FinishStart => Minute(other_finish.0 + need.lag),
            Tie::StartStart => Minute(other_start.0 + need.lag),
            Tie::FinishFinish => {
                let end = Minute(other_finish.0 + need.lag);
                end_bound = end_bound.max(Some(end));
                own.backward(end, activity.minutes)
            }
        };
        if matches!(activity.progress, Progress::Open) {
            begin = begin.max(bound);
        }
    }
    if let Progress::Begun(_) = activity.progress {
        // What should be done by now and is not will not be done before now.
        let end = own.forward(begin, activity.minutes).max(start);
        return (begin, end_bound.map_or(end, |bound| end.max(bound)));
    }
    if activity.minutes > 0 {
        begin = own.open_from(begin);
    }
    (begin, own.forward(begin, activity.minutes))
}

/// Gives the activities so that each stands after what it needs; what lies on a cycle or after one is left out.
fn order(activities: &[Activity]) -> Vec<usize> {
    let mut waits: Vec<usize> = activities.iter().map(|it| it.needs.iter().filter(|need| need.task < activities.len()).count()).collect();
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); activities.len()];
    for (at, activity) in activities.iter().enumerate() {
        for need in &activity.needs {
            if let Some(list) = followers.get_mut(need.task) {
                list.push(at);
            }
        }
    }
    let mut ready: VecDeque<usize> = waits.iter().enumerate().filter(|(_, waits)| **waits == 0).map(|(at, _)| at).collect();
    let mut order = Vec::with_capacity(activities.len());
    while let Some(at) = ready.pop_front() {
        order.push(at);
        for follower in followers.get(at).into_iter().flatten() {
            if let Some(waits) = waits.get_mut(*follower) {
                *waits -= 1;
                if *waits == 0 {
                    ready.push_back(*follower);
                }
            }
        }
    }
    order
}

/// Walks from what could not be ordered along what it needs until it comes round.
fn cycle_among(activities: &[Activity], ordered: &[usize]) -> Vec<usize> {
    let mut left = vec![true; activities.len()];
    for at in ordered {
        if let Some(slot) = left.get_mut(*at) {
            *slot = false;
        }
    }
    let is_left = |at: usize| left.get(at).copied().unwrap_or(false);
    let Some(mut at) = (0..activities.len()).find(|at| is_left(*at)) else { return Vec::new() };
    let mut seen = vec![false; activities.len()];
    let mut path = Vec::new();
    // Everything left needs something that is left, so the walk comes back to where it was.
    while let Some(slot) = seen.get_mut(at).filter(|slot| !**slot) {
        *slot = true;
        path.push(at);
        let next = activities.get(at).and_then(|it| it.needs.iter().map(|need| need.task).find(|task| is_left(*task)));
        let Some(next) = next else { return Vec::new() };
        at = next;
    }
    let mut round: Vec<usize> = path.into_iter().skip_while(|it| *it != at).collect();
    round.push(at);
    round
}

#[cfg(test)]
mod tests;
