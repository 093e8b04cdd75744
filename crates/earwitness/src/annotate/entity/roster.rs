//! One figure for each person, organisation and place of a report.

use rustc_hash::{FxHashMap, FxHashSet};

use super::gazetteer::{Listed, gazetteer};
use super::gender;
use super::nearer;
use super::role::{self, Role};
use super::spot::{Kind, Spotted};
use super::titles::Gender;
use crate::annotate::line::{Line, Word};
use crate::names::{self, Name};
use crate::record::{EntityKind, PartKind};

/// What a report tells of one person, organisation or place.
#[derive(Debug, Clone)]
pub struct Figure {
    pub name: String,
    /// The name, ready for being compared.
    pub form: Name,
    pub kind: EntityKind,
    pub gender: Gender,
    /// The country somebody is of: index into the gazetteer.
    pub country: Option<usize>,
    /// Head of a state or government.
    pub head: bool,
    /// Called former, or head of it before.
    pub former: bool,
    /// The nouns that described it: "leader", "minister".
    pub roles: Vec<String>,
    /// The bodies that it is called an officer of, as figures.
    pub bodies: Vec<usize>,
    pub count: usize,
    /// Where it is first named in full, as line and word.
    pub named: Option<(usize, usize)>,
    /// Called by the surname with "Jr." or the like: the bare surname is another's.
    pub junior: bool,
    /// Named as somebody's relative: "his father, Oskar Reed"; or beside one of the same surname: "Reed and Ida Reed".
    pub relative: bool,
}

/// Most figures of one report: a text with more names is a list, and later names are left out.
pub const MOST_FIGURES: usize = 3_000;

/// All figures, the names that point to them, and the descriptions still to be resolved.
#[derive(Debug)]
pub struct Roster {
    pub figures: Vec<Figure>,
    /// Each spotted name with its figure, in reading order.
    pub names: Vec<(Spotted, usize)>,
    pub roles: Vec<Role>,
    /// Bare surnames that a head of state bears: "President Reed".
    headed: FxHashSet<String>,
}

