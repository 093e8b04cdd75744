//! Captions of pictures: what they show, in the present tense, and whose picture it is.

use super::block::Block;
use super::credit;

/// Whether a line is the text of a picture or a video.
pub(super) fn is_caption(line: &str, lower: &str, block: &Block) -> bool {
    if block.words > LONGEST {
        return false;
    }
    if STARTS.iter().any(|cue| lower.starts_with(cue)) || credit::ends_with_picture_credit(line, lower) {
        return true;
    }
    if speaks(lower) {
        return false;
    }
    if block.words <= 24 && ends_with_bare_agency(line) {
        return true;
    }
    let dated = has_full_date(lower);
    let agency = credit::ends_with_agency(line).is_some();
    let shown =
        SHOWN.iter().filter(|cue| lower.contains(*cue)).count() + usize::from(dated && shows_a_scene(lower));
    shown + usize::from(dated) >= 2
        || (shown == 1 && (agency || !block.ends))
        || (agency && !block.ends && block.words >= 4)
        || (block.words <= SHORT && SURE.iter().any(|cue| lower.contains(cue)))
}

/// Whether a sentence among others is the text of a picture: only what no other sentence says.
pub(super) fn is_sure(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    STARTS.iter().any(|cue| lower.starts_with(cue)) && !speaks(&lower)
        || lower.contains("(ap photo")
        || lower.contains("(photo by")
        || lower.contains("getty images)")
}

/// In words: a taste; long captions of agencies have three sentences.
const LONGEST: usize = 90;

/// In words: a taste; a longer line with one of the sure phrases may be a paragraph that mentions a picture.
const SHORT: usize = 50;

