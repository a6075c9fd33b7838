use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

/// A SKU's properties, such as 颜色 and 尺寸, in the order the shop gave them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Props(pub Vec<(String, String)>);

impl fmt::Display for Props {
    /// As an order names a SKU: `颜色:原木色;尺寸:1.4m`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (name, value)) in self.0.iter().enumerate() {
            let between = if at == 0 { "" } else { ";" };
            write!(f, "{between}{name}:{value}")?;
        }
        Ok(())
    }
}

/// A SKU as orders name it, `颜色:原木色;尺寸:1.4m`, for people: `原木色 · 1.4m`. What has no properties stays as it is.
pub fn sku_words(text: &str) -> String {
    let parts = text
        .split(';')
        .map(|part| part.split_once(':').map_or(part, |(_, value)| value));
    let values = parts.map(str::trim).filter(|value| !value.is_empty());
    values.collect::<Vec<_>>().join(" · ")
}

impl Serialize for Props {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de> Deserialize<'de> for Props {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Props;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Props, A::Error> {
        let mut props = Vec::new();
        while let Some(prop) = map.next_entry()? {
            props.push(prop);
        }
        Ok(Props(props))
    }
}

#[cfg(test)]
mod tests {
    use super::{Props, sku_words};

    #[test]
    fn people_see_a_sku_s_values() {
        assert_eq!(sku_words("颜色:原木色;尺寸:1.4m"), "原木色 · 1.4m");
        assert_eq!(sku_words("比例:1:10"), "1:10");
        assert_eq!(
            (sku_words("标准款"), sku_words("")),
            ("标准款".to_owned(), String::new())
        );
    }

    #[test]
    fn properties_keep_their_order() {
        let text = r#"{"颜色":"原木色","尺寸":"1.4m"}"#;
        let props: Props = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&props).unwrap(), text);
        assert_eq!(props.to_string(), "颜色:原木色;尺寸:1.4m");
    }
}
