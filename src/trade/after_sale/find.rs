use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Func, LikeExpr},
};
use yingke_schema::trade::after_sale::{Column as C, Entity, Model};

use super::{CaseReason, place::Place, place::Which};
use crate::{
    storage::{ShopDb, StorageError},
    trade::{RefundKind, RefundState},
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

fn which(sought: &Sought) -> Condition {
    let whose = match &sought.whose {
        Whose::Anyones => None,
        Whose::NoneOf(here) => {
            let gone = C::OwnerId.is_not_in(here.iter().copied());
            Some(Condition::any().add(C::OwnerId.is_null()).add(gone))
        }
        Whose::Of(member) => Some(Condition::all().add(C::OwnerId.eq(*member))),
    };
    let words = Some(sought.words.as_str()).filter(|words| !words.is_empty());
    Condition::all()
        .add(sought.which.column().is_not_null())
        .add_option(sought.kind.map(|kind| C::Kind.eq(kind.code())))
        .add_option(sought.reason.map(|reason| C::Reason.eq(reason.code())))
        .add_option(sought.state.map(|state| C::State.eq(state.code())))
        .add_option(whose)
        .add_option(words.map(said))
        .add_option(sought.behind.map(|place| place.behind(sought.which)))
}

fn said(words: &str) -> Condition {
    let literal = words
        .replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_");
    let title = Func::lower(Expr::col((Entity, C::Title)));
    let title = Expr::expr(title).like(LikeExpr::new(format!("%{literal}%")).escape('\\'));
    let number = Expr::col((Entity, C::OrderNo));
    let number = number.like(LikeExpr::new(format!("{literal}%")).escape('\\'));
    Condition::any().add(title).add(number)
}
