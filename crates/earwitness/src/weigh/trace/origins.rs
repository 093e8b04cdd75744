//! The sources of a story, each once, however reports name it.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::names::{Keys, Name, head_noun};
use crate::record::{Channel, EntityKind, Origin, OriginKind, Passage, Report};
use crate::weigh::cast::Cast;

use super::country;
use super::names;

/// What makes two mentions one source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Agency(&'static str),
    /// A person, organisation or place of the story's cast.
    Figure(usize),
    /// Somebody without an entity: "the presidential office".
    Named(String),
    Outlet(String),
    /// The text nobody has behind the copies of a family.
    Text(usize),
    /// A speaker who is not named, by the statement.
    Nobody(usize),
}

/// All sources of a story, in order of first use.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    pub list: Vec<Origin>,
    /// For each: the country whose side it is on, where its name says so.
    pub countries: Vec<Option<&'static str>>,
    /// For each: whether a report names it as the channel of what it tells.
    pub channels: Vec<bool>,
    places: BTreeMap<Key, usize>,
    /// Agencies and outlets by the keys of their names, as places in `names`.
    houses: FxHashMap<u64, Vec<usize>>,
    /// The names of agencies and outlets, each with its place in the list.
    names: Vec<(Name, usize)>,
    /// The agencies that texts name, of those that were asked about.
    agencies: FxHashMap<String, Option<&'static names::Agency>>,
    /// The outlets of the story by their names without case and article.
    outlets: BTreeMap<String, String>,
    /// What `mentions` of the list hold.
    mentioned: BTreeSet<(usize, Passage)>,
}

impl Origins {
    /// No origins yet, of a story whose outlets are known: who is named as one of them is that newsroom.
    pub fn of_story(story: &[&Report]) -> Self {
        let named = story.iter().filter_map(|report| report.outlet.as_deref());
        let outlets: BTreeSet<&str> = named.filter(|outlet| !outlet.trim().is_empty()).collect();
        // the first by letters, so that no order of reports shows
        let outlets = outlets.into_iter().rev().map(|outlet| (names::fold(outlet), outlet.to_owned()));
        Self { outlets: outlets.collect(), ..Self::default() }
    }

    /// The newsroom of the story that a body's name is the name of.
    fn newsroom(&mut self, name: &str) -> Option<usize> {
        let outlet = self.outlets.get(&names::fold(name))?.clone();
        Some(self.outlet(&outlet))
    }

    /// The origin of a key, made where it is new.
    pub fn place(&mut self, key: Key, origin: impl FnOnce() -> (Origin, Option<&'static str>)) -> usize {
        if let Some(&place) = self.places.get(&key) {
            return place;
        }
        let (made, country) = origin();
        if is_house(&made) {
            // One house may have two names: "ONA" in a credit and "the Ostravian News Agency" in a sentence.
            let (keys, name) = (Keys::of(&made.name), Name::of(&made.name));
            let near = keys.sought.iter().filter_map(|key| self.houses.get(key)).flatten();
            let known = near.map(|&house| &self.names[house]).filter(|known| known.0.is(&name));
            if let Some(known) = known.map(|known| known.1).min() {
                self.places.insert(key, known);
                return known;
            }
            for key in keys.under {
                self.houses.entry(key).or_default().push(self.names.len());
            }
            self.names.push((name, self.list.len()));
        }
        self.list.push(made);
        self.countries.push(country);
        self.channels.push(false);
        self.places.insert(key, self.list.len() - 1);
        self.list.len() - 1
    }

    /// The agency that a text names.
    fn named(&mut self, text: &str) -> Option<&'static names::Agency> {
        if let Some(&known) = self.agencies.get(text) {
            return known;
        }
        let found = names::agency(text);
        self.agencies.insert(text.to_owned(), found);
        found
    }

    /// Notes where a report names an origin.
    pub fn mention(&mut self, place: usize, passage: Passage) {
        if let Some(origin) = self.list.get_mut(place)
            && !passage.span.is_empty()
            && self.mentioned.insert((place, passage))
        {
            origin.mentions.push(passage);
        }
    }

