//! Templates, style and script put together; the content security policy that allows nothing else.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("assets/style.css");
const SCRIPT: &str = include_str!("assets/script.js");

const TEMPLATES: &[(&str, &str)] = &[
    ("page.html", include_str!("templates/page.html")),
    ("index.html", include_str!("templates/index.html")),
    ("frame.html", include_str!("templates/frame.html")),
    ("glance.html", include_str!("templates/glance.html")),
    ("conflicts.html", include_str!("templates/conflicts.html")),
    ("statements.html", include_str!("templates/statements.html")),
    ("claims.html", include_str!("templates/claims.html")),
    ("alone.html", include_str!("templates/alone.html")),
    ("matrix.html", include_str!("templates/matrix.html")),
    ("stemma.html", include_str!("templates/stemma.html")),
    ("timeline.html", include_str!("templates/timeline.html")),
    ("reports.html", include_str!("templates/reports.html")),
    ("macros.html", include_str!("templates/macros.html")),
];

/// Sets one page. Everything in `view` is escaped.
pub fn set(template: &str, view: &impl Serialize) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    for &(name, source) in TEMPLATES {
        // A template that does not parse is a mistake of ours, which the tests of this room find.
        if let Err(error) = environment.add_template(name, source) {
            return error.to_string();
        }
    }
    let context = context! {
        view => Value::from(Serde(view)),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        policy => policy(),
        version => env!("CARGO_PKG_VERSION"),
    };
    match environment.get_template(template).and_then(|template| template.render(context)) {
        Ok(page) => page,
        Err(error) => format!("{error:#}"),
    }
}

/// Nothing may load and nothing may run but our own style and script, known by their hashes.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE)),
        base64(&Sha256::digest(SCRIPT)),
    )
}

/// RFC 4648 with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { letter as char } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_the_rfc() {
        let examples = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in examples {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
