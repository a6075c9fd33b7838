use hdrhistogram::Histogram;
use serde::Serialize;

/// How long something took, over many times.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Spread {
    pub count: u64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub max_ms: f64,
}

/// Two minutes: nothing here is waited for longer.
const MOST_US: u64 = 120_000_000;

impl Spread {
    pub fn of_micros(micros: impl IntoIterator<Item = u32>) -> Self {
        let mut histogram =
            Histogram::<u64>::new_with_bounds(1, MOST_US, 3).expect("these bounds are valid");
        for value in micros {
            histogram.saturating_record(u64::from(value).max(1));
        }
        let at = |quantile| histogram.value_at_quantile(quantile) as f64 / 1_000.0;
        Self {
            count: histogram.len(),
            p50_ms: at(0.5),
            p99_ms: at(0.99),
            max_ms: histogram.max() as f64 / 1_000.0,
        }
    }
}

/// The middle of an odd number of runs.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slow_run_does_not_move_the_median() {
        assert!((median([3.0, 900.0, 1.0]) - 3.0).abs() < f64::EPSILON);
        let spread = Spread::of_micros((1..=100).map(|n| n * 1_000));
        assert!((spread.p50_ms - 50.0).abs() < 0.5 && (spread.p99_ms - 99.0).abs() < 1.0);
    }
}
