use super::{
    Face,
    order::{item, link},
};
use crate::{
    app::App,
    cards::view::{CardFact, Reader},
    http::Problem,
    logistics::{self, ParcelView},
    trade::KnownOrder,
    vocabulary::ShopId,
};

/// The last steps are enough; the order's page shows them all.
const STEPS: usize = 3;

/// Where a parcel is.
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
    let parcel = logistics::known(app, shop, order.id, reads).await?;
    let no = CardFact::text("no", order.no.clone());
    let facts = parcel.map(facts).unwrap_or_default();
    Ok(Face {
        items: order.lines.iter().map(item).collect(),
        facts: [no].into_iter().chain(facts).collect(),
        link: Some(link(order)),
        ..Face::default()
    })
}

fn facts(parcel: ParcelView) -> Vec<CardFact> {
    let following = CardFact::code("following", &parcel.following);
    let stage = CardFact::code("stage", &parcel.stage);
    let sent = [
        parcel.carrier.map(|text| CardFact::text("carrier", text)),
        parcel.waybill.map(|text| CardFact::text("waybill", text)),
    ];
    let steps = parcel.steps.into_iter().take(STEPS).flat_map(|step| {
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