    /// The origin that a channel names.
    pub fn of_channel(&mut self, story: &[&Report], cast: &Cast, report: usize, channel: &Channel) -> usize {
        let place = if let Some(agency) = self.named(&channel.name) {
            self.agency(agency)
        } else if let Some(newsroom) = self.newsroom(&channel.name) {
            newsroom
        } else {
            // The sentence around a name tells whose it is: "the presidential office in Seoul".
            let country = country::find(&channel.name)
                .or_else(|| country::find(story.get(report)?.slice(channel.span)))
                .map(|country| country.name);
            let figure = channel.entity.and_then(|entity| cast.of.get(report)?.get(entity).copied()).filter(
                |&figure| {
                    channel.specific && cast.figures.get(figure).is_some_and(|f| f.kind != EntityKind::Place)
                },
            );
            let key = match (channel.kind, channel.specific) {
                (OriginKind::StateMedia, false) => state_media(country),
                _ => figure.map_or_else(|| Key::Named(plain(&channel.name)), Key::Figure),
            };
            self.place(key, || {
                let name =
                    figure.and_then(|f| cast.figures.get(f)).map_or(channel.name.clone(), |f| f.name.clone());
                (
                    Origin { name, kind: channel.kind, specific: channel.specific, mentions: Vec::new() },
                    country,
                )
            })
        };
        self.mention(place, Passage { report, span: channel.span });
        self.channels[place] = true;
        place
    }

    pub fn agency(&mut self, agency: &'static names::Agency) -> usize {
        self.place(Key::Agency(agency.name), || {
            let origin =
                Origin { name: agency.name.into(), kind: agency.kind, specific: true, mentions: Vec::new() };
            (origin, Some(agency.country))
        })
    }

    /// The agency of a credit; a name that no list knows is an outlet.
    pub fn of_credit(&mut self, name: &str) -> usize {
        match self.named(name) {
            Some(agency) if agency.name == name => self.agency(agency),
            _ => self.outlet(name),
        }
    }

    /// A speaker of the story's cast.
    pub fn of_figure(&mut self, cast: &Cast, figure: usize) -> usize {
        let Some(known) = cast.figures.get(figure) else { return self.nobody(usize::MAX) };
        if known.kind == EntityKind::Organisation
            && let Some(agency) = self.named(&known.name)
        {
            return self.agency(agency);
        }
        if known.kind == EntityKind::Organisation
            && let Some(newsroom) = self.newsroom(&known.name)
        {
            return newsroom;
        }
        let country = country::find(&known.name).map(|country| country.name);
        if is_state_media(&known.name) {
            let name = known.name.clone();
            return self.place(state_media(country), || {
                (
                    Origin { name, kind: OriginKind::StateMedia, specific: false, mentions: Vec::new() },
                    country,
                )
            });
        }
        let named = known.kind != EntityKind::Person || is_name(&known.name);
        let kind = match known.kind {
            _ if !named => OriginKind::Unnamed,
            EntityKind::Person => OriginKind::Person,
            EntityKind::Organisation | EntityKind::Place => OriginKind::Office,
            _ => OriginKind::Unnamed,
        };
        self.place(Key::Figure(figure), || {
            (Origin { name: known.name.clone(), kind, specific: named, mentions: Vec::new() }, country)
        })
    }

    /// The newsroom of an outlet.
    pub fn outlet(&mut self, outlet: &str) -> usize {
        if let Some(agency) = names::agency_of_outlet(outlet) {
            return self.agency(agency);
        }
        self.place(Key::Outlet(names::fold(outlet)), || {
            let origin = Origin {
                name: outlet.into(),
                kind: OriginKind::Outlet,
                specific: true,
                mentions: Vec::new(),
            };
            (origin, None)
        })
    }

