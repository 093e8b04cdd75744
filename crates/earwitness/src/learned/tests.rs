//! The program against the results that the training's export wrote for invented texts.

use rayon::prelude::*;
use serde_json::Value;

use super::ear::Ear;
use super::page::{WINDOW, windows};
use super::*;
use crate::record::{Part, PartKind, Sentence, Span};

fn reference() -> Value {
    serde_json::from_str(include_str!("../../weights/ear/reference.json")).unwrap()
}

fn ear() -> Ear {
    Ear::read(BUNDLED).unwrap()
}

fn report(text: &str) -> Report {
    let mut report = Report { text: text.to_owned(), ..Report::default() };
    report.layers.parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
    report
}

/// Byte offset of a code point.
fn byte(text: &str, point: &Value) -> usize {
    text.char_indices().nth(point.as_u64().unwrap() as usize).map_or(text.len(), |(at, _)| at)
}

fn spans(text: &str, list: &Value) -> Vec<Span> {
    let pairs = list.as_array().unwrap().iter();
    pairs.map(|pair| Span::new(byte(text, &pair[0]), byte(text, &pair[1]))).collect()
}

fn numbers(list: &Value) -> Vec<u32> {
    list.as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as u32).collect()
}

#[test]
fn words_pieces_and_features_are_those_of_training() {
    let ear = ear();
    for sample in reference()["texts"].as_array().unwrap() {
        let text = sample["text"].as_str().unwrap();
        let report = report(text);
        let paragraphs = ear.paragraphs(text, &report.layers.parts);
        let words: Vec<Span> = paragraphs.iter().flat_map(|p| p.words.iter().copied()).collect();
        assert_eq!(words, spans(text, &sample["words"]));
        assert_eq!(windows(&paragraphs, WINDOW).len(), 1);
        let column = |name: &str, of: fn(&super::page::Piece) -> u32, mark: u32| {
            let mut mine = vec![numbers(&sample[name])[0]];
            for paragraph in &paragraphs {
                mine.extend(paragraph.pieces.iter().map(of));
                mine.push(mark);
            }
            assert_eq!(mine, numbers(&sample[name]), "{name} of {text}");
        };
        column("ids", |piece| piece.id, 102);
        column("shapes", |piece| piece.shape.into(), 7);
        column("gaps", |piece| piece.gap.into(), 0);
        column("quotes", |piece| piece.quote.into(), 0);
    }
}

#[test]
fn scores_come_near_those_of_training() {
    let ear = ear();
    for sample in reference()["texts"].as_array().unwrap() {
        let text = sample["text"].as_str().unwrap();
        let paragraphs = ear.paragraphs(text, &report(text).layers.parts);
        let rows = &ear.rows(&paragraphs)[0];
        let gold = sample["scores"].as_array().unwrap();
        let width = rows.heads.len() / gold.len();
        let (mut far, mut count) = (0.0, 0.0);
        for (row, gold) in rows.heads.chunks(width).zip(gold) {
            for (mine, theirs) in row.iter().zip(gold.as_array().unwrap()) {
                far += (f64::from(*mine) - theirs.as_f64().unwrap()).abs();
                count += 1.0;
            }
        }
        // 8-bit arithmetic against training's floats; scores run from -10 to 10.
        assert!(far / count < 0.5, "mean distance {}", far / count);
    }
}

