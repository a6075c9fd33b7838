use proptest::{collection::vec, option, prelude::*};
use yingke_taobao_csv::{
    Approval, CubicCm, Encoding, Fen, Field, Format, Generation, Grams, Input, Layout, ListTime,
    Named, Pair, Picture, Product, Reason, Sku, Writer,
};

use crate::files::{format, generation, rows, text};

const MANY: u64 = 1_000_000_000;

#[test]
fn each_generation_brings_the_columns_of_the_readme() {
    let readme = include_str!("../../README.md");
    for generation in Generation::ALL.into_iter().skip(1) {
        let fields = Field::ALL.iter().copied();
        let new = fields.filter(|field| field.since() == generation);
        let new: Vec<_> = new.map(Field::name).collect();
        let line = format!("| {} | {} |", generation.columns(), new.join(", "));
        assert!(readme.lines().any(|told| told == line), "{line}");
    }
    let first = |generation| Field::ALL.iter().find(|field| field.since() == generation);
    assert_eq!(first(Generation::G47), Some(&Field::Title));
    assert_eq!(first(Generation::G54), Some(&Field::Buyareatype));
    assert_eq!(first(Generation::G58), Some(&Field::Barcode));
    assert_eq!(first(Generation::G63), Some(&Field::CpvMemo));
    assert_eq!(first(Generation::G67), Some(&Field::TmallExtend));
}

fn without(signs: &'static [char], encoding: Encoding) -> impl Strategy<Value = String> {
    text(encoding).prop_map(move |text| text.replace(signs, ""))
}

fn pair() -> impl Strategy<Value = Pair> {
    (0..MANY as i64, -2000..MANY as i64).prop_map(|(pid, vid)| Pair { pid, vid })
}

fn named(encoding: Encoding) -> impl Strategy<Value = Vec<Named>> {
    let name = without(&[';'], encoding);
    vec(
        (pair(), name).prop_map(|(pair, name)| Named { pair, name }),
        0..4,
    )
}

fn skus(encoding: Encoding) -> impl Strategy<Value = Vec<Sku>> {
    let code = without(&[';'], encoding);
    let barcode = without(&[';'], encoding);
    let sku = (0..MANY, 0..MANY, code, vec(pair(), 1..4), barcode);
    let sku = sku.prop_map(|(price, num, code, properties, barcode)| {
        let price = Fen(price);
        Sku {
            price,
            num,
            code,
            properties,
            barcode,
        }
    });
    vec(sku, 0..4)
}

fn pictures(encoding: Encoding) -> impl Strategy<Value = Vec<Picture>> {
    let name = without(&[';', ':', '|'], encoding);
    let address = without(&[';'], encoding);
    let picture = (name, 0..20_u64, option::of(pair()), address);
    let picture = picture.prop_map(|(name, index, colour, address)| Picture {
        name,
        index,
        colour,
        address,
    });
    vec(picture, 0..4)
}

fn inputs(encoding: Encoding) -> impl Strategy<Value = Vec<Input>> {
    let input = (0..MANY as i64, without(&[','], encoding));
    vec(input.prop_map(|(pid, value)| Input { pid, value }), 0..4)
}

fn list_time() -> impl Strategy<Value = ListTime> {
    let time = (
        1970_u16..2100,
        1_u8..13,
        1_u8..29,
        0_u8..24,
        0_u8..60,
        0_u8..60,
    );
    time.prop_map(|(year, month, day, hour, minute, second)| ListTime {
        year,
        month,
        day,
        hour,
        minute,
        second,
    })
}

