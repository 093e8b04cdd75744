//! What only one report has, report by report.

use serde::Serialize;

use super::claims::{Told, told};
use super::desk::{Desk, Dispute, siglum};
use super::item::Item;
use super::statements::has_apparatus;
use super::why::{Why, why};
use super::words;

/// One report's own.
#[derive(Serialize)]
pub struct Alone {
    pub siglum: String,
    pub name: String,
    pub count: String,
    pub claims: Vec<Own>,
}

#[derive(Serialize)]
pub struct Own {
    pub id: String,
    pub number: String,
    pub text: String,
    pub speaker: Option<String>,
    pub href: String,
    pub dispute: Option<Dispute>,
    pub why: Why,
    pub reported: Vec<Told>,
}

pub fn alone(desk: &Desk) -> Vec<Alone> {
    let reports = 0..desk.account.reports.len();
    let alone = reports.map(|report| {
        let mut own: Vec<&Item> = desk.items.iter().filter(|item| is_own(desk, item, report)).collect();
        own.sort_by_key(|item| item.passages.first().copied());
        Alone {
            siglum: siglum(report),
            name: desk.name(report),
            count: words::counted(own.len(), "claim", "claims"),
            claims: own.into_iter().map(|item| shown(desk, item)).collect(),
        }
    });
    alone.filter(|alone| !alone.claims.is_empty()).collect()
}

fn is_own(desk: &Desk, item: &Item, report: usize) -> bool {
    item.reports() == [report] && !has_apparatus(desk, item)
}

fn shown(desk: &Desk, item: &Item) -> Own {
    Own {
        id: item.id.clone(),
        number: item.number().to_owned(),
        text: words::tidy(&item.text),
        speaker: desk.voice(item),
        href: format!("#{}", desk.anchor(item, 0)),
        dispute: desk.dispute(item),
        why: why(desk, item),
        reported: told(desk, item),
    }
}
