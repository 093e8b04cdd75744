//! The measures of `score_polnear.py`: attributions paired one to one by the overlap of their contents.

use std::collections::{BTreeMap, BTreeSet};

use crate::eval::Measure;

/// Code points, half-open.
pub type Fragments = Vec<(usize, usize)>;

#[derive(Debug, Clone, Default)]
pub struct Attribution {
    pub content: Fragments,
    pub source: Fragments,
    pub cue: Fragments,
}

/// Right, predicted and gold counts by measure; precision and recall may count what is right differently.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<String, Counts>);

#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    right_found: usize,
    found: usize,
    right_gold: usize,
    gold: usize,
}

impl Tally {
    fn count(&mut self, name: impl Into<String>, counts: Counts) {
        let sum = self.0.entry(name.into()).or_default();
        sum.right_found += counts.right_found;
        sum.found += counts.found;
        sum.right_gold += counts.right_gold;
        sum.gold += counts.gold;
    }

    pub fn add(&mut self, other: &Self) {
        other.0.iter().for_each(|(name, counts)| self.count(name.as_str(), *counts));
    }

    /// F1 of each measure with precision and recall.
    pub fn measures(&self, prefix: &str) -> Vec<Measure> {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        let measure = |(name, counts): (&String, &Counts)| {
            let p = share(counts.right_found, counts.found);
            let r = share(counts.right_gold, counts.gold);
            let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            Measure::new(format!("{prefix}{name}"), f1)
                .with_note(format!("P {p:.3} R {r:.3}, gold {}, found {}", counts.gold, counts.found))
        };
        self.0.iter().map(measure).collect()
    }
}

/// Scores one article.
pub fn article(text: &[char], gold: &[Attribution], found: &[Attribution]) -> Tally {
    let mut tally = Tally::default();
    let gold: Vec<Attribution> = gold.iter().map(|a| merged(a, text)).collect();
    let found: Vec<Attribution> =
        found.iter().map(|a| merged(a, text)).filter(|a| !a.content.is_empty()).collect();
    let starts = word_starts(text);
    let of = |list: &[Attribution], role: fn(&Attribution) -> &Fragments| -> Vec<BTreeSet<usize>> {
        list.iter().map(|a| tokens(role(a), &starts, text)).collect()
    };
    let (gold_content, found_content) = (of(&gold, |a| &a.content), of(&found, |a| &a.content));
    let (gold_source, found_source) = (of(&gold, |a| &a.source), of(&found, |a| &a.source));
    let pairs = pair(&gold_content, &found_content);

    let roles: [(&str, fn(&Attribution) -> &Fragments); 3] =
        [("content", |a| &a.content), ("cue", |a| &a.cue), ("source", |a| &a.source)];
    for (name, role) in roles {
        let mut left: Vec<Fragments> =
            gold.iter().map(role).filter(|f| !f.is_empty()).map(|f| trimmed(f, text)).collect();
        let of_gold = left.len();
        let (mut right, mut of_found) = (0, 0);
        for mine in found.iter().map(role).filter(|f| !f.is_empty()) {
            of_found += 1;
            let mine = trimmed(mine, text);
            if !mine.is_empty()
                && let Some(at) = left.iter().position(|one| *one == mine)
            {
                left.remove(at);
                right += 1;
            }
        }
        let counts = Counts { right_found: right, found: of_found, right_gold: right, gold: of_gold };
        tally.count(format!("{name}.exact"), counts);
    }
    let near = |dice: f64| dice >= 0.5;
    let sourced = |i: usize, j: usize| {
        let (mine, theirs) = (&found_source[i], &gold_source[j]);
        !mine.is_disjoint(theirs) || mine.is_empty() && theirs.is_empty()
    };
    let mut count = |name: String,
                     keep_found: &dyn Fn(usize) -> bool,
                     keep_gold: &dyn Fn(usize) -> bool,
                     right: &dyn Fn(&Pair) -> bool| {
        tally.count(
            name,
            Counts {
                right_found: pairs.iter().filter(|p| keep_found(p.found) && right(p)).count(),
                found: (0..found.len()).filter(|&i| keep_found(i)).count(),
                right_gold: pairs.iter().filter(|p| keep_gold(p.gold) && right(p)).count(),
                gold: (0..gold.len()).filter(|&j| keep_gold(j)).count(),
            },
        );
    };
    let any = |_: usize| true;
    count("attributed".into(), &any, &any, &|p| near(p.dice) && sourced(p.found, p.gold));
    count("content.dice50".into(), &any, &any, &|p| near(p.dice));
    let gold_kind: Vec<&str> = gold.iter().map(|a| kind(&a.content, text)).collect();
    let found_kind: Vec<&str> = found.iter().map(|a| kind(&a.content, text)).collect();
    for wanted in ["direct", "mixed", "indirect"] {
        let right = |p: &Pair| near(p.dice) && sourced(p.found, p.gold);
        count(
            format!("{wanted}.attributed"),
            &|i| found_kind[i] == wanted,
            &|j| gold_kind[j] == wanted,
            &right,
        );
    }
    tally
}

