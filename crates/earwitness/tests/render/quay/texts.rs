//! The six reports.

use earwitness::record::PartKind::{
    Body, Byline, Caption, Credit, Dateline, Deck, Heading, Navigation, Promo, Title,
};

use super::draft::Draft;

pub fn drafts() -> Vec<Draft> {
    vec![
        Draft::new(
            "r1.txt",
            Some("Ansel Courier"),
            Some("2031-03-04"),
            &[
                (Title, "Crane falls at Port Ansel, 12 hurt"),
                (Byline, "By Mara Lindqvist"),
                (Caption, "The north quay before the accident. Photo: Courier archive"),
                (
                    Body,
                    "A loading crane fell across the north quay of Port Ansel on Tuesday morning. In all, 12 people were hurt, three of them badly. The rescue took about 40 minutes.",
                ),
                (Body, "A reporter of this paper saw the jib swing twice before it fell."),
                (
                    Body,
                    "“The crane was inspected in March and found to be sound,” said Ines Varga, the harbour master.",
                ),
                (
                    Body,
                    "The ministry’s press office said that the quay would stay closed until Friday. Café owners on the quay – most of them family firms – fear for their season.",
                ),
                (Promo, "Read more: Ten years of accidents on the north quay"),
            ],
        ),
        Draft::new(
            "r2.txt",
            Some("National Daily"),
            Some("2031-03-04"),
            &[
                (Title, "Port crane collapse injures 12"),
                (Dateline, "PORT ANSEL (Coastwire) —"),
                (
                    Body,
                    "A crane fell at Port Ansel on Tuesday, and 12 people were hurt. It buried two lorries under forty tonnes of steel.",
                ),
                (
                    Body,
                    "“The crane was inspected in March and found sound,” said Ines Varga, the harbour master, Coastwire reported. She added: “Nobody was in the cabin.”",
                ),
                (Navigation, "SCROLL FOR NEXT"),
            ],
        ),
        Draft::new(
            "r3.txt",
            Some("The \"Quay\" Post & <Mail>"),
            Some("2031-03-05"),
            &[
                (Title, "Steel thunder at Ansell"),
                (Deck, "Twelve people were hurt when a crane came down"),
                (
                    Body,
                    "A dockside crane toppled at Port Ansell, and it buried two lorries under forty tonnes of steel.",
                ),
                (
                    Body,
                    "“The crane had been inspected in March and was found to be safe,” the harbour master told Coastwire.",
                ),
                (Body, "Witnesses spoke of a sound “like <script>alert(1)</script> thunder”."),
                (Credit, "Additional reporting by Coastwire"),
            ],
        ),
        Draft::new(
            "r4.txt",
            Some("World Ledger"),
            Some("2031-03-05"),
            &[
                (Title, "Questions after harbour accident"),
                (
                    Body,
                    "In the hospital of the town, our correspondent counted six ambulances. Doctors there said that 20 people were hurt by the crane that fell at Port Ansel.",
                ),
                (Heading, "Quay closed"),
                (
                    Body,
                    "Tomas Reuel, the transport minister, ordered the quay shut “until Monday at the earliest”, according to the ministry’s press office.",
                ),
            ],
        ),
        Draft::new(
            "r5.txt",
            Some("Radio Littoral"),
            None,
            &[(
                Body,
                "According to local media, a crane collapsed in the harbour of Port Ansel. They report that the harbour master said the crane had passed an inspection in spring.",
            )],
        ),
        Draft::new(
            "r6.txt",
            None,
            Some("2031-03-06"),
            &[
                (Title, "Comment: the harbour we deserve"),
                (
                    Body,
                    "Ansell has had three accidents in ten years. This time the rescue took over 40 minutes (Coastwire). Reuel believes that the port will have to answer questions.",
                ),
            ],
        ),
    ]
}
