import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    trade: {
      acts: {
        reissue: '补发',
        track: '物流',
        compensate: '小额赔付',
        return_freight: '付寄回运费',
        reply_reviews: '回复评价',
        invoice: '登记已开票',
      },
      reasons: {
        nothing_to_give: '没有可以赔付的已付金额',
        nothing_to_reply: '没有等待回复的评价',
        no_invoice_asked: '客户没有申请发票',
        not_sold_here: '店里不卖这件商品',
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
        reply_reviews: 'Reply to reviews',
        invoice: 'Enter as issued',
      },
      reasons: {
        nothing_to_give: 'Nothing is paid that could be given back',
        nothing_to_reply: 'No review waits for a reply',
        no_invoice_asked: 'The customer asked for no invoice',
        not_sold_here: 'The shop does not sell this',
      },
    },
  },
})
