//! What an account has of what the gold has: reports by file, quotations by their words, statements by their quotations.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::gold::{Gold, file_name, list, pairs, span, text};
use super::words::{Texts, Words, dice};

/// Gold and account, with their reports and quotations matched.
pub struct Matched<'a> {
    pub gold: Gold<'a>,
    stories: &'a [Value],
    /// Report ids of the account by key of the gold.
    key_of: BTreeMap<&'a str, String>,
    pub texts: Texts,
    pub names: BTreeMap<&'a str, &'a str>,
    pub found: Vec<&'a Value>,
    /// Found quotation → gold quotation, and back.
    pub to_gold: BTreeMap<usize, usize>,
    pub to_found: BTreeMap<usize, usize>,
    /// Gold ids of the quotations that each statement gathers.
    pub members: Vec<BTreeSet<&'a str>>,
    pub verbose: bool,
}

impl<'a> Matched<'a> {
    pub fn new(gold: &'a Value, account: &'a Value, verbose: bool) -> Self {
        let gold = Gold::new(gold);
        let stories = list(account, "stories");
        let mut this = Self {
            gold,
            stories,
            key_of: BTreeMap::new(),
            texts: Texts::default(),
            names: BTreeMap::new(),
            found: Vec::new(),
            to_gold: BTreeMap::new(),
            to_found: BTreeMap::new(),
            members: Vec::new(),
            verbose,
        };
        for report in this.all("reports") {
            let file = file_name(report["file"].as_str().unwrap_or(text(report, "id")));
            if let Some((key, _)) = this.gold.files.iter().find(|(_, name)| *name == file) {
                this.texts.add(key, text(report, "text"));
                this.key_of.insert(text(report, "id"), key.clone());
            }
        }
        this.names = this.all("entities").map(|e| (text(e, "id"), text(e, "name"))).collect();
        this.found = this.all("quotations").filter(|q| this.key(q).is_some()).collect();
        this.match_quotations();
        this.members = this.all("statements").map(|statement| this.members(statement)).collect();
        this
    }

    /// The items of one kind over all stories.
    pub fn all(&self, kind: &'static str) -> impl Iterator<Item = &'a Value> + use<'a> {
        self.stories.iter().flat_map(move |story| list(story, kind))
    }

    /// The gold's key of the report that an item of the account lies in.
    pub fn key(&self, item: &Value) -> Option<&str> {
        self.key_of.get(text(item, "report")).map(String::as_str)
    }

    /// The gold's key of the report that a gold item lies in.
    pub fn place(&self, item: &'a Value) -> &'a str {
        text(item, self.gold.report)
    }

    fn match_quotations(&mut self) {
        let wanted: Vec<_> = self.gold.quotations().iter().map(|q| self.gold_words(q)).collect();
        let mut pairs = Vec::new();
        for (i, q) in self.found.iter().enumerate() {
            let words = self.content(q);
            for (j, gold) in self.gold.quotations().iter().enumerate() {
                let overlap = dice(&words, &wanted[j]);
                if self.key(q) == Some(self.place(gold)) && overlap >= 0.5 {
                    pairs.push((overlap, i, j));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, i, j) in pairs {
            if !self.to_gold.contains_key(&i) && !self.to_found.contains_key(&j) {
                self.to_gold.insert(i, j);
                self.to_found.insert(j, i);
            }
        }
    }

    pub fn gold_words(&self, quotation: &'a Value) -> Words {
        let content: Vec<_> = list(quotation, "content").iter().map(span).collect();
        self.texts.words(self.place(quotation), &content)
    }

    pub fn content(&self, quotation: &Value) -> Words {
        self.texts.words(self.key(quotation).unwrap_or_default(), &pairs(&quotation["content"]))
    }

    fn quotation_by_id(&self, id: &str) -> Option<usize> {
        self.found.iter().rposition(|q| text(q, "id") == id)
    }

    fn members(&self, statement: &Value) -> BTreeSet<&'a str> {
        let found =
            list(statement, "readings").iter().filter_map(|r| self.quotation_by_id(text(r, "quotation")));
        let matched = found.filter_map(|i| self.to_gold.get(&i));
        matched.map(|&j| text(&self.gold.quotations()[j], "id")).collect()
    }

    /// What each claim and statement gathers: (report, words).
    pub fn units(&self) -> Vec<Vec<(&str, Words)>> {
        let mut units: Vec<Vec<_>> = Vec::new();
        for claim in self.all("claims") {
            units.push(self.passages(list(claim, "readings")));
        }
        for statement in self.all("statements") {
            let found =
                list(statement, "readings").iter().filter_map(|r| self.quotation_by_id(text(r, "quotation")));
            let unit =
                found.map(|i| (self.key(self.found[i]).unwrap_or_default(), self.content(self.found[i])));
            units.push(unit.collect());
        }
        units
    }

    pub fn passages(&self, items: &[Value]) -> Vec<(&str, Words)> {
        let passage = |item: &Value| self.key(item).map(|key| (key, self.texts.words(key, &[span(item)])));
        items.iter().filter_map(passage).collect()
    }
}
