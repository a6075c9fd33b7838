use yingke_taobao_csv::{Field, Generation};

use super::{chair, ctx, filed, layout, row, taken_in};
use crate::{
    catalogue::goods::Shelf,
    goods_files::{
        incoming::Ctx,
        snapshot::Snapshot,
        taobao::{read, tests::arbitrary::taken, write},
    },
};

#[test]
fn a_product_that_is_listed_keeps_a_time_that_has_passed() {
    let layout = layout(Generation::G63);
    let into_store = Ctx {
        into_store: true,
        ..ctx()
    };
    for (year, is_kept) in [(2016, true), (2036, false)] {
        let mut made = layout.new_row(&chair()).unwrap();
        let time = format!("{year}-02-28 17:30:41 ");
        made.set(Field::ListTime, &time).unwrap();
        let row = filed(&made);
        let mut goods = taken(&mut read(&row, &into_store).unwrap(), None);
        let snapshot = Snapshot::of(&goods, &[]);
        goods.state = Shelf::Listed;
        let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
        assert_eq!(written.row.bytes() == row.as_read(), is_kept, "{year}");
        let back = taken(&mut read(&filed(&written.row), &ctx()).unwrap(), None);
        assert_eq!((back.state, back.list_at), (Shelf::Listed, None), "{year}");
    }
}

#[test]
fn an_import_into_the_store_lists_nothing() {
    let layout = layout(Generation::G63);
    let row = row(&layout, &chair());
    let into_store = Ctx {
        into_store: true,
        ..ctx()
    };
    let goods = taken(&mut read(&row, &into_store).unwrap(), None);
    assert_eq!(goods.state, Shelf::Stored);
    let snapshot = Snapshot::of(&goods, &[]);
    let written = write(Some((&row, &snapshot)), &goods, &layout, &ctx()).unwrap();
    assert_eq!(written.row.bytes(), row.as_read());
    assert_eq!(taken_in(&row).0.state, Shelf::Listed);
}
