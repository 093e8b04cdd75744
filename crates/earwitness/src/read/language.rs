//! The language of a text.

use crate::record::Part;

/// In bytes: what is looked at, and the least that tells anything.
const SAMPLE: usize = 4_000;
const LEAST: usize = 40;

/// The ISO 639-1 code of the language of the article text; `None` where it is too short to tell.
pub(super) fn of(text: &str, parts: &[Part]) -> Option<String> {
    let sample = sample(text, parts);
    if sample.trim().len() < LEAST {
        return None;
    }
    let info = whatlang::detect(&sample)?;
    info.is_reliable().then(|| code(info.lang()).to_owned())
}

/// Whether the article text is mostly in another script than the Latin one: few words tell that it is no English.
pub(super) fn is_in_another_script(text: &str, parts: &[Part]) -> bool {
    whatlang::detect_script(&sample(text, parts)).is_some_and(|script| script != whatlang::Script::Latin)
}

/// The beginning of the article text.
fn sample(text: &str, parts: &[Part]) -> String {
    let mut sample = String::new();
    for part in parts.iter().filter(|part| part.kind.is_article()) {
        let passage = part.span.of(text);
        sample.push_str(&passage[..passage.floor_char_boundary(SAMPLE - sample.len().min(SAMPLE))]);
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    sample
}

/// ISO 639-1 where there is one, else the code of ISO 639-3.
fn code(language: whatlang::Lang) -> &'static str {
    match language.code() {
        "eng" => "en",
        "rus" => "ru",
        "cmn" => "zh",
        "spa" => "es",
        "por" => "pt",
        "ita" => "it",
        "fra" => "fr",
        "deu" => "de",
        "ukr" => "uk",
        "ara" => "ar",
        "hin" => "hi",
        "jpn" => "ja",
        "kor" => "ko",
        "heb" => "he",
        "pes" => "fa",
        "tur" => "tr",
        "pol" => "pl",
        "nld" => "nl",
        "swe" => "sv",
        "dan" => "da",
        "nob" => "no",
        "fin" => "fi",
        "ces" => "cs",
        "ell" => "el",
        "hun" => "hu",
        "ron" => "ro",
        "bul" => "bg",
        "bel" => "be",
        "srp" => "sr",
        "hrv" => "hr",
        "slv" => "sl",
        "slk" => "sk",
        "mkd" => "mk",
        "lit" => "lt",
        "lav" => "lv",
        "est" => "et",
        "cat" => "ca",
        "ben" => "bn",
        "guj" => "gu",
        "tam" => "ta",
        "tel" => "te",
        "kan" => "kn",
        "mal" => "ml",
        "mar" => "mr",
        "pan" => "pa",
        "ori" => "or",
        "nep" => "ne",
        "sin" => "si",
        "tha" => "th",
        "mya" => "my",
        "khm" => "km",
        "vie" => "vi",
        "ind" => "id",
        "jav" => "jv",
        "tgl" => "tl",
        "urd" => "ur",
        "aze" => "az",
        "uzb" => "uz",
        "tuk" => "tk",
        "kat" => "ka",
        "hye" => "hy",
        "amh" => "am",
        "aka" => "ak",
        "zul" => "zu",
        "sna" => "sn",
        "afr" => "af",
        "lat" => "la",
        "epo" => "eo",
        "yid" => "yi",
        "cym" => "cy",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{PartKind, Span};

    #[test]
    fn few_words_tell_their_script() {
        let other = |text: &str| {
            is_in_another_script(text, &[Part { span: Span::new(0, text.len()), kind: PartKind::Body }])
        };
        assert!(other("Мельница в Тарне сгорела. Никто не пострадал."));
        assert!(!other("The mill at Tarn, or Тарн, burned."));
    }
}
