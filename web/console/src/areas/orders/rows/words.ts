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
      kinds: '等 {n} 种商品，共 {pieces} 件',
      buyer: '买家',
      receiver: '收货人',
      density: '行距',
      densities: { normal: '宽松', dense: '紧凑' },
      due: { ship_by: '发货还剩 {time}', pay_by: '付款还剩 {time}', confirm_by: '自动确认还剩 {time}' },
      over: { ship_by: '已超时 {time}', pay_by: '就要关闭', confirm_by: '就要自动确认' },
      spans: { minutes: '{n} 分钟', hours: '{n} 小时', days: '{n} 天' },
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
      kinds: '{n} kinds of goods, {pieces} pieces',
      buyer: 'Buyer',
      receiver: 'Receiver',
      density: 'Rows',
      densities: { normal: 'Roomy', dense: 'Dense' },
      due: {
        ship_by: 'Ship within {time}',
        pay_by: 'To pay within {time}',
        confirm_by: 'Confirms in {time}',
      },
      over: { ship_by: '{time} late', pay_by: 'Closes now', confirm_by: 'Confirms now' },
      spans: { minutes: '{n} min', hours: '{n} h', days: '{n} days' },
    },
  },
})
