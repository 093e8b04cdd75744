//! Which quotation stands inside another's content.

use super::draft::{Draft, Shape};
use crate::record::{Report, Span};

/// For each draft the one that holds it. Drafts that say the same twice are dropped first.
pub fn nest(drafts: &mut Vec<Draft>, carries: &dyn Fn(Span) -> bool) -> Vec<Option<usize>> {
    drop_doubles(drafts);
    split_at_insertions(drafts, carries);
    hand_on(drafts);
    let mut within: Vec<Option<usize>> = (0..drafts.len())
        .map(|i| {
            let d = &drafts[i];
            let own = d.cue.or_else(|| d.content.first().copied())?;
            near(drafts, i)
                .filter(|&k| {
                    k != i
                        && drafts[k].line == d.line
                        && drafts[k].covers(own)
                        && !drafts[k].cue.is_some_and(|cue| d.covers(cue))
                        && drafts[k].content != d.content
                })
                .filter(|&k| drafts[k].cue != d.cue)
                .min_by_key(|&k| (drafts[k].content.iter().map(|c| c.len()).sum::<usize>(), k))
        })
        .collect();
    // "Harlow wrote that Reed told him A and asked him to B": what has one subject stands in the same words
    for i in (0..drafts.len()).filter(|&i| drafts[i].source.is_some() && drafts[i].cue.is_some()) {
        let shares =
            |k: usize| k != i && drafts[k].line == drafts[i].line && drafts[k].source == drafts[i].source;
        let outer = near(drafts, i).filter(|&k| shares(k)).find_map(|k| within[k]);
        if within[i].is_none() {
            within[i] =
                outer.filter(|&k| k != i && within[k] != Some(i) && drafts[k].source != drafts[i].source);
        }
    }
    within
}

/// "“…?” Harlow wrote. Reed replied: “…”": words that another cue gives to another are not also heard of this one.
pub fn leave_to_others(report: &Report, all: &mut [Draft]) {
    for i in 0..all.len() {
        let Some(cue) = all[i].cue.filter(|_| all[i].content.len() > 1) else { continue };
        let first = all.partition_point(|d| d.line + 1 < all[i].line);
        let last = all.partition_point(|d| d.line <= all[i].line + 1);
        let of_another = |piece: &Span| {
            all[first..last].iter().any(|other| {
                let nearer = other.cue.is_some_and(|own| {
                    let introduces = |cue: Span, piece: Span| {
                        let between = report.text.get(cue.end..piece.start);
                        between.is_some_and(|text| text.trim_end().ends_with(':'))
                    };
                    let goes_on =
                        all[i].content.iter().any(|&c| introduces(cue, c)) && !introduces(cue, *piece);
                    let nearer = gap(own, *piece) < gap(cue, *piece) || goes_on && introduces(own, *piece);
                    !own.overlaps(cue) && nearer && other.source != all[i].source
                });
                nearer && other.source.is_some() && other.covers(*piece)
            })
        };
        let kept: Vec<Span> = all[i].content.iter().filter(|piece| !of_another(piece)).copied().collect();
        if !kept.is_empty() {
            all[i].content = kept;
        }
    }
}

/// Bytes between two passages.
fn gap(a: Span, b: Span) -> usize {
    a.start.max(b.start).saturating_sub(a.end.min(b.end))
}

fn drop_doubles(drafts: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = Vec::new();
    for d in drafts.drain(..) {
        let twin = kept.iter().position(|k| {
            k.line == d.line
                && k.content == d.content
                && (k.source == d.source || k.shape == Shape::Free || d.shape == Shape::Free)
        });
        match twin {
            Some(k) if kept[k].score < d.score => kept[k] = d,
            Some(_) => {}
            None => kept.push(d),
        }
    }
    *drafts = kept;
}

/// "…, the agency reported, …" inside another's words: the words are cut around it, and it carries them.
/// "the agency added the detail …, according to Reed": what Reed said is what the agency added.
fn split_at_insertions(drafts: &mut [Draft], carries: &dyn Fn(Span) -> bool) {
    for i in 0..drafts.len() {
        for k in near(drafts, i) {
            if i == k || drafts[i].line != drafts[k].line {
                continue;
            }
            let Some(inserted) = attribution(&drafts[k]) else { continue };
            let marks_carrier = drafts[k].source.is_some_and(carries);
            if drafts[k].shape == Shape::According
                && !marks_carrier
                && drafts[i].source.is_some_and(carries)
                && drafts[k].covers(attribution(&drafts[i]).unwrap_or_default())
                && drafts[i].cue != drafts[k].cue
            {
                drafts[k].content = drafts[i]
                    .content
                    .iter()
                    .map(|c| if c.contains(inserted) { Span::new(c.start, inserted.start) } else { *c })
                    .collect();
                continue;
            }
            // "Harlow claims that it is old, Reed pointed out": the words end before who else says so
            let ends =
                drafts[i].content.iter().position(|c| c.start < inserted.start && c.end <= inserted.end + 1);
            let ends = ends.filter(|&n| drafts[i].content[n].overlaps(inserted));
            if let Some(n) =
                ends.filter(|_| drafts[k].cue != drafts[i].cue && says_so(&drafts[k], &drafts[i]))
            {
                drafts[i].content[n].end = inserted.start;
            }
            let holds =
                drafts[i].content.iter().position(|c| c.start < inserted.start && inserted.end < c.end);
            let Some(n) = holds.filter(|_| {
                drafts[k].content.iter().any(|c| {
                    c.end <= inserted.start && c.start < drafts[i].content[0].start + 1
                        || c.contains(drafts[i].cue.unwrap_or_default())
                })
            }) else {
                continue;
            };
            let c = drafts[i].content[n];
            drafts[i].content[n] = Span::new(c.start, inserted.start);
            drafts[i].content.insert(n + 1, Span::new(inserted.end, c.end));
        }
    }
}

