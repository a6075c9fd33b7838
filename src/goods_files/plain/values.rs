//! Single values as people write them: money, numbers, words, times by the shop's clock.

use super::Lang;
use crate::{
    calendar::{Date, LocalTime},
    catalogue::{Availability, Props, goods::Shelf},
    vocabulary::Millis,
};

/// Why a cell cannot be read: a code, and a line for people.
pub type Refused = (&'static str, &'static str);

const NOT_MONEY: Refused = ("not_money", "Yuan with at most two decimals, such as 48.41");
const NOT_A_NUMBER: Refused = ("not_a_number", "A whole number");
const NOT_A_TIME: Refused = ("not_a_time", "A time such as 2026-10-01 09:30");
const NOT_A_STATE: Refused = (
    "unknown_word",
    "上架 (listed), 仓库 (stored) or 回收站 (deleted)",
);
const NOT_AVAILABLE: Refused = (
    "unknown_word",
    "现货 (stock), 预售 (presale) or 定制 (custom)",
);
const NOT_PROPS: Refused = ("bad_props", "Name and value of each: 颜色:原木色;尺寸:1.4m");

/// A part of a fen is refused: to round would be to change the price.
pub fn fen(text: &str) -> Result<i64, Refused> {
    let bare = text
        .trim_start_matches(['¥', '￥'])
        .trim_end_matches('元')
        .trim();
    let (yuan, part) = bare.split_once('.').unwrap_or((bare, "0"));
    let rest = part.trim_end_matches('0');
    let is_money = !part.is_empty() && rest.len() <= 2 && is_figures(part) && is_figures(yuan);
    let hundredths = format!("{rest:0<2}").parse::<i64>().ok();
    let whole = yuan
        .parse::<i64>()
        .ok()
        .and_then(|yuan| yuan.checked_mul(100));
    let fen = whole
        .zip(hundredths)
        .and_then(|(fen, part)| fen.checked_add(part));
    fen.filter(|_| is_money).ok_or(NOT_MONEY)
}

pub fn yuan(fen: i64) -> String {
    let (yuan, part) = (fen / 100, fen % 100);
    if part == 0 {
        yuan.to_string()
    } else {
        format!("{yuan}.{part:02}")
    }
}

pub fn number(text: &str) -> Result<i64, Refused> {
    let number = text.parse::<i64>().ok();
    number.filter(|_| is_figures(text)).ok_or(NOT_A_NUMBER)
}

fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

pub fn shelf(text: &str) -> Result<Shelf, Refused> {
    match text.to_lowercase().as_str() {
        "上架" | "在售" | "出售中" | "listed" => Ok(Shelf::Listed),
        "仓库" | "下架" | "仓库中" | "stored" => Ok(Shelf::Stored),
        "回收站" | "已删除" | "deleted" => Ok(Shelf::Deleted),
        _ => Err(NOT_A_STATE),
    }
}

pub const fn shelf_word(shelf: Shelf, lang: Lang) -> &'static str {
    match (shelf, lang) {
        (Shelf::Listed, Lang::Zh) => "上架",
        (Shelf::Stored, Lang::Zh) => "仓库",
        (Shelf::Deleted, Lang::Zh) => "回收站",
        (shelf, Lang::En) => shelf.code(),
    }
}

pub fn availability(text: &str) -> Result<Availability, Refused> {
    match text.to_lowercase().as_str() {
        "现货" | "stock" => Ok(Availability::Stock),
        "预售" | "presale" => Ok(Availability::Presale),
        "定制" | "custom" => Ok(Availability::Custom),
        _ => Err(NOT_AVAILABLE),
    }
}

pub const fn availability_word(availability: Availability, lang: Lang) -> &'static str {
    match (availability, lang) {
        (Availability::Stock | Availability::SoldOut, Lang::Zh) => "现货",
        (Availability::Presale, Lang::Zh) => "预售",
        (Availability::Custom, Lang::Zh) => "定制",
        // Never kept: told by the stock.
        (Availability::SoldOut, Lang::En) => "stock",
        (availability, Lang::En) => availability.code(),
    }
}

