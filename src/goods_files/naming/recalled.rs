//! What a product shows of its row, called as the row's numbers are called now.

use std::collections::HashMap;

use yingke_taobao_csv::Product;

use crate::{
    catalogue::{
        Attribute, Props,
        categories::AttributeRule,
        goods::{Goods, GoodsSku},
    },
    goods_files::{
        snapshot::Snapshot,
        taobao::{Called, TaobaoNames, came, recalled_attributes},
    },
};

/// A product's SKUs and attributes, and what is kept beside its row: all change alike, so what was edited since is still all that differs.
pub struct Recalled {
    pub snapshot: Snapshot,
    pub skus: Vec<GoodsSku>,
    pub attributes: Vec<Attribute>,
}

/// None: everything is called so already. What somebody called otherwise stays as they called it.
pub fn recalled(
    row: &Product,
    snapshot: &Snapshot,
    goods: &Goods,
    names: &TaobaoNames,
    rules: &[AttributeRule],
) -> Option<Recalled> {
    let words = Words::of(row, snapshot, names);
    let mut now = Recalled {
        snapshot: snapshot.clone(),
        skus: goods.skus.clone(),
        attributes: goods.detail.attributes.clone(),
    };
    let of_row = came(row, names);
    now.snapshot.attributes =
        recalled_attributes(&snapshot.attributes, of_row, &mut now.attributes, rules);
    for sku in &mut now.snapshot.skus {
        sku.props = words.now(&sku.props);
    }
    for sku in &mut now.skus {
        sku.props = words.now(&sku.props);
    }
    if let Some(cid) = row.cid.filter(|cid| names.means(*cid, &goods.category)) {
        // Else a later name of the number would look like an edit of the product.
        now.snapshot.category = names.category(cid);
    }
    let is_new = now.snapshot != *snapshot
        || now.skus != goods.skus
        || now.attributes != goods.detail.attributes;
    is_new.then_some(now)
}

/// What the words of a row were, and what they are now.
#[derive(Default)]
struct Words {
    names: HashMap<String, String>,
    values: HashMap<(String, String), String>,
}

impl Words {
    fn of(row: &Product, snapshot: &Snapshot, names: &TaobaoNames) -> Self {
        let (called, mut words) = (Called::of(row, names), Self::default());
        for (sku, was) in row.skus.iter().zip(&snapshot.skus) {
            let now = called.props(&sku.properties);
            let pids = sku.properties.iter().map(|pair| pair.pid);
            for (((name, value), (new_name, new_value)), pid) in
                was.props.0.iter().zip(now.0).zip(pids)
            {
                let key = (name.clone(), value.clone());
                words.values.insert(key, new_value);
                if !names.is_shops_own(pid, name) {
                    words.names.insert(name.clone(), new_name);
                }
            }
        }
        words
    }

