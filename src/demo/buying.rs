use std::collections::HashMap;

use super::{
    content::{People, ShopContent},
    dice::{Dice, id_of},
    shoppers::{Shopper, full_name},
    story::{Cast, DAY, MINUTE, PLOTS, Plot, tell},
};
use crate::{
    catalogue::{Availability, ProductSheet, picture_path},
    trade::{Bought, Illegal, Item},
    vocabulary::{Millis, OrderId, ProductId, SkuId},
};

/// Orders reach back this far.
const SPAN: Millis = 90 * DAY;
const LARGE_G: i64 = 20_000;
/// Of a hundred orders that may hold goods made to order, so many do.
const MADE_TO_ORDER: i64 = 12;
/// The first of each of these is about to end: the board of after-sale cases has something red on it.
const PRESSING: [(Plot, Millis); 2] = [
    (Plot::MoneyAsked, 40 * MINUTE),
    (Plot::ReturnAsked, 55 * MINUTE),
];
const NOTES: [&str; 8] = [
    "送货前打电话",
    "周末送货",
    "要开电子发票",
    "客户要求送货上楼，已收上楼费",
    "拍单时说过不着急",
    "装修未完，等通知再发",
    "上次有划痕，这次发货前拍照",
    "门口窄，先量过电梯",
];

/// What customers write with every seventh order.
const MESSAGES: [&str; 4] = [
    "请送货前打电话",
    "麻烦包严实一点，谢谢",
    "周末家里有人",
    "门卫可以代收",
];

fn message(number: usize) -> &'static str {
    if number.is_multiple_of(7) {
        MESSAGES[number / 7 % MESSAGES.len()]
    } else {
        ""
    }
}

/// The id of a product of the demo.
pub fn product_id(slug: &str, code: &str, place: usize) -> ProductId {
    ProductId(id_of("product", &format!("{slug}/{code}"), place as u64))
}

pub fn sku_id(slug: &str, code: &str, place: usize) -> SkuId {
    SkuId(id_of("sku", &format!("{slug}/{code}"), place as u64))
}

pub fn order_id(slug: &str, number: usize) -> OrderId {
    OrderId(id_of("order", &format!("{slug}/{number}"), number as u64))
}

/// `count` orders of a shop up to `now`; each is what its events made.
pub fn orders(
    content: &ShopContent,
    shoppers: &[Shopper],
    people: &People,
    count: usize,
    now: Millis,
) -> Result<Vec<Bought>, Illegal> {
    let slug = content.sheet.slug.as_str();
    let mut plots = plots(count);
    Dice::for_(&format!("{slug}/plots")).shuffle(&mut plots);
    let known: Vec<_> = shoppers
        .iter()
        .filter(|shopper| shopper.external_id.is_some())
        .collect();
    let pressing = pressing(&plots);
    let buy = |(number, plot): (usize, Plot)| {
        let left = pressing.get(&number).copied();
        let mut dice = Dice::for_(&format!("{slug}/order/{number}"));
        let shopper = loyal(&known, &mut dice);
        order(content, shopper, people, (plot, left), number, now, dice)
    };
    plots.into_iter().enumerate().map(buy).collect()
}

/// The table of plots scaled to `count`; each is told at least once.
fn plots(count: usize) -> Vec<Plot> {
    let whole: usize = PLOTS.iter().map(|(_, times)| times).sum();
    let scaled = |times: usize| (times * count / whole).max(1);
    let mut plots: Vec<Plot> = PLOTS
        .iter()
        .flat_map(|(plot, times)| vec![*plot; scaled(*times)])
        .collect();
    plots.resize(count, Plot::Finished);
    plots
}

/// How long their cases still have, by the place of the order.
fn pressing(plots: &[Plot]) -> HashMap<usize, Millis> {
    let first = |(plot, left): (Plot, Millis)| {
        let place = plots.iter().position(|told| *told == plot)?;
        Some((place, left))
    };
    PRESSING.into_iter().filter_map(first).collect()
}

/// Some come again and again.
fn loyal<'a>(known: &[&'a Shopper], dice: &mut Dice) -> &'a Shopper {
    let most = if dice.percent(40) {
        known.len() / 5
    } else {
        known.len()
    };
    known[dice.index(most)]
}

fn order(
    content: &ShopContent,
    shopper: &Shopper,
    people: &People,
    (plot, left): (Plot, Option<Millis>),
    number: usize,
    now: Millis,
    mut dice: Dice,
) -> Result<Bought, Illegal> {
    let slug = &content.sheet.slug;
    let basket = basket(content, plot, &mut dice);
    let cast = cast(slug, &basket, &mut dice);
    let story = tell(plot, &cast, dice.clone())?;
    let story = match left {
        Some(left) => story.falling_in(left, now)?,
        None => story.ending_before(now, SPAN, open_days(plot), plot.is_over())?,
    };
    let has_note = dice.percent(14);
    let is_gift = dice.percent(8);
    let no = format!("{}{:06}{}", 31, 260_417 + number * 37, dice.digits(10));
    Ok(Bought {
        id: order_id(slug, number),
        no,
        customer: shopper.id,
        receiver: if is_gift {
            full_name(people, &mut dice)
        } else {
            shopper.receiver.clone()
        },
        phone: shopper.phone.clone(),
        address: shopper.address.clone(),
        buyer_message: message(number).to_owned(),
        note: if has_note {
            dice.pick(&NOTES).copied().unwrap_or_default()
        } else {
            ""
        }
        .to_owned(),
        flag: if has_note {
            dice.between(1..=5) as i16
        } else {
            0
        },
        order: story.order,
        history: story.history,
    })
}