/// "June 10, 2025": the lead of a report seldom gives the year of its own event; the text of a picture does.
fn has_full_date(lower: &str) -> bool {
    lower.split(", ").skip(1).any(|after| {
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        digits == 4 && (after.starts_with("19") || after.starts_with("20"))
    }) && lower
        .split_whitespace()
        .any(|word| crate::read::published::is_date_word(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether one of the first words is a verb of pictures, in the present tense.
fn shows_a_scene(lower: &str) -> bool {
    lower.split_whitespace().skip(1).take(14).any(|word| SCENES.contains(&word))
}

/// Verbs of what is to be seen.
const SCENES: &[&str] = &[
    "stands",
    "stand",
    "walks",
    "walk",
    "holds",
    "hold",
    "carries",
    "carry",
    "sits",
    "sit",
    "participate",
    "participates",
    "attend",
    "attends",
    "speaks",
    "speak",
    "gestures",
    "gesture",
    "wait",
    "waits",
    "ride",
    "rides",
    "pass",
    "passes",
    "pray",
    "prays",
    "look",
    "looks",
    "watch",
    "watches",
    "march",
    "marches",
    "gather",
    "gathers",
    "wave",
    "waves",
    "shake",
    "shakes",
    "pose",
    "poses",
    "leave",
    "leaves",
    "arrive",
    "arrives",
    "inspect",
    "inspects",
    "work",
    "works",
    "patrol",
    "patrols",
    "protest",
    "protests",
    "light",
    "lights",
    "mourn",
    "mourns",
    "react",
    "reacts",
    "receive",
    "receives",
    "greet",
    "greets",
    "smile",
    "smiles",
    "hug",
    "hugs",
    "kiss",
    "kisses",
    "talk",
    "talks",
    "listen",
    "listens",
    "rest",
    "rests",
    "perform",
    "performs",
    "celebrate",
    "celebrates",
    "cheer",
    "cheers",
    "move",
    "moves",
    "drive",
    "drives",
    "display",
    "displays",
    "burn",
    "burns",
    "rises",
    "rise",
    "lies",
    "lie",
    "seen",
    "shown",
    "shows",
    "answers",
    "points",
    "chant",
    "chants",
    "clash",
    "search",
    "searches",
    "visit",
    "visits",
];

/// "Divers search the wreck AP": the credit of a picture without brackets, and no "told AP".
fn ends_with_bare_agency(line: &str) -> bool {
    let mut words = line.trim_end_matches(['.', ' ']).rsplit(' ');
    let agency = words
        .next()
        .is_some_and(|word| matches!(word, "AP" | "AFP" | "EPA" | "UPI" | "Getty" | "EFE" | "REUTERS"));
    let before = words.next().unwrap_or_default();
    let joins = [
        "to", "told", "by", "the", "and", "of", "with", "for", "from", "said", "says", "reports", "reported",
        "quoted", "cited", "citing", "agency", "news", "or",
    ];
    agency && !before.is_empty() && !before.ends_with(',') && !joins.contains(&before.to_lowercase().as_str())
}

fn speaks(lower: &str) -> bool {
    lower.contains(" told ")
        || lower.contains(" said ")
        || lower.contains(" said.")
        || lower.contains(" according to ")
}

/// Beginnings that only texts of pictures have.
const STARTS: &[&str] = &[
    "file photo",
    "file -",
    "file –",
    "file —",
    "file:",
    "file picture",
    "file image",
    "in this photo",
    "in this image",
    "in this picture",
    "in this file",
    "in this handout",
    "in this undated",
    "in this screen",
    "in this video",
    "in this frame",
    "this photo ",
    "this image ",
    "this picture ",
    "this handout",
    "this undated",
    "this combination",
    "this file",
    "this satellite",
    "this screen",
    "this frame",
    "this video grab",
    "a file photo",
    "an undated photo",
    "a photo released",
    "a photograph released",
    "a picture released",
    "an image released",
    "a photo taken",
    "a picture taken",
    "a photograph taken",
    "a photo shows",
    "a picture shows",
    "a handout",
    "an undated handout",
    "pictured:",
    "above:",
    "a screen grab",
    "a screengrab",
    "screengrab",
    "a video grab",
    "a combination of",
    "combination photo",
    "a combination picture",
    "a general view",
    "an aerial view",
    "general view of",
    "a view of",
    "an image grab",
    "a satellite image",
    "photo shows",
    "photos show",
    "the photo shows",
    "caption:",
    "image copyright",
    "image source",
    "media caption",
    "media playback",
    "image caption",
    "photo caption",
    "video:",
    "watch video",
    "play video",
    "photos: ",
    "photo illustration",
    "a woman walks past",
    "a man walks past",
    "people walk past",
    "pedestrians walk",
    "left:",
    "right:",
    "from left:",
    "from left,",
    "clockwise from",
    "representational image",
    "representative image",
];

/// Phrases that only texts of pictures have.
const SURE: &[&str] = &[
    " file photo",
    "file photograph",
    "(file)",
    "file picture",
    "is seen in this",
    "are seen in this",
    "is shown in this",
    "are shown in this",
    "(pictured)",
    "(pictured left",
    "(pictured right",
    "(pictured above",
    "is pictured",
    "are pictured",
    "[file",
    "(left)",
    "(right)",
    "(l)",
    "(r)",
    "(c)",
    "(2nd l",
    "(2nd r",
    "(from l",
    "second from left",
    "second from right",
    "third from left",
    "third from right",
    "handout photo",
    "handout picture",
    "photo provided by",
    "image provided by",
    "picture provided by",
    "photo released by",
    "image released by",
    "courtesy photo",
    "screenshot from",
    "screen grab from",
    "hide caption",
];

/// Phrases that texts of pictures often have, and other sentences seldom.
const SHOWN: &[&str] = &[
    ", left,",
    ", right,",
    ", center,",
    ", centre,",
    ", left.",
    ", right.",
    ", second left",
    ", second right",
    ", and left",
    " is seen ",
    " are seen ",
    " seen here",
    " looks on",
    " look on",
    " poses for",
    " pose for",
    " poses with",
    " pose with",
    " shakes hands",
    " shake hands",
    " walks past",
    " walk past",
    " walks with",
    " walks by",
    " waves to",
    " waves as",
    " wave to",
    " speaks during",
    " speaks at a",
    " speaks to the media",
    " speaks to reporters",
    " speaks on the phone",
    " speaks by phone",
    " talks on the phone",
    " arrives at",
    " arrive at",
    " arrives for",
    " arrive for",
    " attends a ",
    " attend a ",
    " attends the ",
    " delivers a speech",
    " gestures as",
    " gestures during",
    " holds a placard",
    " hold placards",
    " hold a banner",
    " holds a sign",
    " hold signs",
    " stands next to",
    " stand next to",
    " stands near",
    " stand guard",
    " stands guard",
    " stand near",
    " sits in",
    " sit in",
    " rises from",
    " smoke rises",
    " chant slogans",
    " chants slogans",
    " take part in a",
    " takes part in a",
    " listens to",
    " listens during",
    " reacts after",
    " react after",
    " reacts to",
    " during a news conference in",
    " during a press conference in",
    " during a ceremony at",
    " during a meeting in",
    " during a rally in",
    " on display",
    " can be seen",
    " shows the ",
    " carries away",
    " carry a ",
    " wearing",
    " wait in line",
    " waits in line",
    " lines up",
    " line up",
    " prepares to",
    " work at the site",
    " works at the",
    " inspects a",
    " inspect the",
    " embrace as",
    " hug as",
];
