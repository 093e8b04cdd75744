//! A treebank's document as running text with its gold trees.

use earwitness::learned::{Heard, HeardWord, KINDS, RELATIONS};
use earwitness::record::Span;

/// A document: its paragraphs a blank line apart, and its words.
#[derive(Debug, Default)]
pub struct Document {
    pub text: String,
    /// Gold words and trees in the shape of what the encoder hears.
    pub heard: Heard,
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
                None => self.push(token, first, [head, relation, kind]),
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
