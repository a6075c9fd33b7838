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
      decline: '不同意',
      decline_of: '不同意退差价：{title}',
      decline_about: '「{title}」的差价 {amount} 不退，买家会收到通知。同样的价格不能再申请。',
      decline_save: '确认不同意',
      declined: '已告诉买家',
      asked: {
        waits: '买家申请退 {amount}。',
        by: '请在 {time} 前答复，',
        falls_given: '到时没人处理，自动退差价 {amount}。',
        falls_unanswered: '到时没人处理，视为不同意，差价不退。',
        declined: '没有同意买家的申请',
        unanswered: '到期没有答复，视为不同意',
      },
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
      decline: 'Decline',
      decline_of: 'Decline price protection: {title}',
      decline_about:
        'The difference of {amount} for “{title}” is not refunded, and the buyer is told. It cannot be asked for again at the same price.',
      decline_save: 'Decline',
      declined: 'The buyer is told',
      asked: {
        waits: 'The buyer asks for {amount}. ',
        by: 'Answer by {time}. ',
        falls_given: 'Where nobody acts, {amount} is refunded by itself.',
        falls_unanswered: 'Where nobody acts, it counts as declined and nothing is refunded.',
        declined: 'The buyer’s request was declined',
        unanswered: 'Not answered in time: it counts as declined',
      },
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
