//! What befell people that a number counts: killed, injured, missing, detained, displaced.

use super::stem::stem;
use crate::record::Toll;

/// What a word in lower case tells of.
pub fn of_word(word: &str) -> Option<Toll> {
    Toll::ALL.into_iter().find(|toll| words(*toll).contains(&word))
}

const fn words(toll: Toll) -> &'static [&'static str] {
    match toll {
        Toll::Killed => &[
            "kill",
            "killed",
            "killing",
            "kills",
            "die",
            "died",
            "dies",
            "dying",
            "dead",
            "death",
            "deaths",
            "slain",
            "murdered",
            "fatality",
            "fatalities",
            "drowned",
            "perished",
            "massacred",
        ],
        Toll::Injured => &[
            "injure",
            "injured",
            "injuring",
            "injures",
            "injury",
            "injuries",
            "wound",
            "wounded",
            "wounding",
            "wounds",
            "hurt",
            "hospitalised",
            "hospitalized",
            "treated",
        ],
        Toll::Missing => &["missing", "unaccounted"],
        Toll::Detained => &[
            "arrest",
            "arrested",
            "arrests",
            "arresting",
            "detained",
            "detain",
            "detains",
            "detaining",
            "jailed",
        ],
        Toll::Displaced => &[
            "displaced",
            "displacing",
            "displace",
            "evacuated",
            "evacuate",
            "evacuating",
            "fled",
            "homeless",
        ],
    }
}

/// Nouns of no more than "people".
pub const PEOPLE: &[&str] = &[
    "people",
    "person",
    "victim",
    "man",
    "woman",
    "civilian",
    "life",
    "body",
    "resident",
    "passenger",
    "worker",
    "other",
];

/// Nouns of people of a kind.
const KINDS: &[&str] = &[
    "adult",
    "attacker",
    "baby",
    "boy",
    "bystander",
    "child",
    "citizen",
    "client",
    "consumer",
    "customer",
    "demonstrator",
    "detainee",
    "doctor",
    "driver",
    "employee",
    "family",
    "fan",
    "fighter",
    "firefighter",
    "fireman",
    "fisherman",
    "girl",
    "guard",
    "guest",
    "gunman",
    "hostage",
    "infant",
    "inmate",
    "insurgent",
    "investor",
    "journalist",
    "member",
    "migrant",
    "militant",
    "miner",
    "monk",
    "national",
    "nun",
    "nurse",
    "officer",
    "participant",
    "patient",
    "pedestrian",
    "pilot",
    "police",
    "policeman",
    "prisoner",
    "protester",
    "pupil",
    "rebel",
    "refugee",
    "relative",
    "reporter",
    "rescuer",
    "sailor",
    "shareholder",
    "shopper",
    "soldier",
    "spectator",
    "staff",
    "student",
    "subscriber",
    "survivor",
    "suspect",
    "taxpayer",
    "teacher",
    "teenager",
    "tourist",
    "troop",
    "user",
    "viewer",
    "villager",
    "volunteer",
    "voter",
    "worshipper",
    "youth",
];

/// Whether a lemma counts people of no special kind, whose toll the verb tells.
pub fn is_people(lemma: &str) -> bool {
    let lemma = stem(lemma);
    PEOPLE.iter().any(|noun| stem(noun) == lemma)
}

/// Whether a word counts people, of a kind or not.
pub fn is_person(word: &str) -> bool {
    let stemmed = stem(word);
    is_people(word) || KINDS.iter().any(|noun| stem(noun) == stemmed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_tell_the_same() {
        assert_eq!(of_word("killing"), Some(Toll::Killed));
        assert_eq!(of_word("deaths"), Some(Toll::Killed));
        assert_eq!(of_word("wounded"), Some(Toll::Injured));
        assert_eq!(of_word("closed"), None);
        assert!(is_people("people") && is_people("residents") && !is_people("missile"));
        assert!(is_person("soldiers") && is_person("people") && !is_person("homes"));
    }
}
