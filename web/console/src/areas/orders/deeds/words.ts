import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    trade: {
      acts: {
        reissue: '补发',
        track: '物流',
        compensate: '小额赔付',
        return_freight: '付寄回运费',
        price_protection: '价保退差价',
        agree_all: '全部同意',
        reply_reviews: '回复评价',
        invoice: '登记已开票',
        enter_invoice: '登记开票',
      },
      reasons: {
        nothing_to_give: '没有可以赔付的已付金额',
        nothing_to_reply: '没有等待回复的评价',
        no_invoice_asked: '客户没有申请发票',
        not_sold_here: '店里不卖这件商品',
        not_protected: '没有付款、已关闭，或店铺没有价保',
        none_together: '没有几件一起等店铺同意的售后',
        reasons_differ: '几件商品的申请原因不同，请一件一件处理',
      },
    },
  },
  en: {
    trade: {
      acts: {
        reissue: 'Reissue',
        track: 'Parcels',
        compensate: 'Compensate',
        return_freight: 'Pay the way back',
        price_protection: 'Protect the price',
        agree_all: 'Agree to all',
        reply_reviews: 'Reply to reviews',
        invoice: 'Enter as issued',
        enter_invoice: 'Enter an invoice',
      },
      reasons: {
        nothing_to_give: 'Nothing is paid that could be given back',
        nothing_to_reply: 'No review waits for a reply',
        no_invoice_asked: 'The customer asked for no invoice',
        not_sold_here: 'The shop does not sell this',
        not_protected: 'Not paid, closed, or the shop protects no prices',
        none_together: 'No cases wait together for the shop’s yes',
        reasons_differ: 'Their reasons differ: answer them one by one',
      },
    },
  },
})
