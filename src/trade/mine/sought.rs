use sea_orm::{Condition, sea_query::Expr};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_schema::trade::order::{Column as C, Entity};

use super::standing::MyStanding;
use crate::{
    http::Problem,
    storage::{ShopDb, StorageError},
    trade::{
        list::{check_words, has_line, holds, titled},
        storage::{count_of_customer, states_of_customer},
    },
    vocabulary::CustomerId,
};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MyOrdersQuery {
    /// Only those that wait for this.
    // Named nowhere else, it would be in no list of schemas.
    #[param(inline)]
    standing: Option<MyStanding>,
    /// A part of an order's number, or of the title of something in it; at most 100 characters.
    q: Option<String>,
    /// `next` of the page before; of somebody else's orders it leads to nothing.
    pub cursor: Option<String>,
}

/// What a customer looks for among their own orders.
pub struct MySought {
    standing: Option<MyStanding>,
    /// In small letters; none: nothing was written.
    words: Option<String>,
}

/// How many orders there are with what was looked for, and how many of them wait for what.
#[derive(Serialize, ToSchema)]
pub struct MyCounts {
    all: i64,
    to_pay: i64,
    to_ship: i64,
    to_receive: i64,
    to_review: i64,
    after_sale: i64,
}

impl MyOrdersQuery {
    pub fn sought(&self) -> Result<MySought, Problem> {
        let words = self.q.as_deref().unwrap_or_default();
        check_words(words)?;
        let words = words.trim().to_lowercase();
        Ok(MySought {
            standing: self.standing,
            words: Some(words).filter(|words| !words.is_empty()),
        })
    }
}

impl MySought {
    pub fn which(&self, db: &ShopDb) -> Condition {
        let standing = self.standing.map(|standing| standing.which(db));
        self.said(db).add_option(standing)
    }

    fn said(&self, db: &ShopDb) -> Condition {
        let said = self.words.as_deref().map(|words| {
            Condition::any()
                .add(holds(Expr::col((Entity, C::No)), words))
                .add(has_line(db, titled(words)))
        });
        Condition::all().add_option(said)
    }
}

/// Whichever of them is looked at.
pub async fn counts(
    db: &ShopDb,
    customer: CustomerId,
    sought: &MySought,
) -> Result<MyCounts, StorageError> {
    let said = || sought.said(db);
    let states = states_of_customer(db, (customer, said())).await?;
    let in_states = |standing: MyStanding| -> i64 {
        let wanted = standing.states().unwrap_or_default();
        let is_so = |code: &str| wanted.iter().any(|state| state.code() == code);
        let counted = states.iter().filter(|(code, _)| is_so(code));
        counted.map(|(_, count)| count).sum()
    };
    let to_review = said().add(MyStanding::ToReview.which(db));
    let after_sale = said().add(MyStanding::AfterSale.which(db));
    Ok(MyCounts {
        all: states.iter().map(|(_, count)| count).sum(),
        to_pay: in_states(MyStanding::ToPay),
        to_ship: in_states(MyStanding::ToShip),
        to_receive: in_states(MyStanding::ToReceive),
        to_review: count_of_customer(db, (customer, to_review)).await? as i64,
        after_sale: count_of_customer(db, (customer, after_sale)).await? as i64,
    })
}