/// `颜色:原木色;尺寸:1.4m`, as orders name a SKU; in wide signs where there are no others.
pub fn props(text: &str) -> Result<Props, Refused> {
    let (between, after) = if text.contains(':') {
        (';', ':')
    } else {
        ('；', '：')
    };
    let parts = text.split(between).filter(|part| !part.trim().is_empty());
    let prop = |part: &str| -> Result<_, Refused> {
        let (name, value) = part.split_once(after).ok_or(NOT_PROPS)?;
        Ok((name.trim().to_owned(), value.trim().to_owned()))
    };
    parts.map(prop).collect::<Result<_, _>>().map(Props)
}

/// As [`day`] and [`clock`] say.
pub fn moment(text: &str) -> Result<Millis, Refused> {
    let mut words = text.split_whitespace();
    let (day_word, clock_word) = (words.next(), words.next());
    let of_day = day_word.and_then(day).ok_or(NOT_A_TIME)?;
    let of_clock = clock(clock_word.unwrap_or("0:0")).ok_or(NOT_A_TIME)?;
    if words.next().is_some() {
        return Err(NOT_A_TIME);
    }
    Ok(of_day.start() + of_clock)
}

/// `2026-10-01` or `2026/10/1`.
pub fn day(text: &str) -> Option<Date> {
    let numbers = text.split(['-', '/']).map(|part| number(part).ok());
    match numbers.collect::<Option<Vec<_>>>()?[..] {
        [year @ 1970..=2199, month @ 1..=12, day] => Date::new(year, month, day),
        _ => None,
    }
}

/// `9:30`, `09:30:00` or `09:30:00.250`.
fn clock(text: &str) -> Option<Millis> {
    let (time, part) = text.split_once('.').unwrap_or((text, "0"));
    let numbers = time.split(':').map(|part| number(part).ok());
    let (hour, minute, second) = match numbers.collect::<Option<Vec<_>>>()?[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let millis = number(&format!("{part:0<3}"))
        .ok()
        .filter(|_| part.len() <= 3)?;
    let is_clock = hour < 24 && minute < 60 && second < 60;
    is_clock.then_some(((hour * 60 + minute) * 60 + second) * 1_000 + millis)
}

pub fn time(at: Millis) -> String {
    let local = LocalTime::of(at);
    let (hour, minute) = (local.minute / 60, local.minute % 60);
    let rest = at - local.date.at_minute(local.minute);
    let (second, millis) = (rest / 1_000, rest % 1_000);
    let time = format!("{} {hour:02}:{minute:02}:{second:02}", local.date);
    if millis == 0 {
        time
    } else {
        format!("{time}.{millis:03}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_to_the_fen_or_refused() {
        for (text, expected) in [
            ("48.41", 4_841),
            ("¥48.4", 4_840),
            ("5元", 500),
            ("0.050", 5),
        ] {
            assert_eq!(fen(text), Ok(expected), "{text}");
        }
        for text in ["-1", "1.005", "1e3", "1,299", "", ".5", "1.", "９"] {
            assert_eq!(fen(text), Err(NOT_MONEY), "{text}");
        }
        assert_eq!((yuan(4_841), yuan(500)), ("48.41".into(), "5".into()));
    }

    #[test]
    fn a_state_comes_back() {
        for shelf in [Shelf::Listed, Shelf::Stored, Shelf::Deleted] {
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(super::shelf(shelf_word(shelf, lang)), Ok(shelf));
            }
        }
    }

    #[test]
    fn a_time_comes_back() {
        for text in ["2026-10-01 09:30:00", "2026-12-31 23:59:59.250"] {
            assert_eq!(moment(text).map(time).unwrap(), text);
        }
        assert_eq!(moment("2026/10/1 9:30"), moment("2026-10-01 09:30:00"));
        for text in [
            "2026-02-29",
            "46082.5",
            "2026-10-01 24:00",
            "soon",
            "2026-10-01 9:30 pm",
        ] {
            assert_eq!(moment(text), Err(NOT_A_TIME), "{text}");
        }
    }

    #[test]
    fn properties_are_read_in_narrow_or_wide_signs() {
        let expected = Props(vec![
            ("颜色".into(), "原木色".into()),
            ("尺寸".into(), "1.4m".into()),
        ]);
        for text in ["颜色:原木色;尺寸:1.4m", "颜色：原木色； 尺寸：1.4m；"] {
            assert_eq!(props(text), Ok(expected.clone()), "{text}");
        }
        assert_eq!(props("原木色"), Err(NOT_PROPS));
    }
}
