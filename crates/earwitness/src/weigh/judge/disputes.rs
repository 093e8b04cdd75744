//! Disputes between voices: denials, divided opinions, and words that deny one another across reports.

use super::tests::{account, conflicts};
use crate::record::{ConflictKind, Severity};

/// The conflicts of a kind, each as the words of its sides.
fn of(kind: ConflictKind, texts: &[&str]) -> Vec<(Severity, Vec<String>)> {
    let account = account(texts);
    let found = conflicts(&account).into_iter().filter(|conflict| conflict.kind == kind);
    found
        .map(|conflict| {
            let words = conflict.sides.iter().map(|side| {
                let passage = side[0].passage;
                account.reports[passage.report].slice(passage.span).trim_end_matches(['.', ',']).to_owned()
            });
            (conflict.severity, words.collect())
        })
        .collect()
}

#[test]
fn what_one_denies_stands_against_whoever_says_it() {
    let found = of(
        ConflictKind::Polarity,
        &[
            "Mayor Ana Ruiz denied that the council had sold the old pier to Norline. She then left the hall.\n",
            "The council sold the old pier to Norline for a song. The gulls were loud that morning.\n",
        ],
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, Severity::Soft);
    // A request that is turned down is no denial.
    let turned = of(
        ConflictKind::Polarity,
        &[
            "Mayor Ana Ruiz denied the request to sell the old pier to Norline.\n",
            "The council had made a request to sell the old pier to Norline.\n",
        ],
    );
    assert!(turned.is_empty(), "{turned:?}");
}

