//! Texts for a field of each SKU: what stands in braces in them is the SKU's own.

use std::borrow::Cow;

use super::text::{MOST_OF_LINE, Text};
use crate::catalogue::goods::{Fault, GoodsSku, fault};

/// Digits of a running number.
const MOST_DIGITS: usize = 6;

/// Of whom a text speaks.
pub struct Own<'a> {
    /// The product's code.
    pub product: &'a str,
    /// From 0.
    pub place: usize,
    pub sku: &'a GoodsSku,
}

impl Own<'_> {
    /// What comes in: `{n}` is the SKU's place from 1 on, `{nn}` the same in two digits, `{code}` its product's code, `{sku}` its own,
    /// `{颜色}` its value of that property. What is looked for is never read so.
    pub fn filled(&self, how: &Text<'_>) -> Result<String, Fault> {
        let (mut filled, mut rest) = (String::new(), how.put_in());
        while let Some((before, behind)) = rest.split_once('{') {
            filled.push_str(before);
            // `${1}` is what a pattern found.
            let is_group = how.is_pattern() && before.ends_with('$');
            let named = behind.split_once('}').filter(|_| !is_group);
            let Some((name, next)) = named else {
                filled.push('{');
                rest = behind;
                continue;
            };
            let value = self.value(name)?;
            if how.is_pattern() {
                end_group(&mut filled);
                filled.push_str(&value.replace('$', "$$"));
            } else {
                filled.push_str(&value);
            }
            if filled.len() > MOST_OF_LINE {
                let title = "The text would become far too long";
                return Err(fault("text_too_long", "how", title));
            }
            rest = next;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn value(&self, name: &str) -> Result<Cow<'_, str>, Fault> {
        let is_number = (1..=MOST_DIGITS).contains(&name.len()) && name.bytes().all(|c| c == b'n');
        match name {
            "code" => Ok(self.product.into()),
            "sku" => Ok(self.sku.code.as_str().into()),
            _ if is_number => {
                let (no, digits) = (self.place + 1, name.len());
                Ok(format!("{no:0digits$}").into())
            }
            _ => {
                let mut props = self.sku.props.0.iter();
                let found = props.find(|(prop, _)| prop == name);
                let value = found.map(|(_, value)| value.as_str().into());
                value.ok_or_else(|| {
                    let field = format!("skus.{}.props", self.place);
                    fault("no_such_prop", field, format!("It has no {name}"))
                })
            }
        }
    }
}

