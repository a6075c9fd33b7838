//! Products and their SKUs, the categories they are in, how they are delivered, and what was changed.

pub mod product {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ProductId, ShopId, TemplateId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "product")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProductId,
        pub code: String,
        pub title: String,
        pub category: String,
        pub selling_point: String,
        /// `stock`, `presale` or `custom`.
        pub availability: String,
        /// First picture's address.
        pub picture: String,
        /// Lowest and highest price of its SKUs.
        pub price_fen: i64,
        pub price_to_fen: i64,
        /// What can be bought of its SKUs: less what is reserved.
        pub stock: i64,
        /// JSON: facts, pictures, care, installation, questions and the rest of what knowledge holds.
        pub detail: String,
        pub position: i64,
        pub created_at: Millis,
        /// `listed`, `stored` or `deleted`.
        pub state: String,
        /// When a stored one is listed by itself.
        pub list_at: Option<Millis>,
        /// None: it is sent for nothing.
        pub template_id: Option<TemplateId>,
        /// JSON: a list of texts.
        pub tags: String,
        /// Title and code in small letters: what lists are searched by.
        pub sought: String,
        /// So many pieces of it are little; none: the shop's figure, 0: none are.
        pub low_stock: Option<i64>,
        /// Nothing of it could be bought when it was last taken out of the shop.
        pub left_sold_out: bool,
        /// Raised by every edit, never by an order.
        pub rev: i64,
        pub changed_at: Millis,
    }

    crate::shop_entity!();
}

pub mod product_text {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ProductId, ShopId};

    /// A long description, apart: lists walk past products, not past their texts. No row: none.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "product_text")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub product_id: ProductId,
        /// HTML as it was given.
        pub description: String,
        /// The same as customers see it.
        pub cleaned: String,
    }

    crate::shop_entity!();
}

pub mod product_match {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ProductId, ShopId};

    /// A product that goes with another, by its code: renamed with it.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "product_match")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub product_id: ProductId,
        /// From 0, in the shop's order.
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub code: String,
    }

    crate::shop_entity!();
}

pub mod sku {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{ProductId, ShopId, SkuId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "sku")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SkuId,
        pub product_id: ProductId,
        pub code: String,
        /// JSON object: property to value, in order.
        pub props: String,
        pub price_fen: i64,
        pub stock: i64,
        /// Of the stock: bought and not yet shipped.
        pub reserved: i64,
        pub weight_g: i64,
        pub position: i64,
        pub volume_cm3: i64,
        pub barcode: String,
        /// Address of one of the product's pictures; empty: none of its own.
        pub picture: String,
        /// Taken off the product; its code is its id from then on.
        pub gone_at: Option<Millis>,
    }

    crate::shop_entity!();
}

pub mod category {
    use sea_orm::entity::prelude::*;

    use crate::ids::{CategoryId, ShopId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "category")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CategoryId,
        /// As its products name it.
        pub name: String,
        pub position: i64,
        /// JSON: the attributes its products have.
        pub attributes: String,
        pub rev: i64,
        /// Its number at Taobao; no two of a shop have the same.
        pub cid: Option<i64>,
    }

    crate::shop_entity!();
}

pub mod delivery_template {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ShopId, TemplateId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "delivery_template")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TemplateId,
        /// As in its terms.
        pub name: String,
        /// JSON: what freight costs where.
        pub terms: String,
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod stock_rules {
    use sea_orm::entity::prelude::*;

    use crate::ids::ShopId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stock_rules")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        /// Of a product with so many pieces to be bought, or fewer, little is left; 0: of none.
        pub low_stock: i64,
        pub rev: i64,
    }

    crate::shop_entity!();
}

pub mod product_change {
    use sea_orm::entity::prelude::*;

    use crate::{
        Millis,
        ids::{BatchId, MemberId, ProductId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "product_change")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub product_id: ProductId,
        /// The product's after it.
        #[sea_orm(primary_key, auto_increment = false)]
        pub rev: i64,
        pub at: Millis,
        /// None: nobody did, it was time.
        pub member_id: Option<MemberId>,
        /// As the member was called then.
        pub nick: String,
        /// JSON: a list of fields, each with what it was and what it is.
        pub changes: String,
        /// What many products were changed by at once; none: the product alone was.
        pub batch_id: Option<BatchId>,
    }

    crate::shop_entity!();
}

pub mod import_product {
    use sea_orm::entity::prelude::*;

    use crate::ids::{ImportId, ProductId, ShopId};

    /// A product that an import brought, or changed.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_product")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: ImportId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub product_id: ProductId,
        pub is_new: bool,
    }

    crate::shop_entity!();
}

pub mod goods_deed {
    use sea_orm::entity::prelude::*;
    use uuid::Uuid;

    use crate::{
        Millis,
        ids::{ProductId, ShopId},
    };

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_deed")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: Uuid,
        pub product_id: ProductId,
        /// Tells apart what two commands with one key were about.
        pub digest: String,
        pub at: Millis,
    }

    crate::shop_entity!();
}

pub mod goods_picture {
    use sea_orm::entity::prelude::*;

    use crate::ids::{FileId, ShopId};

    /// Anyone may see it.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "goods_picture")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub shop_id: ShopId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub file_id: FileId,
    }

    crate::shop_entity!();
}
