use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    depot::Variant,
    storage::{self, FileRow},
};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    reception::{self, Key, log},
    shops,
    vocabulary::{ConversationId, CustomerId, FileId, Millis, ShopId},
};

const MOST: usize = 50;
const HOUR: Millis = 60 * 60 * 1000;
const PURPOSE: &[u8] = b"yingke file links 1";

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(give))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WantedLinks {
    files: Vec<FileId>,
}

#[derive(Serialize, ToSchema)]
struct Given {
    /// By file; files the caller may not see are left out.
    links: BTreeMap<String, Link>,
}

#[derive(Serialize, ToSchema)]
struct Link {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumb: Option<String>,
    expires_at: Millis,
}

/// Links to files, for one to two hours.
#[utoipa::path(post, path = "/api/shops/{shop}/file-links", tag = "files",
    params(("shop" = Uuid, Path)), request_body = WantedLinks, responses((status = 200, body = Given)),
    extensions(("x-action" = json!("open_file"))))]
async fn give(
    State(app): State<App>,
    caller: InShop,
    Json(wanted): Json<WantedLinks>,
) -> Result<Json<Given>, Problem> {
    let own = match caller.actor {
        Actor::Customer { customer, .. } => Some(customer),
        _ => None,
    };
    let object = own.map_or(Object::Shop(caller.shop), |customer| Object::Customer {
        shop: caller.shop,
        customer,
    });
    authorize(&caller.actor, Action::OpenFile, object)?;
    if wanted.files.len() > MOST {
        return Err(Problem::bad_request("At most 50 files at once"));
    }
    let db = app.store().shop(caller.shop);
    let files = storage::files(&db, &wanted.files).await?;
    let shown = match own {
        Some(customer) => shown_to(&app, customer, files).await?,
        None => files,
    };
    let (signer, expires_at) = signing(&app, caller.shop).await?;
    let links = shown
        .iter()
        .map(|file| (file.id.to_string(), signer.link(file, expires_at)));
    Ok(Json(Given {
        links: links.collect(),
    }))
}

/// A customer opens what they sent, and what was said to them: never a file of a whisper.
async fn shown_to(
    app: &App,
    customer: CustomerId,
    files: Vec<FileRow>,
) -> Result<Vec<FileRow>, Problem> {
    let Some(shop) = files.first().map(|file| file.shop_id) else {
        return Ok(files);
    };
    let (of_shop, files): (Vec<_>, Vec<_>) = files.into_iter().partition(storage::is_of_shop);
    let mut shown = said_of_shop(app, shop, customer, of_shop).await?;
    let conversations: BTreeSet<ConversationId> =
        files.iter().map(|file| file.conversation_id).collect();
    let mut own = BTreeSet::new();
    for conversation in conversations {
        let facts = log::facts(app.store(), Key { shop, conversation }).await?;
        own.extend(
            facts
                .filter(|facts| facts.customer == customer)
                .map(|_| conversation),
        );
    }
    for file in files
        .into_iter()
        .filter(|file| own.contains(&file.conversation_id))
    {
        let key = Key {
            shop: file.shop_id,
            conversation: file.conversation_id,
        };
        if file.owner_id == customer.0 || log::is_said(app.store(), key, file.id.0).await? {
            shown.push(file);
        }
    }
    Ok(shown)
}

/// A picture of the shop is the customer's to see once it was said to them.
async fn said_of_shop(
    app: &App,
    shop: ShopId,
    customer: CustomerId,
    files: Vec<FileRow>,
) -> Result<Vec<FileRow>, Problem> {
    let mut shown = Vec::new();
    if files.is_empty() {
        return Ok(shown);
    }
    let own = reception::log::conversations_of(&app.store().shop(shop), customer).await?;
    for file in files {
        for conversation in &own {
            let key = Key {
                shop,
                conversation: *conversation,
            };
            if log::is_said(app.store(), key, file.id.0).await? {
                shown.push(file);
                break;
            }
        }
    }
    Ok(shown)
}

/// Who signs a shop's links, and until when those of now are good.
pub async fn signing(app: &App, shop: ShopId) -> Result<(Signer, Millis), Problem> {
    let found = shops::find(app.store(), &shop.into()).await?;
    let signer = Signer::of(&found.ok_or_else(Problem::not_found)?.link_secret);
    // The same link for everyone within the hour, so that browsers keep what they fetched.
    Ok((signer, (app.clock().now() / HOUR + 2) * HOUR))
}

/// Signs links with a key that only follows from the shop's secret for links.
pub struct Signer(Hmac<Sha256>);

impl Signer {
    pub fn of(secret: &str) -> Self {
        let mut derive = keyed(secret.as_bytes());
        derive.update(PURPOSE);
        Self(keyed(&derive.finalize().into_bytes()))
    }

    fn link(&self, file: &FileRow, expires_at: Millis) -> Link {
        let url = |variant| self.url(file.shop_id, file.id, variant, expires_at);
        Link {
            url: url(Variant::Full),
            thumb: file.thumb_type.is_some().then(|| url(Variant::Thumb)),
            expires_at,
        }
    }

    pub fn url(&self, shop: ShopId, file: FileId, variant: Variant, expires_at: Millis) -> String {
        let signature = self
            .over(shop, file, variant, expires_at)
            .finalize()
            .into_bytes();
        let signature = URL_SAFE_NO_PAD.encode(signature);
        let variant = variant.name();
        format!("/files/{shop}/{file}/{variant}?exp={expires_at}&sig={signature}")
    }

    fn over(&self, shop: ShopId, file: FileId, variant: Variant, exp: Millis) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        mac.update(format!("{shop}/{file}/{}/{exp}", variant.name()).as_bytes());
        mac
    }

    /// Whether we signed this, in a time that does not depend on how much of it is right.
    pub fn signed(
        &self,
        shop: ShopId,
        file: FileId,
        variant: Variant,
        exp: Millis,
        signature: &str,
    ) -> bool {
        let Ok(signature) = URL_SAFE_NO_PAD.decode(signature) else {
            return false;
        };
        self.over(shop, file, variant, exp)
            .verify_slice(&signature)
            .is_ok()
    }
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}
