//! One report of the story, annotated by searching for words.

use earwitness::record::{
    Act, Basis, Bound, Channel, Commitment, Entity, EntityKind, Finding, Mention, MentionForm, Number,
    OriginKind, Part, PartKind, Quotation, QuotationKind, Report, Sentence, Span, Time, TimeKind,
};

pub struct Draft {
    pub report: Report,
}

/// How somebody said something.
#[derive(Clone, Copy)]
pub struct Said {
    pub speaker: &'static str,
    pub kind: QuotationKind,
    pub act: Act,
    /// Name, basis, kind, whether specific.
    pub channel: Option<(&'static str, Basis, OriginKind, bool)>,
}

impl Draft {
    pub fn new(id: &str, outlet: Option<&str>, published: Option<&str>, parts: &[(PartKind, &str)]) -> Self {
        let mut report = Report {
            id: id.into(),
            file: Some(format!("quay/{id}")),
            outlet: outlet.map(Into::into),
            published: published.map(Into::into),
            language: Some("en".into()),
            verbatim: true,
            ..Report::default()
        };
        for (index, &(kind, text)) in parts.iter().enumerate() {
            let start = report.text.len();
            report.text += text;
            let span = Span::new(start, report.text.len());
            report.layers.parts.push(Part { span, kind });
            if kind == PartKind::Title {
                report.title = Some(text.into());
            }
            let mut from = start;
            for (stop, _) in text.match_indices(". ").chain([(text.len() - 1, "")]) {
                let span = Span::new(from, start + stop + 1);
                report.layers.sentences.push(Sentence { span, part: index });
                from = span.end + 1;
            }
            report.text += "\n\n";
        }
        Self { report }
    }

    pub fn span(&self, words: &str) -> Span {
        span(&self.report, words)
    }

    pub fn entity(&mut self, name: &str, kind: EntityKind, forms: &[&str]) {
        let entity = self.report.layers.entities.len();
        self.report.layers.entities.push(Entity::new(name, kind));
        for form in forms {
            let found: Vec<usize> = self.report.text.match_indices(form).map(|(at, _)| at).collect();
            for at in found {
                let span = Span::new(at, at + form.len());
                let mentions = &mut self.report.layers.mentions;
                if !mentions.iter().any(|mention| mention.span.overlaps(span)) {
                    mentions.push(Mention { span, entity, form: MentionForm::Name });
                }
            }
        }
        self.report.layers.mentions.sort_by_key(|mention| mention.span);
    }

    pub fn quote(&mut self, content: &str, cue: &str, source: &str, said: &Said) {
        let content = self.span(content);
        let channels = said.channel.iter().map(|&(name, basis, kind, specific)| Channel {
            name: name.into(),
            span: self.span(name),
            basis,
            kind,
            specific,
            entity: None,
        });
        let quotation = Quotation {
            kind: said.kind,
            act: said.act,
            content: vec![content],
            source: vec![self.span(source)],
            cue: vec![self.span(cue)],
            quoted: if said.kind == QuotationKind::Indirect { vec![] } else { vec![content] },
            speaker: self.report.layers.entities.iter().position(|entity| entity.name == said.speaker),
            channels: channels.collect(),
            within: None,
            finding: Finding::Told,
            echo: None,
            commitment: Commitment::Held,
            score: 0.875,
        };
        self.report.layers.quotations.push(quotation);
    }

    pub fn time(&mut self, words: &str, kind: TimeKind, value: Option<&str>, modifier: Option<&str>) {
        let span = self.span(words);
        let (value, modifier) = (value.map(Into::into), modifier.map(Into::into));
        self.report.layers.times.push(Time { span, kind, value, modifier });
    }

    pub fn number(&mut self, words: &str, value: f64, unit: Option<&str>, counted: Option<&str>) {
        let span = self.span(words);
        let (unit, counted) = (unit.map(Into::into), counted.map(Into::into));
        let number = Number { span, value, high: None, unit, counted, bound: Bound::Exact };
        self.report.layers.numbers.push(number);
    }
}

/// Where words stand in a report.
pub fn span(report: &Report, words: &str) -> Span {
    let start = report.text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {}", report.id));
    Span::new(start, start + words.len())
}
