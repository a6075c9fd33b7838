use std::{ops::RangeInclusive, time::Duration};

use serde::Deserialize;
use tokio_util::sync::CancellationToken;
use yingke_schema::members::member::Role;

use super::{
    content::{ContentError, People, read},
    dice::Dice,
    seed::{SHOPS, SeedError},
    story::{DAY, MINUTE},
    world::World,
};
use crate::{
    app::App,
    message_centre::{Category, Link, Notice, Saying, To},
    shops::{self, ShopRef},
    storage::{StorageError, Store},
    trade::Bought,
    vocabulary::{Millis, ShopId},
};

/// Told when the demo is made.
const SEEDED: usize = 42;
/// Between two of a living shop: a human pace.
pub const TELLING_APART_MS: RangeInclusive<i64> = 35_000..=110_000;
const SERVING: [Role; 3] = [Role::Owner, Role::Supervisor, Role::Agent];
const LEADING: [Role; 2] = [Role::Owner, Role::Supervisor];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    category: Category,
    to: Audience,
    of: Of,
    zh: (String, String),
    en: (String, String),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Audience {
    Everyone,
    Serving,
    Leading,
}

/// Which orders it can be about.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Of {
    Any,
    Paid,
    Shipped,
}

impl Sheet {
    fn fits(&self, bought: &Bought) -> bool {
        match self.of {
            Of::Any => true,
            Of::Paid => bought.order.paid_at.is_some(),
            Of::Shipped => bought.order.shipped_at.is_some(),
        }
    }

    fn about(&self, bought: &Bought, key: String) -> Notice {
        let title = bought.order.lines.first();
        let title = title.map_or("", |line| line.item.title.as_str());
        let total = format!("¥{}", bought.order.paid_fen / 100);
        let fill = |text: &str| {
            text.replace("{no}", &bought.no)
                .replace("{title}", title)
                .replace("{total}", &total)
        };
        let saying = |(title, text): &(String, String)| Saying {
            title: fill(title),
            text: fill(text),
        };
        let is_of_order = self.zh.1.contains("{no}");
        Notice {
            key,
            category: self.category,
            to: match self.to {
                Audience::Everyone => To::Everyone,
                Audience::Serving => To::Roles(SERVING.to_vec()),
                Audience::Leading => To::Roles(LEADING.to_vec()),
            },
            zh: saying(&self.zh),
            en: saying(&self.en),
            link: is_of_order.then_some(Link::Order { order: bought.id }),
        }
    }
}

fn sheets() -> Result<Vec<Sheet>, ContentError> {
    read("notices.json")
}

/// Something of the shop's day: what happened to one of its latest orders.
fn some(sheets: &[Sheet], orders: &[Bought], dice: &mut Dice, key: String) -> Option<Notice> {
    let sheet = dice.pick(sheets)?;
    let late = orders.len() / 3;
    let fitting: Vec<_> = orders[orders.len() - late..]
        .iter()
        .filter(|bought| sheet.fits(bought))
        .collect();
    Some(sheet.about(dice.pick(&fitting)?, key))
}

/// What members of a shop have been told over the last days.
pub async fn seed(
    store: &Store,
    shop: ShopId,
    orders: &[Bought],
    now: Millis,
) -> Result<(), SeedError> {
    let sheets = sheets()?;
    let mut dice = Dice::for_("notices");
    let tx = store.begin(shop).await?;
    for number in 0..SEEDED {
        let ago = (SEEDED - number) as i64;
        // The last ones of today, the first ones five days old.
        let at = now - ago * ago * 4 * MINUTE - dice.between(1..=20) * MINUTE;
        let key = format!("demo/{shop}/{number}");
        if let Some(notice) = some(&sheets, orders, &mut dice, key) {
            tx.emit(&notice, at.max(now - 6 * DAY)).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Goes on telling, with so long between two, until the simulation ends.
pub async fn go_on_telling(
    app: App,
    apart_ms: RangeInclusive<i64>,
    cancel: CancellationToken,
) -> Result<(), SeedError> {
    let (slug, shoppers, orders) = SHOPS[0];
    let Some(shop) = shops::find(app.store(), &ShopRef::Slug(slug.to_owned())).await? else {
        return Ok(());
    };
    let people: People = read("people.json")?;
    let world = World::make(slug, shoppers, orders, &people, app.clock().now())?;
    let sheets = sheets()?;
    let mut dice = Dice::for_(&format!("telling/{}", app.clock().now()));
    while !cancel.is_cancelled() {
        let wait = Duration::from_millis(dice.between(apart_ms.clone()) as u64);
        let woken = tokio::time::timeout(wait, cancel.cancelled()).await;
        if woken.is_ok() {
            return Ok(());
        }
        let now = app.clock().now();
        let key = format!("demo/living/{now}");
        if let Some(notice) = some(&sheets, &world.orders, &mut dice, key) {
            say(app.store(), shop.id, &notice, now).await?;
        }
    }
    Ok(())
}

async fn say(
    store: &Store,
    shop: ShopId,
    notice: &Notice,
    now: Millis,
) -> Result<(), StorageError> {
    let tx = store.begin(shop).await?;
    tx.emit(notice, now).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_is_written_for_and_no_hole_stays_open() {
        let sheets = sheets().unwrap();
        for category in Category::ALL {
            assert!(sheets.iter().any(|sheet| sheet.category == category));
        }
        // Who is on duty stands in the plan, which such a sheet knows nothing of.
        let tells_of_the_plan = |sheet: &Sheet| sheet.zh.1.contains("在岗");
        assert!(!sheets.iter().any(tells_of_the_plan));
        let people: People = read("people.json").unwrap();
        let world = World::make("songxi", 20, 45, &people, 1_763_800_000_000).unwrap();
        let mut dice = Dice::for_("test");
        for number in 0..200 {
            let notice = some(&sheets, &world.orders, &mut dice, number.to_string()).unwrap();
            for text in [&notice.zh.title, &notice.zh.text, &notice.en.text] {
                assert!(!text.contains('{') && !text.is_empty(), "{text}");
            }
        }
    }
}
