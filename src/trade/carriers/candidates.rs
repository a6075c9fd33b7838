use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;
use utoipa::ToSchema;

use super::table::{CARRIERS, Fit};

/// The patterns of the table, compiled, in its order.
static PATTERNS: LazyLock<Vec<Vec<(Fit, Regex)>>> = LazyLock::new(|| {
    let compiled = |(fit, pattern): &(Fit, &str)| {
        let whole = format!("^(?:{pattern})$");
        (*fit, Regex::new(&whole).expect("the pattern is right"))
    };
    let of_one =
        |(_, _, patterns): &(_, _, &[(Fit, &str)])| patterns.iter().map(compiled).collect();
    CARRIERS.iter().map(of_one).collect()
});

/// Which parcel of how many, behind a number of 京东: `-1-1-`.
static PARCEL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"-\d+-\d+-?$").expect("the pattern is right"));

/// Who could carry a parcel of this number.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CarrierView {
    pub code: &'static str,
    pub name: &'static str,
}

/// The best first; none where the number looks like nobody's.
pub fn candidates(waybill: &str) -> Vec<CarrierView> {
    let found = fitting(waybill).into_iter();
    found.map(|(_, carrier)| carrier).collect()
}

/// Those that nothing goes before: one where the number says whose it is.
pub fn best(waybill: &str) -> Vec<CarrierView> {
    let found = fitting(waybill);
    let best = found.first().map(|(fit, _)| *fit);
    let best = found.into_iter().filter(|(fit, _)| Some(*fit) == best);
    best.map(|(_, carrier)| carrier).collect()
}

fn fitting(waybill: &str) -> Vec<(Fit, CarrierView)> {
    let number = waybill.trim().to_ascii_uppercase();
    let number = PARCEL.replace(&number, "");
    let fit_of = |patterns: &Vec<(Fit, Regex)>| {
        let fits = patterns.iter().filter(|(_, of)| of.is_match(&number));
        fits.map(|(fit, _)| *fit).min()
    };
    let all = CARRIERS.iter().zip(PATTERNS.iter());
    let mut found: Vec<_> = all
        .filter_map(|(&(code, name, _), patterns)| {
            Some((fit_of(patterns)?, CarrierView { code, name }))
        })
        .collect();
    found.sort_by_key(|(fit, _)| *fit);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(waybill: &str) -> Vec<&'static str> {
        let found = candidates(waybill).into_iter();
        found.map(|carrier| carrier.code).collect()
    }

    #[test]
    fn letters_of_one_carrier_put_it_first() {
        for (waybill, code) in [
            ("SF1234567890123", "sf"),
            ("YT1234567890123", "yto"),
            ("DD8123456789012345", "yto"),
            ("STO1234567890", "sto"),
            ("JDX123456789012", "jd"),
            ("JDK123456789012", "jd"),
            ("JDVA12345678901", "jd"),
            ("EA123456789CN", "ems"),
            ("DPK12345678901", "deppon"),
            ("DPK123456789012", "deppon"),
            ("ZJS123456789012", "zjs"),
            ("A123456789012", "zjs"),
        ] {
            assert_eq!(codes(waybill).first(), Some(&code), "{waybill}");
        }
    }

    #[test]
    fn of_letters_of_its_own_a_carrier_has_no_rival() {
        let names = |waybill| best(waybill).into_iter().map(|carrier| carrier.code);
        assert!(names("SF1234567890123").eq(["sf"]));
        assert!(names("JT1234567890123").eq(["jt", "best"]));
        assert!(names("x").eq([""; 0]));
    }

    #[test]
    fn ranges_of_digits_go_before_lengths() {
        // Twelve digits of 中通, by their first ones.
        for start in [
            "21", "25", "29", "36", "37", "39", "40", "49", "50", "53", "54", "55", "56", "63",
            "64", "68", "72", "90", "95", "98", "120", "780", "881", "882", "885", "960",
        ] {
            let waybill = format!("{start:0<12}");
            assert_eq!(codes(&waybill).first(), Some(&"zto"), "{waybill}");
            assert!(codes(&waybill).contains(&"sf"), "{waybill}");
        }
        for (waybill, code) in [
            ("430000000000000", "zto"),
            ("612345678901234567", "yto"),
            ("460000000000000", "yunda"),
            ("770000000000000", "sto"),
            ("3300000000000", "sto"),
            ("5500000000000", "sto"),
            ("6600000000000", "sto"),
            ("1000000000000", "ems"),
            ("1200000000000", "ems"),
            ("5000000000000", "ems"),
            ("5200000000000", "ems"),
            ("9500000000000", "ems"),
            ("9700000000000", "ems"),
            ("9600000000000", "post"),
        ] {
            assert_eq!(codes(waybill).first(), Some(&code), "{waybill}");
        }
        for start in [
            "268", "368", "468", "568", "588", "668", "688", "768", "773", "868", "888", "968",
        ] {
            for digits in [12, 13, 16] {
                let waybill = format!("{start:0<digits$}");
                assert!(codes(&waybill).contains(&"sto"), "{waybill}");
            }
        }
    }

    #[test]
    fn a_number_of_several_names_them_all() {
        let cases: &[(&str, &[&str])] = &[
            ("JT1234567890123", &["jt", "best", "yto"]),
            ("JT123456789012", &["jt", "best", "yto"]),
            ("9800000000000", &["ems", "post", "yunda", "yto"]),
            ("12345678901234", &["zto", "yto"]),
            ("800000000000000", &["yunda", "yto"]),
            ("8000000000000", &["yunda", "post", "yto"]),
            ("100000000000", &["sf", "ane", "yimi", "zto_freight", "yto"]),
            ("12345678", &["deppon"]),
            ("123456789", &["deppon"]),
            ("1234567890", &["deppon", "zjs"]),
            ("AB12345678", &["zjs"]),
            ("XY1234567890", &["yto"]),
        ];
        for (waybill, several) in cases {
            assert_eq!(codes(waybill), *several, "{waybill}");
        }
    }

    #[test]
    fn spaces_case_and_the_parcel_s_place_do_not_matter() {
        assert_eq!(codes(" sf1234567890123 "), codes("SF1234567890123"));
        assert_eq!(codes("JDVA12345678901-1-1-"), ["jd"]);
        assert_eq!(codes("JDX123456789012-2-3"), ["jd"]);
        for nobody in ["", "12345", "顺丰", "SF-1"] {
            assert!(candidates(nobody).is_empty(), "{nobody}");
        }
    }
}
