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
      density: '行距',
      densities: { normal: '宽松', dense: '紧凑' },
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
      density: 'Rows',
      densities: { normal: 'Roomy', dense: 'Dense' },
    },
  },
})
