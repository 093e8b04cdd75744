//! A treebank's document as running text with its gold trees, and who is meant by which words.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{fs, io};

use earwitness::learned::{Heard, HeardWord, KINDS, RELATIONS};
use earwitness::record::Span;

use super::Bench;

/// A document: its paragraphs a blank line apart, and its words.
#[derive(Debug, Default)]
pub struct Document {
    pub text: String,
    /// Gold words and trees in the shape of what the encoder hears.
    pub heard: Heard,
    /// Gold mentions of each entity, as a document numbers them, where it marks them (`Entity` of GUM).
    pub entities: BTreeMap<String, Vec<Span>>,
    /// Where mentions that are not closed yet begin.
    open: BTreeMap<String, Vec<usize>>,
}

/// GUM's documents of a genre, in the order of their names.
pub fn gum(bench: &Bench, genre: &str) -> io::Result<Vec<Document>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(bench.corpus("gum")?)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(&format!("GUM_{genre}_")) && name.ends_with(".conllu") {
            files.push(path);
        }
    }
    files.sort();
    files.iter().map(|file| Ok(Document::read(&fs::read_to_string(file)?))).collect()
}

impl Document {
    /// Reads a CoNLL-U file.
    pub fn read(conllu: &str) -> Self {
        let mut document = Self::default();
        for block in conllu.split("\n\n").filter(|block| !block.trim().is_empty()) {
            let begins =
                block.lines().any(|line| line.starts_with("# newpar") || line.starts_with("# newdoc"));
            document.add(block, if begins { "\n\n" } else { " " });
        }
        document
    }

    /// The gold word that holds a place of the text.
    pub fn word_at(&self, place: usize) -> Option<usize> {
        let words = &self.heard.words;
        let at = words.partition_point(|word| word.start <= place).checked_sub(1)?;
        (place < words[at].end).then_some(at)
    }

    fn add(&mut self, block: &str, gap: &str) {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push_str(gap);
        }
        let first = self.heard.words.len();
        // A token over several words ("1-2") carries their form.
        let mut inside = 0;
        let mut token = Span::default();
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let &[id, form, _, kind, _, _, head, relation, _, misc] = &fields[..] else { continue };
            let number = id.parse::<usize>();
            if number.as_ref().is_ok_and(|&number| number <= inside) {
                // its own span where its form stands in the text
                let from = self.heard.words.last().map_or(token.start, |word| word.end).max(token.start);
                let own = self.text.get(from..token.end).is_some_and(|rest| rest.starts_with(form));
                self.push(
                    if own { Span::new(from, from + form.len()) } else { token },
                    first,
                    [head, relation, kind],
                );
                self.mark(misc);
                continue;
            }
            if id.contains('.') {
                continue;
            }
            token = Span::new(self.text.len(), self.text.len() + form.len());
            self.text.push_str(form);
            if !misc.contains("SpaceAfter=No") {
                self.text.push(' ');
            }
            match id.split_once('-') {
                Some((_, last)) => inside = last.parse().unwrap_or(0),
                None => {
                    self.push(token, first, [head, relation, kind]);
                    self.mark(misc);
                }
            }
        }
    }

    /// Opens and closes the mentions that a word's last column marks: "Entity=(1-person-giv(2-place-new)", "Entity=1)".
    fn mark(&mut self, misc: &str) {
        let Some(word) = self.heard.words.last().copied() else { return };
        let marks = misc.split('|').find_map(|field| field.strip_prefix("Entity=")).unwrap_or_default();
        let mut rest = marks;
        while let Some(at) = rest.find(['(', ')']) {
            let (before, after) = (&rest[..at], &rest[at + 1..]);
            let opens = rest[at..].starts_with('(');
            rest = after;
            if opens {
                let id = after.split('-').next().unwrap_or_default().to_owned();
                let end = after.find(['(', ')']).unwrap_or(after.len());
                if after[end..].starts_with(')') && !after[..end].is_empty() {
                    self.entities.entry(id).or_default().push(word);
                    rest = &after[end + 1..];
                } else {
                    self.open.entry(id).or_default().push(word.start);
                }
            } else if let Some(start) = self.open.get_mut(before).and_then(Vec::pop) {
                self.entities.entry(before.to_owned()).or_default().push(Span::new(start, word.end));
            }
        }
    }

    fn push(&mut self, span: Span, first: usize, [head, relation, kind]: [&str; 3]) {
        let at = self.heard.words.len();
        let head =
            head.parse::<usize>().ok().and_then(|head| head.checked_sub(1)).map_or(at, |head| first + head);
        self.heard.words.push(span);
        self.heard.tree.push(HeardWord {
            head,
            relation: known(relation),
            kind: own(&KINDS, kind).unwrap_or("X"),
        });
    }
}

/// A relation, or what it is a kind of: "nmod:unmarked".
fn known(relation: &str) -> &'static str {
    let wide = relation.split(':').next().unwrap_or(relation);
    own(&RELATIONS, relation).or_else(|| own(&RELATIONS, wide)).unwrap_or("dep")
}

fn own(list: &[&'static str], name: &str) -> Option<&'static str> {
    list.iter().copied().find(|known| *known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_are_marked_from_their_first_word_to_their_last() {
        let row = |fields: &str| fields.replace(' ', "\t") + "\n";
        let conllu = row("1 Mayor _ NOUN _ _ 2 compound _ Entity=(1-person-new-coref")
            + &row("2 Reed _ PROPN _ _ 3 nsubj _ Entity=1)")
            + &row("3 met _ VERB _ _ 0 root _ _")
            + &row("4 his _ PRON _ _ 5 nmod _ Entity=(2-person-new(1-person-ana)")
            + &row("5 aide _ NOUN _ _ 3 obj _ Entity=2)|SpaceAfter=No");
        let document = Document::read(&format!("# newdoc\n{conllu}"));
        let mentions = |id: &str| -> Vec<&str> {
            document.entities[id].iter().map(|span| span.of(&document.text)).collect()
        };
        assert_eq!(mentions("1"), ["Mayor Reed", "his"]);
        assert_eq!(mentions("2"), ["his aide"]);
    }

    #[test]
    fn words_inside_a_token_have_their_own_spans() {
        let row = |fields: &str| fields.replace(' ', "\t") + "\n";
        let conllu = row("1 They they PRON _ _ 4 nsubj _ _")
            + &row("2-3 didn't _ _ _ _ _ _ _ _")
            + &row("2 did do AUX _ _ 4 aux _ _")
            + &row("3 n't not PART _ _ 4 advmod _ _")
            + &row("4 leave leave VERB _ _ 0 root _ SpaceAfter=No")
            + &row("5 . . PUNCT _ _ 4 punct:odd _ _");
        let document = Document::read(&format!("# newpar\n{conllu}\n# newpar\n{conllu}"));
        assert_eq!(document.text.trim_end(), "They didn't leave.\n\nThey didn't leave.");
        let words: Vec<&str> = document.heard.words.iter().map(|word| word.of(&document.text)).collect();
        assert_eq!(words[..5], ["They", "did", "n't", "leave", "."]);
        assert_eq!(document.heard.tree[5].head, 8);
        assert_eq!(document.heard.tree[9].relation, "punct");
        assert_eq!(document.word_at(9), Some(2));
        assert_eq!(document.word_at(18), None);
    }
}
