//! Posts of social networks printed whole: `We sail at noon. pic.example/x — Ana Reed (@anareed) May 7, 2018`.
//!
//! What stands before the signature is the account holder's words, letter for letter, though no mark encloses it.

use super::draft::{Draft, Shape};
use crate::annotate::line::Line;
use crate::annotate::time::lexicon;
use crate::record::{Act, Report, Span};

/// A post in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its words, without links at the end.
    pub words: Span,
    pub dash: Span,
    pub name: Span,
    /// With its signature and date.
    pub whole: Span,
}

/// The longest post, in bytes: networks allow some 280 characters, and links.
const LONGEST: usize = 420;
/// Fewest words of a post that says something.
const FEWEST: usize = 3;
/// The longest name of an account, in bytes.
const NAME: usize = 60;

const DASHES: [&str; 6] = ["— ", "– ", "-- ", "- ", "—", "–"];

/// The posts of a report, in order.
pub fn find(report: &Report) -> Vec<Post> {
    let mut posts = Vec::new();
    for part in report.layers.parts.iter().filter(|part| part.kind.is_article()) {
        let mut begun = part.span.start;
        let text = part.span.of(&report.text);
        for (at, _) in text.match_indices("(@") {
            let at = part.span.start + at;
            if let Some(post) = signed(report, Span::new(begun, at), part.span.end) {
                begun = post.whole.end;
                posts.push(post);
            }
        }
    }
    posts
}

/// The post that ends with the handle at the end of `before`.
fn signed(report: &Report, before: Span, limit: usize) -> Option<Post> {
    let handle = report.text.get(before.end..limit)?;
    let inside = handle.strip_prefix("(@")?;
    let closed = inside.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    let date = inside[closed..].strip_prefix(')')?;
    let end = limit - date.len() + dated(date)?;
    let text = before.of(&report.text);
    let last = |dash: &str| Some((text.rfind(dash)?, dash.len()));
    let (start, length) =
        DASHES.iter().filter_map(|dash| last(dash)).max_by_key(|found| (found.0 + found.1, found.1))?;
    let name = Span::new(before.start + start + length, before.end).trimmed(&report.text);
    let words = written(report, Span::new(before.start, before.start + start));
    let many = words.of(&report.text).split_whitespace().count() >= FEWEST;
    let fits = words.len() <= LONGEST && (1..=NAME).contains(&name.len());
    let dash = Span::new(before.start + start, before.start + start + length).trimmed(&report.text);
    (many && fits).then(|| Post { words, dash, name, whole: Span::new(words.start, end) })
}

/// How far the date after a handle reaches, in bytes; nothing where other words follow.
fn dated(rest: &str) -> Option<usize> {
    let trimmed = rest.trim_start();
    if trimmed.is_empty() {
        return Some(0);
    }
    let gap = rest.len() - trimmed.len();
    let mut words = trimmed.splitn(3, ' ');
    let month = words.next()?.trim_end_matches('.').to_lowercase();
    lexicon::month(&month)?;
    let day = words.next()?.strip_suffix(',')?;
    let year = words.next()?.get(..4)?;
    let figures = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let length = trimmed.find(year)? + year.len();
    (figures(day) && figures(year)).then_some(gap + length)
}

/// Without the links and tags of pictures that end a post.
fn written(report: &Report, span: Span) -> Span {
    let text = span.of(&report.text);
    let mut kept = text.trim_end();
    while let Some((before, last)) = kept.rsplit_once(char::is_whitespace)
        && (last.contains("://") || last.starts_with("pic.") && last.contains('/'))
    {
        kept = before.trim_end();
    }
    Span::new(span.start, span.start + kept.len()).trimmed(&report.text)
}

/// A quotation for each post, instead of what else was found in it.
pub fn put(lines: &[Line<'_>], posts: &[Post], drafts: &mut Vec<Draft>) {
    if posts.is_empty() {
        return;
    }
    drafts.retain(|draft| {
        !draft.reach().is_some_and(|reach| posts.iter().any(|post| post.whole.overlaps(reach)))
    });
    for post in posts {
        let line = lines.partition_point(|line| line.span.end <= post.words.start);
        if line < lines.len() {
            drafts.push(Draft {
                line,
                shape: Shape::Free,
                act: Act::Speech,
                content: vec![post.words],
                source: Some(post.name),
                cue: Some(post.dash),
                score: 0.9,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Part, PartKind};

    fn posts(text: &str) -> Vec<(String, String)> {
        let mut report = Report { text: text.to_owned(), ..Report::default() };
        report.layers.parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body }];
        let told = |post: &Post| (report.slice(post.words).to_owned(), report.slice(post.name).to_owned());
        find(&report).iter().map(told).collect()
    }

    #[test]
    fn a_signature_tells_whose_words_stand_before_it() {
        let pair = |words: &str, name: &str| (words.to_owned(), name.to_owned());
        assert_eq!(
            posts(
                "We sail at noon - weather or not! pic.example.com/aB1 — Ana B. Reed (@anareed) May 7, 2018 \
                 The pier is shut. -- Port of Varn (@port_varn) Sept. 12, 2019"
            ),
            [
                pair("We sail at noon - weather or not!", "Ana B. Reed"),
                pair("The pier is shut.", "Port of Varn")
            ]
        );
        assert_eq!(posts("We sail at noon. – Ana Reed (@anareed)"), [pair("We sail at noon.", "Ana Reed")]);
        assert_eq!(posts("The minister — Ana Reed (@anareed) to her friends — sailed at noon."), []);
        assert_eq!(posts(&format!("{} — Ana Reed (@anareed) May 7, 2018", "We sail. ".repeat(60))), []);
        assert_eq!(posts("Write to the harbour (@"), []);
    }
}