/// How many days an open story may have stood still.
const fn open_days(plot: Plot) -> i64 {
    match plot {
        Plot::Unpaid | Plot::Repriced | Plot::Paid | Plot::AskedBeforeShipping => 0,
        Plot::Signed | Plot::Refused | Plot::Withdrawn | Plot::PartOfMoneyBack => 2,
        _ => 1,
    }
}

struct Chosen<'a> {
    product: (usize, &'a ProductSheet),
    sku: usize,
    quantity: i64,
}

fn basket<'a>(content: &'a ShopContent, plot: Plot, dice: &mut Dice) -> Vec<Chosen<'a>> {
    let made_to_order = plot.suits_made_to_order() && dice.percent(MADE_TO_ORDER);
    let is_made_to_order = |sheet: &ProductSheet| match sheet.availability {
        Availability::Custom => true,
        // Nothing on presale has left the shop yet.
        Availability::Presale => plot != Plot::Finished,
        Availability::Stock | Availability::SoldOut => false,
    };
    let products = || content.products.iter().enumerate();
    let mut all: Vec<_> = products()
        .filter(|(_, p)| made_to_order && is_made_to_order(p))
        .collect();
    if all.is_empty() {
        all.extend(products().filter(|(_, p)| p.availability == Availability::Stock));
    }
    let Some(first) = dice.pick(&all).copied() else {
        return Vec::new();
    };
    let mut products = vec![first];
    let further = if plot == Plot::PartlyRefundedThenShipped {
        1
    } else {
        further(dice)
    };
    for _ in 0..further {
        let matching: Vec<_> = all
            .iter()
            .filter(|(_, p)| first.1.goes_with.contains(&p.code))
            .copied()
            .collect();
        let next = dice.pick(&matching).or_else(|| all.first()).copied();
        products.extend(next.filter(|next| products.iter().all(|chosen| chosen.0 != next.0)));
    }
    products
        .into_iter()
        .map(|product| Chosen {
            product,
            sku: dice.index(product.1.skus.len()),
            quantity: quantity(product.1, dice),
        })
        .collect()
}

fn further(dice: &mut Dice) -> i64 {
    match dice.between(1..=100) {
        1..=62 => 0,
        63..=90 => 1,
        _ => 2,
    }
}

fn quantity(sheet: &ProductSheet, dice: &mut Dice) -> i64 {
    match sheet.category.as_str() {
        "餐椅" => *dice.pick(&[1, 2, 2, 4, 4, 6]).unwrap_or(&2),
        "灯具" | "床垫布艺" | "茶器" | "茶具配件" => {
            *dice.pick(&[1, 1, 1, 2]).unwrap_or(&1)
        }
        _ => 1,
    }
}

fn cast(slug: &str, basket: &[Chosen<'_>], dice: &mut Dice) -> Cast {
    let items: Vec<_> = basket.iter().map(|chosen| item(slug, chosen)).collect();
    let goods_fen: i64 = items.iter().map(Item::total_fen).sum();
    let weight_g = basket
        .iter()
        .map(|chosen| chosen.product.1.skus[chosen.sku].weight_g * chosen.quantity)
        .sum::<i64>();
    let is_large = weight_g >= LARGE_G;
    let (carrier, waybill) = parcel(is_large, dice);
    let (return_carrier, return_waybill) = parcel(is_large, dice);
    let days_made = basket
        .iter()
        .filter_map(|chosen| chosen.product.1.custom_days)
        .max();
    Cast {
        items,
        freight_fen: freight_fen(goods_fen, is_large, dice),
        discount_fen: discount_fen(goods_fen, dice),
        ships_in: days_made.map_or(3..=44, |days| (days - 5) * 24..=days * 24),
        carrier,
        waybill,
        return_carrier,
        return_waybill,
    }
}

fn item(slug: &str, chosen: &Chosen<'_>) -> Item {
    let (place, sheet) = chosen.product;
    let sku = &sheet.skus[chosen.sku];
    let picture = sheet.pictures.first().map(|name| picture_path(slug, name));
    Item {
        product: Some(product_id(slug, &sheet.code, place)),
        sku_id: Some(sku_id(slug, &sku.code, chosen.sku)),
        title: sheet.title.clone(),
        sku: sku.props.to_string(),
        picture: picture.unwrap_or_default(),
        price_fen: sku.price_fen,
        quantity: chosen.quantity,
        promised: None,
    }
}

fn freight_fen(goods_fen: i64, is_large: bool, dice: &mut Dice) -> i64 {
    match (is_large, goods_fen) {
        (true, _) if dice.percent(18) => dice.between(8..=24) * 1_000,
        (false, ..20_000) => 1_200,
        _ => 0,
    }
}

fn discount_fen(goods_fen: i64, dice: &mut Dice) -> i64 {
    match goods_fen {
        300_000.. if dice.percent(40) => 15_000,
        100_000.. if dice.percent(35) => 5_000,
        20_000.. if dice.percent(25) => 1_000,
        _ => 0,
    }
}

/// A carrier for the size, and a number of the shape it uses.
fn parcel(is_large: bool, dice: &mut Dice) -> (String, String) {
    let (carrier, prefix, digits) = match (is_large, dice.index(4)) {
        (true, 0 | 1) => ("德邦快递", "DPK", 12),
        (true, 2) => ("安能物流", "3", 11),
        (true, _) => ("京东物流", "JDVA", 11),
        (false, 0 | 1) => ("顺丰速运", "SF1", 12),
        (false, 2) => ("圆通速递", "YT8", 12),
        (false, _) => ("中通快递", "78", 12),
    };
    (
        carrier.to_owned(),
        format!("{prefix}{}", dice.digits(digits)),
    )
}
