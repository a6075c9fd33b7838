//! Words that are each in what a product is called, or begin the code or barcode of one of its SKUs.

use sea_orm::{Condition, sea_query::ExprTrait};
use yingke_schema::catalogue::product::Column as C;

use super::{GoodsFilter, MOST_CHARS, bad};
use crate::{
    catalogue::{
        goods::{Fault, sorted::hidden},
        storage::is_called,
    },
    vocabulary::ProductId,
};

impl GoodsFilter {
    pub(super) fn each_word(&self) -> impl Iterator<Item = &str> {
        self.q.split_whitespace().take(8)
    }

    pub(super) fn words(&self, named: &[Vec<ProductId>]) -> Result<Condition, Fault> {
        if self.q.chars().count() > MOST_CHARS || self.q.chars().any(char::is_control) {
            return Err(bad("q", "Look for at most 100 characters"));
        }
        let mut named = named.iter();
        let words = self.each_word();
        Ok(words.fold(Condition::all(), |all, word| {
            let ids = named.next().filter(|ids| !ids.is_empty());
            let by_skus = ids.map(|ids| hidden(C::Id).is_in(ids.iter().map(|id| id.0)));
            let any = Condition::any().add(is_called(word));
            all.add(any.add_option(by_skus))
        }))
    }
}
