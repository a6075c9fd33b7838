//! Properties that are called otherwise by now, and keep their numbers.

use std::collections::{HashMap, HashSet};

use super::texts;
use crate::{
    catalogue::goods::GoodsSku,
    goods_files::{snapshot::SnapshotSku, taobao::TaobaoNames},
    vocabulary::SkuId,
};

/// The SKUs as they came, with what their properties are called by now: another label is no reason for other numbers. None: no property
/// has another label.
pub(super) fn relabelled(
    (before, after): (&[SnapshotSku], &[GoodsSku]),
    names: &TaobaoNames,
) -> Option<Vec<SnapshotSku>> {
    let labels = labels((before, after), names);
    if labels.is_empty() {
        return None;
    }
    let mut relabelled = before.to_vec();
    let props = relabelled.iter_mut().flat_map(|sku| &mut sku.props.0);
    for (name, _) in props {
        if let Some(label) = labels.get(name.as_str()) {
            (*label).clone_into(name);
        }
    }
    Some(relabelled)
}

/// Of each property that is gone the new one with its values; one that has a number of its own is another property.
fn labels<'a>(
    (before, after): (&'a [SnapshotSku], &'a [GoodsSku]),
    names: &TaobaoNames,
) -> HashMap<&'a str, &'a str> {
    let had = before.iter().flat_map(|sku| texts(&sku.props.0));
    let had: HashSet<&str> = had.map(|(name, _)| name).collect();
    let has = after.iter().flat_map(|sku| texts(&sku.props.0));
    let has: HashSet<&str> = has.map(|(name, _)| name).collect();
    let mut labels: HashMap<&str, &str> = HashMap::new();
    if had == has {
        return labels;
    }
    let ids: HashMap<SkuId, &GoodsSku> = after.iter().map(|sku| (sku.id, sku)).collect();
    for was in before {
        let Some(is) = ids.get(&was.id) else {
            continue;
        };
        for (old, value) in texts(&was.props.0) {
            if has.contains(old) || labels.contains_key(old) {
                continue;
            }
            let is_label = |(name, of_it): &(&str, &str)| {
                *of_it == value
                    && !had.contains(name)
                    && names.pid_of(name).is_none()
                    && labels.values().all(|taken| taken != name)
            };
            let label = texts(&is.props.0).find(is_label);
            if let Some((label, _)) = label {
                labels.insert(old, label);
            }
        }
    }
    labels
}
