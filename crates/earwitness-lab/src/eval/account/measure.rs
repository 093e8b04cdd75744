//! The measures of an account, one function each.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::gold::{list, number, pairs, plain, span, text};
use super::matched::Matched;
use super::words::{Words, common, covers, name_matches};
use crate::eval::Measure;

/// All measures of an account.
pub fn score(gold: &Value, account: &Value, verbose: bool) -> Vec<Measure> {
    let matched = Matched::new(gold, account, verbose);
    let mut out = matched.quotations();
    out.extend(matched.statements());
    out.extend(matched.claims());
    out.extend(matched.conflicts());
    out.extend(matched.origins());
    out.push(matched.times());
    out
}

impl<'a> Matched<'a> {
    fn quotations(&self) -> Vec<Measure> {
        let gold = self.gold.quotations();
        let mut out = Vec::new();
        let kinds = [
            ("tier", &["must", "should", "headline", "optional"][..]),
            ("type", &["direct", "mixed", "indirect"][..]),
        ];
        for (field, values) in kinds {
            for value in values {
                let wanted: Vec<_> = (0..gold.len()).filter(|&j| text(&gold[j], field) == *value).collect();
                let found = wanted.iter().filter(|j| self.to_found.contains_key(j)).count();
                out.extend(ratio(&format!("recall_{value}"), found, wanted.len()));
            }
        }
        out.extend(ratio("precision", self.to_gold.len(), self.found.len()));
        let [mut source, mut speaker, mut channel] = [(0, 0); 3];
        for (&i, &j) in &self.to_gold {
            let (q, g) = (self.found[i], &gold[j]);
            let place = self.place(g);
            if g["source"].is_object() {
                let wanted = self.texts.words(place, &[span(&g["source"])]);
                source.0 += usize::from(common(&self.texts.words(place, &pairs(&q["source"])), &wanted) > 0);
                source.1 += 1;
            }
            let wanted: Vec<_> =
                list(g, "speaker").iter().flat_map(|k| self.gold.labels(&plain(k))).collect();
            if !wanted.is_empty() {
                let id = text(q, "speaker");
                let name = self.names.get(id).copied().unwrap_or(id);
                let right = name_matches(name, &wanted);
                speaker.0 += usize::from(right);
                speaker.1 += 1;
                if self.verbose && !right {
                    println!("  speaker {} want {wanted:?} got {name:?}", text(g, "id"));
                }
            }
            for wanted in list(g, "channel").iter().map(plain) {
                let named = |c: &Value| self.gold.is_named(&wanted, text(c, "name"));
                let found = list(q, "channels").iter().any(named);
                channel.0 += usize::from(found);
                if self.verbose && !found {
                    let got: Vec<&str> = list(q, "channels").iter().map(|c| text(c, "name")).collect();
                    println!("  channel {} want {wanted} got {got:?}", text(g, "id"));
                }
                channel.1 += 1;
            }
        }
        if self.verbose {
            self.print_quotation_misses();
        }
        out.extend(ratio("source_right", source.0, source.1));
        out.extend(ratio("speaker_right", speaker.0, speaker.1));
        out.extend(ratio("channel_recall", channel.0, channel.1));
        out
    }

    fn print_quotation_misses(&self) {
        for (j, g) in self.gold.quotations().iter().enumerate() {
            if text(g, "tier") == "must" && !self.to_found.contains_key(&j) {
                println!("  missed must {} {}", text(g, "id"), text(&g["content"][0], "text"));
            }
        }
        for (i, q) in self.found.iter().enumerate().filter(|(i, _)| !self.to_gold.contains_key(i)) {
            let place = self.key(q).unwrap_or_default();
            let words = pairs(&q["content"]).into_iter().map(|span| self.texts.cut(place, span));
            let score = q["score"].as_f64().unwrap_or_default();
            println!("  spurious {i} {place} {score} {:?}", words.collect::<Vec<_>>());
        }
    }

