import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    order_protection: {
      title: '价保',
      until: '到 {time} 止',
      fen: '现价更低，可退 {amount}',
      fen_asked: '买家申请时更低，可退 {amount}',
      given: '已退差价 {amount}',
      give: '退差价',
      give_of: '退差价：{title}',
      about: '「{title}」现在卖得更便宜，将退给买家 {amount}。确认后立即退款，每件商品只退一次，不能撤回。',
      about_asked:
        '买家申请价保时「{title}」卖得更便宜，将退给买家 {amount}。确认后立即退款，每件商品只退一次，不能撤回。',
      save: '确认退差价',
      done: '差价正在退给买家',
      reason: {
        no_difference: '现价没有更低，无需退差价',
        window_over: '价保期已过',
        enough: '已经退过差价',
        price_halved: '现价不到原价的一半，可能是标错了：请主管或店主核对后退',
      },
    },
  },
  en: {
    order_protection: {
      title: 'Price protection',
      until: 'until {time}',
      fen: 'Costs less now: {amount} can be refunded',
      fen_asked: 'Cost less when the buyer asked: {amount} can be refunded',
      given: '{amount} refunded',
      give: 'Refund the difference',
      give_of: 'Refund the difference: {title}',
      about:
        '“{title}” costs less now: {amount} is refunded to the buyer at once. That is possible once for these goods, and cannot be undone.',
      about_asked:
        '“{title}” cost less when the buyer asked: {amount} is refunded to the buyer at once. That is possible once for these goods, and cannot be undone.',
      save: 'Refund the difference',
      done: 'The difference is on its way to the buyer',
      reason: {
        no_difference: 'It does not cost less now',
        window_over: 'The time of price protection is over',
        enough: 'The difference was refunded already',
        price_halved:
          'It costs less than half now, which may be a mistake: a supervisor or the owner checks and refunds it',
      },
    },
  },
})
