use serde::{Deserialize, Serialize};
use yingke_schema::members::member::Role;

use super::{Goods, Shelf, storage::Before, write::is_listing};
use crate::{
    catalogue::low_stock::became_low,
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

/// What members should know of goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    Arrival,
    Back,
    SoldOut,
    Low,
}

impl News {
    pub const ALL: [Self; 4] = [Self::Arrival, Self::Back, Self::SoldOut, Self::Low];

    const fn name(self) -> &'static str {
        match self {
            Self::Arrival => "listed",
            Self::Back => "back",
            Self::SoldOut => "sold_out",
            Self::Low => "low",
        }
    }

    const fn says(self) -> (&'static str, &'static str) {
        match self {
            Self::Arrival => ("新品上架", "A new product"),
            Self::Back => ("商品补货", "Back in stock"),
            Self::SoldOut => ("商品售罄", "Sold out"),
            Self::Low => ("库存预警", "Running low"),
        }
    }
}

/// Of an edit: something new is sold, something is not to be had any more, hardly, or again. What was listed before is nothing new;
/// what left the shop sold out and comes with pieces is back, whenever they came. So many pieces as `low` are little of what has no
/// figure of its own.
pub fn news_of(before: &Goods, after: &Goods, (low, was): (i64, Before)) -> Option<News> {
    let was_out = before.left() == 0 || is_listing(before, after) && was == Before::SoldOut;
    if after.state != Shelf::Listed {
        None
    } else if is_listing(before, after) && was == Before::Never {
        Some(News::Arrival)
    } else if was_out && after.left() > 0 {
        Some(News::Back)
    } else if before.left() > 0 && after.left() == 0 {
        Some(News::SoldOut)
    } else if became_low(before.left(), after.left(), after.low_stock.unwrap_or(low)) {
        Some(News::Low)
    } else {
        None
    }
}

/// Of a product that was not there before.
pub fn news_of_new(goods: &Goods) -> Option<News> {
    (goods.state == Shelf::Listed).then_some(News::Arrival)
}

/// The same as a notice, where there is any.
pub fn notice_of(
    (id, rev): (ProductId, i64),
    before: &Goods,
    after: &Goods,
    known: (i64, Before),
) -> Option<Notice> {
    match news_of(before, after, known)? {
        News::Arrival => {
            let what = format!("listed/{rev}");
            Some(notice(id, &what, &after.title, News::Arrival.says()))
        }
        News::Back => Some(back_in_stock(id, &rev.to_string(), &after.title)),
        News::SoldOut => Some(sold_out(id, &format!("r{rev}"), &after.title)),
        News::Low => Some(low(id, &format!("r{rev}"), &after.title, after.left())),
    }
}

/// Products that were changed together and have the same to tell: the first of them, and how many they are.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    pub news: News,
    pub first: ProductId,
    pub title: String,
    pub many: usize,
}

/// One notice for all that `key` stands for.
pub fn gathered(told: &Told, key: &str) -> Notice {
    let Told {
        news,
        first,
        title,
        many,
    } = told;
    let (zh, en) = news.says();
    let (link, zh_text, en_text) = if *many == 1 {
        let link = Link::Product { product: *first };
        (link, title.clone(), title.clone())
    } else {
        let path = "goods".to_owned();
        let zh = format!("{title} 等 {many} 件商品");
        let en = format!("{title} and {} more", many - 1);
        (Link::Page { path }, zh, en)
    };
    Notice {
        key: format!("{key}/{}", news.name()),
        category: Category::Goods,
        to: To::Roles(TOLD.to_vec()),
        zh: Saying::new(zh, zh_text),
        en: Saying::new(en, en_text),
        link: Some(link),
    }
}

/// There is something again of what was sold out; `when` tells it apart from the last time.
pub fn back_in_stock(id: ProductId, when: &str, title: &str) -> Notice {
    let what = format!("back/{when}");
    notice(id, &what, title, News::Back.says())
}

/// The last piece is gone; `when` tells it apart from the last time.
pub fn sold_out(id: ProductId, when: &str, title: &str) -> Notice {
    let what = format!("sold_out/{when}");
    notice(id, &what, title, News::SoldOut.says())
}

/// So many pieces are left of it; `when` tells it apart from the last time.
pub fn low(id: ProductId, when: &str, title: &str, left: i64) -> Notice {
    let mut notice = notice(id, &format!("low/{when}"), title, News::Low.says());
    notice.zh.text = format!("{title}，可售 {left} 件");
    notice.en.text = format!("{title}: {left} left to buy");
    notice
}

/// It was time to list a product, and it could not be, for that reason.
pub fn not_listed(id: ProductId, at: Millis, title: &str, [zh, en]: [String; 2]) -> Notice {
    let says = ("定时上架未成功", "A product could not be listed");
    let mut notice = notice(id, &format!("not_listed/{at}"), title, says);
    notice.to = To::Roles(KEEPING.to_vec());
    notice.zh.text = format!("{title}：{zh}");
    notice.en.text = format!("{title}: {en}");
    notice
}

fn notice(id: ProductId, what: &str, name: &str, (zh, en): (&str, &str)) -> Notice {
    let saying = |title: &str| Saying {
        title: title.to_owned(),
        text: name.to_owned(),
    };
    Notice {
        key: format!("product/{id}/{what}"),
        category: Category::Goods,
        to: To::Roles(TOLD.to_vec()),
        zh: saying(zh),
        en: saying(en),
        link: Some(Link::Product { product: id }),
    }
}
