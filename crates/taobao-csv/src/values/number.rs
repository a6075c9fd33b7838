use super::Value;
use crate::Reason;

/// Money in fen, the hundredth of a yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(pub u64);

/// 放入仓库: whether the product is on sale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Approval {
    #[default]
    Listed,
    /// In the warehouse, out of sight.
    Stored,
}

impl Value for Fen {
    fn read(text: &str) -> Result<Self, Reason> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Reason::Empty);
        }
        fen(text).ok_or_else(|| Reason::NotMoney(Reason::shown(text)))
    }

    fn written(&self) -> String {
        let (yuan, fen) = (self.0 / 100, self.0 % 100);
        if fen == 0 {
            yuan.to_string()
        } else {
            format!("{yuan}.{fen:02}")
        }
    }
}

/// `649`, `48.4`, `48.400`. A part of a fen is refused: to round would be to change the price.
fn fen(text: &str) -> Option<Fen> {
    let (yuan, part) = text.split_once('.').unwrap_or((text, "0"));
    let rest = part.trim_end_matches('0');
    if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) || rest.len() > 2 {
        return None;
    }
    let hundredths = number(&format!("{rest:0<2}"))?;
    let whole = number(yuan)?.checked_mul(100)?;
    let fen = whole.checked_add(hundredths)?;
    // So that a signed number holds it too.
    i64::try_from(fen).ok().map(|_| Fen(fen))
}

/// Figures and nothing else.
pub fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

fn read(text: &str) -> Result<u64, Reason> {
    number(text.trim()).ok_or_else(|| Reason::NotANumber(Reason::shown(text)))
}

impl Value for u64 {
    fn read(text: &str) -> Result<Self, Reason> {
        if text.trim().is_empty() {
            return Err(Reason::Empty);
        }
        read(text)
    }

    fn written(&self) -> String {
        self.to_string()
    }
}

impl Value for Option<u64> {
    fn read(text: &str) -> Result<Self, Reason> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        read(text).map(Some)
    }

    fn written(&self) -> String {
        self.map(|number| number.to_string()).unwrap_or_default()
    }
}

/// Numbers between commas.
impl Value for Vec<u64> {
    fn read(text: &str) -> Result<Self, Reason> {
        let numbers = text.split(',').filter(|part| !part.trim().is_empty());
        numbers.map(read).collect()
    }

    fn written(&self) -> String {
        let numbers: Vec<_> = self.iter().map(u64::to_string).collect();
        numbers.join(",")
    }
}

impl Value for Approval {
    fn read(text: &str) -> Result<Self, Reason> {
        match text.trim() {
            "1" => Ok(Self::Listed),
            "2" => Ok(Self::Stored),
            "" => Err(Reason::Empty),
            other => Err(Reason::UnknownCode(Reason::shown(other))),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Listed => "1".into(),
            Self::Stored => "2".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_to_the_fen_or_refused() {
        for (text, expected) in [
            ("649", 64_900),
            ("48.41", 4_841),
            ("48.4", 4_840),
            ("0.050", 5),
        ] {
            assert_eq!(Fen::read(text), Ok(Fen(expected)), "{text}");
        }
        for text in [
            "-1",
            "1.005",
            "1e3",
            "１",
            "6.14799e-39",
            "1.",
            ".5",
            "99999999999999999999",
        ] {
            assert!(
                matches!(Fen::read(text), Err(Reason::NotMoney(_))),
                "{text}"
            );
        }
        assert_eq!(Fen::read(" "), Err(Reason::Empty));
        assert_eq!(
            (Fen(5).written(), Fen(64_900).written()),
            ("0.05".into(), "649".into())
        );
    }

    #[test]
    fn numbers_are_figures() {
        assert_eq!(
            Vec::<u64>::read("1180881888,1184668749,"),
            Ok(vec![1_180_881_888, 1_184_668_749])
        );
        assert_eq!(u64::read("+5"), Err(Reason::NotANumber("+5".into())));
        assert_eq!(Option::<u64>::read(""), Ok(None));
    }
}
