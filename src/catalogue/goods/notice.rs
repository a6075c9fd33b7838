use serde::{Deserialize, Serialize};
use yingke_schema::members::member::Role;

use super::{Goods, Shelf, storage::Before, write::is_listing};
use crate::{
    catalogue::low_stock::became_low,
    message_centre::{Category, Link, Notice, Saying, To},
    vocabulary::ProductId,
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
    /// It was time to list it, and it could not be.
    NotListed,
}

impl News {
    pub const ALL: [Self; 5] = [
        Self::Arrival,
        Self::Back,
        Self::SoldOut,
        Self::Low,
        Self::NotListed,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Arrival => "listed",
            Self::Back => "back",
            Self::SoldOut => "sold_out",
            Self::Low => "low",
            Self::NotListed => "not_listed",
        }
    }

    const fn says(self) -> (&'static str, &'static str) {
        match self {
            Self::Arrival => ("新品上架", "A new product"),
            Self::Back => ("商品补货", "Back in stock"),
            Self::SoldOut => ("商品售罄", "Sold out"),
            Self::Low => ("库存预警", "Running low"),
            Self::NotListed => ("定时上架未成功", "Not listed at its time"),
        }
    }

    const fn told(self) -> &'static [Role] {
        match self {
            Self::Arrival | Self::Back | Self::SoldOut | Self::Low => TOLD,
            Self::NotListed => KEEPING,
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
        // An edit that cannot be made is refused where it is asked for.
        News::NotListed => None,
    }
}

/// Products that were changed together and have the same to tell: the first of them, and how many they are.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    pub news: News,
    pub first: ProductId,
    pub title: String,
    pub many: usize,
    /// Chinese and English, where it is the same of all.
    #[serde(default)]
    pub why: Option<[String; 2]>,
    /// Titles of some more, where each has to be looked after.
    #[serde(default)]
    pub also: Vec<String>,
}

/// So many titles more a notice names at the most.
const MOST_ALSO: usize = 19;

impl Told {
    /// Takes in others with the same to tell.
    pub fn join(&mut self, others: &Self) {
        self.many += others.many;
        if self.why != others.why {
            self.why = None;
        }
        if self.news == News::NotListed {
            let titles = std::iter::once(&others.title).chain(&others.also);
            self.also.extend(titles.cloned());
            self.also.truncate(MOST_ALSO);
        }
    }
}

/// One notice for all that `key` stands for.
pub fn gathered(told: &Told, key: &str) -> Notice {
    let Told {
        news,
        first,
        title,
        many,
        why,
        also,
    } = told;
    let (zh, en) = news.says();
    let (link, mut zh_text, mut en_text) = if *many == 1 {
        let link = Link::Product { product: *first };
        (link, title.clone(), title.clone())
    } else {
        let path = "goods".to_owned();
        let titles: Vec<_> = std::iter::once(title).chain(also).cloned().collect();
        let zh = format!("{} 等 {many} 件商品", titles.join("、"));
        let mut en = titles.join(", ");
        let more = many.saturating_sub(titles.len());
        if more > 0 {
            en = format!("{en} and {more} more");
        }
        (Link::Page { path }, zh, en)
    };
    if let Some([zh, en]) = why {
        zh_text = format!("{zh_text}：{zh}");
        en_text = format!("{en_text}: {en}");
    }
    Notice {
        key: format!("{key}/{}", news.name()),
        category: Category::Goods,
        to: To::Roles(news.told().to_vec()),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(title: &str, why: &str) -> Told {
        Told {
            news: News::NotListed,
            first: ProductId(uuid::Uuid::nil()),
            title: title.to_owned(),
            many: 1,
            why: Some([why.to_owned(), why.to_owned()]),
            also: Vec::new(),
        }
    }

    #[test]
    fn what_could_not_be_listed_is_named() {
        let mut told = failed("壶", "A");
        told.join(&failed("杯", "B"));
        let notice = gathered(&told, "");
        assert_eq!(notice.zh.text, "壶、杯 等 2 件商品");
        assert_eq!(notice.en.text, "壶, 杯");
        for n in 0..40 {
            told.join(&failed(&format!("碗{n}"), "B"));
        }
        let text = gathered(&told, "").en.text;
        assert!(text.ends_with("碗17 and 22 more"), "{text}");
    }
}
