use yingke_taobao_csv::{Field, Format, Generation, Layout};

use super::{full, kettle, named};
use crate::goods_files::taobao::{
    read,
    tests::{
        arbitrary::taken,
        rows::{ctx, filed},
    },
    write,
};

#[test]
fn colours_and_sizes_go_out_with_their_numbers_whatever_the_shop_calls_them() {
    let layout = Layout::new(Generation::G63, Format::default());
    let row = write(None, &kettle(), &layout, &ctx()).unwrap().row;
    let pids = row.product().unwrap().skus[0].properties.clone();
    let pids: Vec<_> = pids.into_iter().map(|pair| pair.pid).collect();
    assert_eq!(pids, [1_627_207, 20_509, -1]);
    let mut both = kettle();
    for sku in &mut both.skus {
        sku.props.0[2].0 = "颜色分类".into();
    }
    let row = write(None, &both, &layout, &ctx()).unwrap().row;
    let pids = row.product().unwrap().skus[0].properties.clone();
    let pids: Vec<_> = pids.into_iter().map(|pair| pair.pid).collect();
    assert_eq!(pids, [-1, 20_509, 1_627_207], "its own name goes first");
    let back = taken(&mut read(&filed(&row), &ctx()).unwrap(), Some(&both));
    assert_eq!(back.skus, both.skus);
}

#[test]
fn what_has_a_number_goes_out_with_it_and_with_its_name() {
    let layout = Layout::new(Generation::G63, Format::default());
    let row = write(None, &full(), &layout, &named()).unwrap().row;
    let text = |field| row.get(field).unwrap().unwrap().into_owned();
    let properties = "20021:7;20021:8;30000:1;1627207:28320;20509:-1001;20509:-1002;1627207:-1003";
    assert_eq!(text(Field::CateProps), properties);
    assert_eq!(text(Field::InputPids), "20000");
    assert_eq!(text(Field::InputValues), "松溪;型号;A1");
    assert_eq!(text(Field::PropAlias), "1627207:28320:白色");
    let own = "20509:-1001:单把;20509:-1002:一对;1627207:-1003:本色";
    assert_eq!(text(Field::InputCustomCpv), own);
    // A shop without these names reads the values of SKUs all the same.
    let back = taken(&mut read(&filed(&row), &ctx()).unwrap(), None);
    assert_eq!(back.skus[0].props, full().skus[0].props);
    assert!(back.detail.attributes.is_empty());
}
