use sea_orm::ColumnTrait;
use yingke_chinese_text::normalise;
use yingke_schema::message_centre::notice;

use super::{Notice, reader::Reader, storage::Row};
use crate::{
    access::Member,
    storage::{ShopDb, StorageError},
    vocabulary::Millis,
};

/// One way of writing: small letters, half-width, simplified characters, single spaces.
pub fn normal(text: &str) -> String {
    normalise(&text.replace(char::is_control, " "))
}

/// What of a notice can be found.
pub fn words_of(said: &Notice) -> String {
    let sayings = [&said.zh, &said.en].map(|said| normal(&format!("{} {}", said.title, said.text)));
    sayings.join("\n")
}

/// A notice as an index needs it.
#[derive(Clone, Debug)]
pub struct Searchable {
    /// Ascends with the time of arrival; the id of the notice in its shop.
    pub place: i64,
    pub at: Millis,
    /// Of both languages, normalised.
    pub words: String,
}

/// The next notices of a shop after `place`, in order: what an index has not seen yet.
pub async fn searchable_after(
    db: &ShopDb,
    place: i64,
    most: u64,
) -> Result<Vec<Searchable>, StorageError> {
    let rows = db
        .rows::<notice::Entity>()
        .with(notice::Column::Place.gt(place));
    let rows = rows.ascending(notice::Column::Place).limit(most);
    let to = |row: Row| Searchable {
        place: row.place,
        at: row.at,
        words: row.words,
    };
    Ok(rows.all().await?.into_iter().map(to).collect())
}

/// Those of the `places` found that are meant for a member: an index does not know rights.
pub async fn visible_of(
    db: &ShopDb,
    member: &Member,
    places: &[i64],
) -> Result<Vec<super::NoticeView>, StorageError> {
    let reader = Reader::of(db, member).await?;
    let rows = db.rows::<notice::Entity>().with(reader.visible(db));
    let rows = rows.with(notice::Column::Place.is_in(places.iter().copied()));
    let rows = rows.descending(notice::Column::Place).all().await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| super::list::view(&row, true))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_capitals_and_spaces_do_not_matter() {
        assert_eq!(
            normal("  ＹＴ１２３　圆通\u{7}已签收 "),
            "yt123 圆通 已签收"
        );
        assert_eq!(normal("Refund  ASKED"), "refund asked");
        assert_eq!(normal("發票"), "发票");
        assert_eq!(normal(""), "");
    }
}
