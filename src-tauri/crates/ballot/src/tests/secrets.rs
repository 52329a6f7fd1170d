//! Secrets can't be printed, and what is said about costs holds.

use std::fmt::Debug;
use std::marker::PhantomData;

use crate::ballots::{Ballot, Powers};
use crate::ceremony::CeremonySeed;
use crate::credentials::PrivateCredential;
use crate::election::Question;
use crate::group::Belenios2048;
use crate::scalar::{Scalar, SecretScalar};
use crate::sealing::{Opening, SealedBallot, Sealer, Vote};

/// Whether a type can be printed: the constant of its own comes before the trait's.
struct Printing<T>(PhantomData<T>);

trait NotPrinted {
    const SHOWN: bool = false;
}
impl<T> NotPrinted for Printing<T> {}
impl<T: Debug> Printing<T> {
    const SHOWN: bool = true;
}

#[test]
fn no_secret_can_be_printed() {
    type G = Belenios2048;
    let secret = [
        Printing::<SecretScalar<G>>::SHOWN,
        Printing::<PrivateCredential>::SHOWN,
        Printing::<CeremonySeed>::SHOWN,
        Printing::<Vote>::SHOWN,
        Printing::<Opening<G>>::SHOWN,
        Printing::<SealedBallot<G>>::SHOWN,
        Printing::<Sealer<'_, G>>::SHOWN,
    ];
    assert_eq!(secret, [false; 7]);
    assert_eq!([Printing::<Scalar<G>>::SHOWN, Printing::<Question>::SHOWN], [true; 2], "public values can, so the question is answered");
}

#[test]
fn a_ballot_costs_as_many_powers_as_its_description_says() {
    let question = Question { answers: vec![String::new(); 16], blank: true, min: 1, max: 1, question: String::new() };
    let powers = Ballot::<Belenios2048>::count_powers(&[question]);
    assert_eq!(powers, Powers { shared_bases: 37, shared_exponents: 111, from_tables: 98 });
}
