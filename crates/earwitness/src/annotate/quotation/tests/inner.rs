//! Who is quoted inside another's words, and by what name.

use super::{pair, report, said};

#[test]
fn who_is_quoted_inside_anothers_marks() {
    for (text, who, what) in [
        (
            "“The sheriff told me, ‘You will leave the valley,’” said Anna Quell, a farmer.",
            "sheriff",
            "‘You will leave the valley,’",
        ),
        (
            "\"When it was over, Reed said 'the wall has serious cracks,'\" Harlow wrote in a memo.",
            "Reed",
            "'the wall has serious cracks,'",
        ),
        (
            "President Jo Reed left. \"In telling the story, the President pointed at the wall and said 'it has serious cracks,'\" Harlow wrote.",
            "Jo Reed",
            "'it has serious cracks,'",
        ),
    ] {
        let r = report(text);
        let inner: Vec<_> =
            said(&r).into_iter().filter(|(_, content)| content.starts_with(['‘', '\''])).collect();
        assert_eq!(inner, [pair(who, what)], "{:?}", said(&r));
    }
}

#[test]
fn nobody_is_quoted_inside_where_the_words_end() {
    let r = report(
        "\"We have no line today, and the receiving hospital will notify the families of their arrival,\" spokeswoman Lisa Rowe said.",
    );
    let whole =
        "\"We have no line today, and the receiving hospital will notify the families of their arrival,\"";
    assert_eq!(said(&r), [pair("Lisa Rowe", whole)]);
}

#[test]
fn only_a_name_stands_for_a_pronoun() {
    let r = report(
        "Some lawmakers left early. The bill is dead, some of them said.\n\
         Mayor Ada Vale left early. The bill is dead, her spokesman said.",
    );
    assert_eq!(
        said(&r),
        [pair("some of them", "The bill is dead"), pair("Ada Vale's spokesman", "The bill is dead")]
    );
}
