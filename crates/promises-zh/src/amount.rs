use std::sync::LazyLock;

use regex::Regex;

use crate::number;

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    let number = number::NUMBER;
    let pattern = format!(
        r"[¥￥]\s*(?P<marked>\d{{1,6}}(?:\.\d{{1,2}})?)|(?P<digits>\d{{1,6}}(?:\.\d{{1,2}})?)\s*(?:元|块)|(?P<words>{number})(?:元|块)"
    );
    Regex::new(&pattern).expect("the pattern is right")
});

/// The first sum of money, in fen.
pub fn find(words: &str) -> Option<i64> {
    let found = AMOUNT.captures(words)?;
    if let Some(words) = found.name("words") {
        return Some(i64::from(number::parse(words.as_str())?) * 100);
    }
    let digits = found.name("marked").or_else(|| found.name("digits"))?;
    let (yuan, cents) = digits
        .as_str()
        .split_once('.')
        .unwrap_or((digits.as_str(), ""));
    let cents = format!("{cents:0<2}");
    Some(yuan.parse::<i64>().ok()? * 100 + cents.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn sums_are_read_to_the_fen() {
        let sums = ["赔付 20 元", "退您12.5元", "补偿¥8", "赔五十块", "没有数"];
        let sums: Vec<_> = sums.into_iter().map(find).collect();
        assert_eq!(
            sums,
            [Some(2_000), Some(1_250), Some(800), Some(5_000), None]
        );
    }
}
