use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::{Map, Value, json};
use yingke_schema::members::person;

use super::choices;
use crate::{
    access::{Action, Denied, Object, authorize},
    app::App,
    http::{Caller, Json, Problem},
    members::staff,
    storage::StorageError,
    vocabulary::PersonId,
};

const MOST_BYTES: usize = 16 * 1024;

/// What the console remembers for this person.
#[utoipa::path(get, path = "/api/me/settings", tag = "members", operation_id = "settings", responses((status = 200, body = Object)),
    extensions(("x-action" = json!("keep_own_settings"))))]
pub async fn see(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Map<String, Value>>, Problem> {
    let person = may(caller)?;
    let people = app.store().across_shops().rows::<person::Entity>();
    let found = people.with(person::Column::Id.eq(person)).one().await?;
    let found = found.ok_or(Denied::NotSignedIn)?;
    Ok(Json(kept(&found)))
}

/// Change what the console remembers, by a merge patch (RFC 7396): two devices that change different things lose nothing.
/// At most 16 KiB in all; what is no known choice is refused with its path.
#[utoipa::path(patch, path = "/api/me/settings", tag = "members", operation_id = "change_settings", request_body = Object,
    responses((status = 204), (status = 413, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("keep_own_settings"))))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Json(patch): Json<Map<String, Value>>,
) -> Result<StatusCode, Problem> {
    let person = may(caller)?;
    choices::check(&patch).map_err(|field| {
        let title = format!("{field} is no choice there is");
        Problem::at_field("bad_setting", field, title)
    })?;
    let tx = app.store().begin_across_shops().await?;
    // Two devices may change something at the same moment.
    tx.lock(person.0.as_u64_pair().1 as i64).await?;
    let rows = tx.rows_of_all::<person::Entity>();
    let found = rows.with(person::Column::Id.eq(person)).one().await?;
    let mut settings = kept(&found.ok_or(Denied::NotSignedIn)?);
    merge(&mut settings, patch);
    let settings = Value::Object(settings).to_string();
    if settings.len() > MOST_BYTES {
        return Err(Problem::too_large());
    }
    let settings = Expr::value(settings);
    tx.update_global::<person::Entity>(person::Column::Id.eq(person), |people| {
        people.col_expr(person::Column::Settings, settings)
    })
    .await?;
    tx.commit().await?;
    tell_devices(&app, person).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn may(caller: Caller) -> Result<PersonId, Problem> {
    let (person, _) = caller.person()?;
    authorize(
        &caller.actor(),
        Action::KeepOwnSettings,
        Object::Person(person),
    )?;
    Ok(person)
}

fn kept(person: &person::Model) -> Map<String, Value> {
    serde_json::from_str(&person.settings).unwrap_or_default()
}

/// The person's other open devices look again.
async fn tell_devices(app: &App, person: PersonId) -> Result<(), StorageError> {
    for place in staff::places_of(app, person).await? {
        app.live()
            .tell_members(place.shop_id, Some(&[place.id]), "settings", &json!({}));
    }
    Ok(())
}

/// RFC 7396: an object is merged, `null` takes away, anything else replaces.
fn merge(target: &mut Map<String, Value>, patch: Map<String, Value>) {
    for (key, value) in patch {
        match value {
            Value::Null => drop(target.remove(&key)),
            Value::Object(inner) => {
                let held = target.entry(key).or_insert_with(|| json!({}));
                if !held.is_object() {
                    *held = json!({});
                }
                if let Value::Object(held) = held {
                    merge(held, inner);
                }
            }
            value => drop(target.insert(key, value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn a_patch_changes_what_it_names_and_nothing_else() {
        let mut held =
            object(&json!({ "theme": "dark", "keys": { "take": "Alt+G", "star": "Alt+S" } }));
        merge(
            &mut held,
            object(&json!({ "keys": { "take": "Alt+H", "star": null, "close": "" } })),
        );
        let wanted = json!({ "theme": "dark", "keys": { "take": "Alt+H", "close": "" } });
        assert_eq!(Value::Object(held), wanted);
    }
}
