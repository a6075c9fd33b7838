use sea_orm::{ColumnTrait, Condition, sea_query::Query};
use yingke_schema::{
    members::member::{self, Role},
    message_centre::{notice, notice_mark, notice_read, notice_to},
};

use super::{Category, notice::bit_of};
use crate::{
    access::Member,
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// A member as the message centre knows one: who is told is decided when it is read, by the role held then.
pub struct Reader {
    pub member: MemberId,
    role: Role,
    /// What everyone was told before this one came is no news.
    since: Millis,
    /// Up to where whole categories are read.
    pub marks: Vec<(Category, i64)>,
}

impl Reader {
    pub async fn of(db: &ShopDb, member: &Member) -> Result<Self, StorageError> {
        let place = db
            .rows::<member::Entity>()
            .with(member::Column::Id.eq(member.id));
        let since = place.one().await?.map_or(0, |place| place.created_at);
        Ok(Self {
            member: member.id,
            role: member.role,
            since,
            marks: marks_of(db, member.id).await?,
        })
    }

    /// What is meant for this member.
    pub fn visible(&self, db: &ShopDb) -> Condition {
        let named = Query::select()
            .column(notice_to::Column::Place)
            .from(notice_to::Entity)
            .and_where(notice_to::Column::ShopId.eq(db.shop()))
            .and_where(notice_to::Column::MemberId.eq(self.member))
            .to_owned();
        let by_role = Condition::all()
            .add(holds(self.role))
            .add(notice::Column::At.gte(self.since));
        Condition::any()
            .add(by_role)
            .add(notice::Column::Place.in_subquery(named))
    }

    /// What this member has not read, of what is meant for anyone.
    pub fn unread(&self, db: &ShopDb) -> Condition {
        let read = Query::select()
            .column(notice_read::Column::Place)
            .from(notice_read::Entity)
            .and_where(notice_read::Column::ShopId.eq(db.shop()))
            .and_where(notice_read::Column::MemberId.eq(self.member))
            .to_owned();
        let beyond = Category::ALL.into_iter().fold(Condition::any(), |any, of| {
            any.add(
                Condition::all()
                    .add(notice::Column::Category.eq(of.code()))
                    .add(notice::Column::Place.gt(self.mark_of(of))),
            )
        });
        // Below the lowest mark all is read: this is what the index goes by.
        let lowest = Category::ALL.into_iter().map(|of| self.mark_of(of)).min();
        Condition::all()
            .add(notice::Column::Place.gt(lowest.unwrap_or_default()))
            .add(beyond)
            .add(notice::Column::Place.not_in_subquery(read))
    }

    pub fn mark_of(&self, category: Category) -> i64 {
        let mark = self.marks.iter().find(|(of, _)| *of == category);
        mark.map_or(0, |(_, upto)| *upto)
    }
}

/// Up to where whole categories are read.
pub async fn marks_of(db: &ShopDb, member: MemberId) -> Result<Vec<(Category, i64)>, StorageError> {
    let marks = db
        .rows::<notice_mark::Entity>()
        .with(notice_mark::Column::MemberId.eq(member));
    let marks = marks.all().await?.into_iter();
    Ok(marks
        .filter_map(|mark| Some((Category::of(mark.category)?, mark.upto)))
        .collect())
}

fn holds(role: Role) -> sea_orm::sea_query::Expr {
    use sea_orm::sea_query::{Expr, ExprTrait};
    Expr::col(notice::Column::Roles)
        .bit_and(bit_of(role))
        .ne(0_i64)
}
