//! Values of a schema's shape, now and then of none.

use serde_json::{Map, Value, json};
use uuid::Uuid;
use yingke::vocabulary::new_id;

use super::shop::PHONE;

pub struct Maker {
    /// By name, as the description has them.
    pub schemas: Value,
    /// Of things that are there.
    pub ids: Vec<Uuid>,
}

impl Maker {
    pub fn value(&self, schema: &Value, depth: usize) -> Value {
        if rand::random_ratio(1, 40) {
            return nonsense();
        }
        if let Some(name) = schema["$ref"].as_str() {
            return self.value(&self.schemas[name.rsplit('/').next().unwrap()], depth);
        }
        let choices = ["oneOf", "anyOf", "enum", "type"].map(|key| schema[key].as_array());
        match choices {
            [Some(of), ..] | [_, Some(of), ..] => self.value(any(of), depth + 1),
            [_, _, Some(words), _] => any(words).clone(),
            [.., Some(kinds)] => self.of_type(any(kinds).as_str(), schema, depth),
            _ if schema["allOf"].is_array() => self.all(schema, depth),
            _ => self.of_type(schema["type"].as_str(), schema, depth),
        }
    }

    fn all(&self, schema: &Value, depth: usize) -> Value {
        let parts = schema["allOf"].as_array().unwrap();
        let parts = parts.iter().map(|part| self.value(part, depth));
        let objects = parts.filter_map(|part| part.as_object().cloned());
        Value::Object(objects.flatten().collect())
    }

    fn of_type(&self, kind: Option<&str>, schema: &Value, depth: usize) -> Value {
        match kind {
            Some("string") => self.text(schema),
            Some("integer" | "number") => {
                let least = schema["minimum"].as_i64().unwrap_or(-1);
                any(&[
                    json!(least),
                    json!(1),
                    json!(5),
                    json!(20_000),
                    json!(1_763_800_000_000_i64),
                ])
                .clone()
            }
            Some("boolean") => json!(rand::random::<bool>()),
            Some("null") => Value::Null,
            Some("array") => {
                let many = rand::random_range(0..3);
                (0..many)
                    .map(|_| self.value(&schema["items"], depth + 1))
                    .collect()
            }
            _ => Value::Object(self.fields(schema, depth)),
        }
    }

    fn fields(&self, schema: &Value, depth: usize) -> Map<String, Value> {
        let required = schema["required"].as_array();
        let is_required =
            |name: &str| required.is_some_and(|all| all.iter().any(|one| one == name));
        let fields = schema["properties"].as_object().into_iter().flatten();
        let fields = fields.filter(|(name, _)| is_required(name) || (depth < 6 && rand::random()));
        fields
            .map(|(name, of)| (name.clone(), self.value(of, depth + 1)))
            .collect()
    }

    fn text(&self, schema: &Value) -> Value {
        match schema["format"].as_str() {
            Some("uuid") if rand::random_ratio(3, 4) => json!(any(&self.ids)),
            Some("uuid") => json!(new_id()),
            Some("date") => json!("2025-11-22"),
            _ => any(
                &["shop", "own", "在吗", "a", PHONE, "2025-11-22", "x.png", ""]
                    .map(|word| json!(word)),
            )
            .clone(),
        }
    }
}

fn any<T>(of: &[T]) -> &T {
    &of[rand::random_range(0..of.len())]
}

fn nonsense() -> Value {
    let long = "字".repeat(600);
    let odd = [
        json!(null),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1.5e300),
        json!("\u{0}"),
        json!("\u{202e}%00'\"; --"),
    ];
    let odder = [
        json!(long),
        json!([[[{}]]]),
        json!({ "a": -5 }),
        json!("../../etc/passwd"),
        json!(Uuid::nil()),
    ];
    any(&[&odd[..], &odder[..]].concat()).clone()
}
