//! Claim × report: who says it, who says it differently, who is silent.

use serde::Serialize;

use crate::render::omission::{Reach, Stance};

use super::desk::{Desk, siglum};
use super::words;

/// The claims that more than one report has.
#[derive(Serialize)]
pub struct Matrix {
    /// Siglum and name.
    pub reports: Vec<(String, String)>,
    pub rows: Vec<Row>,
    /// Claims that only one report has, which would each be a row of silence.
    pub left_out: usize,
}

#[derive(Serialize)]
pub struct Row {
    pub id: String,
    pub number: String,
    pub text: String,
    pub cells: Vec<Cell>,
}

#[derive(Serialize)]
pub struct Cell {
    /// "open", "silent", "perhaps", "says", "rewords", "disagrees".
    pub stance: &'static str,
    pub href: String,
}

pub fn matrix(desk: &Desk) -> Matrix {
    /// Characters of a claim that a row can hold.
    const LONGEST: usize = 84;
    let reports = 0..desk.account.reports.len();
    let claims = desk.items.iter().filter_map(|item| Some((item, desk.account.claims.get(item.claim?)?)));
    let (shared, alone): (Vec<_>, Vec<_>) = claims.partition(|(item, _)| item.reports().len() > 1);
    let reach = Reach::of(desk.account);
    let rows = shared.into_iter().map(|(item, claim)| {
        let cells = reach.stances(claim).into_iter().enumerate().map(|(report, stance)| Cell {
            stance: word(stance),
            href: if stance <= Stance::Silent { String::new() } else { desk.witness(item, report).href },
        });
        Row {
            id: item.id.clone(),
            number: item.number().to_owned(),
            text: words::clipped(&item.text, LONGEST),
            cells: cells.collect(),
        }
    });
    Matrix {
        rows: rows.collect(),
        reports: reports.map(|report| (siglum(report), desk.name(report))).collect(),
        left_out: alone.len(),
    }
}

const fn word(stance: Stance) -> &'static str {
    match stance {
        Stance::Open => "open",
        Stance::Silent => "silent",
        Stance::Perhaps => "perhaps",
        Stance::Says => "says",
        Stance::Rewords => "rewords",
        Stance::Disagrees => "disagrees",
    }
}
