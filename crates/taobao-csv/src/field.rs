use std::collections::BTreeSet;

/// How the columns grew. Each has what the one before has and more, and is called after their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Generation {
    G47,
    G54,
    G58,
    G63,
    G67,
}

struct Facts {
    name: &'static str,
    label: &'static str,
    since: Generation,
    is_quoted: bool,
    fresh: &'static str,
}

const QUOTED: bool = true;
const BARE: bool = false;

macro_rules! fields {
    ($($field:ident $name:literal $label:literal $since:ident $is_quoted:ident $fresh:literal;)*) => {
        /// A column that the Assistant knows, in the order of the columns.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $(#[doc = $label] $field,)*
        }

        const ALL: &[Field] = &[$(Field::$field,)*];

        const FACTS: &[Facts] = &[$(Facts {
            name: $name,
            label: $label,
            since: Generation::$since,
            is_quoted: $is_quoted,
            fresh: $fresh,
        },)*];
    };
}

fields! {
    Title "title" "宝贝名称" G47 QUOTED "";
    Cid "cid" "宝贝类目" G47 BARE "";
    SellerCids "seller_cids" "店铺类目" G47 QUOTED "";
    StuffStatus "stuff_status" "新旧程度" G47 BARE "1";
    LocationState "location_state" "省" G47 QUOTED "";
    LocationCity "location_city" "城市" G47 QUOTED "";
    ItemType "item_type" "出售方式" G47 BARE "1";
    Price "price" "宝贝价格" G47 BARE "0";
    AuctionIncrement "auction_increment" "加价幅度" G47 QUOTED "";
    Num "num" "宝贝数量" G47 BARE "0";
    ValidThru "valid_thru" "有效期" G47 BARE "7";
    FreightPayer "freight_payer" "运费承担" G47 BARE "1";
    PostFee "post_fee" "平邮" G47 BARE "0";
    EmsFee "ems_fee" "EMS" G47 BARE "0";
    ExpressFee "express_fee" "快递" G47 BARE "0";
    HasInvoice "has_invoice" "发票" G47 BARE "0";
    HasWarranty "has_warranty" "保修" G47 BARE "0";
    ApproveStatus "approve_status" "放入仓库" G47 BARE "1";
    HasShowcase "has_showcase" "橱窗推荐" G47 BARE "0";
    ListTime "list_time" "开始时间" G47 QUOTED "";
    Description "description" "宝贝描述" G47 QUOTED "";
    CateProps "cateProps" "宝贝属性" G47 QUOTED "";
    PostageId "postage_id" "邮费模版ID" G47 BARE "";
    HasDiscount "has_discount" "会员打折" G47 BARE "0";
    Modified "modified" "修改时间" G47 QUOTED "";
    UploadFailMsg "upload_fail_msg" "上传状态" G47 QUOTED "200";
    PictureStatus "picture_status" "图片状态" G47 QUOTED "";
    AuctionPoint "auction_point" "返点比例" G47 BARE "0";
    Picture "picture" "新图片" G47 QUOTED "";
    Video "video" "视频" G47 QUOTED "";
    SkuProps "skuProps" "销售属性组合" G47 QUOTED "";
    InputPids "inputPids" "用户输入ID串" G47 QUOTED "";
    InputValues "inputValues" "用户输入名-值对" G47 QUOTED "";
    OuterId "outer_id" "商家编码" G47 QUOTED "";
    PropAlias "propAlias" "销售属性别名" G47 QUOTED "";
    AutoFill "auto_fill" "代充类型" G47 BARE "0";
    NumId "num_id" "数字ID" G47 BARE "0";
    LocalCid "local_cid" "本地ID" G47 BARE "0";
    NavigationType "navigation_type" "宝贝分类" G47 BARE "1";
    UserName "user_name" "用户名称" G47 BARE "";
    SyncStatus "syncStatus" "宝贝状态" G47 BARE "1";
    IsLightingConsigment "is_lighting_consigment" "闪电发货" G47 BARE "";
    IsXinpin "is_xinpin" "新品" G47 BARE "";
    Foodparame "foodparame" "食品专项" G47 QUOTED "";
    Features "features" "尺码库" G47 BARE "";
    Buyareatype "buyareatype" "采购地" G54 BARE "";
    GlobalStockType "global_stock_type" "库存类型" G47 BARE "-1";
    GlobalStockCountry "global_stock_country" "国家地区" G54 BARE "";
    SubStockType "sub_stock_type" "库存计数" G47 BARE "2";
    ItemSize "item_size" "物流体积" G54 BARE "";
    ItemWeight "item_weight" "物流重量" G54 BARE "";
    SellPromise "sell_promise" "退换货承诺" G54 BARE "0";
    CustomDesignFlag "custom_design_flag" "定制工具" G54 BARE "";
    WirelessDesc "wireless_desc" "无线详情" G54 QUOTED "";
    Barcode "barcode" "商品条形码" G58 BARE "";
    SkuBarcode "sku_barcode" "sku 条形码" G58 BARE "";
    Newprepay "newprepay" "7天退货" G58 BARE "1";
    Subtitle "subtitle" "宝贝卖点" G58 QUOTED "";
    CpvMemo "cpv_memo" "属性值备注" G63 QUOTED "";
    InputCustomCpv "input_custom_cpv" "自定义属性值" G63 QUOTED "";
    Qualification "qualification" "商品资质" G63 QUOTED "";
    AddQualification "add_qualification" "增加商品资质" G63 BARE "0";
    O2oBindService "o2o_bind_service" "关联线下服务" G63 BARE "0";
    TmallExtend "tmall_extend" "tmall扩展字段" G67 QUOTED "";
    ProductCombine "product_combine" "产品组合" G67 QUOTED "";
    TmallItemPropCombine "tmall_item_prop_combine" "tmall属性组合" G67 QUOTED "";
    TaoschemaExtend "taoschema_extend" "taoschema扩展字段" G67 QUOTED "";
}

