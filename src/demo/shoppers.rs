use std::ops::RangeInclusive;

use super::{
    content::{City, People},
    dice::{Dice, id_of},
};
use crate::vocabulary::CustomerId;

/// Someone who shops in a demo shop.
#[derive(Clone, Debug)]
pub struct Shopper {
    pub id: CustomerId,
    /// The shop's own number; none for one who never signed in.
    pub external_id: Option<String>,
    pub name: String,
    pub receiver: String,
    pub phone: String,
    pub address: String,
    pub city: String,
    pub tags: Vec<&'static str>,
}

/// Of a hundred shoppers so many never signed in.
const ANONYMOUS: i64 = 12;
const TAGS: [&str; 8] = [
    "老客户",
    "装修中",
    "有小孩",
    "养猫",
    "小户型",
    "租房",
    "爱看实拍",
    "要开发票",
];
const ROOMS: RangeInclusive<i64> = 101..=2602;

/// The shoppers of a shop, the same each time.
pub fn shoppers(slug: &str, count: usize, people: &People) -> Vec<Shopper> {
    (0..count)
        .map(|number| shopper(slug, number, people))
        .collect()
}

fn shopper(slug: &str, number: usize, people: &People) -> Shopper {
    let mut dice = Dice::for_(&format!("{slug}/shopper/{number}"));
    let receiver = full_name(people, &mut dice);
    let (address, city) = address(people, &mut dice);
    let prefix = dice
        .pick(&people.phone_prefixes)
        .cloned()
        .unwrap_or_default();
    let phone = format!(
        "{prefix}{}",
        dice.digits(11_usize.saturating_sub(prefix.len()))
    );
    let name = if dice.percent(55) {
        receiver.clone()
    } else {
        nick(people, &city, &mut dice)
    };
    let is_known = !dice.percent(ANONYMOUS);
    Shopper {
        id: CustomerId(id_of(
            "customer",
            &format!("{slug}/{number}"),
            number as u64,
        )),
        external_id: is_known.then(|| format!("u-{}", 1_001 + number)),
        name: if is_known {
            name
        } else {
            format!("访客{}", dice.digits(4))
        },
        receiver,
        phone,
        address,
        city,
        tags: tags(&mut dice),
    }
}

pub fn full_name(people: &People, dice: &mut Dice) -> String {
    let (surname, given) = (dice.pick(&people.surnames), dice.pick(&people.given));
    [surname, given].into_iter().flatten().cloned().collect()
}

fn address(people: &People, dice: &mut Dice) -> (String, String) {
    let Some(City {
        province,
        city,
        district,
        streets,
    }) = dice.pick(&people.cities)
    else {
        return Default::default();
    };
    let province = if province == city { "" } else { province };
    let mut street = dice.pick(streets).cloned().unwrap_or_default();
    while street.contains("{n}") {
        street = street.replacen("{n}", &dice.between(1..=38).to_string(), 1);
    }
    street = street.replacen("{room}", &dice.between(ROOMS).to_string(), 1);
    (format!("{province}{city}{district}{street}"), city.clone())
}

/// As shopping sites show people: `t**7`, `小**3`.
fn nick(people: &People, city: &str, dice: &mut Dice) -> String {
    let mut nick = dice
        .pick(&people.nick_patterns)
        .cloned()
        .unwrap_or_default();
    let letters: Vec<char> = people
        .given
        .iter()
        .flat_map(|given| given.chars())
        .collect();
    while nick.contains("{c}") {
        let letter = dice
            .pick(&letters)
            .map(ToString::to_string)
            .unwrap_or_default();
        nick = nick.replacen("{c}", &letter, 1);
    }
    while nick.contains("{d}") {
        nick = nick.replacen("{d}", &dice.digits(1), 1);
    }
    let surname = dice.pick(&people.surnames).cloned().unwrap_or_default();
    nick.replace("{surname}", &surname)
        .replace("{city}", city.trim_end_matches('市'))
}

fn tags(dice: &mut Dice) -> Vec<&'static str> {
    let wanted = dice.index(3);
    let mut tags = TAGS.to_vec();
    dice.shuffle(&mut tags);
    tags.truncate(wanted);
    tags
}
