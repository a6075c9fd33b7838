use yingke_taobao_csv::{Fen, Format, Generation, Grams, Layout};

use super::{full, kettle, named};
use crate::goods_files::taobao::{
    read,
    tests::{
        arbitrary::{alike, taken},
        rows::{ctx, filed},
    },
    write,
};

#[test]
fn a_product_with_everything_comes_back_equal_from_each_generation() {
    let ctx = named();
    for generation in Generation::ALL {
        let layout = Layout::new(generation, Format::default());
        let written = write(None, &full(), &layout, &ctx).unwrap();
        let (mut expected, mut lost) = (full(), Vec::new());
        if generation.columns() < 58 {
            lost.extend(["selling_point", "skus.barcode"]);
            expected.selling_point.clear();
            expected.skus.iter_mut().for_each(|sku| sku.barcode.clear());
        }
        if generation.columns() < 54 {
            lost.extend(["skus.weight_g", "skus.volume_cm3"]);
            for sku in &mut expected.skus {
                (sku.weight_g, sku.volume_cm3) = (0, 0);
            }
        }
        let row = filed(&written.row);
        let back = taken(&mut read(&row, &ctx).unwrap(), None);
        assert_eq!(alike(&back), alike(&expected), "{generation:?}");
        assert_eq!(written.lost, lost, "{generation:?}");
    }
}

#[test]
fn words_and_weights_of_a_known_product_stay_and_what_the_file_changed_comes() {
    for generation in Generation::ALL {
        let layout = Layout::new(generation, Format::default());
        let written = write(None, &kettle(), &layout, &ctx()).unwrap();
        let is_lost = |field: &str| written.lost.iter().any(|lost| lost == field);
        assert!(is_lost("skus.props") && is_lost("skus.weight_g"));
        let row = filed(&written.row);
        let known = kettle();
        let back = taken(&mut read(&row, &ctx()).unwrap(), Some(&known));
        assert_eq!(back.skus, known.skus, "{generation:?}");
        // Somebody changes it in the Assistant.
        let mut product = row.product().unwrap();
        product.skus[1].price = Fen(77_700);
        product.skus.swap(0, 3);
        if product.weight.is_some() {
            product.weight = Some(Grams(9_000));
        }
        let mut row = row.clone();
        row.put(&product).unwrap();
        let back = taken(&mut read(&filed(&row), &ctx()).unwrap(), Some(&known));
        let mut expected = known;
        expected.skus.swap(0, 3);
        expected.skus[1].price_fen = 77_700;
        if product.weight.is_some() {
            expected
                .skus
                .iter_mut()
                .for_each(|sku| sku.weight_g = 9_000);
        }
        assert_eq!(back.skus, expected.skus, "{generation:?}");
    }
}
