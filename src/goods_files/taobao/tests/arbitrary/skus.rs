use proptest::{
    collection::{btree_set, vec},
    prelude::*,
    sample::subsequence,
};

use crate::{
    catalogue::{Props, goods::GoodsSku},
    vocabulary::{SkuId, new_id},
};

/// Every combination of the values of up to two properties.
fn all_props() -> impl Strategy<Value = Vec<Props>> {
    let names = vec![
        "颜色分类",
        "尺码",
        "材质",
        "属性-1",
        "属性21433",
        "颜色",
        "款式",
    ];
    let value = || prop_oneof!["[a-z椅\\[\\]]{1,5}", Just("白色".to_owned())];
    let values = || btree_set(value(), 1..4);
    (subsequence(names, 0..=2), values(), values()).prop_map(|(names, first, second)| {
        let mut all = vec![Props::default()];
        for (name, values) in names.into_iter().zip([first, second]) {
            let with = |props: &Props, value: &String| {
                let mut props = props.clone();
                props.0.push((name.to_owned(), value.clone()));
                props
            };
            let each = all.iter();
            all = each
                .flat_map(|props| {
                    values
                        .iter()
                        .map(|value| with(props, value))
                        .collect::<Vec<_>>()
                })
                .collect();
        }
        all
    })
}

pub fn skus() -> impl Strategy<Value = Vec<GoodsSku>> {
    let sku = (
        0..10_000_000_i64,
        0..100_000_i64,
        "[0-9]{0,5}",
        "[a-z:]{0,2}",
        (0..50_000_i64, 0..50_000_i64),
    );
    (all_props(), vec(sku, 9)).prop_map(|(all, given)| {
        let skus = all.into_iter().zip(given).zip(1..);
        let sku = skus.map(|((props, given), no)| {
            let (price_fen, stock, barcode, end, (weight_g, volume_cm3)) = given;
            GoodsSku {
                id: SkuId(new_id()),
                code: format!("c{no}{end}"),
                barcode,
                props,
                price_fen,
                stock,
                reserved: 0,
                weight_g,
                volume_cm3,
                picture: String::new(),
            }
        });
        sku.collect()
    })
}
