//! Descriptions of people: "a federal judge", "the committee chairmen", "lawyer for Reed".

use super::is_name;

/// The noun that a description turns on, in small letters: "judge" of "federal judge in Harlow".
pub fn head_noun(described: &str) -> String {
    const TIES: [&str; 10] =
        [" of ", " for ", " in ", " at ", " to ", " from ", " with ", " who ", " familiar ", " close "];
    let end = TIES.iter().filter_map(|tie| described.find(tie)).min().unwrap_or(described.len());
    let noun = described[..end].trim_end_matches(',').rsplit(' ').next().unwrap_or_default();
    noun.to_lowercase()
}

/// Whether a pronoun or a description is of several: "they", "members of the board".
pub fn is_of_several(described: &str) -> bool {
    let head = head_noun(described);
    let plural = head.ends_with('s') && !head.ends_with("ss") || head.ends_with("men") || head == "people";
    head == "they" || plural && !is_name(described)
}

/// Whether two nouns name one office: a representative is a lawmaker.
pub fn same_office(a: &str, b: &str) -> bool {
    const LAWMAKERS: [&str; 7] =
        ["representative", "congressman", "congresswoman", "senator", "lawmaker", "legislator", "mp"];
    let general = ["lawmaker", "legislator"];
    let house = ["representative", "congressman", "congresswoman"];
    let both = |nouns: &[&str]| nouns.contains(&a) && nouns.contains(&b);
    a == b
        || both(&house)
        || both(&LAWMAKERS) && (general.contains(&a) || general.contains(&b))
        || [a, b].iter().all(|noun| noun.starts_with("spokes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_turns_on_a_noun() {
        for (described, noun) in [
            ("federal judge", "judge"),
            ("lawyer for fired Deputy Director Oskar Reed", "lawyer"),
            ("former diplomat to Norvania", "diplomat"),
            ("senator", "senator"),
            ("person close to Reed", "person"),
        ] {
            assert_eq!(head_noun(described), noun);
        }
        assert!(is_of_several("two council chairmen") && is_of_several("members of the board"));
        assert!(!is_of_several("Ida Hastings") && !is_of_several("one witness"));
    }

    #[test]
    fn one_office_has_several_nouns() {
        assert!(same_office("congressman", "representative") && same_office("senator", "lawmaker"));
        assert!(same_office("spokesman", "spokesperson"));
        assert!(!same_office("senator", "representative") && !same_office("judge", "lawyer"));
    }
}
