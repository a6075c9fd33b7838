import { learn } from '@console/i18n/learn'

/** Price protection that waits for the shop, among the cases. */
export default learn({
  'zh-CN': {
    after_sales: {
      protection: {
        asked: '价保 {amount}',
        next: '轮到店铺：退差价，或不同意',
        halved: '轮到店铺：现价不到原价一半，由主管或店主退差价，或不同意',
        given: '到时没人处理，自动退差价 {amount}。',
        unanswered: '到时没人处理，视为不同意，差价不退。',
      },
    },
  },
  en: {
    after_sales: {
      protection: {
        asked: 'Price protection {amount}',
        next: 'The shop: refund the difference, or decline',
        halved: 'The shop: it costs less than half, so a supervisor or the owner refunds it, or decline',
        given: 'Where nobody acts, {amount} is refunded by itself.',
        unanswered: 'Where nobody acts, it counts as declined and nothing is refunded.',
      },
    },
  },
})
