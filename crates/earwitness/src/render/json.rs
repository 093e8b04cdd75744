//! `account.json`.

use std::collections::BTreeMap;

use crate::record::{Account, Conflict, Difference, Node, OriginRange, Passage, Span, Voice, Warning};

use super::label;
use super::omission::omissions;
use super::quotations::Quotations;
use super::read_json::{act, boilerplate, channels, number, score, time, warning};
use super::ruler::Ruler;
use super::shape::{self, AccountFile, StoryAccount};

/// All stories of a run, with what could not be read.
pub fn account_json(accounts: &[Account], warnings: &[Warning]) -> String {
    let file = AccountFile {
        schema: "earwitness.account/1",
        stories: accounts.iter().map(account_shape).collect(),
        warnings: warnings.iter().map(|w| warning(w, None, None)).collect(),
    };
    let mut json = serde_json::to_string(&file).unwrap_or_default();
    json.push('\n');
    json
}

/// One account in its published shape.
pub fn account_shape(account: &Account) -> StoryAccount {
    Press { account, rulers: Ruler::all(&account.reports), quotations: Quotations::of(account) }.story()
}

/// What is needed to put records into their published shape.
struct Press<'a> {
    account: &'a Account,
    rulers: Vec<Ruler<'a>>,
    quotations: Quotations,
}

