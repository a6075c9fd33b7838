use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use serde::Deserialize;

use super::{Path, Problem, cookie::cookie_token};
use crate::{
    access::{Action, Actor, DEVICE_TOKEN, Denied, Object, SIGN_IN_TOKEN, authorize},
    app::App,
    config::Config,
    vocabulary::{CustomerId, PersonId, ShopId, SignInId},
};

/// What a request carries to prove who speaks. Nothing has been checked yet.
#[derive(Clone, Debug)]
pub enum Proof {
    SignIn(String),
    Device(String),
    None,
}

/// A `Bearer` token goes before the cookie.
pub fn proof(config: &Config, headers: &HeaderMap) -> Proof {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .map(|value| value.to_str().unwrap_or_default());
    let token = match bearer {
        Some(value) => value.strip_prefix("Bearer ").map(str::to_owned),
        None => cookie_token(config, headers),
    };
    match token {
        Some(token) if token.starts_with(SIGN_IN_TOKEN) => Proof::SignIn(token),
        Some(token) if token.starts_with(DEVICE_TOKEN) && bearer.is_some() => Proof::Device(token),
        _ => Proof::None,
    }
}

/// Who calls outside a shop.
#[derive(Clone, Copy, Debug)]
pub enum Caller {
    Anyone,
    Person { person: PersonId, sign_in: SignInId },
}

impl Caller {
    pub fn actor(self) -> Actor {
        match self {
            Self::Anyone => Actor::Anyone,
            Self::Person { person, sign_in } => Actor::Person { person, sign_in },
        }
    }

    pub fn person(self) -> Result<(PersonId, SignInId), Denied> {
        match self {
            Self::Anyone => Err(Denied::NotSignedIn),
            Self::Person { person, sign_in } => Ok((person, sign_in)),
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Proof::SignIn(token) = proof(app.config(), &parts.headers) else {
            return Ok(Self::Anyone);
        };
        let known = app.person_of(&token).await?;
        Ok(
            known.map_or(Self::Anyone, |(person, sign_in)| Self::Person {
                person,
                sign_in,
            }),
        )
    }
}

/// Who calls inside the shop `{shop}` of the path: one of its members or customers.
#[derive(Clone, Debug)]
pub struct InShop {
    pub actor: Actor,
    pub shop: ShopId,
}

impl InShop {
    /// The customer who asks, for what is theirs; a member has nothing of the kind.
    pub fn customer(&self) -> Result<CustomerId, Denied> {
        let shop = self.shop;
        let Actor::Customer { customer, .. } = self.actor else {
            authorize(&self.actor, Action::Buy, Object::Shop(shop))?;
            return Err(Denied::Forbidden);
        };
        let object = Object::Customer { shop, customer };
        authorize(&self.actor, Action::Buy, object)?;
        Ok(customer)
    }
}

#[derive(Deserialize)]
struct ShopPath {
    shop: ShopId,
}

impl FromRequestParts<App> for InShop {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Path(ShopPath { shop }) = Path::from_request_parts(parts, app).await?;
        let actor = match proof(app.config(), &parts.headers) {
            Proof::SignIn(token) => Actor::Member(app.member_of(&token, shop).await?),
            Proof::Device(token) => app.customer_of(&token, shop).await?,
            Proof::None => return Err(Denied::NotSignedIn.into()),
        };
        Ok(Self { actor, shop })
    }
}