#[test]
fn what_is_played_down_stands_against_who_does() {
    let found = of(
        ConflictKind::Polarity,
        &["The Tarn Gazette reported that the two towns were negotiating a ferry treaty. \
           Bert Olsen later played down the report and said it was too soon to tell what a treaty would hold.\n"],
    );
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_participle_denies_what_was_just_said() {
    let found = of(
        ConflictKind::Polarity,
        &["Bert Olsen said that the council had filed the lawsuit to raise money. \
           Denying any hunger for gold, Mayor Ana Ruiz said that the lawsuit had been planned for months.\n"],
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.iter().any(|words| words == "Denying any hunger for gold"), "{found:?}");
}

#[test]
fn some_and_others_are_two_sides() {
    let found = of(
        ConflictKind::Polarity,
        &["Some argue that the mayor only wants to buy time before the vote. \
           But others say that she would give up the tolls for a bridge.\n"],
    );
    assert_eq!(found.len(), 1, "{found:?}");
    let one_side = of(
        ConflictKind::Polarity,
        &["Some critics claim that the tolls are unfair to pilots. \
           Others claim that the tolls will not mend the pier.\n"],
    );
    assert!(one_side.is_empty(), "{one_side:?}");
    let one_voice = of(
        ConflictKind::Polarity,
        &["Ana Ruiz argues that the mayor only wants to buy time before the vote. \
           Bert Olsen says that she would give up the tolls for a bridge.\n"],
    );
    assert!(one_voice.is_empty(), "{one_voice:?}");
}

#[test]
fn an_opposite_conclusion_is_a_dispute() {
    let found = of(
        ConflictKind::Polarity,
        &["The pilots said that the letters showed a captain without judgement. \
           The owners reached the opposite conclusion. Bert Olsen argued that the letters were those of a careful man.\n"],
    );
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn all_words_of_a_denial_in_a_sentence_that_denies_nothing() {
    let found = of(
        ConflictKind::Polarity,
        &[
            "The complaint does not name the harbour master as a debtor.\n",
            "The complaint is broad, naming a long list of debtors that includes the harbour master.\n",
        ],
    );
    assert_eq!(found.len(), 1, "{found:?}");
    let open = of(
        ConflictKind::Polarity,
        &[
            "The complaint does not name the harbour master as a debtor.\n",
            "It is unclear whether the complaint will name the harbour master as a debtor.\n",
        ],
    );
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn not_said_is_not_the_same_as_not_so() {
    let found = of(
        ConflictKind::Polarity,
        &[
            "Captain Bert Olsen never wrote that he felt threatened by the pilots.\n",
            "Captain Bert Olsen never felt threatened by the pilots.\n",
        ],
    );
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn one_pilot_or_several() {
    let texts = [
        "The club is run by a former harbour board pilot.\n",
        "The club is run by former harbour board pilots.\n",
    ];
    let found = of(ConflictKind::Number, &texts);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(of(ConflictKind::Number, &[texts[0], texts[0]]).is_empty());
}

#[test]
fn leaked_is_not_released() {
    let found = of(
        ConflictKind::Object,
        &[
            "The letters of the harbour board were leaked to newspapers on Thursday.\n",
            "The letters of the harbour board were released by the council on Thursday night.\n",
        ],
    );
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn two_voices_value_one_plan_apart() {
    let found = of(
        ConflictKind::Polarity,
        &[
            "Mayor Ana Ruiz said the ferry plan was a significant step for the harbour.\n",
            "Captain Bert Olsen said the ferry plan was not enough for the harbour.\n",
        ],
    );
    assert_eq!(found.len(), 1, "{found:?}");
    let agreed = of(
        ConflictKind::Polarity,
        &[
            "Mayor Ana Ruiz said the ferry plan was a significant step for the harbour.\n",
            "Captain Bert Olsen said the ferry plan was good news for the harbour.\n",
        ],
    );
    assert!(agreed.is_empty(), "{agreed:?}");
}

#[test]
fn what_only_looks_like_a_conflict() {
    for pair in [
        ["Democratic mayor Ana Ruiz defended the camp.\n", "Mayor Bert Olsen of Brede lifted the curfew.\n"],
        ["In the ward at Tarn 15 people were injured.\n", "In the war at Tarn 3,000 people were injured.\n"],
        [
            "We are now three weeks into the Tarn vote.\n",
            "It came just over three weeks from the Tarn vote.\n",
        ],
        [
            "The Norline shops will be renamed Harbour Mart.\n",
            "The Norline shops are expected to be renamed Harbour Mart.\n",
        ],
        [
            "Olsen assumed the Tarn plan would pay the pilots.\n",
            "Olsen assumed the Tarn plan could pay the pilots.\n",
        ],
    ] {
        let account = account(&pair);
        assert!(conflicts(&account).is_empty(), "{:?}", conflicts(&account));
    }
}

#[test]
fn what_two_reports_both_deny_is_no_dispute() {
    for pair in [
        // Both deny it.
        [
            "Mayor Ana Ruiz denied that the council had sold the old pier to Norline.\n",
            "\"We keep the pier,\" Bert Olsen said. \"The council has not sold the old pier to Norline.\"\n",
        ],
        [
            "Mayor Ana Ruiz denied that the council had sold the old pier to Norline.\n",
            "Nobody on the council sold the old pier to Norline, Bert Olsen said.\n",
        ],
        // The report is disputed, and what it says is not told.
        [
            "Captain Bert Olsen disputed a report in the Tarn Gazette as an outrageous distortion of his service.\n",
            "Captain Bert Olsen called the report in the Tarn Gazette an outrageous distortion of his service.\n",
        ],
        // Only supposed.
        [
            "If we were sure that the mayor did not take the money, we would say so, the report on the pier says.\n",
            "The report on the pier does not say that the mayor took the money.\n",
        ],
    ] {
        let found = of(ConflictKind::Polarity, &pair);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_turn_to_another_matter_is_no_dispute() {
    let found = of(
        ConflictKind::Polarity,
        &[
            "Mayor Ana Ruiz said the letters do not speak for all pilots, a point on which the board disagrees. \
           The harbour school said the lecture is still planned for Thursday.\n",
        ],
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_voice_before_another_is_no_part_of_what_is_answered() {
    let found = of(
        ConflictKind::Polarity,
        &[
            "\u{201c}The old pier is safe,\u{201d} Ana Ruiz wrote. Bert Olsen said that the ferry company had \
           ruined the harbour. \u{201c}The harbour has never been busier,\u{201d} Ana Ruiz wrote. \
           The company reached the opposite conclusion. Its director Dora Finn argued that the harbour was ruined by the storm.\n",
        ],
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.iter().all(|side| !side.contains("pier")), "{found:?}");
}

#[test]
fn what_is_only_named_is_not_said() {
    for text in [
        "The inquiry into the sale of the old pier to Norline by the council goes on.\n",
        "The possible sale of the old pier to Norline by the council drew a crowd.\n",
    ] {
        let found = of(
            ConflictKind::Polarity,
            &[
                "Mayor Ana Ruiz denied the sale of the old pier to Norline by the council. She then left the hall.\n",
                text,
            ],
        );
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn an_office_without_a_name_is_nobody_else() {
    let found = of(
        ConflictKind::Polarity,
        &[
            "The letters prove that the fired harbour master never felt threatened by the shipping company.\n",
            "Bert Olsen never wrote that he felt threatened by the shipping company.\n",
        ],
    );
    assert_eq!(found.len(), 1, "{found:?}");
}
