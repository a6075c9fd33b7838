//! What is sought, for the database.

use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Func},
};
use yingke_schema::trade::{
    line,
    order::{self, Column as C},
};

use super::{
    Sought,
    lines::{cases_in, has_line, refunds_under_way, titled},
    origin::Origin,
    standing::Standing,
};
use crate::{
    catalogue::Coded,
    storage::ShopDb,
    trade::{
        AskedConcern,
        invoice::to_invoice,
        list::{due::due_within, words::Words},
        refund_stuck::refund_stuck,
        to_reply::to_reply,
    },
};

impl Sought {
    /// The same for the database: state, flag and time by an index, or the time to ship or what parcels are in alone, and whatever
    /// else could lead it to another is hidden.
    pub fn which(&self, db: &ShopDb) -> Condition {
        let total = || Expr::col((order::Entity, C::TotalFen)).add(0_i64);
        let product = self.product.map(|id| line::Column::ProductId.eq(id));
        let refunds = self.is_refunding.then(refunds_under_way);
        let cases = self.refund_state.map(cases_in);
        let lines = product.into_iter().chain(refunds).chain(cases);
        let time = self.time.column();
        let hides = self.due.is_some() || self.concern.is_some();
        let standing = |of: Standing| if hides { of.hidden() } else { of.which() };
        let flag = |flag: i16| {
            if hides {
                let hidden = Expr::col((order::Entity, C::Flag)).add(0_i64);
                hidden.is_in([i64::from(flag)])
            } else {
                C::Flag.eq(flag)
            }
        };
        let which = Condition::all()
            .add_option(self.due.as_ref().map(due_within))
            .add_option(self.standing.map(standing))
            .add_option(self.flag.map(flag))
            .add_option(self.origin.map(Origin::which))
            .add_option(self.is_to_reply.then(to_reply))
            .add_option(self.is_to_invoice.then(to_invoice))
            .add_option(self.is_refund_stuck.then(|| refund_stuck(db)))
            .add_option(self.concern.map(AskedConcern::which))
            .add_option(self.from.map(|from| time.gte(from)))
            .add_option(self.to.map(|to| time.lt(to)))
            .add_option(self.min_fen.map(|fen| total().gte(fen)))
            .add_option(self.max_fen.map(|fen| total().lte(fen)))
            .add_option(self.words.as_ref().map(|words| said(db, words)));
        lines.fold(which, |which, line| which.add(has_line(db, line)))
    }
}

/// Any of it, so that no index fits.
fn said(db: &ShopDb, words: &Words) -> Condition {
    let title = words.may_be_text().then(|| titled(words.lower()));
    let coded = coded(words.coded()).into_iter();
    let any = Condition::any().add_option(title.map(|title| has_line(db, title)));
    let any = coded.fold(any, |any, line| any.add(has_line(db, line)));
    words
        .of_orders_hidden()
        .into_iter()
        .fold(any, Condition::add)
}

/// What has such a code, so that no index of it fits: each order looks at its own lines.
fn coded(Coded { products, skus }: &Coded) -> Vec<Expr> {
    let hidden = |column: line::Column| {
        let column = || Expr::col((line::Entity, column));
        Expr::expr(Func::coalesce([column(), column()]))
    };
    let mut which = Vec::new();
    if !products.is_empty() {
        let ids = products.iter().map(|id| id.0);
        which.push(hidden(line::Column::ProductId).is_in(ids));
    }
    if !skus.is_empty() {
        let ids = skus.iter().map(|id| id.0);
        which.push(hidden(line::Column::SkuId).is_in(ids));
    }
    which
}
