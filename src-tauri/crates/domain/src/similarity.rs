//! Likeness of titles (PRO-4) and of names (DEC-1): a soft hint, never a refusal and never a hit.

use any_ascii::any_ascii;

/// From here on two titles are shown as alike.
pub const ALIKE: f64 = 0.85;

/// From here on two names are shown as alike.
pub const ALIKE_NAMES: f64 = 0.92;

/// Folds a title for comparison: letters of every script to plain ones, lower case, single spaces.
pub fn folded(title: &str) -> String {
    let plain: String = any_ascii(title).to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives the likeness of two folded titles or names, 0 to 1 (Jaro-Winkler).
pub fn likeness(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_alike_across_scripts_and_spelling() {
        let alike = |a: &str, b: &str| likeness(&folded(a), &folded(b)) >= ALIKE;
        assert!(alike("Quiet Harbour: bulletproof hosting", "Quiet harbor — bulletproof hosting"));
        assert!(alike("Кузнецов network", "Kuznetsov network"));
        assert!(!alike("Quiet Harbour: bulletproof hosting", "Glass Ferry: carding forum"));
    }

    #[test]
    fn titles_are_shown_as_alike_from_85_in_a_hundred_on() {
        let title: String = ('a'..='z').chain('A'..='N').collect();
        // Of forty letters so many are others, at the beginning, so that what titles have in common there adds nothing: (2 m / 40 + 1) / 3.
        let of = |others: usize| likeness(&title.chars().enumerate().map(|(n, it)| if n < others { '-' } else { it }).collect::<String>(), &title);
        assert!(of(9) >= ALIKE, "0.85 itself: {}", of(9));
        assert!(of(10) < ALIKE, "{}", of(10));
    }
}
