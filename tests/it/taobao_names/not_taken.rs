use serde_json::json;
use yingke_schema::members::member::Role;

use super::{CID, attributes, first, name, oaken, save};
use crate::{
    goods::category,
    goods_files::{at, export, imported, usual},
};

on_both_databases!(
    what_a_category_does_not_take_stays_in_the_row_and_refuses_nothing,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let rule = json!([{ "name": "材质", "kind": "choice", "choices": ["竹"] }]);
        category(&keeper, &shop, "餐椅", rule).await;
        let names = [
            ("category", CID, "餐椅"),
            ("prop", "20000", "品牌"),
            ("prop", "20021", "材质"),
            ("value", "20021:7", "橡木"),
        ];
        save(&keeper, &shop, &names).await;
        let file = usual(&[oaken()]);
        let import = imported(world, &file, json!({})).await;
        assert_eq!(import["counts"]["created"], 1, "{import}");
        let product = first(&keeper, &shop).await;
        let brand = attributes(&[("品牌", "松下;型号;ES-ST25")]);
        assert_eq!(product["attributes"], brand, "{product}");
        let (_, back) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
        assert!(back == file);
    }
);

on_both_databases!(
    what_a_category_does_not_take_keeps_no_other_name_from_a_product,
    |app| {
        let shop = app.shop("songxi").await;
        let keeper = shop.member(Role::Operations).await;
        let world = (&app, &*keeper, &shop);
        let rule = json!([{ "name": "材质", "kind": "choice", "choices": ["竹"] }]);
        category(&keeper, &shop, "餐椅", rule).await;
        let file = usual(&[oaken()]);
        imported(world, &file, json!({})).await;
        name(world, &[("category", CID, "餐椅")]).await;
        let material = [("prop", "20021", "材质"), ("value", "20021:7", "橡木")];
        for brand in ["品牌", "牌子"] {
            let names = [&[("prop", "20000", brand)][..], &material].concat();
            name(world, &names).await;
            let product = first(&keeper, &shop).await;
            let shown = attributes(&[(brand, "松下;型号;ES-ST25")]);
            assert_eq!(product["attributes"], shown, "{product}");
        }
        let none = json!({ "kind": "prop", "number": "20000", "name": null });
        let path = at(&shop, "taobao-numbers");
        let taken_away = keeper.put(&path, &json!({ "names": [none] })).await;
        assert_eq!(taken_away.status, 200, "{taken_away:?}");
        app.work().await;
        assert_eq!(first(&keeper, &shop).await["attributes"], json!([]));
        let (_, back) = export(&keeper, &shop, json!({ "format": "taobao" })).await;
        assert!(back == file);
    }
);
