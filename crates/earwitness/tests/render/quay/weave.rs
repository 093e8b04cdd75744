//! Claims and edges over the reports.

use earwitness::record::{
    Account, Claim, Conflict, Edge, Evidence, EvidenceKind, Node, OriginRange, Passage, Reading, Report,
    Standing, Voice,
};

use super::draft;

pub struct Weave {
    pub account: Account,
}

impl Weave {
    pub fn new(reports: Vec<Report>) -> Self {
        Self { account: Account { reports, ..Account::default() } }
    }

    pub fn passage(&self, report: usize, words: &str) -> Passage {
        Passage { report, span: draft::span(&self.account.reports[report], words) }
    }

    pub fn edge(&mut self, from: Node, to: Node, kind: EvidenceKind, at: &[(usize, &str)], score: f32) {
        let spans = at.iter().map(|&(report, words)| self.passage(report, words)).collect();
        let stemma = &mut self.account.stemma;
        for node in [from, to] {
            if !stemma.nodes.contains(&node) {
                stemma.nodes.push(node);
            }
        }
        stemma.edges.push(Edge { from, to, evidence: vec![Evidence { kind, spans }], score });
    }

    /// A new claim; `reads` and `conflicts` add to it.
    pub fn claim(&mut self, text: &str, voice: Voice, standing: Standing, count: (usize, usize, &[usize])) {
        let origins = OriginRange { lower: count.0, upper: count.1, ids: count.2.into() };
        let (readings, reported, conflicts) = (vec![], vec![], vec![]);
        let text = text.into();
        let claim = Claim {
            text,
            voice,
            occasion: false,
            context: None,
            standing,
            readings,
            reported,
            statement: None,
            within: None,
            outlets: 0,
            origins,
            conflicts,
            disputed: vec![],
        };
        self.account.claims.push(claim);
    }

    pub fn reads(&mut self, report: usize, words: &str, origins: &[usize], links: &[usize]) {
        let passage = self.passage(report, words);
        if let Some(claim) = self.account.claims.last_mut() {
            claim.readings.push(Reading {
                passage,
                doubtful: false,
                origins: origins.into(),
                links: links.into(),
            });
            claim.outlets = claim.readings.len();
        }
    }

    pub fn conflicts(&mut self, conflicts: Vec<Conflict>) {
        if let Some(claim) = self.account.claims.last_mut() {
            claim.conflicts = conflicts;
        }
    }

    /// The claim that a statement makes.
    pub fn said(&mut self, statement: usize, standing: Standing) {
        let s = self.account.statements[statement].clone();
        let readings = s.readings.iter().map(|wording| {
            let quotation = &self.account.reports[wording.report].layers.quotations[wording.quotation];
            let passage = Passage { report: wording.report, span: quotation.content[0] };
            Reading {
                passage,
                doubtful: false,
                origins: wording.origins.clone(),
                links: wording.links.clone(),
            }
        });
        let claim = Claim {
            text: s.text.clone(),
            voice: Voice::Speaker(s.speaker),
            occasion: false,
            context: None,
            standing,
            readings: readings.collect(),
            reported: vec![],
            statement: Some(statement),
            within: None,
            outlets: s.outlets,
            origins: s.origins.clone(),
            conflicts: vec![],
            disputed: vec![],
        };
        self.account.claims.push(claim);
    }
}

/// The same story with as many reports as asked for: each report stands several times, longer, with more claims.
pub fn multiplied(reports: usize, claims_each: usize) -> Account {
    let mut account = super::account();
    let first = account.reports.len();
    for number in first..reports {
        let mut report = account.reports[number % first].clone();
        report.id = format!("r{:02}.txt", number + 1);
        report.outlet = Some(format!("Outlet of the {number}th town"));
        account.reports.push(report);
        for claim in 0..account.claims.len() {
            if let Some(mut reading) =
                account.claims[claim].readings.iter().find(|r| r.passage.report == number % first).cloned()
            {
                reading.passage.report = number;
                account.claims[claim].readings.push(reading);
                account.claims[claim].outlets += 1;
            }
        }
        for statement in &mut account.statements {
            if let Some(mut wording) = statement.readings.iter().find(|w| w.report == number % first).cloned()
            {
                wording.report = number;
                statement.readings.push(wording);
                statement.outlets += 1;
            }
        }
        let origin = account.stemma.edges.iter().find(|e| e.from == Node::Report(number % first)).cloned();
        if let Some(mut edge) = origin {
            edge.from = Node::Report(number);
            account.stemma.nodes.push(edge.from);
            account.stemma.edges.push(edge);
        }
    }
    for report in 0..reports {
        for number in 0..claims_each {
            let sentence =
                format!("Fact {number} of this town was told at length by nobody else in those days.");
            let start = account.reports[report].text.len();
            account.reports[report].text += &sentence;
            account.reports[report].text += "\n\n";
            let span = earwitness::record::Span::new(start, start + sentence.len());
            let part = account.reports[report].layers.parts.len();
            let kind = earwitness::record::PartKind::Body;
            account.reports[report].layers.parts.push(earwitness::record::Part { span, kind });
            account.reports[report].layers.sentences.push(earwitness::record::Sentence { span, part });
            account.claims.push(Claim {
                text: sentence,
                voice: Voice::Outlet,
                occasion: false,
                context: None,
                standing: Standing::SingleOrigin,
                readings: vec![Reading {
                    passage: Passage { report, span },
                    doubtful: false,
                    origins: vec![3],
                    links: vec![11],
                }],
                reported: vec![],
                statement: None,
                within: None,
                outlets: 1,
                origins: OriginRange { lower: 1, upper: 1, ids: vec![3] },
                conflicts: vec![],
                disputed: vec![],
            });
        }
    }
    account
}
