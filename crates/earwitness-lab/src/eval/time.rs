//! Time expressions on TimeML documents, as TempEval-3 measures them (UzZaman et al. 2013): spans matched one to
//! one where they overlap; value F1 counts those with the right value. The document's own date is left out.

mod story;

use std::path::Path;
use std::{fs, io};

use earwitness::learned::Weights;
use earwitness::read::read;
use earwitness::record::{Form, Given, Report, Source, Span};

use super::{Bench, Measure};

/// TimeBank and AQUAINT: the training part of TempEval-3.
pub fn run(bench: &Bench) -> io::Result<Vec<Measure>> {
    let mut all = Counts::default();
    let mut measures = Vec::new();
    for corpus in ["TimeBank", "AQUAINT"] {
        let counts = score(&bench.corpus(&format!("times/{corpus}"))?, bench.verbose)?;
        measures.push(Measure::new(format!("{}.value_f1", corpus.to_lowercase()), counts.f1(counts.value)));
        all.add(counts);
    }
    for (name, right) in [
        ("relaxed_f1", all.relaxed),
        ("strict_f1", all.strict),
        ("type_f1", all.kind),
        ("value_f1", all.value),
    ] {
        let note = format!("gold {}, found {}", all.gold, all.found);
        measures.push(Measure::new(name, all.f1(right)).with_note(note));
    }
    measures.push(story::score(&bench.corpus("accounts/nkstop")?, bench.verbose)?);
    Ok(measures)
}

#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    gold: usize,
    found: usize,
    relaxed: usize,
    strict: usize,
    kind: usize,
    value: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.relaxed += other.relaxed;
        self.strict += other.strict;
        self.kind += other.kind;
        self.value += other.value;
    }

    fn f1(self, right: usize) -> f64 {
        if self.gold + self.found == 0 { 0.0 } else { 2.0 * right as f64 / (self.gold + self.found) as f64 }
    }
}

fn score(folder: &Path, verbose: bool) -> io::Result<Counts> {
    let mut files: Vec<_> =
        fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.iter().map(|f| f.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "tml"));
    files.sort();
    let mut counts = Counts::default();
    for file in files {
        let raw = String::from_utf8_lossy(&fs::read(&file)?).into_owned();
        let document = Document::parse(&raw);
        let report = document.read();
        counts.add(document.score(&report, verbose.then_some(&*file)));
    }
    Ok(counts)
}

/// A TimeML document: its plain text and its time expressions.
#[derive(Debug, Default)]
struct Document {
    text: String,
    published: Option<String>,
    times: Vec<Gold>,
}

#[derive(Debug)]
struct Gold {
    span: Span,
    kind: String,
    value: String,
}

impl Document {
    fn parse(raw: &str) -> Self {
        let mut document = Self::default();
        let created = between(raw, "<DCT>", "</DCT>").and_then(|dct| attribute(dct, "value"));
        document.published = created.map(|value| value.chars().take(10).collect());
        let mut rest = between(raw, "<TEXT>", "</TEXT>").unwrap_or_default();
        let mut open = Vec::new();
        while !rest.is_empty() {
            let (plain, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            document.text.push_str(&unescape(plain));
            let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
            if tag.starts_with("<TIMEX3") {
                open.push((document.text.len(), tag));
            } else if tag == "</TIMEX3>"
                && let Some((start, tag)) = open.pop()
            {
                document.times.push(Gold {
                    span: Span::new(start, document.text.len()),
                    kind: attribute(tag, "type").unwrap_or_default(),
                    value: attribute(tag, "value").unwrap_or_default(),
                });
            }
            rest = after;
        }
        document
    }

    fn read(&self) -> Report {
        read_text(&self.text, self.published.clone())
    }

    fn score(&self, report: &Report, verbose: Option<&Path>) -> Counts {
        let found = &report.layers.times;
        let mut counts = Counts { gold: self.times.len(), found: found.len(), ..Counts::default() };
        let mut used = vec![false; found.len()];
        for gold in &self.times {
            let overlap = |i: usize| {
                let span = found[i].span;
                span.end.min(gold.span.end).saturating_sub(span.start.max(gold.span.start))
            };
            let free = (0..found.len()).filter(|&i| !used[i] && overlap(i) > 0);
            let best = free.max_by_key(|&i| (overlap(i), std::cmp::Reverse(i)));
            let got = best.map(|i| &found[i]);
            if let (Some(i), Some(got)) = (best, got) {
                used[i] = true;
                counts.relaxed += 1;
                counts.strict += usize::from(got.span == gold.span);
                counts.kind += usize::from(got.kind.name() == gold.kind);
                counts.value += usize::from(got.value.as_deref() == Some(&gold.value));
            }
            let right = got.and_then(|got| got.value.as_deref()) == Some(&gold.value);
            if let (Some(file), false) = (verbose, right) {
                let words = gold.span.of(&self.text).replace('\n', " ");
                let got = got.map(|got| (report.slice(got.span).replace('\n', " "), &got.value));
                println!("  {}: {words:?} {} {} got {got:?}", file.display(), gold.kind, gold.value);
            }
        }
        for (extra, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
            if let Some(file) = verbose {
                println!("  {}: spurious {:?} {:?}", file.display(), report.slice(extra.span), extra.value);
            }
        }
        counts
    }
}

/// A text of known date, read by rules alone: times need no weights.
fn read_text(text: &str, published: Option<String>) -> Report {
    let given = Given { published, ..Given::default() };
    let bytes = text.as_bytes().to_vec();
    read(&Source { id: "document".into(), file: None, form: Form::Text, bytes, given }, &Weights::none())
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let (_, after) = text.split_once(from)?;
    after.rsplit_once(to).map(|(inside, _)| inside)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split_once('"').map(|(value, _)| value.to_owned())
}

fn unescape(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_gives_text_and_gold() {
        let raw = "<DCT><TIMEX3 tid=\"t0\" value=\"2021-03-04T10:00\">x</TIMEX3></DCT><TEXT>\nR&amp;D <EVENT>met</EVENT> \
                   <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2021-03-03\">on Wednesday</TIMEX3>.</TEXT>";
        let document = Document::parse(raw);
        assert_eq!(document.text, "\nR&D met on Wednesday.");
        assert_eq!(document.published.as_deref(), Some("2021-03-04"));
        assert_eq!(document.times[0].span.of(&document.text), "on Wednesday");
        assert_eq!((&*document.times[0].kind, &*document.times[0].value), ("DATE", "2021-03-03"));
    }
}
