//! Run at start-up, each in one transaction, never edited once landed: expand, then contract.

mod m0001_foundation;
mod m0003_dispatch;
mod m0004_reading_along;
mod m0006_left_messages;
mod m0008_calendar;
mod m0009_auto_replies;
mod m0010_phrases;
mod m0011_contacts;
mod m0012_blocks;
mod m0014_notices;
mod m0015_push;
mod m0016_rating;
mod m0017_promises;
mod m0018_latest;
mod m0019_metrics;
mod m0020_shifts;
mod m0022_bounded_metrics;
mod m0024_sites;
mod m0025_link_secret;
mod m0026_own_replies;
mod m0027_trade_acts;
mod m0028_reply_lines;
mod m0029_after_sales;
mod m0030_logistics;
mod m0031_goods;
mod m0032_home;
mod m0033_cards;
mod m0034_order_rest;
mod m0035_jobs;
mod m0036_goods_bulk;
mod m0037_assistant;
mod m0038_goods_files;
mod m0039_order_files;
mod m0040_parcels_of_lines;
mod m0041_price_lines;
mod m0042_let_go;
mod m0043_order_words;
mod m0044_ended_cases;
mod m0045_supervisors_limit;
mod m0046_customers_yes;
mod m0048_changes_together;
mod m0049_entered_invoices;
mod m0050_to_reply;
mod m0053_barcodes;
mod m0054_taobao_names;
mod m0055_left_out;
mod m0056_order_times;
mod m0057_file_wizards;
mod m0058_stock_rules;
mod m0059_payouts;
mod m0060_customer_phones;
mod m0061_collections;
mod m0062_closed_orders;
mod m0063_customer_names;
mod m0064_own_low_stock;
mod m0065_refund_limits;
mod m0066_freight_back;
mod m0067_as_asked;
mod m0071_noted;
mod m0073_as_bought;
mod m0074_as_shown;
mod m0075_kept_back;
mod m0077_seen_categories;
mod m0078_fewer_indexes;
mod m0079_times_shortened;
mod m0080_asked_protections;
mod m0081_waiting_orders;
mod m0082_ship_by;
mod m0083_brought;
mod m0084_sku_pictures;
mod m0085_send_by;
mod m0086_recycle_bin;
mod m0087_left_waiting;
mod m0088_left_sold_out;
mod m0090_parcel_times;
mod m0091_timed_goods;
mod m0092_parcel_concerns;
mod m0093_extensions;
mod m0094_goods_counted;

use sea_orm_migration::prelude::*;

pub use self::{m0048_changes_together::ChangesTogether, m0075_kept_back::KeptBack};

pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundation::Foundation),
            Box::new(m0003_dispatch::Dispatch),
            Box::new(m0004_reading_along::ReadingAlong),
            Box::new(m0006_left_messages::LeftMessages),
            Box::new(m0008_calendar::Calendar),
            Box::new(m0009_auto_replies::AutoReplies),
            Box::new(m0010_phrases::Phrases),
            Box::new(m0011_contacts::Contacts),
            Box::new(m0012_blocks::Blocks),
            Box::new(m0014_notices::Notices),
            Box::new(m0015_push::Push),
            Box::new(m0016_rating::Rating),
            Box::new(m0017_promises::Promises),
            Box::new(m0018_latest::Latest),
            Box::new(m0019_metrics::Metrics),
            Box::new(m0020_shifts::Shifts),
            Box::new(m0022_bounded_metrics::BoundedMetrics),
            Box::new(m0024_sites::Sites),
            Box::new(m0025_link_secret::LinkSecret),
            Box::new(m0026_own_replies::OwnReplies),
            Box::new(m0027_trade_acts::TradeActs),
            Box::new(m0028_reply_lines::ReplyLines),
            Box::new(m0029_after_sales::AfterSales),
            Box::new(m0030_logistics::Logistics),
            Box::new(m0031_goods::Goods),
            Box::new(m0032_home::Home),
            Box::new(m0033_cards::Cards),
            Box::new(m0034_order_rest::OrderRest),
            Box::new(m0035_jobs::Jobs),
            Box::new(m0036_goods_bulk::GoodsBulk),
            Box::new(m0037_assistant::Assistant),
            Box::new(m0038_goods_files::GoodsFiles),
            Box::new(m0039_order_files::OrderFiles),
            Box::new(m0040_parcels_of_lines::ParcelsOfLines),
            Box::new(m0041_price_lines::PriceLines),
            Box::new(m0042_let_go::LetGo),
            Box::new(m0043_order_words::OrderWords),
            Box::new(m0044_ended_cases::EndedCases),
            Box::new(m0045_supervisors_limit::SupervisorsLimit),
            Box::new(m0046_customers_yes::CustomersYes),
            Box::new(m0048_changes_together::ChangesTogether),
            Box::new(m0049_entered_invoices::EnteredInvoices),
            Box::new(m0050_to_reply::ToReply),
            Box::new(m0053_barcodes::Barcodes),
            Box::new(m0054_taobao_names::TaobaoNames),
            Box::new(m0055_left_out::LeftOut),
            Box::new(m0056_order_times::OrderTimes),
            Box::new(m0057_file_wizards::FileWizards),
            Box::new(m0058_stock_rules::StockRules),
            Box::new(m0059_payouts::Payouts),
            Box::new(m0060_customer_phones::CustomerPhones),
            Box::new(m0061_collections::Collections),
            Box::new(m0062_closed_orders::ClosedOrders),
            Box::new(m0063_customer_names::CustomerNames),
            Box::new(m0064_own_low_stock::OwnLowStock),
            Box::new(m0065_refund_limits::RefundLimits),
            Box::new(m0066_freight_back::FreightBack),
            Box::new(m0067_as_asked::AsAsked),
            Box::new(m0071_noted::Noted),
            Box::new(m0073_as_bought::AsBought),
            Box::new(m0074_as_shown::AsShown),
            Box::new(m0075_kept_back::KeptBack),
            Box::new(m0077_seen_categories::SeenCategories),
            Box::new(m0078_fewer_indexes::FewerIndexes),
            Box::new(m0079_times_shortened::TimesShortened),
            Box::new(m0080_asked_protections::AskedProtections),
            Box::new(m0081_waiting_orders::WaitingOrders),
            Box::new(m0082_ship_by::ShipBy),
            Box::new(m0083_brought::Brought),
            Box::new(m0084_sku_pictures::SkuPictures),
            Box::new(m0085_send_by::SendBy),
            Box::new(m0086_recycle_bin::RecycleBin),
            Box::new(m0087_left_waiting::LeftWaiting),
            Box::new(m0088_left_sold_out::LeftSoldOut),
            Box::new(m0090_parcel_times::ParcelTimes),
            Box::new(m0091_timed_goods::TimedGoods),
            Box::new(m0092_parcel_concerns::ParcelConcerns),
            Box::new(m0093_extensions::Extensions),
            Box::new(m0094_goods_counted::GoodsCounted),
        ]
    }
}
