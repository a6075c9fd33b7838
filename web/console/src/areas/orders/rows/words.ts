import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    order_rows: {
      of: '订单 {no} 的操作',
      more: '更多操作：订单 {no}',
      act_of: '{act}：订单 {no}',
      flag_of: '订单 {no} 的旗帜：{name}',
      flag: '换旗帜',
      flagged: '已换成{name}',
      note: '改备注',
      track: '物流',
      reply_reviews: '回复评价',
      density: '行距',
      densities: { normal: '宽松', dense: '紧凑' },
    },
    trade: {
      reasons: {
        no_parcel: '还没有发货',
        nothing_to_give: '没有可以赔付的已付金额',
        nothing_to_reply: '没有等待回复的评价',
        no_invoice_asked: '客户没有申请发票',
      },
    },
  },
  en: {
    order_rows: {
      of: 'What can be done with order {no}',
      more: 'More to do with order {no}',
      act_of: '{act}: order {no}',
      flag_of: 'Flag of order {no}: {name}',
      flag: 'Change the flag',
      flagged: 'Now {name}',
      note: 'Change the note',
      track: 'Parcels',
      reply_reviews: 'Reply to reviews',
      density: 'Rows',
      densities: { normal: 'Roomy', dense: 'Dense' },
    },
    trade: {
      reasons: {
        no_parcel: 'Nothing was shipped yet',
        nothing_to_give: 'Nothing is paid that could be given back',
        nothing_to_reply: 'No review waits for a reply',
        no_invoice_asked: 'The customer asked for no invoice',
      },
    },
  },
})
