//! The program against what the training's export computed.

use serde_json::Value;

use super::*;

fn passages() -> Vec<(Vec<i8>, Vec<i8>, f32)> {
    let reference: Value =
        serde_json::from_str(include_str!("../../../weights/matcher/reference.json")).unwrap();
    let numbers = |list: &Value| list.as_array().unwrap().iter().map(|x| x.as_i64().unwrap() as i8).collect();
    let pair = |pair: &Value| {
        (numbers(&pair["one"]), numbers(&pair["other"]), pair["odds"].as_f64().unwrap() as f32)
    };
    reference.as_array().unwrap().iter().map(pair).collect()
}

#[test]
fn odds_are_those_of_training_in_either_order() {
    let matcher = Matcher::bundled().unwrap();
    for (one, other, odds) in passages() {
        let [a, b] = [&one, &other].map(|words| Side::new(&matcher, words).unwrap());
        assert!((matcher.odds(&a, &b) - odds).abs() < 2e-3, "{} {odds}", matcher.odds(&a, &b));
        assert_eq!(matcher.odds(&a, &b).to_bits(), matcher.odds(&b, &a).to_bits());
    }
}

#[test]
fn a_passage_without_words_has_no_side() {
    assert!(Side::new(&Matcher::bundled().unwrap(), &[]).is_none());
}

#[test]
fn projected_vectors_have_unit_length() {
    let hidden: Vec<f32> = (0..2 * 384).map(|k| ((k * 37 % 101) as f32 - 50.0) / 50.0).collect();
    let rows = Projection::bundled().unwrap().apply(&hidden);
    assert_eq!(rows.len(), 2 * SIZE);
    for row in rows.chunks_exact(SIZE) {
        let length: f32 = row.iter().map(|&x| (f32::from(x) / 127.0).powi(2)).sum();
        assert!((length - 1.0).abs() < 0.02, "{length}");
    }
}