    /// The newsroom of an outlet, where it is an origin already.
    pub fn known_outlet(&self, outlet: &str) -> Option<usize> {
        let key = match names::agency_of_outlet(outlet) {
            Some(agency) => Key::Agency(agency.name),
            None => Key::Outlet(names::fold(outlet)),
        };
        self.places.get(&key).copied()
    }

    /// Somebody who is quoted and not named.
    pub fn nobody(&mut self, statement: usize) -> usize {
        self.place(Key::Nobody(statement), || {
            let name = "an unnamed speaker".into();
            (Origin { name, kind: OriginKind::Unnamed, specific: false, mentions: Vec::new() }, None)
        })
    }

    /// Whether a channel is where the words come from, and not a house that passes them on. State media publish the words of
    /// their own side; those of another they pass on. "In a message" names no origin beside the one who sent it.
    pub fn is_primary(&self, origin: usize, side: Option<&str>) -> bool {
        let Some(found) = self.list.get(origin) else { return false };
        match found.kind {
            OriginKind::StateMedia => {
                self.countries[origin].zip(side).is_none_or(|(country, side)| country == side)
            }
            OriginKind::Office | OriginKind::Spokesperson | OriginKind::Document | OriginKind::Person => {
                found.specific
            }
            OriginKind::Agency | OriginKind::Outlet | OriginKind::Hypothetical | OriginKind::Unnamed => false,
        }
    }

    /// Whether an origin puts out accounts of its own: a state's media, an office, its spokesperson.
    pub fn publishes(&self, origin: usize) -> bool {
        self.list.get(origin).is_some_and(|found| {
            matches!(found.kind, OriginKind::StateMedia | OriginKind::Office | OriginKind::Spokesperson)
        })
    }

    /// How many sides sources are on, that cannot be one: a country each. A source whose country is not known may be any.
    pub fn sides(&self, sources: &[usize]) -> usize {
        let mut countries: Vec<&str> =
            sources.iter().filter_map(|&source| self.countries.get(source).copied().flatten()).collect();
        countries.sort_unstable();
        countries.dedup();
        countries.len()
    }

    /// Whether two origins may be one: the one generic and nothing known against it, or both of one country's state.
    pub fn may_be_one(&self, a: usize, b: usize) -> bool {
        if a == b {
            return true;
        }
        let (Some(first), Some(second)) = (self.list.get(a), self.list.get(b)) else { return false };
        match (self.countries.get(a).copied().flatten(), self.countries.get(b).copied().flatten()) {
            (Some(one), Some(other)) => one == other,
            _ => {
                !(first.specific
                    && second.specific
                    && first.kind == OriginKind::StateMedia
                    && second.kind == OriginKind::StateMedia)
            }
        }
    }
}

const fn is_house(origin: &Origin) -> bool {
    origin.specific && matches!(origin.kind, OriginKind::Agency | OriginKind::Outlet)
}

/// The state media of a country, where a report names none in particular.
fn state_media(country: Option<&str>) -> Key {
    Key::Named(format!("state media of {}", country.unwrap_or("a country")))
}

fn is_state_media(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.contains("media") && lower.contains("state")
}

/// "South Korean officials", "analysts": the last word of a name is written large. "A person close to Reed" has none.
fn is_name(name: &str) -> bool {
    const ANYBODY: [&str; 4] = ["person", "people", "source", "sources"];
    let anybody = ANYBODY.contains(&head_noun(name).as_str());
    !anybody && name.split_whitespace().next_back().is_some_and(|word| !word.starts_with(char::is_lowercase))
}

/// A name without article, possessor and case: "South Korea's presidential office" and "the presidential office" are one.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase().replace('’', "'");
    let tail = lower.rsplit_once("'s ").map_or(lower.as_str(), |(_, tail)| tail);
    let words: Vec<&str> = tail
        .split_whitespace()
        .filter(|word| !matches!(*word, "the" | "a" | "an" | "his" | "her" | "its" | "their"))
        .collect();
    words.join(" ")
}
