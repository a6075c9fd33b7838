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
    use super::Props;

    #[test]
    fn properties_keep_their_order() {
        let text = r#"{"颜色":"原木色","尺寸":"1.4m"}"#;
        let props: Props = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&props).unwrap(), text);
        assert_eq!(props.to_string(), "颜色:原木色;尺寸:1.4m");
    }
}
