//! Products found by words of theirs.

use sea_orm::{
    Condition, ExprTrait, FromQueryResult,
    sea_query::{Expr, Func, LikeExpr},
};
use yingke_schema::catalogue::product;

use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// Has this word in its title or code: one column, for lists of very many.
pub fn is_called(word: &str) -> Expr {
    let sought = Expr::col((product::Entity, product::Column::Sought));
    sought.like(part(word))
}

/// What [`is_called`] looks through.
pub fn sought(title: &str, code: &str) -> String {
    format!("{title} {code}").to_lowercase()
}

pub fn mentions(word: &str) -> Condition {
    use product::Column as C;
    let searched = [C::Title, C::Code, C::Category, C::SellingPoint];
    searched.into_iter().fold(Condition::any(), |any, column| {
        let text = Func::lower(Expr::col((product::Entity, column)));
        any.add(Expr::expr(text).like(part(word)))
    })
}

/// Has this tag: quoted, as it stands in the list.
pub fn tagged(tag: &str) -> Expr {
    let tags = Expr::col((product::Entity, product::Column::Tags));
    tags.like(part_of(&format!("\"{tag}\"")))
}

/// Anything with this in it.
fn part(word: &str) -> LikeExpr {
    part_of(&word.to_lowercase())
}

fn part_of(text: &str) -> LikeExpr {
    LikeExpr::new(format!("%{}%", escaped(text))).escape('\\')
}

/// As a pattern that means nothing but itself.
pub fn escaped(text: &str) -> String {
    text.replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_")
}

/// Products with these words in their title, however capitalised.
pub async fn titled(db: &ShopDb, words: &str, most: u64) -> Result<Vec<ProductId>, StorageError> {
    #[derive(FromQueryResult)]
    struct Titled {
        id: ProductId,
    }
    let title = Func::lower(Expr::col((product::Entity, product::Column::Title)));
    let rows = db
        .rows::<product::Entity>()
        .with(Expr::expr(title).like(part(words)))
        .limit(most);
    let titled: Vec<Titled> = rows.only([product::Column::Id]).await?;
    Ok(titled.into_iter().map(|row| row.id).collect())
}
