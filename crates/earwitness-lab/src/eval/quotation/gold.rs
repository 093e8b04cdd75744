//! PolNeAR's brat files: the first annotator's attributions of each article.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use super::score::{Attribution, Fragments};

/// An article with its gold.
pub struct Article {
    pub text: String,
    pub chars: Vec<char>,
    pub attributions: Vec<Attribution>,
}

/// Articles in the order of their names.
pub fn read(folder: &Path) -> io::Result<Vec<Article>> {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(folder.join("attributions"))? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        // NAME_xxxx.ann, where xxxx is the annotator
        let Some(name) = file.len().checked_sub("_xxxx.ann".len()).and_then(|end| file.get(..end)) else {
            continue;
        };
        let kept = first.entry(name.to_owned()).or_insert_with(|| file.clone());
        if file < *kept {
            *kept = file;
        }
    }
    first
        .iter()
        .map(|(name, file)| {
            let text = fs::read_to_string(folder.join("text").join(format!("{name}.txt")))?;
            let marks = fs::read_to_string(folder.join("attributions").join(file))?;
            Ok(Article { attributions: attributions(&marks), chars: text.chars().collect(), text })
        })
        .collect()
}

/// The events that have content.
fn attributions(marks: &str) -> Vec<Attribution> {
    let mut bounds: BTreeMap<&str, Fragments> = BTreeMap::new();
    for line in marks.lines().filter(|line| line.starts_with('T')) {
        let mut columns = line.split('\t');
        let (Some(id), Some(place)) = (columns.next(), columns.next()) else { continue };
        let Some((_, fragments)) = place.split_once(' ') else { continue };
        let pair = |fragment: &str| {
            let (start, end) = fragment.split_once(' ')?;
            Some((start.parse().ok()?, end.parse().ok()?))
        };
        bounds.insert(id, fragments.split(';').filter_map(pair).collect());
    }
    let mut out = Vec::new();
    for event in marks.lines().filter(|line| line.starts_with('E')) {
        let mut attribution = Attribution::default();
        for argument in event.split('\t').nth(1).unwrap_or_default().split(' ').skip(1) {
            let Some((role, id)) = argument.split_once(':') else { continue };
            let fragments = bounds.get(id).cloned().unwrap_or_default();
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Content" => attribution.content.extend(fragments),
                "Source" => attribution.source.extend(fragments),
                "Cue" => attribution.cue.extend(fragments),
                _ => {}
            }
        }
        if !attribution.content.is_empty() {
            out.push(attribution);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_join_their_numbered_contents() {
        let marks = "T1\tSource 0 2\tAn\nT2\tCue 3 7\tsaid\nT3\tContent 8 9;10 12\tx yz\nT4\tContent 20 22\tab\n\
                     E1\tAttribution:T9 Content:T3 Content2:T4 Cue:T2 Source:T1\nE2\tAttribution:T9 Cue:T2\n";
        let found = attributions(marks);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].content, [(8, 9), (10, 12), (20, 22)]);
        assert_eq!(found[0].source, [(0, 2)]);
    }
}
