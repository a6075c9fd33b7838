use super::Value;
use crate::Reason;

/// 物流重量, in the file as kilograms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grams(pub u64);

/// 物流体积, in the file as cubic metres: `bulk:0.120000`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CubicCm(pub u64);

/// So much that the number is exact.
const MOST: f64 = 1e12;

/// Tools print what a float holds, `0.30000001` for 300 g: smaller than the unit is noise.
fn scaled(text: &str, by: f64) -> Result<u64, Reason> {
    let number = text
        .trim()
        .parse::<f64>()
        .ok()
        .map(|number| (number * by).round());
    let number = number.filter(|number| (0.0..=MOST).contains(number));
    let number = number.ok_or_else(|| Reason::NotANumber(Reason::shown(text)))?;
    Ok(number as u64)
}

impl Value for Option<Grams> {
    fn read(text: &str) -> Result<Self, Reason> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        Ok(Some(Grams(scaled(text, 1e3)?)))
    }

    fn written(&self) -> String {
        let text = self.map(|Grams(grams)| format!("{}.{:03}", grams / 1000, grams % 1000));
        text.unwrap_or_default()
    }
}

impl Value for Option<CubicCm> {
    fn read(text: &str) -> Result<Self, Reason> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let not_one = || Reason::NotANumber(Reason::shown(text));
        let bulk = text.trim().strip_prefix("bulk:").ok_or_else(not_one)?;
        Ok(Some(CubicCm(scaled(bulk, 1e6)?)))
    }

    fn written(&self) -> String {
        let million = 1_000_000;
        let text = self.map(|CubicCm(cm)| format!("bulk:{}.{:06}", cm / million, cm % million));
        text.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weight_and_size_lose_only_noise() {
        assert_eq!(Option::<Grams>::read("0.30000001"), Ok(Some(Grams(300))));
        assert_eq!(
            Option::<CubicCm>::read("bulk:0.000000"),
            Ok(Some(CubicCm(0)))
        );
        assert_eq!(Some(CubicCm(120_000)).written(), "bulk:0.120000");
        for text in ["-1", "inf", "NaN", "1e99", "heavy"] {
            assert!(Option::<Grams>::read(text).is_err(), "{text}");
        }
    }
}
