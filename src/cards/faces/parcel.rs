use super::{
    Face,
    order::{item, link},
};
use crate::{
    app::App,
    cards::view::{CardFact, Reader},
    http::Problem,
    logistics::{self, ParcelView, ParcelWay},
    trade::KnownOrder,
    vocabulary::ShopId,
};

/// The last steps are enough, of several parcels the last one; the order's page shows them all.
const STEPS: usize = 3;
/// Of those that left last.
const MOST: usize = 5;

/// Where the parcels of an order are.
pub async fn face(
    app: &App,
    shop: ShopId,
    order: &KnownOrder,
    reader: Reader,
) -> Result<Face, Problem> {
    let reads = match reader {
        Reader::Member => logistics::Reader::Member,
        Reader::Customer => logistics::Reader::Customer,
    };
    let known = logistics::known(app, shop, order.id, reads).await?;
    let comes = |parcel: &ParcelView| parcel.way != ParcelWay::Returned;
    let parcels: Vec<_> = known.into_iter().filter(comes).collect();
    let steps = if parcels.len() > 1 { 1 } else { STEPS };
    let skipped = parcels.len().saturating_sub(MOST);
    let no = CardFact::text("no", order.no.clone());
    let facts = parcels.into_iter().skip(skipped);
    let facts = facts.flat_map(|parcel| facts_of(parcel, steps));
    Ok(Face {
        items: order.lines.iter().map(item).collect(),
        facts: [no].into_iter().chain(facts).collect(),
        link: Some(link(order)),
        ..Face::default()
    })
}

fn facts_of(parcel: ParcelView, steps: usize) -> Vec<CardFact> {
    let following = CardFact::code("following", &parcel.following);
    let stage = CardFact::code("stage", &parcel.stage);
    let sent = [
        parcel.carrier.map(|text| CardFact::text("carrier", text)),
        parcel.waybill.map(|text| CardFact::text("waybill", text)),
    ];
    let steps = parcel.steps.into_iter().take(steps).flat_map(|step| {
        let words = format!("{} {}", step.place, step.words).trim().to_owned();
        [
            CardFact::text("step", words),
            CardFact::at("step_at", step.at),
        ]
    });
    let sent = sent.into_iter().flatten();
    [following, stage]
        .into_iter()
        .chain(sent)
        .chain(steps)
        .collect()
}
