//! Sentence and token boundaries on Universal Dependencies treebanks, as CoNLL 2018 measures them: a sentence
//! is right where both its ends are. The text is put together from the treebank paragraph by paragraph
//! (`newpar`), each paragraph being one part.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use earwitness::annotate::{sentence, token};
use earwitness::record::{Part, PartKind, Span};

use super::{Bench, Measure};

/// GUM news (train and dev) and EWT dev.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let gum = gum_news(bench)?;
    let ewt = paragraphs(&fs::read_to_string(bench.corpus("ewt/en_ewt-ud-dev.conllu")?)?);
    let (gum, ewt) = (score(&gum, bench), score(&ewt, bench));
    let mut measures = Vec::new();
    for (name, counts) in [("gum_news", gum), ("ewt", ewt)] {
        let note = format!("gold {}, found {}", counts.sentences.gold, counts.sentences.found);
        measures.push(Measure::new(format!("{name}.f1"), counts.sentences.f1()).with_note(note));
        measures.push(Measure::new(format!("{name}.boundary_f1"), counts.ends.f1()));
        measures.push(Measure::new(format!("{name}.token_f1"), counts.tokens.f1()));
    }
    let both = gum.ends.and(ewt.ends);
    measures.push(Measure::new("boundary_f1", both.f1()));
    let both = gum.sentences.and(ewt.sentences);
    measures
        .push(Measure::new("f1", both.f1()).with_note(format!("gold {}, found {}", both.gold, both.found)));
    Ok(measures)
}

/// The paragraphs of GUM's news.
pub fn gum_news(bench: &Bench) -> io::Result<Vec<Paragraph>> {
    read_folder(&bench.corpus("gum")?, |name| name.starts_with("GUM_news_"))
}

/// The paragraphs that the weights of gaps are fitted to: EWT train and GUM's written genres without news.
pub fn fitted(bench: &Bench) -> io::Result<Vec<Paragraph>> {
    const LEFT_OUT: [&str; 7] = ["news", "conversation", "vlog", "podcast", "interview", "speech", "court"];
    let mut all = paragraphs(&fs::read_to_string(bench.corpus("ewt/en_ewt-ud-train.rebuilt.conllu")?)?);
    let written = |name: &str| {
        name.ends_with(".conllu") && !name.split('_').nth(1).is_some_and(|genre| LEFT_OUT.contains(&genre))
    };
    all.extend(read_folder(&bench.corpus("gum")?, written)?);
    Ok(all)
}

/// A paragraph of a treebank with its gold spans.
#[derive(Debug, Default)]
pub struct Paragraph {
    pub text: String,
    pub sentences: Vec<Span>,
    tokens: Vec<Span>,
}

fn read_folder(folder: &Path, wanted: impl Fn(&str) -> bool) -> io::Result<Vec<Paragraph>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| wanted(&name.to_string_lossy())) {
            files.push(path);
        }
    }
    files.sort();
    let mut all = Vec::new();
    for file in files {
        all.extend(paragraphs(&fs::read_to_string(file)?));
    }
    Ok(all)
}

/// The paragraphs of a CoNLL-U file.
fn paragraphs(conllu: &str) -> Vec<Paragraph> {
    let mut all = Vec::new();
    for block in conllu.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let starts = block.lines().any(|line| line.starts_with("# newpar") || line.starts_with("# newdoc"));
        if starts || all.is_empty() {
            all.push(Paragraph::default());
        }
        if let Some(paragraph) = all.last_mut() {
            add_sentence(paragraph, block);
        }
    }
    all
}

fn add_sentence(paragraph: &mut Paragraph, block: &str) {
    if !paragraph.text.is_empty() && !paragraph.text.ends_with(' ') {
        paragraph.text.push(' ');
    }
    let start = paragraph.text.len();
    // A token over several words ("1-2") carries their form; the words themselves share its span.
    let mut inside = 0;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (Some(id), Some(form), Some(misc)) = (fields.first(), fields.get(1), fields.get(9)) else {
            continue;
        };
        if let Some((_, last)) = id.split_once('-') {
            inside = last.parse().unwrap_or(0);
        } else if id.contains('.') || id.parse::<usize>().is_ok_and(|id| id <= inside) {
            // A word inside such a token: its own span where its form stands in the text.
            if !id.contains('.') {
                let from = paragraph.tokens.last().map_or(start, |token| token.end);
                let at = paragraph.text[from..].find(form);
                if let Some(at) = at.filter(|at| paragraph.text[from..from + at].trim().is_empty()) {
                    paragraph.tokens.push(Span::new(from + at, from + at + form.len()));
                }
            }
            continue;
        } else {
            let at = paragraph.text.len();
            paragraph.tokens.push(Span::new(at, at + form.len()));
        }
        paragraph.text.push_str(form);
        if !misc.contains("SpaceAfter=No") {
            paragraph.text.push(' ');
        }
    }
    let end = paragraph.text.trim_end().len();
    paragraph.sentences.push(Span::new(start, end));
}

#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    sentences: Tally,
    ends: Tally,
    tokens: Tally,
}

/// What is right, of what is in gold and what was found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    gold: usize,
    found: usize,
    right: usize,
}

impl Tally {
    pub fn add<T: Ord>(&mut self, gold: &BTreeSet<T>, found: &BTreeSet<T>) {
        self.gold += gold.len();
        self.found += found.len();
        self.right += gold.intersection(found).count();
    }

    fn and(self, other: Self) -> Self {
        Self {
            gold: self.gold + other.gold,
            found: self.found + other.found,
            right: self.right + other.right,
        }
    }

    pub fn f1(self) -> f64 {
        if self.gold + self.found == 0 {
            0.0
        } else {
            2.0 * self.right as f64 / (self.gold + self.found) as f64
        }
    }
}

fn score(paragraphs: &[Paragraph], bench: &Bench) -> Counts {
    let mut counts = Counts::default();
    for paragraph in paragraphs {
        let text = &paragraph.text;
        let parts = [Part { span: Span::new(0, text.trim_end().len()), kind: PartKind::Body }];
        let found = sentence::find(text, &parts);
        let tokens: BTreeSet<Span> = token::find(text, &found).iter().map(|token| token.span).collect();
        let found: BTreeSet<Span> = found.iter().map(|sentence| sentence.span).collect();
        let gold: BTreeSet<Span> = paragraph.sentences.iter().copied().collect();
        let ends = |spans: &BTreeSet<Span>| spans.iter().map(|span| span.end).collect::<BTreeSet<_>>();
        counts.sentences.add(&gold, &found);
        counts.ends.add(&ends(&gold), &ends(&found));
        counts.tokens.add(&paragraph.tokens.iter().copied().collect(), &tokens);
        if bench.verbose && gold != found {
            for span in gold.difference(&found) {
                println!("  missed: {}", span.of(text));
            }
            for span in found.difference(&gold) {
                println!("  wrong:  {}", span.of(text));
            }
        }
    }
    counts
}
