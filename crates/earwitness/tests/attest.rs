//! Who is counted behind the wording of a claim.

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Report, Source, Span};
use earwitness::weigh::cast;
use earwitness::weigh::collate::{Scorer, Unit, attested};

/// Log-odds below which a reading is in doubt (`weigh/collate/attest`).
const COUNTED: f32 = 0.6;

#[test]
fn who_tells_of_something_else_attests_nothing() {
    let texts = [
        "The ferry Anna ran aground off Varn on Monday and twelve passengers were hurt.",
        "A ferry, the Anna, ran aground near Varn on Monday, and twelve passengers were hurt.",
        "The ferry Anna has carried passengers to Varn for twelve years.",
    ];
    let source = |(number, text): (usize, &&str)| Source {
        id: number.to_string(),
        file: None,
        form: Form::Text,
        bytes: text.as_bytes().to_vec(),
        given: Given::default(),
    };
    let weights = Weights::bundled();
    let reports: Vec<Report> = texts.iter().enumerate().map(|one| read(&source(one), &weights)).collect();
    let story: Vec<&Report> = reports.iter().collect();
    let unit = |report: usize| {
        let content = vec![Span::new(0, texts[report].len())];
        Unit { report, content, quotation: None, clause: None }
    };
    let scorer = Scorer::bundled();
    let pairs = [(unit(0), unit(1)), (unit(0), unit(2))];
    let measured = attested(&story, &cast::unite(&story), &scorer, &pairs);
    let odds: Vec<f32> = measured.iter().map(|features| scorer.reading(features)).collect();
    assert!(odds[0] > 1.0, "the same in other words: {odds:?}");
    assert!(odds[1] < COUNTED, "the same names, another fact: {odds:?}");
}
