//! What a check tells of a product that is there: each field from what to what, no more than somebody looks at.

use super::{
    decide::{Decided, What},
    work::file_of,
};
use crate::{
    catalogue::{
        delivery::Charges,
        goods::{Change, Goods, apart},
        hosts_elsewhere,
        ops::{Warning, warnings_of},
    },
    goods_files::view::FieldChange,
};

/// Fields of one product: each of its SKUs has some of its own.
const MOST_FIELDS: usize = 100;
/// Characters of a text.
const MOST_CHARS: usize = 300;
/// What of an import may be a slip, as everywhere else.
pub const SLIPS: [Warning; 7] = [
    Warning::PriceFloor,
    Warning::PriceFellMuch,
    Warning::PriceZero,
    Warning::ZeroStock,
    Warning::WeightMissing,
    Warning::VolumeMissing,
    Warning::DescriptionPicturesElsewhere,
];

/// A product that a run would change.
pub struct Changed {
    pub file: String,
    pub line: u64,
    /// As it is called now.
    pub code: String,
    pub title: String,
    pub changes: Vec<FieldChange>,
    /// Fields that are not among them.
    pub more: i64,
    pub warnings: Vec<Warning>,
}

/// None: a run would not change it.
pub fn changed(decided: &Decided, files: &[String], rules: (i64, &Charges)) -> Option<Changed> {
    let What::Update(both) = &decided.what else {
        return None;
    };
    let (stored, edited) = &**both;
    let some = edited.changes.iter().take(MOST_FIELDS);
    Some(Changed {
        file: file_of(files, decided.table),
        line: decided.line,
        code: stored.goods.code.clone(),
        title: stored.goods.title.clone(),
        changes: some.map(|change| told(change, &edited.after)).collect(),
        more: edited.changes.len().saturating_sub(MOST_FIELDS) as i64,
        warnings: slips(&decided.what, rules),
    })
}

/// Of what a run would write, new products too; `rules` are those of [`warnings_of`].
pub fn slips(what: &What, rules: (i64, &Charges)) -> Vec<Warning> {
    let warnings = match what {
        What::Create(edited) => {
            let after = &edited.after;
            warnings_of(&Goods::named(&after.code), after, rules)
        }
        What::Update(both) => warnings_of(&both.0.goods, &both.1.after, rules),
        What::Unchanged(..) | What::Skipped | What::Refused(_) => Vec::new(),
    };
    let elsewhere = Warning::DescriptionPicturesElsewhere;
    let elsewhere = elsewhere_of(what).next().map(|_| elsewhere);
    let slips = warnings.into_iter().chain(elsewhere);
    slips.filter(|slip| SLIPS.contains(slip)).collect()
}

/// The hosts of pictures of a new description that nobody would see, one for each.
pub fn elsewhere_of(what: &What) -> impl Iterator<Item = String> {
    let edited = match what {
        What::Create(edited) => Some(&**edited),
        What::Update(both) => Some(&both.1),
        What::Unchanged(..) | What::Skipped | What::Refused(_) => None,
    };
    let cleaned = edited.and_then(|edited| edited.cleaned.as_deref());
    cleaned.into_iter().flat_map(hosts_elsewhere)
}

fn told(change: &Change, after: &Goods) -> FieldChange {
    let code = change.sku.as_deref();
    let sku = after
        .skus
        .iter()
        .find(|sku| Some(sku.code.as_str()) == code);
    let props = sku.map(|sku| sku.props.to_string());
    let [before, after] = apart([&change.before, &change.after], MOST_CHARS);
    FieldChange {
        field: change.field.to_owned(),
        sku: change.sku.clone(),
        props: props.filter(|props| !props.is_empty()),
        before,
        after,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        catalogue::{
            Props,
            goods::{GoodsSku, Shelf},
        },
        goods_files::import::decide::Edited,
        vocabulary::{SkuId, new_id},
    };

    fn sold_for(price_fen: i64) -> Goods {
        let mut goods = Goods::named("T");
        goods.skus = vec![GoodsSku {
            id: SkuId(new_id()),
            code: "T-1".to_owned(),
            barcode: String::new(),
            props: Props(vec![("颜色".to_owned(), "雾蓝".to_owned())]),
            price_fen,
            stock: 1,
            reserved: 0,
            weight_g: 0,
            volume_cm3: 0,
            picture: String::new(),
        }];
        goods
    }

    #[test]
    fn what_would_stand_in_the_shop_for_nothing_may_be_a_slip() {
        let slips = |price_fen, state| {
            let after = Goods {
                state,
                ..sold_for(price_fen)
            };
            let edited = Edited {
                after,
                changes: Vec::new(),
                cleaned: None,
            };
            slips(&What::Create(Box::new(edited)), (0, &Charges::new()))
        };
        assert_eq!(slips(0, Shelf::Listed), [Warning::PriceZero]);
        assert!(slips(0, Shelf::Stored).is_empty());
        assert!(slips(1, Shelf::Listed).is_empty());
    }

    #[test]
    fn a_change_of_a_sku_names_its_values() {
        let after = sold_for(200);
        let change = Change {
            field: "price_fen",
            sku: Some("T-1".to_owned()),
            before: json!(100),
            after: json!(200),
        };
        let told = told(&change, &after);
        assert_eq!(told.props.as_deref(), Some("颜色:雾蓝"));
        assert_eq!((told.before, told.after), (json!(100), json!(200)));
    }
}
