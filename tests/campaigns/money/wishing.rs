use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::new_id;

use super::{Trade, Who, Wish, acts::Act};

impl Trade {
    /// Something that may be legal of an order as it was seen.
    pub(super) fn wish(&self, order: usize, seen: &Value, asked: Option<i64>) -> Option<Wish> {
        if let Some(no) = asked
            && rand::random_range(0..2) == 0
        {
            return Some(self.answer(order, no));
        }
        let act = Act::draw(seen)?;
        let (whose, who) = if act.is_customers {
            ("/mine", Who::Customer)
        } else {
            ("", Who::of_shop())
        };
        let id = self.orders[order].1;
        let mut body = act.body;
        body["key"] = json!(new_id());
        body["rev"] = seen["rev"].clone();
        Some(Wish {
            order,
            writes: act.writes,
            who,
            method: act.method,
            path: format!("{whose}/orders/{id}/{}", act.path),
            body,
        })
    }

    /// By somebody else than who asked.
    fn answer(&self, order: usize, no: i64) -> Wish {
        let path = format!("/orders/{}/requests/{no}/answer", self.orders[order].1);
        Wish {
            order,
            writes: Vec::new(),
            who: Who::Owner,
            method: Method::POST,
            path,
            body: json!({ "key": new_id(), "approve": true }),
        }
    }
}
