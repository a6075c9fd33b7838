use std::collections::HashMap;

use super::Face;
use crate::{
    cards::{
        content::InviteItem,
        view::{CardChoice, CardFact, CardItem, CardLink, LinkKind},
    },
    catalogue::{self, Offer, SentCard, sku_words},
    http::Problem,
    storage::ShopDb,
    vocabulary::{ProductId, SkuId},
};

const GONE: &str = "out_of_stock";

/// Products side by side, in the order in which they were named.
pub async fn products(db: &ShopDb, ids: &[ProductId]) -> Result<Face, Problem> {
    let sent = catalogue::sent_cards(db, ids).await?.into_iter();
    let mut sent: HashMap<_, _> = sent.map(|sent| (sent.card.product, sent)).collect();
    let found = ids.iter().filter_map(|id| sent.remove(id));
    Ok(Face {
        items: found.map(product).collect(),
        ..Face::default()
    })
}

/// A product as it is now, also sold out or taken off sale; what is gone altogether keeps the name that it was sent by.
pub async fn one(db: &ShopDb, id: ProductId, title: &str) -> Result<Face, Problem> {
    let Some(sent) = catalogue::sent_cards(db, &[id]).await?.pop() else {
        return Ok(Face {
            items: vec![gone(title)],
            ..Face::default()
        });
    };
    // The shop has no page of what is off sale.
    let has_page = sent.is_on_sale || catalogue::stands_in_shop(db, id).await?;
    Ok(Face {
        items: vec![product(sent)],
        link: has_page.then_some(CardLink {
            kind: LinkKind::Product,
            id: Some(id.0),
        }),
        ..Face::default()
    })
}

/// A product and what it is sold as.
pub async fn sku_choice(db: &ShopDb, id: ProductId) -> Result<Face, Problem> {
    let sent = catalogue::sent_cards(db, &[id]).await?.pop();
    let sent = sent.ok_or_else(Problem::not_found)?;
    let offers = catalogue::choices(db, id).await?;
    let is_gone = offers.iter().all(|offer| offer.left <= 0);
    // The shop has no page of what is off sale.
    let has_page = offers.iter().any(|offer| offer.is_listed);
    Ok(Face {
        choices: choices(&offers),
        link: has_page.then_some(CardLink {
            kind: LinkKind::Product,
            id: Some(id.0),
        }),
        items: vec![product(SentCard {
            is_on_sale: !is_gone,
            ..sent
        })],
        hindrance: is_gone.then(|| GONE.to_owned()),
        ..Face::default()
    })
}

/// What the customer is invited to buy, at the prices of now.
pub async fn invite(db: &ShopDb, wanted: &[InviteItem], names: &[String]) -> Result<Face, Problem> {
    let skus: Vec<_> = wanted.iter().map(|item| item.sku).collect();
    let offers = catalogue::offers(db, &skus).await?;
    let offers: HashMap<_, _> = offers.into_iter().map(|offer| (offer.sku, offer)).collect();
    let goods = wanted.iter().filter_map(|item| {
        let offer = offers.get(&item.sku)?;
        offer.price_fen.checked_mul(item.quantity)
    });
    let goods_fen = goods.fold(0, i64::saturating_add);
    let items = wanted.iter().enumerate();
    let items = items.filter_map(|(place, item)| match offers.get(&item.sku) {
        Some(offer) => Some(invited(offer, item)),
        None => names.get(place).map(|name| CardItem {
            quantity: Some(item.quantity),
            ..gone(name)
        }),
    });
    Ok(Face {
        items: items.collect(),
        facts: vec![CardFact::fen("goods", goods_fen)],
        link: Some(CardLink {
            kind: LinkKind::Checkout,
            id: None,
        }),
        hindrance: short_of(&offers, wanted).map(|_| GONE.to_owned()),
        ..Face::default()
    })
}

/// The first of these of which there is too little.
pub fn short_of(offers: &HashMap<SkuId, Offer>, wanted: &[InviteItem]) -> Option<SkuId> {
    let is_short = |item: &&InviteItem| {
        let offer = offers.get(&item.sku);
        offer.is_none_or(|offer| offer.left < item.quantity)
    };
    wanted.iter().find(is_short).map(|item| item.sku)
}

fn product(sent: SentCard) -> CardItem {
    let SentCard {
        card,
        is_on_sale,
        is_deleted,
    } = sent;
    if is_deleted {
        return gone(&card.title);
    }
    CardItem {
        product: Some(card.product),
        picture: card.picture,
        title: card.title,
        price_fen: Some(card.price_fen),
        price_to_fen: Some(card.price_to_fen),
        is_on_sale: Some(is_on_sale),
        ..CardItem::default()
    }
}

/// With their pictures where these tell them apart.
fn choices(offers: &[Offer]) -> Vec<CardChoice> {
    let mut pairs = offers.windows(2);
    let are_apart = pairs.any(|pair| pair[0].picture != pair[1].picture);
    let choice = |offer| choice(offer, are_apart);
    offers.iter().map(choice).collect()
}

fn choice(offer: &Offer, is_shown: bool) -> CardChoice {
    CardChoice {
        id: offer.sku.to_string(),
        label: sku_words(&offer.sku_text),
        picture: Some(offer.picture.clone()).filter(|picture| is_shown && !picture.is_empty()),
        price_fen: Some(offer.price_fen),
        is_possible: offer.left > 0,
    }
}

/// Taken off, or deleted, since it was sent.
fn gone(name: &str) -> CardItem {
    CardItem {
        title: name.to_owned(),
        is_on_sale: Some(false),
        ..CardItem::default()
    }
}

fn invited(offer: &Offer, item: &InviteItem) -> CardItem {
    CardItem {
        product: Some(offer.product),
        sku: Some(offer.sku),
        picture: offer.picture.clone(),
        title: offer.title.clone(),
        sub: sku_words(&offer.sku_text),
        price_fen: Some(offer.price_fen),
        price_to_fen: None,
        quantity: Some(item.quantity),
        is_on_sale: Some(offer.left >= item.quantity),
    }
}

#[cfg(test)]
mod tests {
    use super::choices;
    use crate::{
        catalogue::Offer,
        vocabulary::{ProductId, SkuId, new_id},
    };

    fn shown(pictures: &[&str]) -> Vec<Option<String>> {
        let offer = |picture: &&str| Offer {
            sku: SkuId(new_id()),
            product: ProductId(new_id()),
            code: String::new(),
            title: String::new(),
            sku_text: String::new(),
            picture: (*picture).to_owned(),
            price_fen: 100,
            left: 1,
            is_on_sale: true,
            is_listed: true,
            template: None,
            weight_g: 0,
            volume_cm3: 0,
        };
        let offers: Vec<_> = pictures.iter().map(offer).collect();
        let choices = choices(&offers).into_iter();
        choices.map(|choice| choice.picture).collect()
    }

    #[test]
    fn choices_show_pictures_that_tell_them_apart() {
        let apart = ["/a", "/a", "/b"];
        assert_eq!(shown(&apart), apart.map(|picture| Some(picture.to_owned())));
        assert_eq!(shown(&["/a", "/a"]), [None, None]);
    }
}
