use super::*;
use earwitness::group::{Facts, sketch_text};

fn report(id: &str, published: &str, text: &str) -> Sketch {
    sketch_text(Facts { id, published: Some(published), ..Facts::default() }, text)
}

fn reports() -> Vec<Sketch> {
    vec![
        report(
            "b",
            "2031-03-02",
            "Varna dockers walk out\nFourteen grain ships lay idle in Varna harbour as dockers went on strike over wages on Monday.",
        ),
        report(
            "c",
            "2031-03-02",
            "Free school meals for Peru\nPeru's parliament voted in Lima for a law that gives every pupil free school meals.",
        ),
        report(
            "a",
            "2031-03-01",
            "Strike halts port of Varna\nDockers at the harbour of Varna walked out on Monday over wages, halting 14 grain ships.",
        ),
    ]
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("earwitness-state-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn what_was_added_is_there_again() {
    let folder = folder("again");
    let reports = reports();
    let first = State::open(&folder).unwrap();
    assert_eq!(first.add(&reports[..2]).unwrap(), 2);
    let names: Vec<_> = first.tell().unwrap().stories.into_iter().map(|story| story.id).collect();
    drop(first);

    let second = State::open(&folder).unwrap();
    assert_eq!(second.add(&reports).unwrap(), 1, "two are known");
    let told = second.tell().unwrap();
    assert_eq!(told.reports, ["b", "c", "a"]);
    let stories: Vec<_> = told.stories.iter().map(|story| story.members.clone()).collect();
    assert_eq!(stories, [vec![0, 2], vec![1]]);
    // The third report is the oldest by date, and yet no story changes its name.
    assert_eq!(told.stories.into_iter().map(|story| story.id).collect::<Vec<_>>(), names);
    assert_eq!(told.events, []);
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn a_second_writer_is_refused() {
    let folder = folder("second");
    let _first = State::open(&folder).unwrap();
    let refused = State::open(&folder).unwrap_err();
    assert_eq!(refused.kind, ProblemKind::StateInUse);
    assert!(refused.to_string().contains("another run is writing"), "{refused}");
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn a_state_of_another_kind_is_refused() {
    let folder = folder("other");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(FILE), b"not a database, but long enough to be one ".repeat(200)).unwrap();
    assert_eq!(State::open(&folder).unwrap_err().kind, ProblemKind::BrokenState);
    let _ = fs::remove_dir_all(&folder);
}