fn product(encoding: Encoding) -> impl Strategy<Value = Product> {
    let texts = vec(text(encoding), 6);
    let numbers = (
        option::of(0..MANY),
        vec(0..MANY, 0..3),
        0..MANY,
        0..MANY,
        option::of(0..MANY),
    );
    let lists = (
        vec(pair(), 0..4),
        skus(encoding),
        named(encoding),
        named(encoding),
    );
    let more = (
        inputs(encoding),
        pictures(encoding),
        option::of(list_time()),
        any::<bool>(),
    );
    let parcel = (option::of(0..MANY), option::of(0..MANY));
    (texts, numbers, lists, more, parcel).prop_map(|(texts, numbers, lists, more, parcel)| {
        let [
            title,
            outer_id,
            description,
            wireless_desc,
            subtitle,
            barcode,
        ] = <[String; 6]>::try_from(texts).unwrap();
        let (cid, seller_cids, price, num, postage_id) = numbers;
        let (properties, skus, aliases, custom) = lists;
        let (inputs, pictures, list_time, is_stored) = more;
        let approval = if is_stored {
            Approval::Stored
        } else {
            Approval::Listed
        };
        let (weight, size) = (parcel.0.map(Grams), parcel.1.map(CubicCm));
        let price = Fen(price);
        Product {
            title,
            cid,
            seller_cids,
            price,
            num,
            outer_id,
            description,
            wireless_desc,
            subtitle,
            properties,
            skus,
            aliases,
            custom,
            inputs,
            pictures,
            approval,
            list_time,
            postage_id,
            weight,
            size,
            barcode,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_product_born_elsewhere_comes_back_equal_from_every_generation(
        (format, mut products) in format().prop_flat_map(|format| {
            (Just(format), vec(product(format.encoding), 1..4))
        }),
        generation in generation(),
    ) {
        let layout = Layout::new(generation, format);
        for product in &mut products {
            product.fit(&layout);
        }
        let mut writer = Writer::new(Vec::new(), &layout).unwrap();
        for product in &products {
            writer.row(&layout.new_row(product).unwrap()).unwrap();
        }
        let file = writer.finish().unwrap();
        let (reader, rows) = rows(&file);
        prop_assert_eq!(reader.layout().generation(), Some(generation));
        prop_assert_eq!(reader.layout().format(), format);
        let back: Vec<_> = rows.iter().map(|row| row.product().unwrap()).collect();
        prop_assert_eq!(back, products);
    }

    #[test]
    fn one_product_put_over_another_is_it_and_undone_is_the_other(
        (format, first, second) in format().prop_flat_map(|format| {
            (Just(format), product(format.encoding), product(format.encoding))
        }),
    ) {
        let layout = Layout::new(Generation::G63, format);
        let mut row = layout.new_row(&first).unwrap();
        let before = row.bytes().into_owned();
        prop_assert_eq!(row.put(&first), Ok(vec![]));
        row.put(&second).unwrap();
        prop_assert_eq!(row.product(), Ok(second));
        row.put(&first).unwrap();
        prop_assert_eq!(row.bytes().into_owned(), before);
    }
}

#[test]
fn an_old_generation_says_what_it_cannot_hold() {
    let layout = Layout::new(Generation::G47, Format::default());
    let mut chair = Product {
        title: "椅".into(),
        subtitle: "白橡木".into(),
        weight: Some(Grams(7_500)),
        ..Product::default()
    };
    let faults = layout.new_row(&chair).unwrap_err();
    let columns: Vec<_> = faults
        .iter()
        .map(|fault| fault.column.as_deref().unwrap())
        .collect();
    assert_eq!(columns, ["subtitle", "item_weight"]);
    assert!(faults.iter().all(|fault| fault.reason == Reason::NoColumn));
    assert_eq!(chair.fit(&layout), [Field::Subtitle, Field::ItemWeight]);
    assert_eq!(layout.new_row(&chair).unwrap().product(), Ok(chair));
}

#[test]
fn a_value_that_its_cell_cannot_hold_leaves_the_row_alone() {
    let layout = Layout::new(
        Generation::G63,
        Format {
            encoding: Encoding::Gbk,
            ..Format::default()
        },
    );
    let chair = Product {
        title: "椅".into(),
        ..Product::default()
    };
    let mut row = layout.new_row(&chair).unwrap();
    let pair = Pair { pid: 1, vid: 2 };
    let code = "A;B".to_owned();
    let sku = Sku {
        code,
        properties: vec![pair],
        ..Sku::default()
    };
    let wrong = Product {
        title: "😊".into(),
        num: 7,
        skus: vec![sku],
        ..chair.clone()
    };
    let faults = row.put(&wrong).unwrap_err();
    let said: Vec<_> = faults
        .iter()
        .map(|fault| (fault.column.as_deref().unwrap(), fault.reason.code()))
        .collect();
    assert_eq!(
        said,
        [("title", "not_in_encoding"), ("skuProps", "unwritable")]
    );
    assert!(!row.is_changed());
    assert_eq!(row.product(), Ok(chair));
}

#[test]
fn a_status_stands_for_each_picture_of_a_new_product() {
    let layout = Layout::new(Generation::G54, Format::default());
    let there = Picture {
        address: "https://img.example/a.jpg".into(),
        ..Picture::default()
    };
    let pictures = vec![
        there,
        Picture {
            index: 1,
            ..Picture::default()
        },
    ];
    let row = layout
        .new_row(&Product {
            pictures,
            ..Product::default()
        })
        .unwrap();
    assert_eq!(row.get(Field::PictureStatus).unwrap().unwrap(), "1;2;");
}
