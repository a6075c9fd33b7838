use super::{Fen, Pair, Value, number::number, parts};
use crate::Reason;

/// A variant of a product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sku {
    pub price: Fen,
    pub num: u64,
    /// The seller's code: may be empty, Chinese, and hold colons.
    pub code: String,
    pub properties: Vec<Pair>,
    /// Stands in a cell of its own.
    pub barcode: String,
}

/// `price:num:code:pid:vid;pid:vid;` again and again. A semicolon parts both pairs and SKUs: a part of two fields goes on with the
/// SKU before it, one of five begins the next. More than five are a code with colons.
impl Value for Vec<Sku> {
    fn read(text: &str) -> Result<Self, Reason> {
        let mut skus: Self = Vec::new();
        for part in parts(text) {
            let not_one = || Reason::NotASku(Reason::shown(part));
            match part.split(':').collect::<Vec<_>>().as_slice() {
                [pid, vid] => {
                    let pair = Pair::of(pid, vid).zip(skus.last_mut());
                    let (pair, sku) = pair.ok_or_else(not_one)?;
                    sku.properties.push(pair);
                }
                [price, num, code @ .., pid, vid] if !code.is_empty() => {
                    let pair = Pair::of(pid, vid).ok_or_else(not_one)?;
                    skus.push(Sku {
                        price: Fen::read(price).map_err(|_| not_one())?,
                        num: number(num.trim()).ok_or_else(not_one)?,
                        code: code.join(":"),
                        properties: vec![pair],
                        barcode: String::new(),
                    });
                }
                _ => return Err(not_one()),
            }
        }
        Ok(skus)
    }

    fn written(&self) -> String {
        let mut text = String::new();
        for sku in self {
            for part in [&sku.price.written(), &sku.num.to_string(), &sku.code] {
                text.push_str(part);
                text.push(':');
            }
            for pair in &sku.properties {
                text += &pair.written();
                text.push(';');
            }
        }
        text
    }
}

/// Those of the SKUs in their order. Ends with the last SKU that has one.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Barcodes(Vec<String>);

impl Barcodes {
    pub fn of(skus: &[Sku]) -> Self {
        let mut codes: Vec<_> = skus.iter().map(|sku| sku.barcode.clone()).collect();
        let last = codes.iter().rposition(|code| !code.is_empty());
        codes.truncate(last.map_or(0, |last| last + 1));
        Self(codes)
    }

    pub fn give(self, skus: &mut [Sku]) -> Result<(), Reason> {
        if self.0.len() > skus.len() {
            return Err(Reason::TooManyBarcodes);
        }
        for (sku, code) in skus.iter_mut().zip(self.0) {
            sku.barcode = code;
        }
        Ok(())
    }
}

impl Value for Barcodes {
    fn read(text: &str) -> Result<Self, Reason> {
        let text = text.trim_end_matches(';');
        let codes = text.split(';').map(str::to_owned);
        Ok(Self(if text.is_empty() {
            Vec::new()
        } else {
            codes.collect()
        }))
    }

    fn written(&self) -> String {
        self.0.join(";")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOUR: Pair = Pair {
        pid: 1_627_207,
        vid: 132_069,
    };
    const SIZE: Pair = Pair {
        pid: 20_509,
        vid: 28_383,
    };

    fn sku(fen: u64, num: u64, code: &str, properties: &[Pair]) -> Sku {
        Sku {
            price: Fen(fen),
            num,
            code: code.into(),
            properties: properties.to_vec(),
            barcode: String::new(),
        }
    }

    #[test]
    fn a_part_of_five_fields_begins_a_sku_and_one_of_two_goes_on() {
        let text = "48.41:95:EAN-8:1627207:132069;20509:28383;\
                    9:0::1627207:132069;7:3:11290-006-白:20509:28383;";
        let skus = Vec::<Sku>::read(text).unwrap();
        let expected = [
            sku(4_841, 95, "EAN-8", &[COLOUR, SIZE]),
            sku(900, 0, "", &[COLOUR]),
            sku(700, 3, "11290-006-白", &[SIZE]),
        ];
        assert_eq!(skus, expected);
        assert_eq!(skus.written(), text);
    }

    #[test]
    fn a_code_may_hold_colons_and_no_semicolons() {
        let skus = vec![sku(100, 1, "A:2:B", &[COLOUR])];
        assert_eq!(Vec::read(&skus.text().unwrap()), Ok(skus));
        assert_eq!(
            vec![sku(100, 1, "A;B", &[COLOUR])].text(),
            Err(Reason::Unwritable)
        );
        assert_eq!(vec![sku(100, 1, "A", &[])].text(), Err(Reason::Unwritable));
    }

    #[test]
    fn what_is_no_sku_is_refused() {
        for text in [
            "1:2", "1:2:3:4", "x:1::1:2", "1:x::1:2", "1:1::1:x", "1:1:1",
        ] {
            assert!(
                matches!(Vec::<Sku>::read(text), Err(Reason::NotASku(_))),
                "{text}"
            );
        }
    }

    #[test]
    fn barcodes_go_to_their_skus() {
        let mut skus = vec![sku(1, 1, "", &[COLOUR]), sku(1, 1, "", &[SIZE])];
        Barcodes::read(";690").unwrap().give(&mut skus).unwrap();
        assert_eq!(
            (skus[0].barcode.as_str(), skus[1].barcode.as_str()),
            ("", "690")
        );
        assert_eq!(Barcodes::of(&skus).written(), ";690");
        assert_eq!(Barcodes::read(";;"), Ok(Barcodes::default()));
        let many = Barcodes::read(";;690").unwrap();
        assert_eq!(many.give(&mut skus), Err(Reason::TooManyBarcodes));
    }
}
