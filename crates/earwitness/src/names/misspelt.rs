//! One name, misspelt by somebody.

use super::fold::words;

/// Letters that a surname needs before one more, one less or another one is a slip: "Reed" and "Reid" are two.
const LONG: usize = 6;

/// Whether two names are one but for a letter of the surname: "Oskar Brandtner" and "Brantner". Only for those whom
/// something else tells to be one.
pub fn misspelt(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (Some(last), Some(other)) = (a.last(), b.last()) else { return false };
    let given = a.len() < 2 || b.len() < 2 || a[0] == b[0];
    given && last.chars().count().min(other.chars().count()) >= LONG && one_letter(last, other)
}

/// Whether words differ by a letter put in, left out or exchanged.
fn one_letter(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let before = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[before..], &b[before..]);
    let after = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    a.len().max(b.len()) - after == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_of_a_long_surname() {
        assert!(misspelt("Oskar Brandtner", "Brantner") && !misspelt("Ada Quellman", "Ada Quelmann"));
        assert!(misspelt("Ada Quellman", "Ada Quellmen"));
        assert!(!misspelt("Oskar Brandtner", "Ida Brantner"), "two of one family");
        assert!(!misspelt("Ida Reed", "Ida Reid") && !misspelt("", "") && !misspelt("Vale", "Marn"));
    }
}
