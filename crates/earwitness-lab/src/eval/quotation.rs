//! Quotations on PolNeAR's dev articles, as `score_polnear.py` measures them.

mod gold;
mod score;

use std::io;

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Finding, Form, Given, Report, Source, Span};
use rayon::prelude::*;

use self::score::{Attribution, Tally};
use super::{Bench, Measure};

/// PolNeAR dev: what the program reads, and what the encoder alone hears (`ear.…`).
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let articles = gold::read(&bench.corpus("polnear/dev")?)?;
    let weights = Weights::bundled();
    let tallies: Vec<(Tally, Tally)> = articles
        .par_iter()
        .map(|article| {
            let report = report_of(&article.text, &weights);
            let points = Points::new(&article.text);
            let told = report.layers.quotations.iter().filter(|q| q.finding == Finding::Told);
            let read = told.map(|q| points.attribution(&q.content, &q.source, &q.cue));
            let heard = weights.hear(&report).unwrap_or_default();
            let heard = heard.quotations.iter().map(|q| points.attribution(&q.content, &q.source, &q.cue));
            let score =
                |found: Vec<Attribution>| score::article(&article.chars, &article.attributions, &found);
            (score(read.collect()), score(heard.collect()))
        })
        .collect();
    let (mut program, mut ear) = (Tally::default(), Tally::default());
    for (read, heard) in &tallies {
        program.add(read);
        ear.add(heard);
    }
    let mut measures = program.measures("");
    measures.extend(ear.measures("ear."));
    Ok(measures)
}

fn report_of(text: &str, weights: &Weights) -> Report {
    let given = Given::default();
    let source = Source { id: "article".into(), file: None, form: Form::Text, bytes: text.into(), given };
    read(&source, weights)
}

/// Byte offsets as code points.
struct Points {
    starts: Vec<usize>,
}

impl Points {
    fn new(text: &str) -> Self {
        Self { starts: text.char_indices().map(|(at, _)| at).collect() }
    }

    fn spans(&self, spans: &[Span]) -> Vec<(usize, usize)> {
        let point = |byte: usize| self.starts.partition_point(|&start| start < byte);
        spans.iter().map(|span| (point(span.start), point(span.end))).collect()
    }

    fn attribution(&self, content: &[Span], source: &[Span], cue: &[Span]) -> Attribution {
        Attribution { content: self.spans(content), source: self.spans(source), cue: self.spans(cue) }
    }
}