/// Gathers names into figures and notes what is said of them.
pub fn gather(lines: &[Line<'_>], spotted: Vec<Spotted>) -> Roster {
    let headed = spotted.iter().filter(|s| s.title.is_some_and(|title| title.head));
    let headed = headed.map(|s| s.name.clone()).collect();
    let mut roster = Roster { figures: Vec::new(), names: Vec::new(), roles: Vec::new(), headed };
    let mut of: Vec<Option<usize>> = vec![None; spotted.len()];
    let mut memo: FxHashMap<(String, u8), usize> = FxHashMap::default();
    let words: Vec<usize> = spotted.iter().map(|s| names::words(&s.name).len()).collect();
    // where a name of one word first stands in running text
    let mut first: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    for (s, _) in spotted.iter().zip(&words).filter(|(_, words)| **words == 1) {
        if lines[s.line].kind == PartKind::Body {
            first.entry(s.name.clone()).or_insert((s.line, s.from));
        }
    }
    // full names first, so that a short one finds its bearer wherever it stands
    for pass in 0..2 {
        for (i, s) in spotted.iter().enumerate() {
            let full = matches!(s.kind, Kind::Listed(_)) || words[i] > 1;
            if of[i].is_none() && (full == (pass == 0)) {
                let first = first.get(&s.name).copied();
                let kin =
                    full && (is_relative(&lines[s.line], s) || is_listed_beside(&lines[s.line], &spotted, i));
                of[i] = roster.place(lines, s, (words[i], first, kin), &mut memo);
                if let Some(figure) = of[i] {
                    roster.figures[figure].count += 1;
                }
            }
        }
    }
    for (i, figure) in nearer::find(&roster, &spotted, &of, &words) {
        of[i] = Some(figure);
    }
    for (s, figure) in spotted.into_iter().zip(of) {
        let Some(figure) = figure else { continue };
        roster.names.push((s, figure));
    }
    roster.roles = role::find(lines, &mut roster);
    gender::note(lines, &mut roster);
    roster
}

impl Roster {
    /// The figure of a name, made where there is none.
    fn place(
        &mut self,
        lines: &[Line<'_>],
        s: &Spotted,
        (words, first, kin): (usize, Option<(usize, usize)>, bool),
        memo: &mut FxHashMap<(String, u8), usize>,
    ) -> Option<usize> {
        let (name, kind) = match s.kind {
            Kind::Listed(listed) => entity_of(lines, s, listed),
            Kind::Known(kind) => (s.name.clone(), Some(kind)),
            Kind::Unclear => (s.name.clone(), None),
        };
        let gender = s.title.map_or(Gender::Unknown, |t| t.gender);
        let key = (name.clone(), kind.map_or(50, |k| k as u8) * 4 + gender as u8);
        if let Some(&figure) = memo.get(&key) {
            self.note(figure, s, &name);
            return Some(figure);
        }
        if self.figures.len() >= MOST_FIGURES {
            return None;
        }
        let found = if let Kind::Listed(_) = s.kind {
            self.figures.iter().position(|f| f.name == name && !namesakes(kind, f.kind))
        } else if words > 1 {
            self.full(&name, kind)
        } else {
            self.short(&name, kind, gender, first)
        };
        let figure = found.unwrap_or_else(|| {
            self.figures.push(Figure {
                form: Name::of(&name),
                name: name.clone(),
                kind: kind.unwrap_or(EntityKind::Other),
                gender: if kind == Some(EntityKind::Person) && words > 1 {
                    gender::of_given(&name)
                } else {
                    Gender::Unknown
                },
                country: None,
                head: false,
                former: false,
                roles: Vec::new(),
                bodies: Vec::new(),
                count: 0,
                named: (words > 1).then_some((s.line, s.from)),
                junior: false,
                relative: words > 1 && kin,
            });
            self.figures.len() - 1
        });
        memo.insert(key, figure);
        self.note(figure, s, &name);
        Some(figure)
    }

    /// A name of several words.
    fn full(&self, name: &str, kind: Option<EntityKind>) -> Option<usize> {
        let name = Name::of(name);
        let may_be = |short: &Name, full: &Name| {
            if kind == Some(EntityKind::Person) { short.stands_for(full) } else { short.ends(full) }
        };
        self.figures.iter().position(|f| {
            (Some(f.kind) == kind || kind != Some(EntityKind::Person) && f.kind != EntityKind::Person)
                && !namesakes(kind, f.kind)
                && (name.is(&f.form)
                    || f.form.word_count() > 1 && (may_be(&name, &f.form) || may_be(&f.form, &name)))
        })
    }

    /// A name of one word: the bearer named most often wins.
    ///
    /// Somebody's relative who is named later than a bare surname is not its bearer; nor is one of several of that surname
    /// who are all named later ("President Reed" before "Oskar Reed and Ida Reed"). A name that is nobody's surname may be the
    /// given name of one who was named before.
    fn short(
        &self,
        name: &str,
        kind: Option<EntityKind>,
        gender: Gender,
        first: Option<(usize, usize)>,
    ) -> Option<usize> {
        let form = Name::of(name);
        let fits = |f: &Figure| {
            let person = f.kind == EntityKind::Person;
            let kinds = match kind {
                None => true,
                Some(EntityKind::Person) => person,
                Some(EntityKind::Organisation) => !(namesakes(kind, f.kind) && form.is(&f.form)),
                Some(_) => !(namesakes(kind, f.kind) && form.is(&f.form)) && (!person || !form.is(&f.form)),
            };
            let genders = gender == Gender::Unknown || f.gender == Gender::Unknown || gender == f.gender;
            let later = f.relative && is_later(f, first);
            // "Reed" is not "Oskar Reed Jr." where he is "Reed Jr.", or somebody else "President Reed"
            let fathers = f.form.has_generation() && (f.junior || !f.head && self.headed.contains(name));
            let firm = kind == Some(EntityKind::Organisation)
                && f.kind == EntityKind::Organisation
                && names::is_body_for_short(name, &f.name, |_| false);
            // "the Post" is the Harbour Post
            let paper = kind != Some(EntityKind::Person)
                && f.kind == EntityKind::Organisation
                && names::is_outlet(std::iter::once(name))
                && names::is_outlet(f.name.split(' '))
                && names::words(&f.name).last() == names::words(name).first();
            let bears = form.is(&f.form) || person && form.stands_for(&f.form) || firm || paper;
            kinds && genders && !later && !fathers && bears
        };
        let mut bearers: Vec<usize> = (0..self.figures.len()).filter(|&i| fits(&self.figures[i])).collect();
        let is_elder = |&i: &usize| !self.figures[i].form.has_generation();
        if bearers.iter().any(is_elder) {
            bearers.retain(is_elder);
        }
        let all_later = bearers.iter().all(|&i| {
            let f = &self.figures[i];
            is_later(f, first) && !f.head && f.roles.is_empty()
        });
        if bearers.len() > 1 && all_later {
            return None;
        }
        let person = kind.map_or(gender::is_given(&name.to_lowercase()), |kind| kind == EntityKind::Person);
        if bearers.is_empty() && person {
            return self.by_given_name(&form, gender, first);
        }
        bearers.into_iter().max_by_key(|&i| {
            (
                self.figures[i].head && !self.figures[i].former,
                // so far, how often in full
                self.figures[i].count / OFTEN,
                std::cmp::Reverse(i),
            )
        })
    }

    /// The one whose given name it is, of those who were named before.
    fn by_given_name(&self, form: &Name, gender: Gender, first: Option<(usize, usize)>) -> Option<usize> {
        let fits = |f: &Figure| {
            f.kind == EntityKind::Person
                && form.is_given_name_of(&f.form)
                && (gender == Gender::Unknown || f.gender == Gender::Unknown || gender == f.gender)
                && !is_later(f, first)
        };
        let mut bearers = (0..self.figures.len()).filter(|&i| fits(&self.figures[i]));
        bearers.next().filter(|_| bearers.next().is_none())
    }

    /// Keeps the fullest name and what the title tells.
    fn note(&mut self, figure: usize, s: &Spotted, name: &str) {
        let f = &mut self.figures[figure];
        f.junior |= Name::of(name).is_surname_of_generation();
        if f.kind == EntityKind::Person && names::words(name).len() > f.form.word_count()
            || names::is_acronym_of(&f.name, name)
        {
            f.name = name.to_owned();
            f.form = Name::of(name);
        }
        if let Some(t) = s.title {
            if f.gender == Gender::Unknown {
                f.gender = t.gender;
            }
            f.head |= t.head;
            if f.kind == EntityKind::Other {
                f.kind = EntityKind::Person;
            }
        }
    }
}

/// Whether somebody is first named in full after a place.
fn is_later(f: &Figure, place: Option<(usize, usize)>) -> bool {
    place.zip(f.named).is_some_and(|(place, named)| place < named)
}

/// Whether a name is told as somebody's relative: "his father, Oskar Reed", "Oskar Reed, her husband".
fn is_relative(line: &Line<'_>, s: &Spotted) -> bool {
    const RELATIVES: [&str; 20] = [
        "father",
        "mother",
        "son",
        "daughter",
        "wife",
        "husband",
        "brother",
        "sister",
        "widow",
        "widower",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "cousin",
        "grandfather",
        "grandmother",
        "grandson",
        "granddaughter",
        "son-in-law",
    ];
    // of a son of the same name one bare surname is as good as the other
    if Name::of(&s.name).has_generation() {
        return false;
    }
    let comma = usize::from(s.from > 0 && line.at(s.from - 1).text == ",");
    let before = s.from.checked_sub(1 + comma).is_some_and(|i| line.at(i).is_any(&RELATIVES));
    let own = |i: usize| line.at(i).is_any(&["his", "her", "their"]) || line.at(i).is_possessive();
    // "Oskar Reed, his son," but not "Oskar Reed, his son Tom and others"
    let behind = |i: usize| own(i) && line.at(i + 1).is_any(&RELATIVES) && !line.at(i + 2).is_word();
    before || line.lower(s.to) == "," && (s.to + 1..s.to + 4).any(behind)
}

/// Whether a full name is listed with a bare surname that might be its own: in "Mayor Reed, Oskar Stone and Ida Reed" nobody is
/// named twice.
fn is_listed_beside(line: &Line<'_>, spotted: &[Spotted], i: usize) -> bool {
    let full = &spotted[i];
    let form = Name::of(&full.name);
    let near = spotted[..i].iter().rev().take_while(|s| s.line == full.line && s.to + LISTED > full.from);
    let mut bare = near.filter(|s| names::words(&s.name).len() == 1 && Name::of(&s.name).stands_for(&form));
    bare.any(|bare| {
        let between = line.words.get(bare.to..full.from).unwrap_or_default();
        let lists = |word: &&Word<'_>| word.is_any(&[",", "and", "&"]);
        between.first().is_some_and(|word| lists(&word))
            && between.last().is_some_and(|word| lists(&word))
            && between.iter().all(|word| lists(&word) || word.is_capital() || word.text == ".")
    })
}

/// Words between two names of one list, at most.
const LISTED: usize = 12;
/// Of two who share a surname the one named in full by this many more may be meant by it alone.
const OFTEN: usize = 4;

/// A place and a body may share a name: a town and its team.
fn namesakes(a: Option<EntityKind>, b: EntityKind) -> bool {
    let place = |kind| matches!(kind, EntityKind::Place | EntityKind::Location);
    a.is_some_and(|a| a == EntityKind::Organisation && place(b) || place(a) && b == EntityKind::Organisation)
}

/// The entity that a listed name stands for where it stands.
fn entity_of(lines: &[Line<'_>], s: &Spotted, listed: Listed) -> (String, Option<EntityKind>) {
    match listed {
        Listed::Country(c) => (gazetteer().countries[c].clone(), Some(EntityKind::Place)),
        Listed::People(_) => (s.name.clone(), Some(EntityKind::Group)),
        Listed::Capital(c) if acts(&lines[s.line], s) => {
            (gazetteer().countries[c].clone(), Some(EntityKind::Place))
        }
        Listed::Capital(_) => (s.name.clone(), Some(EntityKind::Place)),
        Listed::Seat(_) | Listed::Carrier(_) => (s.name.clone(), Some(EntityKind::Organisation)),
        Listed::Other(kind) => (s.name.clone(), Some(kind)),
    }
}

/// Whether a capital stands for its government: not after a word of place or travel, not before another name of a place.
fn acts(line: &Line<'_>, s: &Spotted) -> bool {
    const PLACE_BEFORE: [&str; 22] = [
        "in", "at", "near", "outside", "around", "across", "inside", "visit", "visited", "visiting",
        "visits", "leave", "left", "reach", "reached", "central", "downtown", "via", "capital", "toward",
        "through", "into",
    ];
    let comma =
        line.lower(s.to) == "," && line.words.get(s.to + 1).is_some_and(|w| w.is_capital()) && s.from == 0;
    let before = s.from.checked_sub(1).map_or("", |i| line.lower(i));
    let two = s.from.checked_sub(2).map_or("", |i| line.lower(i));
    let travels = before == "to"
        && [
            "trip",
            "visit",
            "travel",
            "travelled",
            "traveled",
            "flew",
            "fly",
            "went",
            "return",
            "returned",
            "came",
        ]
        .contains(&two)
        || before == "," && ["capital"].contains(&two)
        || before == "from" && ["reporting", "flew", "contributed", "returned", "arrived"].contains(&two);
    let dateline = s.from == 0 && matches!(line.lower(s.to), "(" | "—" | "–" | "-");
    !(PLACE_BEFORE.contains(&before)
        || travels
        || comma
        || dateline
        || line.kind == crate::record::PartKind::Dateline)
}
