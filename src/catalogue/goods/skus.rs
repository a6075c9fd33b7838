//! The table of SKUs, set anew.

use std::collections::HashSet;

use super::{
    GoodsSku, SkuForm,
    fault::{Fault, fault},
    texts::{is_code, is_line, is_name},
};
use crate::{catalogue::Props, vocabulary::SkuId};

const MOST_SKUS: usize = 600;
/// A table is bounded by its SKUs; this keeps the name that an order gives to one of them within a page.
const MOST_PROPS: usize = 20;
const MOST_FEN: i64 = 9_999_999_900;
const MOST_PIECES: i64 = 9_999_999;
/// A hundred tonnes, or as many litres.
const MOST_AMOUNT: i64 = 100_000_000;

/// What the forms make of these SKUs. What is reserved stays so, and whatever a form does not say.
pub fn table(
    before: &[GoodsSku],
    forms: &[SkuForm],
    fresh: fn() -> SkuId,
) -> Result<Vec<GoodsSku>, Fault> {
    check(forms)?;
    let mut after = Vec::with_capacity(forms.len());
    let mut kept = HashSet::new();
    let named: HashSet<_> = forms.iter().filter_map(|form| form.id).collect();
    for (place, form) in forms.iter().enumerate() {
        let known = known(before, (form, &named), place)?;
        if let Some(known) = known
            && !kept.insert(known.id)
        {
            let title = "A SKU stands in the table once";
            return Err(fault("bad_skus", format!("skus.{place}.id"), title));
        }
        after.push(row(known, form, place, fresh)?);
    }
    let is_missed = |sku: &&GoodsSku| !kept.contains(&sku.id) && sku.reserved > 0;
    if let Some(missed) = before.iter().find(is_missed) {
        let title = format!("Orders wait for {}: it cannot be taken off", missed.code);
        return Err(fault("sku_reserved", "skus", title));
    }
    Ok(after)
}

fn known<'a>(
    before: &'a [GoodsSku],
    (form, named): (&SkuForm, &HashSet<SkuId>),
    place: usize,
) -> Result<Option<&'a GoodsSku>, Fault> {
    let Some(id) = form.id else {
        // One that another form names may be about to change its code.
        let mut free = before.iter().filter(|sku| !named.contains(&sku.id));
        return Ok(free.find(|sku| sku.code == form.code));
    };
    let known = before.iter().find(|sku| sku.id == id);
    let missing = || {
        let title = "The product has no such SKU";
        fault("bad_skus", format!("skus.{place}.id"), title)
    };
    known.map(Some).ok_or_else(missing)
}

fn row(
    known: Option<&GoodsSku>,
    form: &SkuForm,
    place: usize,
    fresh: fn() -> SkuId,
) -> Result<GoodsSku, Fault> {
    let had = known.map_or(0, |known| known.stock);
    let reserved = known.map_or(0, |known| known.reserved);
    let field = || format!("skus.{place}.stock");
    if form.stock.is_some() && form.stock_was.is_some_and(|was| was != had) {
        let title = format!("Meanwhile there are {had}");
        return Err(fault("stock_moved", field(), title));
    }
    let stock = form.stock.unwrap_or(had);
    if stock < reserved {
        let title = format!("Orders wait for {reserved} of them");
        return Err(fault("too_little_stock", field(), title).about(reserved));
    }
    Ok(GoodsSku {
        id: known.map_or_else(fresh, |known| known.id),
        code: form.code.clone(),
        barcode: form.barcode.clone(),
        props: form.props.clone(),
        price_fen: form.price_fen,
        stock,
        reserved,
        weight_g: form
            .weight_g
            .or(known.map(|known| known.weight_g))
            .unwrap_or(0),
        volume_cm3: form
            .volume_cm3
            .or(known.map(|known| known.volume_cm3))
            .unwrap_or(0),
        picture: form
            .picture
            .clone()
            .or_else(|| known.map(|known| known.picture.clone()))
            .unwrap_or_default(),
    })
}

/// Whether the table makes sense by itself.
pub fn check(forms: &[SkuForm]) -> Result<(), Fault> {
    if !(1..=MOST_SKUS).contains(&forms.len()) {
        return Err(fault("bad_skus", "skus", "skus: 1 to 600"));
    }
    let (mut codes, mut told_apart) = (HashSet::new(), HashSet::new());
    for (place, form) in forms.iter().enumerate() {
        check_one(form, &forms[0].props, place)?;
        if !codes.insert(form.code.as_str()) {
            let title = "code: no two alike";
            return Err(fault(
                "double_sku_code",
                format!("skus.{place}.code"),
                title,
            ));
        }
        if !told_apart.insert(sorted(&form.props)) {
            let title = "props: no two SKUs alike";
            return Err(fault("double_props", format!("skus.{place}.props"), title));
        }
    }
    Ok(())
}

fn check_one(form: &SkuForm, first: &Props, place: usize) -> Result<(), Fault> {
    let amount = |amount: Option<i64>| amount.is_none_or(|some| (0..=MOST_AMOUNT).contains(&some));
    let pieces = |pieces: Option<i64>| pieces.is_none_or(|some| (0..=MOST_PIECES).contains(&some));
    let checks = [
        (
            is_code(&form.code),
            "bad_sku_code",
            "code",
            "1 to 64 characters without spaces",
        ),
        (
            is_line(&form.barcode, 64),
            "bad_barcode",
            "barcode",
            "at most 64 characters",
        ),
        (
            are_props(&form.props, first),
            "bad_props",
            "props",
            "at most twenty, the same in each SKU, names of 20 characters and values of 60 without : and ;",
        ),
        (
            (0..=MOST_FEN).contains(&form.price_fen),
            "bad_price",
            "price_fen",
            "0 to 99,999,999 yuan",
        ),
        (pieces(form.stock), "bad_stock", "stock", "0 to 9,999,999"),
        (
            amount(form.weight_g),
            "bad_weight",
            "weight_g",
            "0 to 100,000,000",
        ),
        (
            amount(form.volume_cm3),
            "bad_volume",
            "volume_cm3",
            "0 to 100,000,000",
        ),
    ];
    match checks.into_iter().find(|(is_sound, ..)| !is_sound) {
        None => Ok(()),
        Some((_, code, field, title)) => {
            let title = format!("{field}: {title}");
            Err(fault(code, format!("skus.{place}.{field}"), title))
        }
    }
}

