use yingke_schema::members::member::Role;

use super::{Goods, Shelf, write::is_arrival};
use crate::{
    message_centre::{Category, Link, Notice, Saying, To},
    vocabulary::{Millis, ProductId},
};

/// Those who answer customers, and those who keep the goods.
const TOLD: &[Role] = &[
    Role::Owner,
    Role::Supervisor,
    Role::Agent,
    Role::Operations,
    Role::Warehouse,
];
const KEEPING: &[Role] = &[Role::Owner, Role::Supervisor, Role::Operations];

/// What members should know of an edit: something new is sold, something is not to be had any more, or again.
pub fn notices_of(id: ProductId, rev: i64, before: &Goods, after: &Goods) -> Vec<Notice> {
    if after.state != Shelf::Listed {
        return Vec::new();
    }
    let mut notices = Vec::new();
    if is_arrival(before, after) {
        let says = ("新品上架", "A new product");
        notices.push(notice(id, &format!("listed/{rev}"), &after.title, says));
    } else if before.left() == 0 && after.left() > 0 {
        notices.push(back_in_stock(id, &rev.to_string(), &after.title));
    } else if before.left() > 0 && after.left() == 0 {
        notices.push(sold_out(id, &format!("r{rev}"), &after.title));
    }
    notices
}

/// There is something again of what was sold out; `when` tells it apart from the last time.
pub fn back_in_stock(id: ProductId, when: &str, title: &str) -> Notice {
    let says = ("商品到货", "Back in stock");
    notice(id, &format!("back/{when}"), title, says)
}

/// The last piece is gone; `when` tells it apart from the last time.
pub fn sold_out(id: ProductId, when: &str, title: &str) -> Notice {
    notice(
        id,
        &format!("sold_out/{when}"),
        title,
        ("商品售罄", "Sold out"),
    )
}

/// It was time to list a product, and it could not be.
pub fn not_listed(id: ProductId, at: Millis, title: &str) -> Notice {
    let says = ("定时上架未成功", "A product could not be listed");
    Notice {
        to: To::Roles(KEEPING.to_vec()),
        ..notice(id, &format!("not_listed/{at}"), title, says)
    }
}

fn notice(id: ProductId, what: &str, name: &str, (zh, en): (&str, &str)) -> Notice {
    let saying = |title: &str| Saying {
        title: title.to_owned(),
        text: name.to_owned(),
    };
    Notice {
        key: format!("product/{id}/{what}"),
        category: Category::System,
        to: To::Roles(TOLD.to_vec()),
        zh: saying(zh),
        en: saying(en),
        link: Some(Link::Product { product: id }),
    }
}