    fn statements(&self) -> Vec<Measure> {
        let gold = self.gold.quotations();
        let place: BTreeMap<&str, &str> = gold.iter().map(|q| (text(q, "id"), self.place(q))).collect();
        let known = |ids: &'a [Value]| -> BTreeSet<&'a str> {
            ids.iter().filter_map(Value::as_str).filter(|id| place.contains_key(id)).collect()
        };
        let across = |ids: &BTreeSet<&'a str>| -> BTreeSet<(&'a str, &'a str)> {
            combinations(ids).filter(|(a, b)| place[a] != place[b]).collect()
        };
        let (mut want, mut allowed) = (BTreeSet::new(), BTreeSet::new());
        for group in self.gold.cross("statement_groups") {
            let members = known(list(group, "members"));
            let partial = known(list(group, "partial"));
            want.extend(across(&members));
            allowed.extend(combinations(&members.union(&partial).copied().collect()));
        }
        let got: BTreeSet<_> = self.members.iter().flat_map(across).collect();
        let judged: BTreeSet<_> =
            got.iter().filter(|pair| !allowed.contains(*pair) || want.contains(*pair)).copied().collect();
        if self.verbose {
            for pair in judged.difference(&want) {
                println!("  wrongly joined {pair:?}");
            }
        }
        let share = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
        let precision = share(judged.intersection(&want).count(), judged.len());
        let recall = share(got.intersection(&want).count(), want.len());
        let sum = precision + recall;
        let f1 = if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum };
        let traps = self.gold.cross("not_the_same_statement");
        let joined = |trap: &&Value| {
            let (a, b) = (text(trap, "a"), text(trap, "b"));
            got.contains(&(a.min(b), a.max(b)))
        };
        let hit = traps.iter().filter(joined).count();
        vec![
            Measure::new("statement_pairs.precision", precision)
                .with_note(format!("predicted {}", judged.len())),
            Measure::new("statement_pairs.recall", recall).with_note(format!("gold {}", want.len())),
            Measure::new("statement_pairs.f1", f1),
            Measure::new("statement_traps_hit", hit as f64).with_note(format!("of {}", traps.len())),
        ]
    }

    fn claims(&self) -> Vec<Measure> {
        let units = self.units();
        let seeds = self.gold.cross("claims_in_2plus_seeds");
        let claims = if seeds.is_empty() { self.gold.cross("claims_in_2plus_reports") } else { seeds };
        let (mut hit, mut total) = (0, 0);
        for claim in claims {
            let mut evidence = Vec::new();
            for (report, passages) in claim["evidence"].as_object().into_iter().flatten() {
                if self.texts.has(report) {
                    let spans = passages
                        .as_array()
                        .map_or_else(|| vec![span(passages)], |all| all.iter().map(span).collect());
                    evidence.push((report.as_str(), self.texts.words(report, &spans)));
                }
            }
            for (i, (ra, a)) in evidence.iter().enumerate() {
                for (rb, b) in &evidence[i + 1..] {
                    let touches = |unit: &Vec<(&str, Words)>, report: &str, want: &Words| {
                        unit.iter().any(|(r, words)| *r == report && covers(words, want))
                    };
                    let found = units.iter().any(|unit| touches(unit, ra, a) && touches(unit, rb, b));
                    total += 1;
                    hit += usize::from(found);
                    if self.verbose && !found {
                        println!("  claim not gathered {} {ra} {rb}", text(claim, "id"));
                    }
                }
            }
        }
        let wide = units.iter().filter(|unit| unit.iter().map(|(r, _)| r).collect::<BTreeSet<_>>().len() > 1);
        let note = format!("{} claims, {} in 2+ reports", units.len(), wide.count());
        let mut out: Vec<_> =
            ratio("claim_pairs_recall", hit, total).into_iter().map(|m| m.with_note(note.clone())).collect();
        let mut furniture: BTreeMap<&str, Words> = BTreeMap::new();
        for part in list(self.gold.all, "structure").iter().filter(|part| part["article_text"] != true) {
            let place = self.place(part);
            furniture.entry(place).or_default().extend(self.texts.words(place, &[span(part)]));
        }
        let inside = |(report, words): &&(&str, Words)| {
            let shared = furniture.get(report).map_or(0, |furniture| common(words, furniture));
            !words.is_empty() && 2 * shared > words.len()
        };
        let count = units.iter().flatten().filter(inside).count();
        out.push(Measure::new("readings_in_boilerplate", count as f64));
        out
    }

    fn conflicts(&self) -> Vec<Measure> {
        let mut shown = Vec::new();
        for claim in self.all("claims") {
            for conflict in list(claim, "conflicts") {
                let sides = list(conflict, "sides").iter();
                let sides = sides.map(|side| self.passages(side.as_array().map_or(&[], Vec::as_slice)));
                shown.push(sides.collect::<Vec<_>>());
            }
        }
        let must = |c: &&Value| c["must_show"] == true || text(c, "verdict").starts_with("must be shown");
        let factual = |c: &&Value| ["hard", "soft"].contains(&text(c, "severity"));
        let wanted: Vec<_> = self.gold.cross("conflicts").iter().filter(must).filter(factual).collect();
        let found: Vec<_> = wanted
            .iter()
            .filter(|conflict| {
                let positions = list(conflict, "sides").iter().map(|side| {
                    let named = if side["position"].is_null() { &side["value"] } else { &side["position"] };
                    let words = self.texts.words(self.place(side), &[span(&side["span"])]);
                    (plain(named), self.place(side), words)
                });
                two_sides(&shown, &positions.collect::<Vec<_>>())
            })
            .map(|conflict| text(conflict, "id"))
            .collect();
        let traps = self.gold.cross("not_conflicts");
        let hit = traps
            .iter()
            .filter(|trap| !trap["a"]["start"].is_null() && !trap["b"]["start"].is_null())
            .filter(|trap| {
                let sides = ["a", "b"].map(|side| {
                    let item = &trap[side];
                    (side.to_owned(), self.place(item), self.texts.words(self.place(item), &[span(item)]))
                });
                two_sides(&shown, &sides)
            })
            .count();
        let mut out: Vec<_> = ratio("conflicts_found", found.len(), wanted.len())
            .into_iter()
            .map(|m| m.with_note(format!("{found:?} of {}", wanted.len())))
            .collect();
        out.push(Measure::new("conflicts_shown", shown.len() as f64));
        out.push(Measure::new("conflict_traps_hit", hit as f64).with_note(format!("of {}", traps.len())));
        out
    }

    fn origins(&self) -> Vec<Measure> {
        let gold: BTreeMap<&str, &str> =
            self.gold.quotations().iter().map(|q| (text(q, "id"), self.place(q))).collect();
        let statements: Vec<_> = self.all("statements").collect();
        let (mut judged, mut holds, mut exact, mut over) = (0, 0, 0, 0);
        for group in self.gold.cross("statement_groups") {
            let n = &group["n_independent_origins"];
            let (low, high) =
                n.as_array().map_or((number(n), number(n)), |range| (number(&range[0]), number(&range[1])));
            if high == 0 {
                continue;
            }
            let members: BTreeSet<&str> = list(group, "members")
                .iter()
                .filter_map(Value::as_str)
                .filter(|id| gold.contains_key(id))
                .collect();
            let shared = |k: &usize| self.members[*k].intersection(&members).count();
            let Some(best) = (0..statements.len()).max_by_key(|k| (shared(k), std::cmp::Reverse(*k))) else {
                continue;
            };
            let reports: BTreeSet<_> = self.members[best].intersection(&members).map(|id| gold[id]).collect();
            if reports.len() < 2 {
                continue;
            }
            let range = &statements[best]["origins"];
            let (lower, upper) = (number(&range["lower"]), number(&range["upper"]));
            judged += 1;
            holds += usize::from(lower <= high && upper >= low);
            exact += usize::from(low <= lower && lower <= high);
            over += usize::from(lower > high);
        }
        let mut out = Vec::new();
        out.extend(ratio("origins.range_holds", holds, judged));
        out.extend(ratio("origins.lower_right", exact, judged));
        out.push(Measure::new("origins.overcounted", over as f64).with_note(format!("of {judged}")));
        out
    }

    fn times(&self) -> Measure {
        let found: Vec<_> = self.all("times").filter_map(|time| Some((self.key(time)?, time))).collect();
        let (mut right, mut all) = (0_u32, 0_u32);
        for gold in list(self.gold.all, "time_expressions").iter().filter(|t| text(t, "tier") == "must") {
            let [start, end] = span(gold);
            let mut accepted = vec![plain(&gold["value"])];
            accepted.extend(list(gold, "also_accepted").iter().map(plain));
            let touching = found.iter().filter(|(key, time)| {
                let [s, e] = span(time);
                *key == self.place(gold) && s < end && start < e
            });
            let values: Vec<_> = touching.map(|(_, time)| plain(&time["value"])).collect();
            let good = values.iter().any(|value| accepted.contains(value));
            right += u32::from(good);
            all += 1;
            if self.verbose && !good {
                println!(
                    "  time {} {:?} {} got {values:?}",
                    text(gold, "id"),
                    text(gold, "text"),
                    accepted[0]
                );
            }
        }
        let score = if all == 0 { 0.0 } else { f64::from(right) / f64::from(all) };
        Measure::new("times_right", score).with_note(format!("{right}/{all}"))
    }
}

