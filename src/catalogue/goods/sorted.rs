//! By what a list of goods is ordered, and where a page of it ends.

use sea_orm::{
    Condition, FromQueryResult,
    sea_query::{Expr, ExprTrait, Func},
};
use uuid::Uuid;
use yingke_schema::catalogue::product::{Column as C, Entity};

use crate::vocabulary::{Millis, ProductId, TemplateId};

/// A product as the list needs it, without its long texts.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    pub id: ProductId,
    pub code: String,
    pub title: String,
    pub category: String,
    pub picture: String,
    pub price_fen: i64,
    pub price_to_fen: i64,
    pub stock: i64,
    pub availability: String,
    pub state: String,
    pub list_at: Option<Millis>,
    pub tags: String,
    pub template_id: Option<TemplateId>,
    pub low_stock: Option<i64>,
    pub rev: i64,
    pub changed_at: Millis,
    pub position: i64,
}

pub const LISTED: [C; 17] = [
    C::Id,
    C::Code,
    C::Title,
    C::Category,
    C::Picture,
    C::PriceFen,
    C::PriceToFen,
    C::Stock,
    C::Availability,
    C::State,
    C::ListAt,
    C::Tags,
    C::TemplateId,
    C::LowStock,
    C::Rev,
    C::ChangedAt,
    C::Position,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub by: By,
    pub is_falling: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Position,
    Price,
    Stock,
    Changed,
    Title,
    Code,
}

/// What the last row of a page stands by; of those that stand by the same the id decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    at: At,
    id: Uuid,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum At {
    Number(i64),
    Text(String),
}

impl Sort {
    pub fn of(text: &str) -> Option<Self> {
        let is_falling = text.starts_with('-');
        let by = match text.strip_prefix('-').unwrap_or(text) {
            "position" => By::Position,
            "price" => By::Price,
            "stock" => By::Stock,
            "changed" => By::Changed,
            "title" => By::Title,
            "code" => By::Code,
            _ => return None,
        };
        Some(Self { by, is_falling })
    }

    pub const fn column(self) -> C {
        match self.by {
            By::Position => C::Position,
            By::Price => C::PriceFen,
            By::Stock => C::Stock,
            By::Changed => C::ChangedAt,
            By::Title => C::Title,
            By::Code => C::Code,
        }
    }

    /// What rows are ordered by. `is_sifted`: no index by this order is to be walked, because the rows are sifted by more than it holds.
    pub fn expr(self, is_sifted: bool) -> Expr {
        if is_sifted {
            hidden(self.column())
        } else {
            Expr::col((Entity, self.column()))
        }
    }

    pub fn place(self, row: &Listed) -> Place {
        let at = match self.by {
            By::Position => At::Number(row.position),
            By::Price => At::Number(row.price_fen),
            By::Stock => At::Number(row.stock),
            By::Changed => At::Number(row.changed_at),
            By::Title => At::Text(row.title.clone()),
            By::Code => At::Text(row.code.clone()),
        };
        Place { at, id: row.id.0 }
    }

    /// None where the words were not made by [`Place::cursor`] of this order.
    pub fn place_of(self, cursor: &str) -> Option<Place> {
        let (id, at) = cursor.split_once('.')?;
        let at = match self.by {
            By::Title | By::Code => At::Text(at.to_owned()),
            _ => At::Number(at.parse().ok()?),
        };
        let id = id.parse().ok()?;
        Some(Place { at, id })
    }

    /// Rows that come after it.
    pub fn behind(self, place: &Place, is_sifted: bool) -> Condition {
        let at = || match &place.at {
            At::Number(at) => Expr::value(*at),
            At::Text(at) => Expr::value(at.clone()),
        };
        let column = || self.expr(is_sifted);
        let id = Expr::col((Entity, C::Id));
        let (beyond, beside) = if self.is_falling {
            (column().lt(at()), id.lt(place.id))
        } else {
            (column().gt(at()), id.gt(place.id))
        };
        let same = column().eq(at());
        Condition::any().add(beyond).add(same.and(beside))
    }
}

/// A column in a way that no index is looked up by.
pub fn hidden(column: C) -> Expr {
    let itself = || Expr::col((Entity, column));
    Expr::expr(Func::coalesce([itself(), itself()]))
}

impl Place {
    pub fn cursor(&self) -> String {
        match &self.at {
            At::Number(at) => format!("{}.{at}", self.id),
            At::Text(at) => format!("{}.{at}", self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_named_and_may_fall() {
        let sort = Sort::of("-price").unwrap();
        assert_eq!((sort.by, sort.is_falling), (By::Price, true));
        for wrong in ["", "-", "colour", "price "] {
            assert_eq!(Sort::of(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_cursor_is_read_back_by_its_own_order() {
        let id = Uuid::from_u128(7);
        let by_title = Sort::of("title").unwrap();
        let at = At::Text("桌.1.4m".to_owned());
        let place = Place { at, id };
        assert_eq!(by_title.place_of(&place.cursor()), Some(place.clone()));
        assert_eq!(Sort::of("price").unwrap().place_of(&place.cursor()), None);
        assert_eq!(by_title.place_of("7.桌"), None);
    }
}