struct Pair {
    found: usize,
    gold: usize,
    dice: f64,
}

/// One to one, the greatest overlap first.
fn pair(gold: &[BTreeSet<usize>], found: &[BTreeSet<usize>]) -> Vec<Pair> {
    let mut all = Vec::new();
    for (i, mine) in found.iter().enumerate() {
        for (j, theirs) in gold.iter().enumerate() {
            let common = mine.intersection(theirs).count();
            if common > 0 {
                all.push(Pair {
                    found: i,
                    gold: j,
                    dice: 2.0 * common as f64 / (mine.len() + theirs.len()) as f64,
                });
            }
        }
    }
    all.sort_by(|a, b| b.dice.total_cmp(&a.dice).then((a.found, a.gold).cmp(&(b.found, b.gold))));
    let (mut taken, mut used) = (BTreeSet::new(), BTreeSet::new());
    all.retain(|p| {
        let free = !taken.contains(&p.found) && !used.contains(&p.gold);
        if free {
            taken.insert(p.found);
            used.insert(p.gold);
        }
        free
    });
    all
}

fn merged(a: &Attribution, text: &[char]) -> Attribution {
    let merge = |fragments: &Fragments| {
        let mut sorted = fragments.clone();
        sorted.sort_unstable();
        let mut out = Fragments::new();
        for (start, end) in sorted {
            match out.last_mut() {
                Some(last) if slice(text, last.1, start).iter().all(|c| c.is_whitespace()) => {
                    last.1 = last.1.max(end)
                }
                _ if end > start => out.push((start, end)),
                _ => {}
            }
        }
        out
    };
    Attribution { content: merge(&a.content), source: merge(&a.source), cue: merge(&a.cue) }
}

