use super::CaseView;
use crate::{app::App, files, http::Problem, vocabulary::ShopId};

/// Gives the pictures of cases their links: whoever sees a case may see them.
pub async fn link_pictures(
    app: &App,
    shop: ShopId,
    cases: Vec<&mut CaseView>,
) -> Result<(), Problem> {
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
