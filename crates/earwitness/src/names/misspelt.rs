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
    given && last.chars().count().min(other.chars().count()) >= LONG && one_letter_apart(last, other)
}

/// One letter more, fewer or other, or two exchanged.
pub fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([p, q, x @ ..], [r, s, y @ ..]) if p == s && q == r && x == y => true,
        ([_, x @ ..], y) | (y, [_, x @ ..]) if x == y => true,
        (x, [_, y @ ..]) => x == y,
        _ => false,
    }
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