fn slice(text: &[char], start: usize, end: usize) -> &[char] {
    text.get(start..end.min(text.len())).unwrap_or_default()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word_starts(text: &[char]) -> Vec<usize> {
    (0..text.len()).filter(|&i| is_word(text[i]) && (i == 0 || !is_word(text[i - 1]))).collect()
}

/// Starts of the words inside; a span without words counts by its marks.
fn tokens(fragments: &Fragments, starts: &[usize], text: &[char]) -> BTreeSet<usize> {
    let inside = |i: usize| fragments.iter().any(|&(s, e)| s <= i && i < e);
    let words: BTreeSet<usize> = starts.iter().copied().filter(|&i| inside(i)).collect();
    if !words.is_empty() {
        return words;
    }
    (0..text.len()).filter(|&i| inside(i) && !text[i].is_whitespace()).collect()
}

/// Without white space, quotation marks and light marks at the outer ends, and without one leading "that".
fn trimmed(fragments: &Fragments, text: &[char]) -> Fragments {
    let edge = |c: char| " \t\r\n\u{a0}“”‘’\"'«»,.;:-–—".contains(c);
    let blank = |&&(s, e): &&(usize, usize)| !slice(text, s, e).iter().all(|c| c.is_whitespace());
    let whole: Fragments = fragments.iter().filter(blank).copied().collect();
    let mut out = whole.clone();
    let Some(first) = out.first_mut() else { return out };
    while first.0 < first.1 && edge(text[first.0]) {
        first.0 += 1;
    }
    let head: String = slice(text, first.0, first.1).iter().take(5).collect::<String>().to_lowercase();
    if head.starts_with("that") && !head.chars().nth(4).is_some_and(is_word) {
        first.0 += 4;
        while first.0 < first.1 && edge(text[first.0]) {
            first.0 += 1;
        }
    }
    if let Some(last) = out.last_mut() {
        while last.1 > last.0 && edge(text[last.1 - 1]) {
            last.1 -= 1;
        }
    }
    out.retain(|&(s, e)| e > s);
    if out.is_empty() { whole } else { out }
}

/// Direct where all words of the content stand inside quotation marks, mixed where some do.
fn kind(fragments: &Fragments, text: &[char]) -> &'static str {
    let (mut inside, mut total, mut open) = (0, 0, false);
    for (n, &(start, end)) in fragments.iter().enumerate() {
        let part: String = slice(text, start, end).iter().collect();
        let part: Vec<char> = part.replace("''", "\" ").replace("``", "\" ").chars().collect();
        let mark = part.iter().copied().find(|c| "“”\"«»".contains(*c));
        let before = start.checked_sub(1).and_then(|at| text.get(at)).copied();
        let left_out = n == 0
            && before.is_some_and(|c| "“\"«".contains(c))
            && !part.first().is_some_and(|c| "“\"«".contains(*c));
        if !open && mark.is_some_and(|c| "”»".contains(c)) || left_out {
            open = true;
        }
        let mut at = 0;
        while at < part.len() {
            match part[at] {
                '“' | '«' => open = true,
                '”' | '»' => open = false,
                '"' => open = !open,
                c if is_word(c) => {
                    let begin = at;
                    while at + 1 < part.len() && is_word(part[at + 1]) {
                        at += 1;
                    }
                    let word: String = part[begin..=at].iter().collect();
                    if total > 0 || open || word.to_lowercase() != "that" {
                        total += 1;
                        inside += usize::from(open);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }
    match (inside, total) {
        (0, _) => "indirect",
        (inside, total) if inside == total => "direct",
        _ => "mixed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(content: (usize, usize), source: (usize, usize)) -> Attribution {
        Attribution { content: vec![content], source: vec![source], cue: vec![] }
    }

    #[test]
    fn a_right_quotation_with_a_wrong_source_is_not_attributed() {
        let text: Vec<char> = "Ann said that rain fell. Bo left.".chars().collect();
        let gold = [one((9, 23), (0, 3))];
        let scores = |found| {
            let tally = article(&text, &gold, &[found]);
            let of = |name: &str| tally.measures("").iter().find(|m| m.name == name).map(|m| m.score);
            [of("attributed"), of("content.exact"), of("content.dice50")]
        };
        assert_eq!(scores(one((14, 24), (0, 3))), [Some(1.0); 3], "house style does not decide");
        assert_eq!(scores(one((14, 23), (25, 27))), [Some(0.0), Some(1.0), Some(1.0)]);
        assert_eq!(scores(one((25, 27), (0, 3))), [Some(0.0); 3]);
    }

    #[test]
    fn kinds() {
        let of = |text: &str| kind(&vec![(0, text.chars().count())], &text.chars().collect::<Vec<_>>());
        assert_eq!(of("“it is”"), "direct");
        assert_eq!(of("that \"it is\""), "direct");
        assert_eq!(of("it \"is\""), "mixed");
        assert_eq!(of("it is"), "indirect");
    }
}