impl Press<'_> {
    fn story(&self) -> StoryAccount {
        let account = self.account;
        StoryAccount {
            id: account.id.clone(),
            title: account.title.clone(),
            reports: self.reports(),
            entities: self.entities(),
            times: self
                .each(|r, ruler, id| r.times.iter().map(|t| time(t, ruler, Some(id.clone()))).collect()),
            numbers: self
                .each(|r, ruler, id| r.numbers.iter().map(|n| number(n, ruler, Some(id.clone()))).collect()),
            quotations: self.all_quotations(),
            statements: self.statements(),
            claims: self.claims(),
            origins: self.origins(),
            stemma: self.stemma(),
            copies: self.copies(),
            families: self.families(),
            origins_of_story: count(&account.count),
            omissions: omissions(account),
            warnings: self.warnings(),
        }
    }

    fn report(&self, index: usize) -> String {
        self.account.reports.get(index).map(|report| report.id.clone()).unwrap_or_default()
    }

    fn pair(&self, report: usize, span: Span) -> shape::Pair {
        self.rulers.get(report).map(|ruler| ruler.span(span)).unwrap_or_default()
    }

    fn passage(&self, passage: Passage) -> shape::Passage {
        let [start, end] = self.pair(passage.report, passage.span);
        shape::Passage { report: self.report(passage.report), start, end }
    }

    fn passages(&self, passages: &[Passage]) -> Vec<shape::Passage> {
        passages.iter().map(|&passage| self.passage(passage)).collect()
    }

    /// One layer of all reports.
    fn each<T>(&self, layer: impl Fn(&crate::record::Layers, &Ruler, &String) -> Vec<T>) -> Vec<T> {
        let reports = self.account.reports.iter().zip(&self.rulers);
        reports.flat_map(|(report, ruler)| layer(&report.layers, ruler, &report.id)).collect()
    }

    fn reports(&self) -> Vec<shape::ReportHead> {
        let reports = self.account.reports.iter().zip(&self.rulers);
        reports
            .map(|(report, ruler)| shape::ReportHead {
                id: report.id.clone(),
                file: report.file.clone(),
                outlet: report.outlet.clone(),
                title: report.title.clone(),
                published: report.published.clone(),
                url: report.url.clone(),
                byline: report.byline.clone(),
                language: report.language.clone(),
                text: report.text.clone(),
                boilerplate: boilerplate(report, ruler),
            })
            .collect()
    }

    fn entities(&self) -> Vec<shape::Entity> {
        let figures = self.account.figures.iter().enumerate();
        figures
            .map(|(index, figure)| {
                let mut mentions: Vec<Passage> = Vec::new();
                for &(report, entity) in &figure.entities {
                    let layers = self.account.reports.get(report).map(|r| r.layers.mentions.as_slice());
                    let own = layers.unwrap_or_default().iter().filter(|mention| mention.entity == entity);
                    mentions.extend(own.map(|mention| Passage { report, span: mention.span }));
                }
                mentions.sort_unstable();
                shape::Entity {
                    id: label::entity(index),
                    name: figure.name.clone(),
                    kind: figure.kind.name(),
                    mentions: self.passages(&mentions),
                }
            })
            .collect()
    }

    fn all_quotations(&self) -> Vec<shape::Quotation> {
        let mut all = Vec::new();
        for (r, (report, ruler)) in self.account.reports.iter().zip(&self.rulers).enumerate() {
            let quotations = &report.layers.quotations;
            for (index, q) in quotations.iter().enumerate().filter(|(_, q)| q.is_said()) {
                all.push(shape::Quotation {
                    id: self.quotations.id(r, index),
                    report: report.id.clone(),
                    kind: q.kind.name(),
                    act: act(q.act),
                    content: ruler.spans(&q.content),
                    source: ruler.spans(&q.source),
                    cue: ruler.spans(&q.cue),
                    quoted: ruler.spans(&q.quoted),
                    commitment: q.commitment.name(),
                    speaker: q.speaker.and_then(|s| self.quotations.figure(r, s)).map(label::entity),
                    echo: q.echo.map(|passage| self.passage(passage)),
                    channels: channels(q, ruler),
                    within: q
                        .within
                        .filter(|&k| quotations.get(k).is_some_and(crate::record::Quotation::is_said))
                        .map(|outer| self.quotations.id(r, outer)),
                    statement: self.quotations.statement(r, index).map(label::statement),
                    score: score(q.score),
                });
            }
        }
        all
    }

    fn statements(&self) -> Vec<shape::Statement> {
        let statements = self.account.statements.iter().enumerate();
        statements
            .map(|(index, statement)| shape::Statement {
                id: label::statement(index),
                speaker: statement.speaker.map(label::entity),
                text: statement.text.clone(),
                cue: statement.cue.clone(),
                commitment: statement.commitment.name(),
                readings: statement.readings.iter().map(|wording| self.wording(wording)).collect(),
                outlets: statement.outlets,
                origins: count(&statement.origins),
            })
            .collect()
    }

    fn wording(&self, wording: &crate::record::Wording) -> shape::Wording {
        let difference = |d: &Difference| shape::Difference {
            kind: d.kind.name(),
            lemma: d.lemma.clone(),
            reading: d.reading.clone(),
            span: d.span.map(|span| self.pair(wording.report, span)),
        };
        shape::Wording {
            quotation: self.quotations.known(wording.report, wording.quotation),
            report: self.report(wording.report),
            doubtful: wording.doubtful,
            part: wording.part,
            differences: wording.differences.iter().map(difference).collect(),
            origins: wording.origins.iter().map(|&o| label::origin(o)).collect(),
            links: wording.links.clone(),
        }
    }

    fn claims(&self) -> Vec<shape::Claim> {
        let claims = self.account.claims.iter().enumerate();
        claims
            .map(|(index, claim)| shape::Claim {
                id: label::claim(index),
                text: claim.text.clone(),
                context: claim.context.as_ref().map(|around| shape::Context {
                    before: around.before.clone(),
                    after: around.after.clone(),
                }),
                voice: match claim.voice {
                    Voice::Outlet => Some("outlet".to_owned()),
                    Voice::Speaker(figure) => figure.map(label::entity),
                },
                occasion: claim.occasion,
                cue: self.account.cue(claim).map(str::to_owned),
                commitment: self.account.commitment(claim).name(),
                standing: claim.standing.name(),
                readings: self.readings(claim),
                statement: claim.statement.map(label::statement),
                within: claim.within.map(label::claim),
                outlets: claim.outlets,
                origins: count(&claim.origins),
                conflicts: claim.conflicts.iter().map(|conflict| self.conflict(conflict)).collect(),
                disputed: claim.disputed.iter().map(|&claim| label::claim(claim)).collect(),
            })
            .collect()
    }

    /// The outlets' own readings first, then what reports give as somebody's words.
    fn readings(&self, claim: &crate::record::Claim) -> Vec<shape::Reading> {
        let own = claim.readings.iter().map(|r| shape::Reading {
            doubtful: r.doubtful,
            counted: !r.doubtful,
            ..self.reading(r.passage, None, &r.origins, &r.links)
        });
        let reported = claim.reported.iter().map(|told| {
            let report = told.passage.report;
            let quotation = self.quotations.known(report, told.quotation);
            let said = self.quotations.statement(report, told.quotation);
            let said = said.and_then(|statement| self.account.statements.get(statement));
            let wording = said.and_then(|statement| {
                statement.readings.iter().find(|w| (w.report, w.quotation) == (report, told.quotation))
            });
            let (origins, links) = wording.map_or((&[][..], &[][..]), |w| (&w.origins, &w.links));
            shape::Reading {
                doubtful: told.doubtful,
                ..self.reading(told.passage, quotation, origins, links)
            }
        });
        own.chain(reported).collect()
    }

    fn reading(
        &self,
        passage: Passage,
        quotation: Option<String>,
        origins: &[usize],
        links: &[usize],
    ) -> shape::Reading {
        let shape::Passage { report, start, end } = self.passage(passage);
        let origins = origins.iter().map(|&o| label::origin(o)).collect();
        shape::Reading {
            report,
            start,
            end,
            quotation,
            doubtful: false,
            counted: false,
            origins,
            links: links.to_vec(),
        }
    }

    fn conflict(&self, conflict: &Conflict) -> shape::Conflict {
        let value = |value: &crate::record::Value| {
            let shape::Passage { report, start, end } = self.passage(value.passage);
            let published = self.account.reports.get(value.passage.report).and_then(|r| r.published.clone());
            shape::Side { report, start, end, value: value.value.clone(), published }
        };
        shape::Conflict {
            kind: conflict.kind.name(),
            severity: conflict.severity.name(),
            sides: conflict.sides.iter().map(|side| side.iter().map(value).collect()).collect(),
            reason: conflict.reason.clone(),
        }
    }

    fn origins(&self) -> Vec<shape::Origin> {
        let origins = self.account.origins.iter().enumerate();
        origins
            .map(|(index, origin)| shape::Origin {
                id: label::origin(index),
                name: origin.name.clone(),
                kind: origin.kind.name(),
                specific: origin.specific,
                mentions: self.passages(&origin.mentions),
            })
            .collect()
    }

    fn stemma(&self) -> shape::Stemma {
        let stemma = &self.account.stemma;
        let nodes = stemma.nodes.iter().enumerate().map(|(index, &node)| shape::Node {
            id: label::node(index),
            kind: label::node_kind(node),
            of: self.named(node),
        });
        let places: BTreeMap<Node, usize> =
            stemma.nodes.iter().enumerate().map(|(i, &node)| (node, i)).collect();
        let place = |node: Node| places.get(&node).copied();
        let edges = stemma.edges.iter().map(|edge| shape::Edge {
            from: place(edge.from).map(label::node).unwrap_or_default(),
            to: place(edge.to).map(label::node).unwrap_or_default(),
            evidence: edge
                .evidence
                .iter()
                .map(|e| shape::Evidence { kind: e.kind.name(), spans: self.passages(&e.spans) })
                .collect(),
            score: score(edge.score),
        });
        shape::Stemma { nodes: nodes.collect(), edges: edges.collect() }
    }

    /// The id of what a node stands for.
    fn named(&self, node: Node) -> String {
        match node {
            Node::Report(report) => self.report(report),
            Node::Wording(statement, reading) => {
                let wording = self.account.statements.get(statement).and_then(|s| s.readings.get(reading));
                wording.and_then(|w| self.quotations.known(w.report, w.quotation)).unwrap_or_default()
            }
            Node::Statement(statement) => label::statement(statement),
            Node::Claim(claim) => label::claim(claim),
            Node::Origin(origin) => label::origin(origin),
        }
    }

    fn copies(&self) -> Vec<shape::Copied> {
        let copies = self.account.copies.iter();
        copies
            .map(|copied| shape::Copied {
                a: self.report(copied.a),
                b: self.report(copied.b),
                kind: copied.kind.name(),
                direction: copied.direction.name(),
                words: copied.words,
                passages: copied.passages.iter().map(|&(a, b)| [self.passage(a), self.passage(b)]).collect(),
            })
            .collect()
    }

    fn families(&self) -> Vec<shape::Family> {
        let families = self.account.families.iter().enumerate();
        families
            .map(|(index, family)| shape::Family {
                id: label::family(index),
                origin: family.origin.map(label::origin),
                members: family.members.iter().map(|&member| self.report(member)).collect(),
                added: self.passages(&family.added),
            })
            .collect()
    }

    fn warnings(&self) -> Vec<shape::Warning> {
        let reports = self.account.reports.iter().zip(&self.rulers);
        reports
            .flat_map(|(report, ruler)| {
                report.warnings.iter().map(|w| warning(w, Some(ruler), Some(report.id.clone())))
            })
            .collect()
    }
}

fn count(range: &OriginRange) -> shape::Count {
    let ids = range.ids.iter().map(|&origin| label::origin(origin)).collect();
    shape::Count { lower: range.lower, upper: range.upper, ids }
}
