use super::*;

fn shape(text: &str) -> Vec<(&str, PartKind)> {
    find(text, None).iter().map(|part| (part.span.of(text), part.kind)).collect()
}

const LEAD: &str = "The harbour of Brede was closed to all ships on Monday after a crane fell into the basin, the port office said.";
const NEXT: &str = "No one was hurt, and divers will look at the wreck on Tuesday, according to a statement from the port office.";

#[test]
fn a_page_with_everything_in_its_usual_place() {
    let text = format!(
        "World\nBrede Harbour Shut After Crane Falls\nDivers will look at the wreck in the coming days, says the port office.\nBy Ana Ruiz\nJune 10, 2025\nA crane lies in the basin of Brede, left, on Monday. (AP)\nBREDE, Norland (AP) — {LEAD}\n{NEXT}\nLong delays feared\n{NEXT}\nRead more: Ferry firm to cut staff\nOla Berg contributed to this report.\nCopyright 2025 Harbour Times. All rights reserved.\nSCROLL FOR NEXT\n"
    );
    let kinds: Vec<PartKind> = shape(&text).into_iter().map(|(_, kind)| kind).collect();
    use PartKind::*;
    assert_eq!(
        kinds,
        [
            Navigation, Title, Deck, Byline, Notice, Caption, Dateline, Body, Body, Heading, Body, Promo,
            Credit, Notice, Navigation
        ]
    );
    assert_eq!(shape(&text)[6].0, "BREDE, Norland (AP) —");
}

#[test]
fn a_deck_may_stand_before_the_title_and_a_page_may_have_none() {
    let text = format!(
        "The port office of Brede shut its gates on Monday, and said that divers would look for the crane.\nBrede Shuts Its Harbour as Divers Look for Crane\n\n\n{LEAD}\n{NEXT}"
    );
    let kinds: Vec<PartKind> = shape(&text).into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds, [PartKind::Deck, PartKind::Title, PartKind::Body, PartKind::Body]);
    let text = format!("{LEAD}\n{NEXT}\n{NEXT}");
    assert!(shape(&text).iter().all(|(_, kind)| *kind == PartKind::Body));
}

#[test]
fn furniture_is_cut_out_of_a_paragraph() {
    let text = format!("{LEAD} Read more: Ferry firm to cut staff. {NEXT} (Reuters)");
    let kinds: Vec<_> = shape(&text);
    assert_eq!(kinds[0], (LEAD, PartKind::Body));
    assert_eq!(kinds[1], ("Read more: Ferry firm to cut staff.", PartKind::Promo));
    assert_eq!(kinds[2], (NEXT, PartKind::Body));
    assert_eq!(kinds[3], ("(Reuters)", PartKind::Credit));
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let text = "Brede harbour shut\n\nThe harbour of Brede was closed to all ships on Monday after a\ncrane fell into the basin, the port office said. No one was hurt,\nand divers will look at the wreck.\n\nThe ferries to the islands were sent to the old pier, where they\nwill stay until the basin is clear.\n";
    let parts = shape(text);
    assert_eq!(parts.len(), 3, "{parts:?}");
    assert!(parts[1].0.starts_with("The harbour") && parts[1].0.ends_with("wreck."));
}

#[test]
fn body_text_is_not_lost() {
    for line in [
        "Follow the rules or leave the pier, she told the crews.",
        "Published reports of the fall were wrong, the mayor said on Monday.",
        "Related firms have paid $4 million, the court heard.",
        "By Monday evening, all ships had left the harbour and the pier was shut.",
        "Visit of the envoys was short: “We saw the crane,” one said.",
    ] {
        let text = format!("{LEAD}\n{line}\n{NEXT}");
        assert_eq!(shape(&text)[1], (line, PartKind::Body));
    }
}

#[test]
fn captions_without_a_credit_are_told_by_their_scene() {
    for line in [
        "Divers stand near the wreck of a crane in the harbour of Brede, June 9, 2025.",
        "1 of 3. A crane is seen in the basin of Brede, June 9, 2025.",
        "A photograph released by the port office shows the crane, center, on the quay.",
        "Brede crane falls into the basin AP.",
    ] {
        let text = format!("Brede Harbour Shut After Crane Falls\n{line}\n{LEAD}\n{NEXT}");
        assert_eq!(shape(&text)[1], (line, PartKind::Caption));
    }
}

#[test]
fn a_text_of_one_line_may_begin_with_its_title() {
    let text = format!("Brede Harbour Shut After Crane Falls Into Basin. {LEAD} {NEXT}");
    assert_eq!(shape(&text)[0], ("Brede Harbour Shut After Crane Falls Into Basin.", PartKind::Title));
    let text = format!("{LEAD} {NEXT}");
    assert_eq!(shape(&text).len(), 1);
}

#[test]
fn datelines_in_their_forms() {
    for (line, wanted) in [
        ("BREDE (AP) — The harbour shut.", Some("BREDE (AP) —")),
        ("BREDE, June 10 (Xinhua) -- The harbour shut.", Some("BREDE, June 10 (Xinhua) --")),
        (
            "Brede (Coast Radio), 3 March 2026 – The harbour shut.",
            Some("Brede (Coast Radio), 3 March 2026 –"),
        ),
        ("Brede (Coast Radio), three ships – The harbour shut.", None),
        ("Brede (HarbourNews) – The harbour shut.", Some("Brede (HarbourNews) –")),
        ("(Reuters) - The harbour shut.", Some("(Reuters) -")),
        ("PORT BREDE, Norland — The harbour shut.", Some("PORT BREDE, Norland —")),
        ("The harbour – Brede's oldest – was shut.", None),
        ("The mayor (no friend of cranes) — Brede's first — left.", None),
        ("NATO — The alliance", None),
    ] {
        let found =
            dateline::find(line, crate::record::Span::new(0, line.len()), 0).map(|span| span.of(line));
        assert_eq!(found, wanted, "{line}");
    }
}
