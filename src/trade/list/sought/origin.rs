//! Where an order was placed, as somebody asks for it.

use sea_orm::{ColumnTrait, Condition, sea_query::Expr};
use yingke_schema::trade::order::Column as C;

use crate::trade::{Source, list::Outline};

/// Where an order was placed, as somebody asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Here,
    From(Source),
}

impl Origin {
    /// `here`, or a source's code.
    pub fn of_code(code: &str) -> Option<Self> {
        if code == "here" {
            return Some(Self::Here);
        }
        Source::of_code(code).map(Self::From)
    }

    pub(super) fn fits(self, order: &Outline) -> bool {
        match self {
            Self::Here => order.source.is_empty(),
            Self::From(source) => order.source == source.code(),
        }
    }

    pub fn which(self) -> Condition {
        match self {
            Self::Here => Condition::all().add(is_from_here()),
            Self::From(source) => Condition::all()
                .add(C::Source.eq(source.code()))
                .add(Expr::cust(ELSEWHERE)),
        }
    }
}

/// Most are from here. Word for word as the index `order_by_source` has it: only so do databases go by it.
const ELSEWHERE: &str = "source <> ''";

pub fn is_from_here() -> Expr {
    C::Source.eq("")
}
