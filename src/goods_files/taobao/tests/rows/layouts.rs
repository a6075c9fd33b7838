use yingke_taobao_csv::{Encoding, Field, Format, Generation, Layout, Named};

use super::{chair, codes, ctx, filed, layout, taken_in, text};
use crate::goods_files::taobao::write;

#[test]
fn a_row_goes_into_another_layout_with_all_that_has_a_column_there() {
    let (new, old) = (layout(Generation::G63), layout(Generation::G47));
    let mut product = chair();
    product.subtitle = "包邮".into();
    product.skus[1].properties[0].vid = -1001;
    product.custom = vec![Named {
        pair: product.skus[1].properties[0],
        name: "原木".into(),
    }];
    let mut made = new.new_row(&product).unwrap();
    made.set(Field::LocationCity, "杭州").unwrap();
    let row = filed(&made);
    let (mut goods, snapshot) = taken_in(&row);
    goods.title = "白橡木椅子".into();
    let written = write(Some((&row, &snapshot)), &goods, &old, &ctx()).unwrap();
    assert_eq!(written.lost, ["newprepay", "subtitle"]);
    assert_eq!(text(&written.row, Field::LocationCity), "杭州");
    let (back, _) = taken_in(&filed(&written.row));
    assert_eq!(back.title, "白橡木椅子");
    let values: Vec<_> = back.skus.iter().map(|sku| sku.props.to_string()).collect();
    assert_eq!(values, ["颜色分类:赤", "颜色分类:原木"]);
    let gbk = Layout::new(
        Generation::G63,
        Format {
            encoding: Encoding::Gbk,
            has_mark: false,
            ..Format::default()
        },
    );
    goods.title = "椅😊".into();
    let faults = write(Some((&row, &snapshot)), &goods, &gbk, &ctx()).unwrap_err();
    assert_eq!(codes(&faults), [("title", "not_in_encoding")]);
}
