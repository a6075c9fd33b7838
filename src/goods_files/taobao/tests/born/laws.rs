use proptest::prelude::*;
use yingke_taobao_csv::Layout;

use super::named;
use crate::goods_files::taobao::{
    fit, read,
    tests::{
        arbitrary::{alike, format, generation, goods, taken},
        rows::filed,
    },
    write,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn goods_come_back_from_every_generation_as_it_can_hold_them(
        format in format(),
        generation in generation(),
        goods in goods(),
    ) {
        let layout = Layout::new(generation, format);
        let ctx = named();
        let mut fitting = goods.clone();
        let lost = fit(&mut fitting, &layout, &ctx.taobao);
        let written = write(None, &goods, &layout, &ctx).unwrap();
        prop_assert_eq!(&written.lost, &lost);
        let row = filed(&written.row);
        let back = taken(&mut read(&row, &ctx).unwrap(), None);
        prop_assert_eq!(alike(&back), alike(&fitting));
        prop_assert!(fit(&mut fitting, &layout, &ctx.taobao).is_empty());
        let again = write(None, &fitting, &layout, &ctx).unwrap();
        prop_assert_eq!(again.row.bytes(), written.row.bytes());
    }

    #[test]
    fn the_file_of_goods_that_are_there_changes_nothing_of_them(
        format in format(),
        generation in generation(),
        goods in goods(),
    ) {
        let (layout, ctx) = (Layout::new(generation, format), named());
        let written = write(None, &goods, &layout, &ctx).unwrap();
        let mut incoming = read(&filed(&written.row), &ctx).unwrap();
        let back = taken(&mut incoming, Some(&goods));
        prop_assert_eq!(&back.skus, &goods.skus);
        prop_assert_eq!(back.title, goods.title);
    }
}
