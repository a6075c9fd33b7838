use yingke_taobao_csv::{Fen, Format, Generation, Layout, Product};

use super::chair;
use crate::{
    catalogue::goods::Goods,
    goods_files::taobao::{
        read,
        tests::rows::{ctx, filed, taken_in},
        write,
    },
};

#[test]
fn no_formula_is_made_of_a_text() {
    let layout = Layout::new(Generation::G63, Format::default());
    for title in ["=1+1", "@SUM(1)", "+1+1", "-椅", "＝1"] {
        let mut goods = chair();
        goods.title = title.to_owned();
        let wrong = write(None, &goods, &layout, &ctx()).unwrap_err();
        let told = (wrong[0].column.as_deref(), wrong[0].code);
        assert_eq!(told, (Some("title"), "formula"), "{title}");
    }
    let mut goods = chair();
    goods.title = "椅 =1+1".to_owned();
    assert!(write(None, &goods, &layout, &ctx()).is_ok());
}

#[test]
fn a_formula_that_came_goes_out_as_it_came() {
    let product = Product {
        title: "=1+1".to_owned(),
        cid: Some(50_008_055),
        price: Fen(100),
        num: 1,
        outer_id: "A1".to_owned(),
        ..Product::default()
    };
    let layout = Layout::new(Generation::G63, Format::default());
    let row = filed(&layout.new_row(&product).unwrap());
    let noted = read(&row, &ctx()).unwrap().notes;
    assert!(noted.iter().any(|note| note.code == "formulas"));
    let (goods, snapshot) = taken_in(&row);
    let written = |goods: &Goods, layout| {
        let origin = Some((&row, &snapshot));
        write(origin, goods, layout, &ctx())
    };
    let same = written(&goods, row.layout()).unwrap().row;
    assert_eq!(same.bytes(), row.as_read());
    let mut edited = goods.clone();
    edited.selling_point = "=2".to_owned();
    let wrong = written(&edited, row.layout()).unwrap_err();
    assert_eq!(wrong.len(), 1, "the title is as it came");
    assert_eq!(wrong[0].column.as_deref(), Some("subtitle"));
    let other = Layout::new(Generation::G58, Format::default());
    let wrong = written(&goods, &other).unwrap_err();
    assert_eq!(wrong[0].column.as_deref(), Some("title"));
}
