use std::fs;
use std::io::Write;

use super::*;
use crate::ProblemKind;

/// A folder of this test alone, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("earwitness-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

fn ids(inputs: &[String]) -> Vec<String> {
    open(inputs, Options::default())
        .map(|item| item.map_or_else(|p| format!("!{}", p.code()), |s| s.id))
        .collect()
}

#[test]
fn folders_patterns_and_packed_files() {
    let folder = Folder::new("folders");
    folder.put("b.txt", b"two");
    folder.put("a/one.md", b"one");
    folder.put("a/.hidden.txt", b"no");
    folder.put("a/picture.png", b"no");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(b"{\"id\":\"x\",\"text\":\"X\"}\n{\"text\":\"Y\"}\n").unwrap();
    folder.put("wire.jsonl.gz", &gz.finish().unwrap());
    folder.put("late.jsonl.zst", &zstd::encode_all(&b"{\"id\":\"z\",\"text\":\"Z\"}"[..], 0).unwrap());
    let root = folder.0.display().to_string();
    assert_eq!(ids(std::slice::from_ref(&root)), ["one", "b", "z", "x", "wire:2"]);
    assert_eq!(ids(&[format!("{root}/**/*.md"), format!("{root}/b.*")]), ["one", "b"]);
    assert_eq!(ids(&[format!("{root}/*.nothing")]), ["!nothing-found"]);
}

#[test]
fn problems_name_the_file_and_the_line_and_the_rest_is_read() {
    let folder = Folder::new("problems");
    let lines = folder
        .put("in.jsonl", b"{\"id\":\"a\",\"text\":\"A\"}\n{\"text\":1}\n\n{\"id\":\"a\",\"text\":\"B\"}\n");
    let missing = folder.0.join("gone.txt").display().to_string();
    let items: Vec<_> = open(&[missing.clone(), lines.clone()], Options::default()).collect();
    let told: Vec<String> =
        items.iter().map(|item| item.as_ref().map_or_else(ToString::to_string, |s| s.id.clone())).collect();
    assert!(told[0].starts_with(&format!("{missing}: no such file")), "{}", told[0]);
    assert_eq!(told[1], "a");
    assert!(told[2].starts_with(&format!("{lines}:2: \"text\" must be a string")), "{}", told[2]);
    assert!(told[3].starts_with(&format!("{lines}:4: the id \"a\" is taken")), "{}", told[3]);
    assert!(told[4].starts_with("a~"));
    let kinds: Vec<_> =
        items.iter().filter_map(|item| item.as_ref().err()).map(|p| (p.kind, p.is_fatal())).collect();
    assert_eq!(
        kinds,
        [(ProblemKind::Missing, true), (ProblemKind::BadLine, false), (ProblemKind::DuplicateId, false)]
    );
}

#[test]
fn given_facts_fill_what_a_source_lacks() {
    let folder = Folder::new("given");
    let lines = folder.put("in.jsonl", b"{\"text\":\"A\",\"outlet\":\"Own\"}\n{\"text\":\"B\"}\n");
    let options = Options { given: Given { outlet: Some("All".into()), ..Given::default() } };
    let outlets: Vec<_> = open(&[lines], options).map(|item| item.unwrap().given.outlet.unwrap()).collect();
    assert_eq!(outlets, ["Own", "All"]);
}

#[test]
fn what_is_no_text_is_left_out_and_what_may_be_none_is_told() {
    let folder = Folder::new("forms");
    let pdf = folder.put("a.pdf", b"%PDF-1.7 and so on");
    let odd = folder.put("b.news", b"one");
    let bare = folder.put("c.txt.gz", b"two");
    let lines = folder.put("d.news", br#"{"id": "x", "text": "three"}"#);
    let empty = folder.put("e.jsonl", b"\n\n");
    assert_eq!(
        ids(&[pdf, odd, bare, lines, empty]),
        ["!unknown-form", "!unknown-form", "b", "!unknown-form", "c", "x", "!empty-text"]
    );
}