/// "“…,” Harlow said, according to Reed": what Reed says is that Harlow said it.
fn hand_on(drafts: &mut [Draft]) {
    for k in 0..drafts.len() {
        let Some(outer) = attribution(&drafts[k]) else { continue };
        let same = |i: usize| {
            i != k
                && drafts[i]
                    .content
                    .first()
                    .zip(drafts[k].content.first())
                    .is_some_and(|(a, b)| a.overlaps(*b))
        };
        let between = |inner: &Span| inner.end <= outer.start && outer.start - inner.end <= GAP;
        let inner = near(drafts, k).filter(|&i| same(i) && drafts[i].source.is_some());
        let inner = inner.filter_map(|i| attribution(&drafts[i])).find(between);
        let Some(inner) = inner else { continue };
        let before = drafts[k].content.iter_mut().rfind(|c| c.start < inner.start);
        if let Some(words) =
            before.filter(|words| words.end <= inner.start && inner.start - words.end <= MARKS)
        {
            words.end = inner.end;
        }
    }
}

/// Bytes between one who speaks and the one who tells of it: "said on Friday, according to".
const GAP: usize = 40;
/// Bytes of marks between words and who says them.
const MARKS: usize = 5;

/// Whether who says a draft's words stands behind them, and another's words hold them.
fn says_so(d: &Draft, holder: &Draft) -> bool {
    let Some((source, cue)) = d.source.zip(d.cue) else { return false };
    source.end <= cue.start
        && d.content.iter().all(|c| c.end <= source.start)
        && d.content.iter().any(|c| holder.covers(Span::new(c.start, c.start + 1)))
}

/// Drafts that only carry another's words: "According to the agency, Reed said …" is what Reed said, and
/// "…, the agency reported, …" in the middle of it no quotation of its own.
pub fn only_carries(drafts: &[Draft], within: &[Option<usize>], carries: &dyn Fn(Span) -> bool) -> Vec<bool> {
    (0..drafts.len())
        .map(|k| {
            let d = &drafts[k];
            let (Some(cue), Some(first)) = (d.cue, d.content.first()) else { return false };
            let leads = d.shape == Shape::According && cue.end <= first.start;
            let inner = (0..drafts.len()).filter(|&i| within[i] == Some(k));
            let inserted =
                d.content.iter().any(|c| c.start > cue.start) && d.content.iter().any(|c| c.end < cue.end);
            d.source.is_some_and(carries)
                && inner.into_iter().any(|i| {
                    let lead = first.start..=first.start + LEAD;
                    let starts = drafts[i].source.is_some_and(|s| lead.contains(&s.start));
                    leads && starts || inserted
                })
        })
        .collect()
}

/// How far into the words a speaker may stand, in bytes: "on Monday, Reed said".
const LEAD: usize = 40;

/// The other drafts of the same sentence.
fn near(drafts: &[Draft], i: usize) -> std::ops::Range<usize> {
    let line = drafts[i].line;
    let from = (0..i).rev().take_while(|&k| drafts[k].line == line).last().unwrap_or(i);
    let to = (i..drafts.len()).take_while(|&k| drafts[k].line == line).last().unwrap_or(i);
    from..to + 1
}

/// Source and cue together.
fn attribution(d: &Draft) -> Option<Span> {
    let cue = d.cue?;
    Some(d.source.map_or(cue, |s| s.join(cue)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Act;

    #[test]
    fn what_has_one_subject_stands_in_the_same_words() {
        let text = "Harlow wrote that Reed told Quell that A is so and asked her to wait.";
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let draft = |source: &str, cue: &str, content: &str| Draft {
            line: 0,
            shape: Shape::Clause,
            act: Act::Speech,
            content: vec![at(content)],
            source: Some(at(source)),
            cue: Some(at(cue)),
            score: 0.8,
        };
        let wrote = draft("Harlow", "wrote", "that Reed told Quell that A is so");
        let told = draft("Reed", "told", "that A is so");
        let asked = draft("Reed", "asked", "her to wait");
        let mut all = vec![wrote, told, asked];
        assert_eq!(nest(&mut all, &|_| false), [None, Some(0), Some(0)]);
    }

    #[test]
    fn who_tells_that_somebody_said_it_does_not_say_it() {
        let text = "\"The pier is shut,\" Harlow said on Friday, according to a clerk on the call.";
        let at = |part: &str| Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let draft = |source: &str, cue: &str, shape: Shape| Draft {
            line: 0,
            shape,
            act: Act::Speech,
            content: vec![at("\"The pier is shut,\"")],
            source: Some(at(source)),
            cue: Some(at(cue)),
            score: 0.8,
        };
        let said = draft("Harlow", "said", Shape::Marked);
        let told = draft("a clerk on the call", "according to", Shape::According);
        let mut all = vec![said, told];
        assert_eq!(nest(&mut all, &|_| false), [Some(1), None]);
        assert_eq!(all[1].content, [at("\"The pier is shut,\" Harlow said")]);
    }
}