/// `$1` before a value would go on into it: `${1}` ends. A `$$` is a sign, and no group.
fn end_group(text: &mut String) {
    let Some((before, name)) = text.rsplit_once('$') else {
        return;
    };
    let is_name = |c: u8| c.is_ascii_alphanumeric() || c == b'_';
    if !name.is_empty() && name.bytes().all(is_name) && !before.ends_with('$') {
        let at = before.len() + 1;
        text.insert(at, '{');
        text.push('}');
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        catalogue::{
            Props,
            goods::{Edit, Goods, GoodsSku},
            ops::{OnlySkus, Op, TextHow, edits_of},
        },
        vocabulary::{SkuId, new_id},
    };

    fn sku(code: &str, colour: &str) -> GoodsSku {
        GoodsSku {
            id: SkuId(new_id()),
            code: code.to_owned(),
            barcode: "690".to_owned(),
            props: Props(vec![("颜色".to_owned(), colour.to_owned())]),
            price_fen: 100,
            stock: 5,
            reserved: 0,
            weight_g: 0,
            volume_cm3: 0,
            picture: String::new(),
        }
    }

    fn pot() -> Goods {
        Goods {
            skus: vec![sku("A-1", "白"), sku("A-2", "黑$1")],
            ..Goods::named("P")
        }
    }

    /// Codes and barcodes.
    fn made(ops: &[Op]) -> Result<[Vec<String>; 2], &'static str> {
        let mut edits = edits_of(&pot(), ops).map_err(|fault| fault.code)?;
        let Some(Edit::Skus(forms)) = edits.pop() else {
            panic!("no table");
        };
        assert!(forms.iter().all(|form| form.stock.is_none()));
        let forms = forms.into_iter();
        let (codes, barcodes) = forms.map(|form| (form.code, form.barcode)).unzip();
        Ok([codes, barcodes])
    }

    fn coded(how: TextHow) -> Result<Vec<String>, &'static str> {
        let only = Vec::new();
        let op = Op::SkuCode { how, only };
        made(&[op]).map(|[codes, _]| codes)
    }

    fn set(text: &str) -> TextHow {
        let text = text.to_owned();
        TextHow::Set { text }
    }

    fn found(find: &str, with: &str) -> [TextHow; 2] {
        let (find, with) = (find.to_owned(), with.to_owned());
        let replace = TextHow::Replace {
            find: find.clone(),
            with: with.clone(),
        };
        [replace, TextHow::Pattern { find, with }]
    }

    #[test]
    fn codes_are_set_put_around_and_replaced_in_each_sku() {
        let suffix = TextHow::Suffix {
            text: "-{颜色}".to_owned(),
        };
        assert_eq!(coded(suffix).unwrap(), ["A-1-白", "A-2-黑$1"]);
        assert_eq!(coded(set("{code}{nnn}")).unwrap(), ["P001", "P002"]);
        let [replace, pattern] = found("A", "{颜色}$0");
        assert_eq!(coded(replace).unwrap(), ["白$0-1", "黑$1$0-2"]);
        assert_eq!(coded(pattern).unwrap(), ["白A-1", "黑$1A-2"]);
        let [_, named] = found("(A)-(.)", "$2{n}${1}");
        assert_eq!(coded(named).unwrap(), ["11A", "22A"]);
        assert_eq!(coded(set("A{")).unwrap(), ["A{", "A{"], "no name ends");
    }

    #[test]
    fn barcodes_follow_what_was_made_of_codes() {
        let barcode = Op::Barcode {
            how: set("{sku}-{n}"),
            only: Vec::new(),
        };
        let code = Op::SkuCode {
            how: set("B{n}"),
            only: Vec::new(),
        };
        let [codes, barcodes] = made(&[code, barcode]).unwrap();
        assert_eq!(codes, ["B1", "B2"]);
        assert_eq!(barcodes, ["B1-1", "B2-2"]);
        let none = Op::Barcode {
            how: set(""),
            only: Vec::new(),
        };
        let [codes, barcodes] = made(&[none]).unwrap();
        assert_eq!(codes, ["A-1", "A-2"], "left alone");
        assert_eq!(barcodes, ["", ""]);
    }

    #[test]
    fn a_sku_that_is_meant_keeps_its_place_in_the_product() {
        let black = OnlySkus::Prop {
            name: "颜色".to_owned(),
            value: "黑$1".to_owned(),
        };
        let code = Op::SkuCode {
            how: set("B{n}"),
            only: vec![black],
        };
        // The second sees the code that the first has made.
        let barcode = Op::Barcode {
            how: set("{nn}"),
            only: vec![OnlySkus::Code {
                has: "B".to_owned(),
            }],
        };
        let [codes, barcodes] = made(&[code, barcode]).unwrap();
        assert_eq!(codes, ["A-1", "B2"]);
        assert_eq!(barcodes, ["690", "02"]);
    }

    #[test]
    fn what_a_sku_has_not_is_not_made_up() {
        assert_eq!(coded(set("{尺寸}")), Err("no_such_prop"));
        assert_eq!(coded(set("{}")), Err("no_such_prop"));
        let goods = Goods {
            skus: vec![sku("A", &"长".repeat(60))],
            ..Goods::named("P")
        };
        let how = set(&"{颜色}".repeat(400));
        let only = Vec::new();
        let refused = edits_of(&goods, &[Op::SkuCode { how, only }]);
        assert_eq!(refused.map_err(|fault| fault.code), Err("text_too_long"));
    }
}
