use reqwest::Method;
use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::trade::order;

use super::{Request, Scene, Who, plain};
use crate::model::dice::Dice;

/// What changes nothing of the order itself.
#[derive(Clone, Copy, Debug)]
pub enum BesideAct {
    Note {
        flag: i64,
    },
    /// Beside all orders of the walk.
    NoteAll {
        flag: i64,
    },
    Review {
        stars: i64,
    },
    Reply,
}

impl BesideAct {
    pub fn draw(dice: &mut Dice) -> Self {
        match dice.throw(4) {
            0 => Self::Note {
                flag: dice.number(0, 7),
            },
            1 => Self::NoteAll {
                flag: dice.number(0, 7),
            },
            2 => Self::Review {
                stars: dice.number(0, 6),
            },
            _ => Self::Reply,
        }
    }

    pub fn may(&self) -> &'static [Who] {
        match self {
            Self::Note { .. } | Self::NoteAll { .. } => Who::KEEPING,
            Self::Reply => Who::SERVING,
            Self::Review { .. } => Who::CUSTOMER,
        }
    }

    pub fn request(&self, scene: &Scene<'_>) -> Request {
        let of_line = format!("reviews/{}", scene.line);
        match self {
            Self::Note { flag } => {
                let body = json!({ "note": format!("已联系 {flag}"), "flag": flag });
                scene.put(scene.ours("note"), body)
            }
            Self::NoteAll { flag } => {
                let (books, id) = (scene.books, scene.id);
                let behind = books.order(id).map_or(0, |row| row.rev - scene.rev);
                let seen = |row: &order::Model| json!({ "id": row.id, "rev": row.rev - behind });
                let orders: Vec<_> = books.orders.iter().map(seen).collect();
                let note = json!({ "text": "又联系", "how": "append" });
                let body = json!({ "key": new_id(), "orders": orders, "flag": flag, "note": note });
                plain(Method::POST, "orders/batch/note".to_owned(), body)
            }
            Self::Review { stars } => {
                let body = json!({ "stars": stars, "words": "很好" });
                plain(Method::POST, scene.mine(&of_line), body)
            }
            Self::Reply => {
                let path = scene.ours(&format!("{of_line}/reply"));
                plain(Method::POST, path, json!({ "words": "谢谢您" }))
            }
        }
    }
}