impl Field {
    pub const ALL: &'static [Self] = ALL;

    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }

    /// The name in the line of names.
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The Chinese name in the line below.
    pub const fn label(self) -> &'static str {
        self.facts().label
    }

    pub const fn since(self) -> Generation {
        self.facts().since
    }

    /// Whether the Assistant puts the cell into quotes.
    pub(crate) const fn is_quoted(self) -> bool {
        self.facts().is_quoted
    }

    /// What stands there for a product that the Assistant never saw.
    pub(crate) const fn fresh(self) -> &'static str {
        self.facts().fresh
    }

    /// The column of a name, or of a Chinese name where a tool left the English line out.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.trim();
        // The older word for the same column.
        if name == "账户名称" {
            return Some(Self::UserName);
        }
        let is_it = |field: &Self| field.name().eq_ignore_ascii_case(name) || field.label() == name;
        Self::ALL.iter().copied().find(is_it)
    }
}

impl Generation {
    pub const ALL: [Self; 5] = [Self::G47, Self::G54, Self::G58, Self::G63, Self::G67];

    /// The newest generation all of whose columns stand in a line of names, whatever else does.
    pub fn of<Name: AsRef<str>>(names: &[Name]) -> Option<Self> {
        let there: BTreeSet<Field> = names.iter().filter_map(|n| Field::of(n.as_ref())).collect();
        let holds = |generation: &Self| generation.fields().all(|field| there.contains(&field));
        Self::ALL.into_iter().rev().find(holds)
    }

    /// Its columns in their order.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        let all = Field::ALL.iter().copied();
        all.filter(move |field| field.since() <= self)
    }

    pub const fn columns(self) -> usize {
        match self {
            Self::G47 => 47,
            Self::G54 => 54,
            Self::G58 => 58,
            Self::G63 => 63,
            Self::G67 => 67,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generation_has_as_many_columns_as_it_is_called_after() {
        for generation in Generation::ALL {
            let names: Vec<_> = generation.fields().map(Field::name).collect();
            assert_eq!(names.len(), generation.columns());
            assert_eq!(Generation::of(&names), Some(generation));
        }
    }

    #[test]
    fn columns_of_somebody_else_change_no_generation() {
        let mut names: Vec<_> = Generation::G58.fields().map(Field::name).collect();
        names.push("shop_note");
        names.push("cpv_memo");
        assert_eq!(Generation::of(&names), Some(Generation::G58));
        names.retain(|name| *name != "price");
        assert_eq!(Generation::of(&names), None);
    }

    #[test]
    fn every_name_and_label_finds_its_own_column() {
        for field in Field::ALL {
            assert_eq!(Field::of(field.name()), Some(*field));
            assert_eq!(Field::of(field.label()), Some(*field));
        }
        assert_eq!(Field::of("账户名称"), Some(Field::UserName));
        assert_eq!(Field::of("shop_note"), None);
    }
}
