//! Names that only outlets bear.

/// Words that end the names of outlets.
const LAST: &str = "agency argus broadcasting bulletin chronicle courier daily dispatch echo examiner express gazette globe guardian herald inquirer journal ledger magazine mail mirror monitor news newswire observer post press radio register sentinel standard telegraph television times tribune tv weekly wire";
/// Words that begin them.
const FIRST: [&str; 3] = ["radio", "channel", "tv"];

/// Whether the words of a name are an outlet's: "the Valley Herald", "Radio Aldan".
pub fn is_outlet<'a>(mut words: impl DoubleEndedIterator<Item = &'a str>) -> bool {
    let Some(last) = words.next_back().map(str::to_lowercase) else { return false };
    let first = words.find(|word| !word.eq_ignore_ascii_case("the")).map(str::to_lowercase);
    LAST.split(' ').any(|word| word == last) || first.is_some_and(|first| FIRST.contains(&first.as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_outlet;

    #[test]
    fn an_outlet_goes_by_its_last_word_or_its_first() {
        let is = |name: &str| is_outlet(name.split(' '));
        assert!(is("the Valley Herald") && is("Radio Aldan") && is("The Times") && is("Herald"));
        assert!(!is("Valley Council"));
        assert!(!is("Kestrel Falls") && !is(""));
    }
}
