//! Which passages stand alone as the wording of a claim.

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Source, Span};
use earwitness::weigh::collate::{Scorer, Unit, wording};

const TEXT: &str = "The harbour master closed the old pier on Monday after a storm had damaged two of its \
pillars. The storm, which killed a fisherman, also cut the power in Varn, sending residents to the town hall. \
A report by the council says that the pillars were rotten.";

#[test]
fn a_sentence_stands_alone_and_what_is_cut_from_one_does_not() {
    let given = Given::default();
    let source =
        Source { id: "a".into(), file: None, form: Form::Text, bytes: TEXT.as_bytes().to_vec(), given };
    let report = read(&source, &Weights::bundled());
    let scorer = Scorer::bundled();
    let odds = |passage: &str| {
        let start = TEXT.find(passage).expect("the passage stands in the text");
        let content = vec![Span::new(start, start + passage.len())];
        let unit = Unit { report: 0, content, quotation: None, clause: None };
        scorer.wording(&wording(&report, &unit))
    };
    for whole in [
        "The harbour master closed the old pier on Monday",
        "The harbour master closed the old pier on Monday after a storm had damaged two of its pillars",
        "A report by the council says that the pillars were rotten",
    ] {
        assert!(odds(whole) > 0.8, "{whole}: {}", odds(whole));
    }
    for cut in [
        "which killed a fisherman",
        "sending residents to the town hall",
        "A report by the council says",
        "the old pier on Monday",
        "damaged two of its pillars",
    ] {
        assert!(odds(cut) < 0.0, "{cut}: {}", odds(cut));
    }
}
