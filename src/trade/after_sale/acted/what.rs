//! What happened to a case: its code, its words in Chinese, and the money in it.

use super::{CaseActed, CaseSaid};
use crate::trade::{Line, money::yuan, storage::OrderRow};

/// What happened to a case: its code, its words in Chinese, and the money in it.
#[derive(Debug, PartialEq, Eq)]
pub struct What {
    pub(super) code: &'static str,
    pub(super) zh: String,
    pub(super) amount_fen: Option<i64>,
}

impl What {
    pub fn plain(code: &'static str, zh: &str) -> Self {
        Self {
            code,
            zh: zh.to_owned(),
            amount_fen: None,
        }
    }

    pub(super) fn paid(code: &'static str, zh: &str, fen: i64) -> Self {
        Self {
            code,
            zh: format!("{zh} {} 元", yuan(fen)),
            amount_fen: Some(fen),
        }
    }

    /// As both sides are told it of the line's case.
    pub fn told(self, row: &OrderRow, line: &Line) -> CaseActed {
        let Self {
            code,
            zh,
            amount_fen,
        } = self;
        let title = &line.item.title;
        CaseActed {
            customer: row.customer_id,
            words: format!("订单 {} 的售后（{title}）：{zh}", row.no),
            said: Some(CaseSaid {
                code: code.to_owned(),
                order_no: row.no.clone(),
                goods: title.clone(),
                amount_fen,
            }),
            once: None,
        }
    }
}
