use sea_orm::{
    ColumnTrait, Condition, ExprTrait, IntoSimpleExpr,
    sea_query::{Expr, Func, LikeExpr},
};
use yingke_schema::trade::{
    after_sale::{Column as C, Entity, Model},
    asked_price,
};

use super::{CaseReason, Turn, place::Place, place::Which};
use crate::{
    storage::{ShopDb, StorageError},
    trade::{RefundKind, RefundState, compensation},
    vocabulary::MemberId,
};

#[derive(Clone, Debug)]
pub enum Whose {
    Anyones,
    /// Nobody's, or somebody's who is not one of these any more.
    NoneOf(Vec<MemberId>),
    Of(MemberId),
}

/// What must be true of a case.
#[derive(Debug)]
pub struct Sought {
    pub which: Which,
    pub kind: Option<RefundKind>,
    pub reason: Option<CaseReason>,
    pub state: Option<RefundState>,
    pub turn: Option<Turn>,
    pub whose: Whose,
    /// In small letters; empty: any.
    pub words: String,
    pub behind: Option<Place>,
}

/// Those with the least time left first, or the last that ended.
pub async fn page(db: &ShopDb, sought: &Sought, most: u64) -> Result<Vec<Model>, StorageError> {
    let rows = db.rows::<Entity>().with(which(sought));
    let rows = match sought.which {
        Which::UnderWay => rows.ascending(C::DueAt),
        Which::Ended => rows.descending(C::EndedAt),
    };
    let rows = rows.ascending(C::OrderId);
    rows.ascending(C::LineNo).limit(most).all().await
}

/// Price protection, beside these: it waits for the shop, has no kind, reason or state of a case, and once over stands nowhere.
pub async fn asked(
    db: &ShopDb,
    sought: &Sought,
    most: u64,
) -> Result<Vec<asked_price::Model>, StorageError> {
    use asked_price::Column as A;
    let is_of_cases = sought.kind.is_some() || sought.reason.is_some() || sought.state.is_some();
    let is_of_others = sought.turn.is_some_and(|turn| turn != Turn::Shop);
    if sought.which == Which::Ended || is_of_cases || is_of_others {
        return Ok(Vec::new());
    }
    let columns = (A::DueAt, A::OrderId, A::LineNo);
    let behind = sought
        .behind
        .map(|place| place.behind(sought.which, columns));
    let which = Condition::all()
        .add_option(whose(&sought.whose, A::OwnerId))
        .add_option(said(&sought.words, A::Title, A::OrderNo))
        .add_option(behind);
    compensation::waiting(db, which, most).await
}

fn which(sought: &Sought) -> Condition {
    let columns = (sought.which.column(), C::OrderId, C::LineNo);
    let behind = sought
        .behind
        .map(|place| place.behind(sought.which, columns));
    Condition::all()
        .add(sought.which.column().is_not_null())
        .add_option(sought.kind.map(|kind| C::Kind.eq(kind.code())))
        .add_option(sought.reason.map(|reason| C::Reason.eq(reason.code())))
        .add_option(sought.state.map(|state| C::State.eq(state.code())))
        .add_option(sought.turn.map(|turn| C::Falls.is_in(turn.falls())))
        .add_option(whose(&sought.whose, C::OwnerId))
        .add_option(said(&sought.words, C::Title, C::OrderNo))
        .add_option(behind)
}

fn whose<Column: ColumnTrait>(whose: &Whose, owner: Column) -> Option<Condition> {
    match whose {
        Whose::Anyones => None,
        Whose::NoneOf(here) => {
            let gone = owner.is_not_in(here.iter().copied());
            Some(Condition::any().add(owner.is_null()).add(gone))
        }
        Whose::Of(member) => Some(Condition::all().add(owner.eq(*member))),
    }
}

fn said<Column: ColumnTrait>(words: &str, title: Column, number: Column) -> Option<Condition> {
    if words.is_empty() {
        return None;
    }
    let literal = words
        .replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_");
    let title = Expr::expr(Func::lower(title.into_simple_expr()));
    let title = title.like(LikeExpr::new(format!("%{literal}%")).escape('\\'));
    let number = number.into_simple_expr();
    let number = number.like(LikeExpr::new(format!("{literal}%")).escape('\\'));
    Some(Condition::any().add(title).add(number))
}
