//! The words of page furniture, in small letters.

mod agency;
mod credit;
mod navigation;
mod notice;
mod promo;

pub(super) use agency::AGENCIES;
pub(super) use credit::{CREDIT_PHRASES, CREDIT_STARTS};
pub(super) use navigation::{NAVIGATION_LINES, NAVIGATION_STARTS, SECTIONS};
pub(super) use notice::{NOTICE_PHRASES, NOTICE_STARTS};
pub(super) use promo::{PROMO_PHRASES, PROMO_STARTS, PROMO_WORDS};
