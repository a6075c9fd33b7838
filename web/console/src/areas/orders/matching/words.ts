import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    order_match: {
      act: '比对收货信息',
      about: '填客户说的信息，看和订单是否一致；订单里的内容不会显示。每次比对都有记录。',
      save: '比对',
      paste: '粘贴客户发来的整段信息',
      paste_hint: '会自动分到下面三栏，请看一眼有没有分错。',
      same: '一致',
      part: '部分一致：有一方写得更详细，请和客户确认',
      other: '不一致',
    },
  },
  en: {
    order_match: {
      act: 'Compare with what was said',
      about:
        'Write what the customer said and see whether the order says the same; nothing of the order is shown. Each comparison is written down.',
      save: 'Compare',
      paste: 'Paste all that the customer sent',
      paste_hint: 'It is parted into the three fields below; please look whether it is parted well.',
      same: 'The same',
      part: 'In part: one of both says more, ask the customer',
      other: 'Not the same',
    },
  },
})