#[test]
fn trees_are_nearly_those_of_training() {
    let ear = ear();
    let (mut heads, mut relations, mut kinds, mut count) = (0, 0, 0, 0);
    for sample in reference()["texts"].as_array().unwrap() {
        let text = sample["text"].as_str().unwrap();
        let mut report = report(text);
        let words = spans(text, &sample["words"]);
        for (word, sentence) in words.iter().zip(numbers(&sample["sentence"])) {
            let all = &mut report.layers.sentences;
            if all.len() < sentence as usize {
                all.push(Sentence { span: *word, part: 0 });
            }
            let last = all.len() - 1;
            all[last].span = all[last].span.join(*word);
        }
        let heard = ear.hear(&report, None);
        assert_eq!(heard.words, words);
        for (at, word) in heard.tree.iter().enumerate() {
            count += 1;
            heads += usize::from(word.head as u64 == sample["heads"][at].as_u64().unwrap());
            relations += usize::from(Some(word.relation) == sample["relations"][at].as_str());
            kinds += usize::from(Some(word.kind) == sample["kinds"][at].as_str());
        }
    }
    // 8-bit arithmetic and one tree a sentence here, floats and the best head of each word there
    assert!(count > 90 && heads * 20 >= count * 19, "{heads} heads of {count}");
    assert!(relations * 20 >= count * 19 && kinds * 20 >= count * 19, "{relations}, {kinds} of {count}");
}

#[test]
fn decoding_is_that_of_training() {
    let ear = ear();
    let drill = &reference()["drill"];
    let floats = |name: &str| -> Vec<f32> {
        drill[name].as_array().unwrap().iter().map(|x| x.as_f64().unwrap() as f32).collect()
    };
    let count = floats("hidden").len() / super::encoder::WIDTH;
    let text = "w ".repeat(count);
    let paragraphs = ear.paragraphs(&text, &report(&text).layers.parts);
    let (quotations, names) =
        ear.drill(&paragraphs, [floats("hidden"), floats("word")], [floats("cue"), floats("name")]);
    let words = |list: &Value| -> Vec<Span> {
        let pair = |run: &Value| numbers(run).iter().map(|&word| word as usize).collect::<Vec<_>>();
        list.as_array().unwrap().iter().map(|run| Span::new(2 * pair(run)[0], 2 * pair(run)[1] + 1)).collect()
    };
    let theirs = drill["quotations"].as_array().unwrap();
    assert!(!theirs.is_empty());
    assert_eq!(quotations.len(), theirs.len());
    for (mine, theirs) in quotations.iter().zip(theirs) {
        assert_eq!(mine.source, words(&theirs["source"]));
        assert_eq!(mine.content, words(&theirs["content"]));
        assert_eq!(mine.cue, words(&serde_json::json!([theirs["cue"]])));
        assert!((f64::from(mine.score) - theirs["score"].as_f64().unwrap()).abs() < 1e-4);
    }
    let mine: Vec<Span> = names.iter().map(|name| name.span).collect();
    assert_eq!(mine, words(&drill["names"]));
}

#[test]
fn many_reports_at_once_give_the_same_as_one() {
    let weights = Weights::bundled();
    let text = "Mayor Orla Finch said the bridge is safe.\n".repeat(30);
    let report = report(&text);
    let one = weights.hear(&report).unwrap();
    assert!(one.words.len() > 200 && one.vectors.len() == one.words.len() * super::ear::MEANING);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    let many: Vec<Heard> =
        pool.install(|| (0..8).into_par_iter().map(|_| weights.hear(&report).unwrap()).collect());
    for other in many {
        assert_eq!(one.quotations, other.quotations);
        assert_eq!(one.vectors, other.vectors);
    }
}

#[test]
fn any_text_is_heard_without_panic() {
    let weights = Weights::bundled();
    for text in [
        "",
        "\n\n",
        "\u{fffd}\u{200b}",
        "“",
        &"x".repeat(5000),
        &"漢字é\u{301}🙂 ".repeat(300),
        &"— ".repeat(900),
    ] {
        let heard = weights.hear(&report(text)).unwrap();
        assert!(heard.words.iter().all(|word| text.get(word.start..word.end).is_some()));
    }
}

#[test]
fn bundled_weights_are_read() {
    assert!(Weights::read(BUNDLED).is_ok());
    assert!(matches!(Weights::read(&BUNDLED[..1000]), Err(WeightsError::Form(_))));
}
