//! Which quotation stands inside another's content.

use super::draft::{Draft, Shape};

/// For each draft the one that holds it. Drafts that say the same twice are dropped first.
pub fn nest(drafts: &mut Vec<Draft>) -> Vec<Option<usize>> {
    drop_doubles(drafts);
    (0..drafts.len())
        .map(|i| {
            let d = &drafts[i];
            let own = d.cue.or_else(|| d.content.first().copied())?;
            (0..drafts.len())
                .filter(|&k| {
                    k != i
                        && drafts[k].line == d.line
                        && drafts[k].covers(own)
                        && drafts[k].content.iter().all(|c| !d.covers(*c) || d.content == drafts[k].content)
                })
                .filter(|&k| drafts[k].cue != d.cue)
                .min_by_key(|&k| (drafts[k].content.iter().map(|c| c.len()).sum::<usize>(), k))
        })
        .collect()
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
