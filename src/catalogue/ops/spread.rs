//! How a product's quantity is spread over its SKUs.

use super::{Spread, quantities::Lot};

/// `total` pieces, which is no less than what is reserved of all: they add up to it, and no SKU gets less than is reserved of it.
pub fn spread(skus: &[Lot], total: i64, rule: Spread) -> Vec<i64> {
    match rule {
        Spread::First => to_the_first(skus, total),
        Spread::Even => by_weight(skus, total, |_| 1),
        Spread::ByShare => by_weight(skus, total, |sku| sku.stock),
    }
}

fn to_the_first(skus: &[Lot], total: i64) -> Vec<i64> {
    let mut stock: Vec<i64> = skus.iter().map(|sku| sku.reserved).collect();
    let kept: i64 = stock.iter().skip(1).sum();
    if let Some(first) = stock.first_mut() {
        *first = total - kept;
    }
    stock
}

/// Where a share is less than what is reserved, the SKU gets that, and the others share the rest anew: at least one of them gets
/// enough each time, because there is enough for all that is reserved.
fn by_weight(skus: &[Lot], total: i64, weight: fn(&Lot) -> i64) -> Vec<i64> {
    let mut stock = vec![0; skus.len()];
    let mut open: Vec<usize> = (0..skus.len()).collect();
    let mut left = total;
    loop {
        let weights: Vec<i64> = open.iter().map(|place| weight(&skus[*place])).collect();
        let shares = shared(left, &weights);
        for (place, share) in open.iter().zip(&shares) {
            stock[*place] = *share;
        }
        let is_short = |place: &usize| stock[*place] < skus[*place].reserved;
        let short: Vec<usize> = open.iter().copied().filter(is_short).collect();
        if short.is_empty() {
            return stock;
        }
        for place in &short {
            stock[*place] = skus[*place].reserved;
            left -= skus[*place].reserved;
        }
        open.retain(|place| !short.contains(place));
    }
}

/// By largest remainder, the first of two alike; evenly where nothing weighs anything. The shares add up to `total`.
fn shared(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if sum == 0 {
        let even = vec![1; weights.len()];
        return if weights.is_empty() {
            Vec::new()
        } else {
            shared(total, &even)
        };
    }
    let exact = |weight: &i64| i128::from(total) * i128::from(*weight);
    let mut shares: Vec<i64> = weights.iter().map(|w| (exact(w) / sum) as i64).collect();
    let mut places: Vec<usize> = (0..weights.len()).collect();
    // Stable: of two that leave as much the first stays the first.
    places.sort_by_key(|place| -(exact(&weights[*place]) % sum));
    let left = total - shares.iter().sum::<i64>();
    for place in places.into_iter().take(left as usize) {
        shares[place] += 1;
    }
    shares
}