/// Orders name a SKU by `name:value;name:value`, so neither has those signs in it. The first row was looked at before.
fn are_props(props: &Props, first: &Props) -> bool {
    let has = |props: &[(String, String)], name: &str| props.iter().any(|(other, _)| other == name);
    let is_plain = |text: &str, most: usize| is_name(text, most) && !text.contains([':', ';']);
    let mut named = props.0.iter().enumerate();
    props.0.len() <= MOST_PROPS
        && props.0.len() == first.0.len()
        && named.all(|(place, (name, _))| !has(&props.0[..place], name) && has(&first.0, name))
        && props
            .0
            .iter()
            .all(|(name, value)| is_plain(name, 20) && is_plain(value, 60))
}

fn sorted(props: &Props) -> Vec<(&str, &str)> {
    let pairs = props.0.iter();
    let mut pairs: Vec<_> = pairs
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::new_id;

    fn form(code: &str, colour: &str) -> SkuForm {
        SkuForm {
            id: None,
            code: code.to_owned(),
            barcode: String::new(),
            props: Props(vec![("颜色".to_owned(), colour.to_owned())]),
            price_fen: 100,
            stock: None,
            stock_was: None,
            weight_g: None,
            volume_cm3: None,
            picture: None,
        }
    }

    fn made(before: &[GoodsSku], forms: &[SkuForm]) -> Result<Vec<GoodsSku>, &'static str> {
        table(before, forms, || SkuId(new_id())).map_err(|fault| fault.code)
    }

    fn had(stock: i64, reserved: i64) -> Vec<GoodsSku> {
        let mut skus = made(&[], &[form("A", "白")]).unwrap();
        (skus[0].stock, skus[0].reserved, skus[0].weight_g) = (stock, reserved, 900);
        skus
    }

    #[test]
    fn a_sku_is_known_by_its_code_and_keeps_what_is_not_said() {
        let before = had(5, 2);
        let mut dearer = form("A", "白");
        dearer.price_fen = 200;
        let after = made(&before, &[form("B", "黑"), dearer]).unwrap();
        assert_eq!(after[1].id, before[0].id);
        assert_eq!((after[1].stock, after[1].weight_g), (5, 900));
        assert_eq!((after[0].stock, after[0].reserved), (0, 0));
    }

    #[test]
    fn a_code_given_up_by_one_is_free_for_a_new_one() {
        let before = had(5, 2);
        let renamed = SkuForm {
            id: Some(before[0].id),
            ..form("B", "白")
        };
        let after = made(&before, &[form("A", "黑"), renamed]).unwrap();
        assert_ne!(after[0].id, before[0].id);
        assert_eq!((after[1].id, after[1].stock), (before[0].id, 5));
    }

    #[test]
    fn stock_covers_what_is_reserved_and_was_what_somebody_saw() {
        let before = had(5, 2);
        let with = |stock, was| {
            let form = SkuForm {
                stock: Some(stock),
                stock_was: was,
                ..form("A", "白")
            };
            made(&before, &[form]).map(|skus| skus[0].stock)
        };
        assert_eq!(with(2, Some(5)), Ok(2));
        assert_eq!(with(1, None), Err("too_little_stock"));
        assert_eq!(with(9, Some(6)), Err("stock_moved"));
        assert_eq!(made(&before, &[form("B", "黑")]), Err("sku_reserved"));
        assert!(made(&had(5, 0), &[form("B", "黑")]).is_ok());
    }

    #[test]
    fn a_sku_has_as_many_properties_as_it_needs() {
        let of = |many: usize| {
            let mut form = form("A", "白");
            let more = (1..many).map(|no| (format!("属性{no}"), "值".repeat(60)));
            form.props.0.extend(more);
            form
        };
        let mut other = of(20);
        "B".clone_into(&mut other.code);
        "黑".clone_into(&mut other.props.0[0].1);
        let skus = made(&[], &[of(20), other]).unwrap();
        assert_eq!(skus[1].props.0.len(), 20);
        assert_eq!(made(&[], &[of(21)]), Err("bad_props"));
    }

    #[test]
    fn no_two_are_alike_and_all_have_the_same_properties() {
        assert_eq!(made(&[], &[]), Err("bad_skus"));
        let twice = [form("A", "白"), form("A", "黑")];
        assert_eq!(made(&[], &twice), Err("double_sku_code"));
        let alike = [form("A", "白"), form("B", "白")];
        assert_eq!(made(&[], &alike), Err("double_props"));
        let mut other = form("B", "黑");
        other.props.0[0].0 = "尺寸".to_owned();
        assert_eq!(made(&[], &[form("A", "白"), other]), Err("bad_props"));
        assert_eq!(made(&[], &[form("A", "白;黑")]), Err("bad_props"));
        let mut free = form("A", "白");
        free.price_fen = -1;
        assert_eq!(made(&[], &[free]), Err("bad_price"));
        let stranger = SkuForm {
            id: Some(SkuId(new_id())),
            ..form("A", "白")
        };
        assert_eq!(made(&[], &[stranger]), Err("bad_skus"));
    }
}