fn ratio(name: &str, of: usize, all: usize) -> Option<Measure> {
    (all > 0).then(|| Measure::new(name, of as f64 / all as f64).with_note(format!("{of}/{all}")))
}

/// All pairs of an ordered set, the smaller first.
fn combinations<'a>(ids: &BTreeSet<&'a str>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let ids: Vec<_> = ids.iter().copied().collect();
    let pairs = (0..ids.len()).flat_map(|i| (i + 1..ids.len()).map(move |j| (i, j))).collect::<Vec<_>>();
    pairs.into_iter().map(move |(i, j)| (ids[i], ids[j]))
}

/// Whether some shown conflict has two different sides that touch two different positions.
fn two_sides(shown: &[Vec<Vec<(&str, Words)>>], sets: &[(String, &str, Words)]) -> bool {
    shown.iter().any(|sides| {
        let touching: Vec<BTreeSet<&str>> = sides
            .iter()
            .map(|side| {
                let touches = |(_, report, words): &&(String, &str, Words)| {
                    side.iter().any(|(r, found)| r == report && common(found, words) > 0)
                };
                sets.iter().filter(touches).map(|(position, _, _)| position.as_str()).collect()
            })
            .collect();
        (0..touching.len()).any(|i| {
            touching[i + 1..].iter().any(|b| {
                let a = &touching[i];
                !a.is_empty() && !b.is_empty() && a.union(b).count() > 1
            })
        })
    })
}
