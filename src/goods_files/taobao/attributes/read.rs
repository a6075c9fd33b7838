//! The attributes that a row brings, and which properties it speaks of.

use std::collections::HashSet;

use yingke_taobao_csv::Product;

use super::{Came, MOST, values::Values};
use crate::{catalogue::goods::is_name, goods_files::taobao::TaobaoNames};

/// Numbers of properties that a row says something of, those of its SKUs apart; each once, in its order.
pub fn pids(product: &Product) -> Vec<i64> {
    let of_skus = product.skus.iter().flat_map(|sku| &sku.properties);
    let mut seen: HashSet<i64> = of_skus.map(|pair| pair.pid).collect();
    let listed = product.properties.iter().map(|pair| pair.pid);
    let typed = product.inputs.iter().map(|input| input.pid);
    let pids = listed.chain(typed).filter(|pid| *pid > 0);
    pids.filter(|pid| seen.insert(*pid)).collect()
}

/// What has no name yet, or none that an attribute of ours could have, stays in the row.
pub fn came(product: &Product, names: &TaobaoNames) -> Vec<Came> {
    let values = Values::of(product, names);
    let mut came: Vec<Came> = Vec::new();
    for pid in pids(product) {
        let name = names.named_prop(pid);
        let said = name.and_then(|name| Some((name, values.said(pid)?)));
        let Some((name, value)) = said.filter(|(_, value)| is_name(value, 200)) else {
            continue;
        };
        if came.iter().all(|other| other.name != name) && came.len() < MOST {
            let name = name.to_owned();
            came.push(Came { pid, name, value });
        }
    }
    came
}