    fn now(&self, props: &Props) -> Props {
        let props = props.0.iter().map(|(name, value)| {
            let key = (name.clone(), value.clone());
            let value = self.values.get(&key).unwrap_or(value);
            let name = self.names.get(name).unwrap_or(name);
            (name.clone(), value.clone())
        });
        Props(props.collect())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use yingke_taobao_csv::{Pair, Sku};

    use super::*;
    use crate::vocabulary::{SkuId, new_id};

    const SIZE: i64 = 20_518;

    fn sku(value: &str) -> GoodsSku {
        GoodsSku {
            id: SkuId(new_id()),
            code: value.to_owned(),
            barcode: String::new(),
            props: Props(vec![(format!("属性{SIZE}"), value.to_owned())]),
            price_fen: 1,
            stock: 1,
            reserved: 0,
            weight_g: 0,
            volume_cm3: 0,
            picture: String::new(),
        }
    }

    /// Two sizes as their row brought them.
    fn came() -> (Product, Goods) {
        let sizes = [1, 2].map(|vid| Sku {
            properties: vec![Pair { pid: SIZE, vid }],
            ..Sku::default()
        });
        let row = Product {
            cid: Some(7),
            skus: sizes.to_vec(),
            ..Product::default()
        };
        let mut goods = Goods::named("T-1");
        goods.category = "类目 7".to_owned();
        goods.skus = ["1", "2"].map(sku).to_vec();
        (row, goods)
    }

    fn names(prop: &str, first: &str) -> TaobaoNames {
        TaobaoNames {
            props: BTreeMap::from([(SIZE, prop.to_owned())]),
            values: BTreeMap::from([(Pair { pid: SIZE, vid: 1 }, first.to_owned())]),
            ..TaobaoNames::default()
        }
    }

    fn words(skus: &[GoodsSku]) -> Vec<String> {
        skus.iter().map(|sku| sku.props.to_string()).collect()
    }

    #[test]
    fn what_is_shown_and_what_is_kept_are_called_alike_each_time() {
        let (row, mut goods) = came();
        let mut snapshot = Snapshot::of(&goods, &[]);
        for (name, first) in [("尺寸", "小"), ("尺码", "S")] {
            let names = names(name, first);
            let now = recalled(&row, &snapshot, &goods, &names, &[]).unwrap();
            goods.skus = now.skus;
            snapshot = now.snapshot;
            let expected = [format!("{name}:{first}"), format!("{name}:2")];
            assert_eq!(words(&goods.skus), expected);
            assert!(snapshot.is_still(&goods));
            assert!(recalled(&row, &snapshot, &goods, &names, &[]).is_none());
        }
    }

    #[test]
    fn what_somebody_called_otherwise_stays() {
        let (row, mut goods) = came();
        let snapshot = Snapshot::of(&goods, &[]);
        goods.skus[0].props.0[0].1 = "迷你".to_owned();
        let now = recalled(&row, &snapshot, &goods, &names("尺码", "S"), &[]).unwrap();
        assert_eq!(words(&now.skus), ["尺码:迷你", "尺码:2"]);
        goods.skus = now.skus;
        assert!(!now.snapshot.is_still(&goods), "an edit is an edit");
    }

    #[test]
    fn the_shops_own_words_for_its_own_properties_stay() {
        let (mut row, mut goods) = came();
        for (sku, of_row) in goods.skus.iter_mut().zip(&mut row.skus) {
            of_row.properties = vec![
                Pair {
                    pid: 1_627_207,
                    vid: -1_001,
                },
                Pair {
                    pid: -1,
                    vid: -1_002,
                },
            ];
            let props = [("颜色", "-1001"), ("提手", "-1002")];
            let props = props.map(|(name, value)| (name.to_owned(), value.to_owned()));
            sku.props = Props(props.to_vec());
        }
        let snapshot = Snapshot::of(&goods, &[]);
        assert!(recalled(&row, &snapshot, &goods, &names("尺码", "S"), &[]).is_none());
    }

    #[test]
    fn a_category_that_waits_for_its_name_is_no_edit_once_it_has_another() {
        let (row, mut goods) = came();
        let snapshot = Snapshot::of(&goods, &[]);
        let names = |category: &str| TaobaoNames {
            categories: BTreeMap::from([(7, category.to_owned())]),
            ..TaobaoNames::default()
        };
        let now = recalled(&row, &snapshot, &goods, &names("餐桌"), &[]).unwrap();
        // Of very many products the rest follows later.
        goods.category = "餐桌".to_owned();
        assert!(now.snapshot.is_still(&goods));
        assert!(recalled(&row, &now.snapshot, &goods, &names("长桌"), &[]).is_none());
    }

    #[test]
    fn a_category_that_means_the_number_is_no_edit() {
        let (row, mut goods) = came();
        let snapshot = Snapshot::of(&goods, &[]);
        goods.category = "餐桌".to_owned();
        let names = TaobaoNames {
            categories: BTreeMap::from([(7, "餐桌".to_owned())]),
            ..TaobaoNames::default()
        };
        let now = recalled(&row, &snapshot, &goods, &names, &[]).unwrap();
        assert!(now.snapshot.is_still(&goods));
    }
}
