//! How each change of the roster is taken in.

use std::collections::BTreeSet;

use super::{
    Absence, ContactState, CountryState, DeviceState, Membership, MembershipKind, OfficeState, OfficerState, OrganisationState, Proposed, rules,
};
use crate::Refusal;
use crate::change::Change;
use crate::duties::{Duty, Post};
use crate::field::Field;
use crate::fold::Fact;
use crate::ids::DeviceId;

fn expect_place(holds: bool) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(Refusal::OutOfPlace) }
}

/// Begins the office.
pub fn begin_office(fact: &Fact<'_>) -> Result<OfficeState, Refusal> {
    match fact.change {
        Change::OfficeBegan(it) => Ok(OfficeState { sample: it.sample }),
        _ => Err(Refusal::OutOfPlace),
    }
}

/// Begins a country. Founding data is the same on every desk, whoever writes it.
pub fn begin_country(fact: &Fact<'_>) -> Result<CountryState, Refusal> {
    match fact.change {
        Change::CountryRecorded(it) => Ok(CountryState { country: it.country, union: it.union.clone() }),
        _ => Err(Refusal::OutOfPlace),
    }
}

/// Folds a later entry of a country.
pub fn fold_country(state: &mut CountryState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::UnionChanged(it) => {
            fact.author.require(&[Duty::Administrator])?;
            state.union.clone_from(&it.union);
            Ok(())
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Begins an organisation.
pub fn begin_organisation(fact: &Fact<'_>) -> Result<OrganisationState, Refusal> {
    let Change::OrganisationRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    fact.author.require(rules::RECORDS)?;
    Ok(OrganisationState {
        id: it.id.clone(),
        kind: it.kind,
        country: it.country,
        name: Field::new((it.name.clone(), it.short.clone()), fact),
        memberships: Vec::new(),
    })
}

/// Folds a later entry of an organisation.
pub fn fold_organisation(state: &mut OrganisationState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::OrganisationNamed(it) => {
            rules::may_name(state, fact.author)?;
            state.name.set((it.name.clone(), it.short.clone()), fact);
        }
        Change::MembershipBegun(it) => {
            rules::may_attach(it.kind, fact.author)?;
            rules::membership_fits(state, it.kind, &it.span)?;
            state.memberships.push(Membership { kind: it.kind, span: it.span });
        }
        Change::MembershipEnded(it) => {
            rules::may_attach(it.kind, fact.author)?;
            // Two who did not know of each other: one ends a stretch later, the other begins the next. How long an organisation is attached
            // follows from its guests, of whom several may come over stretches that meet.
            if it.kind != MembershipKind::Attached {
                rules::membership_end_fits(state, it.kind, it.from, it.to)?;
            }
            let found = state.memberships.iter_mut().find(|m| m.kind == it.kind && m.span.from == it.from);
            found.ok_or(Refusal::NothingToEnd)?.span.to = it.to;
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// Begins a device. Its first entry is signed with the key that it names, so nobody can enrol a key for another.
pub fn begin_device(fact: &Fact<'_>) -> Result<DeviceState, Refusal> {
    let (officer, signing, sealing, approved) = match fact.change {
        Change::DeviceEnrolled(it) => {
            expect_place(it.officer == fact.author.officer && fact.mark.device != DeviceId(it.officer.0))?;
            (it.officer, it.signing, it.sealing, None)
        }
        Change::DeviceApproved(it) => {
            rules::may_let_in(it.officer, fact.author)?;
            (it.officer, it.signing, it.sealing, Some(fact.mark.clone()))
        }
        _ => return Err(Refusal::OutOfPlace),
    };
    Ok(DeviceState { officer, signing, sealing, approved, revoked: None })
}

/// Folds a later entry of a workstation: it came in after it had been let in, or was taken off. One that was taken off stays off.
pub fn fold_device(state: &mut DeviceState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::DeviceEnrolled(it) => {
            let as_approved = (it.officer, it.signing, it.sealing) == (state.officer, state.signing, state.sealing);
            expect_place(as_approved && it.officer == fact.author.officer)?;
            if state.approved.is_some() { Ok(()) } else { Err(Refusal::AlreadyRecorded) }
        }
        Change::DeviceRevoked(it) => {
            expect_place(it.officer == state.officer)?;
            rules::may_look_after(state, fact.author)?;
            if state.revoked.is_some() {
                return Err(Refusal::AlreadyRecorded);
            }
            state.revoked = Some(fact.mark.clone());
            Ok(())
        }
        _ => Err(Refusal::AlreadyRecorded),
    }
}

/// Begins an officer: recorded by itself when its desk is made, or by somebody who may.
pub fn begin_officer(fact: &Fact<'_>) -> Result<OfficerState, Refusal> {
    let Change::OfficerRecorded(it) = fact.change else { return Err(Refusal::OutOfPlace) };
    if it.officer != fact.author.officer {
        // A guest is put on the roster by whoever keeps the attachment scheme.
        rules::may_record_officer(&it.agency, fact.author).or_else(|refusal| fact.author.require(&[Duty::Coordinator]).map_err(|_| refusal))?;
    }
    Ok(OfficerState {
        id: it.officer,
        agency: it.agency.clone(),
        name: Field::new(it.name.clone(), fact),
        posts: Vec::new(),
        proposed: Vec::new(),
        opening: (it.officer == fact.author.officer).then(|| fact.mark.clone()),
        dismissed: None,
    })
}

/// Folds a later entry of an officer.
pub fn fold_officer(state: &mut OfficerState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::OfficerNamed(it) => {
            rules::may_edit_officer(state, fact.author)?;
            state.name.set(it.name.clone(), fact);
        }
        Change::PostGranted(it) => {
            // What a desk claimed for its own officer before there was an office; the office judges it when the desk joins.
            let opens = state.opening.as_ref().is_some_and(|last| last.device == fact.mark.device && last.seq + 1 == fact.mark.seq);
            if it.before_the_office && opens && fact.author.officer == state.id {
                state.opening = Some(fact.mark.clone());
            } else {
                rules::may_grant_alone(state, it.duty, fact.author, rules::footing(fact))?;
            }
            let post = Post { duty: it.duty, span: it.span };
            rules::post_fits(state, &post)?;
            hold(state, post);
        }
        Change::PostProposed(it) => {
            let post = Post { duty: it.duty, span: it.span };
            let agency = rules::may_propose(state, &post, fact.author)?;
            state.proposed.push(Proposed { id: fact.mark.entry, post, by: fact.author.officer, agency, at: fact.at });
        }
        Change::PostSeconded(it) => {
            let post = rules::may_second(state, it.proposal, fact.author)?.post.clone();
            state.proposed.retain(|known| known.id != it.proposal);
            hold(state, post);
        }
        Change::PostWithdrawn(it) => {
            rules::may_withdraw(state, it.proposal, fact.author)?;
            state.proposed.retain(|known| known.id != it.proposal);
        }
        Change::PostEnded(it) => {
            rules::may_end(state, it, fact.author, rules::footing(fact))?;
            let found = state.posts.iter_mut().find(|post| post.duty == it.duty && post.span.from == it.from);
            found.ok_or(Refusal::NothingToEnd)?.span.to = it.to;
        }
        Change::OfficerDismissed(_) => {
            rules::may_dismiss(state, fact.author, rules::footing(fact))?;
            state.proposed.clear();
            let day = fact.at.office_day();
            state.posts.retain(|post| post.span.from.is_none_or(|from| from < day));
            for post in state.posts.iter_mut().filter(|post| post.span.to.is_none_or(|to| day < to)) {
                post.span.to = Some(day);
            }
            state.dismissed = Some(fact.mark.clone());
        }
        _ => return Err(Refusal::AlreadyRecorded),
    }
    Ok(())
}

/// Lets an officer hold a duty. Who gets a duty again is in the office again.
fn hold(state: &mut OfficerState, post: Post) {
    state.posts.push(post);
    state.dismissed = None;
}

/// Begins what is known of an officer, with the first contact or absence.
pub fn begin_contact(fact: &Fact<'_>) -> Result<ContactState, Refusal> {
    let officer = match fact.change {
        Change::ContactChanged(it) => it.officer.ok_or(Refusal::OutOfPlace)?,
        Change::AbsenceRecorded(it) => it.officer,
        _ => return Err(Refusal::OutOfPlace),
    };
    let mut state = ContactState {
        officer,
        email: None,
        phone: None,
        languages: BTreeSet::new(),
        skills: BTreeSet::new(),
        areas: BTreeSet::new(),
        zone: None,
        absences: Vec::new(),
    };
    fold_contact(&mut state, fact)?;
    Ok(state)
}

/// Folds a later entry of what is known of an officer.
pub fn fold_contact(state: &mut ContactState, fact: &Fact<'_>) -> Result<(), Refusal> {
    match fact.change {
        Change::ContactChanged(it) => {
            set_field(&mut state.email, it.email.as_deref(), fact);
            set_field(&mut state.phone, it.phone.as_deref(), fact);
            if let Some(languages) = &it.languages {
                state.languages = languages.iter().cloned().collect();
            }
            if let Some(skills) = &it.skills {
                state.skills = skills.iter().cloned().collect();
            }
            if let Some(areas) = &it.areas {
                state.areas = areas.iter().copied().collect();
            }
            if let Some(zone) = &it.zone {
                state.zone = zone.first().cloned();
            }
        }
        Change::AbsenceRecorded(it) => {
            expect_place(it.officer == state.officer)?;
            if state.absences.iter().any(|known| known.id == it.absence) {
                return Err(Refusal::AlreadyRecorded);
            }
            state.absences.push(Absence { id: it.absence, span: it.span, deputy: it.deputy });
        }
        Change::DeputyNamed(it) => {
            state.absences.iter_mut().find(|known| known.id == it.absence).ok_or(Refusal::NothingToEnd)?.deputy = it.deputy;
        }
        Change::AbsenceWithdrawn(it) => {
            let before = state.absences.len();
            state.absences.retain(|known| known.id != it.absence);
            if state.absences.len() == before {
                return Err(Refusal::NothingToEnd);
            }
        }
        _ => return Err(Refusal::OutOfPlace),
    }
    Ok(())
}

fn set_field(field: &mut Option<Field<Option<String>>>, new: Option<&[String]>, fact: &Fact<'_>) {
    let Some(new) = new else { return };
    let value = new.first().cloned();
    match field {
        Some(field) => field.set(value, fact),
        None => *field = Some(Field::new(value, fact)),
    }
}
