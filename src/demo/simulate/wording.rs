use std::time::Duration;

use super::{
    Simulation,
    aim::{Mood, Role},
};
use crate::demo::dice::Dice;

/// Of a hundred lines, so many have a word mistyped.
const SLIPS: i64 = 14;

impl Simulation {
    /// A line as this customer types it.
    pub(super) fn worded(&self, line: &str, role: &Role<'_>, dice: &mut Dice) -> String {
        let filled = filled(line, role);
        if dice.percent(SLIPS) {
            slipped(&filled, &self.slips)
        } else {
            filled
        }
    }
}

/// With what the placeholders stand for.
pub fn filled(line: &str, role: &Role<'_>) -> String {
    let item = role.bought.map(|bought| &bought.order.lines[0].item);
    let sku = role.product.skus.first();
    let price_fen = item.map_or(sku.map_or(0, |sku| sku.price_fen), |item| item.price_fen);
    let props = item.map_or_else(
        || {
            sku.map(|sku| spoken(&sku.props.to_string()))
                .unwrap_or_default()
        },
        |item| spoken(&item.sku),
    );
    let facts = || role.product.facts.iter();
    let size = sku.and_then(|sku| sku.props.0.iter().find(|(name, _)| name == "尺寸"));
    let size = size.map(|(_, value)| value.clone());
    let size = size.or_else(|| {
        facts()
            .find(|fact| fact.key == "size")
            .map(|fact| fact.value.clone())
    });
    let short = role.product.title.split(' ').next().unwrap_or_default();
    line.replace("{product}", short)
        .replace("{sku}", &props)
        .replace("{price}", &yuan(price_fen))
        .replace("{size}", &size.unwrap_or_default())
        .replace(
            "{order_no}",
            role.bought.map_or("", |bought| bought.no.as_str()),
        )
        .replace(
            "{city}",
            role.shopper.map_or("杭州", |shopper| shopper.city.as_str()),
        )
}

/// `颜色:原木色;尺寸:1.4m` as people say it.
fn spoken(props: &str) -> String {
    let values = props.split(';').filter_map(|prop| prop.split(':').nth(1));
    values.collect::<Vec<_>>().join(" ")
}

fn yuan(fen: i64) -> String {
    if fen % 100 == 0 {
        (fen / 100).to_string()
    } else {
        format!("{:.2}", fen as f64 / 100.0)
    }
}

fn slipped(line: &str, slips: &[(String, String)]) -> String {
    let slip = slips
        .iter()
        .find(|(right, _)| line.contains(right.as_str()));
    slip.map_or_else(
        || line.to_owned(),
        |(right, wrong)| line.replacen(right, wrong, 1),
    )
}

/// How long these hands take for these words.
pub fn typing_time(text: &str, mood: Mood, dice: &mut Dice) -> Duration {
    let per_character = match mood {
        Mood::Hurried | Mood::Angry => dice.between(90..=170),
        Mood::Cheerful => dice.between(130..=220),
        Mood::Calm | Mood::Worried => dice.between(160..=300),
    };
    let typed = text.chars().count() as i64 * per_character;
    Duration::from_millis(typed.clamp(700, 9_000) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_word() {
        let slips = [("发货".to_owned(), "法货".to_owned())];
        assert_eq!(
            slipped("今天发货还是明天发货", &slips),
            "今天法货还是明天发货"
        );
        assert_eq!(slipped("在吗", &slips), "在吗");
    }

    #[test]
    fn people_say_values_and_yuan() {
        assert_eq!(spoken("颜色:原木色;尺寸:1.4m"), "原木色 1.4m");
        assert_eq!(
            (yuan(238_000), yuan(1_250)),
            ("2380".to_owned(), "12.50".to_owned())
        );
    }
}
