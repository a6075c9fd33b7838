//! Attributes of ours as a row says them.

use std::collections::HashSet;

use yingke_taobao_csv::{Input, Product, is_like_formula};

use super::{Came, came, value_in, values::Values};
use crate::{catalogue::Attribute, goods_files::taobao::TaobaoNames};

/// Changes those that are not what came. False: of one nobody knows the number, and it stays as it was.
pub fn put(
    product: &mut Product,
    came: &[Came],
    (shown, names): (&[Attribute], &TaobaoNames),
) -> bool {
    let mut is_whole = true;
    for one in came.iter().filter(|one| !one.is_among(shown)) {
        if let Some(value) = value_in(shown, &one.name) {
            is_whole &= say(product, one.pid, value, names);
        } else {
            product.properties.retain(|pair| pair.pid != one.pid);
            product.inputs.retain(|input| input.pid != one.pid);
        }
    }
    is_whole
}

/// Says those of a product that was put down here, as far as a row can: by numbers where each value has one, else in words. `taken`
/// are the properties of its SKUs, which say theirs themselves; one without a number has no place.
pub fn say_all(
    product: &mut Product,
    shown: &[Attribute],
    (taken, names): (&HashSet<i64>, &TaobaoNames),
) {
    let nothing = Product::default();
    let values = Values::of(&nothing, names);
    let mut typed = Vec::new();
    for Attribute { name, value } in shown {
        let pid = names.named_pid(name);
        let Some(pid) = pid.filter(|pid| !taken.contains(pid)) else {
            continue;
        };
        match values.numbers(pid, value) {
            Some(pairs) => product.properties.extend(pairs),
            None => typed.push(Input {
                pid,
                value: value.clone(),
            }),
        }
    }
    product.inputs = together(typed);
}

/// What one cell takes of them: commas part the values of several, and none stands first that makes a formula of the cell.
fn together(mut typed: Vec<Input>) -> Vec<Input> {
    if typed.len() > 1 {
        typed.retain(|input| !input.value.contains(','));
    }
    let is_signed = |input: &Input| is_like_formula(&input.value);
    let (signed, mut typed): (Vec<_>, Vec<_>) = typed.into_iter().partition(is_signed);
    if !typed.is_empty() {
        typed.extend(signed);
    }
    typed
}

/// Those that a row which says them brings back, in its order.
pub fn held(shown: &[Attribute], (taken, names): (&HashSet<i64>, &TaobaoNames)) -> Vec<Attribute> {
    let mut product = Product::default();
    say_all(&mut product, shown, (taken, names));
    let came = came(&product, names);
    came.iter().map(Came::shown).collect()
}

pub(super) fn say(product: &mut Product, pid: i64, value: &str, names: &TaobaoNames) -> bool {
    let is_alone = product.inputs.len() == 1;
    if let Some(typed) = product.inputs.iter_mut().rfind(|input| input.pid == pid) {
        // Commas part the values of several properties.
        let can_be_typed = is_alone || !value.contains(',');
        if can_be_typed {
            value.clone_into(&mut typed.value);
        }
        return can_be_typed;
    }
    let numbers = Values::of(product, names).numbers(pid, value);
    let place = product.properties.iter().position(|pair| pair.pid == pid);
    let (Some(numbers), Some(place)) = (numbers, place) else {
        return false;
    };
    product.properties.retain(|pair| pair.pid != pid);
    product.properties.splice(place..place, numbers);
    true
}
