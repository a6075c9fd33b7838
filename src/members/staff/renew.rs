use sea_orm::{ColumnTrait, UpdateMany, sea_query::Expr};
use yingke_schema::members::{person, sign_in};

use super::words;
use crate::{
    members::{PasswordCost, Passwords, people::normal_login},
    storage::Store,
    vocabulary::Clock,
};

/// A new password for whoever signs in as `login`, whose sign-ins end; none where nobody does. For the owner of the machine,
/// when nobody is left who could reset it: nodes that serve notice the ended sign-ins within 2 s.
pub async fn renew_password(
    store: &Store,
    clock: &Clock,
    cost: PasswordCost,
    login: &str,
) -> anyhow::Result<Option<String>> {
    let people = store.across_shops().rows::<person::Entity>();
    let known = people.with(person::Column::Login.eq(normal_login(login)));
    let Some(known) = known.one().await? else {
        return Ok(None);
    };
    let password = words::new_password();
    let hash = Passwords::new(cost).hash(&password).await;
    let hash = Expr::value(hash.map_err(|error| anyhow::anyhow!("{error}"))?);
    let ended = Expr::value(clock.now());
    let tx = store.begin_across_shops().await?;
    tx.update_global::<person::Entity>(person::Column::Id.eq(known.id), |rows| {
        rows.col_expr(person::Column::PasswordHash, hash)
    })
    .await?;
    let end = |rows: UpdateMany<sign_in::Entity>| rows.col_expr(sign_in::Column::RevokedAt, ended);
    tx.update_global(sign_in::Column::PersonId.eq(known.id), end)
        .await?;
    tx.commit().await?;
    Ok(Some(password))
}
