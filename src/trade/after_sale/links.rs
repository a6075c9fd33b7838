use super::{CaseView, sold_out::foresee};
use crate::{app::App, files, http::Problem, vocabulary::ShopId};

/// Says of cases what their orders do not: what would fall with the stock as it is, and the links of their pictures, which whoever sees
/// a case may see.
pub async fn complete(
    app: &App,
    shop: ShopId,
    mut cases: Vec<&mut CaseView>,
) -> Result<(), Problem> {
    foresee(&app.store().shop(shop), &mut cases).await?;
    let steps = cases.into_iter().flat_map(|case| &mut case.steps);
    let mut pictures: Vec<_> = steps.flat_map(|step| &mut step.pictures).collect();
    let ids: Vec<_> = pictures.iter().map(|picture| picture.file).collect();
    let links = files::picture_links(app, shop, &ids).await?;
    for picture in &mut pictures {
        if let Some(links) = links.get(&picture.file) {
            picture.url.clone_from(&links.url);
            picture.thumb.clone_from(&links.thumb);
        }
    }
    Ok(())
}
