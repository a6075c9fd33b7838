import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    order_payouts: {
      simulated: '模拟支付：没有真实收款，退款也不会有钱到账，请不要据此发货。',
      title: '退款未到账',
      due: '{amount} 正在退回买家',
      freight_due: '寄回运费 {amount} 正在付给买家',
      failed: '{amount} 没有退成，{why}',
      freight_failed: '寄回运费 {amount} 没有付成，{why}',
      not_called_off: '一笔 {amount} 的付款没有用上，撤销没有成功，{why}',
      declined: '支付服务拒绝了',
      unreachable: '暂时连不上支付服务',
      next: '已试 {tries} 次，{time} 自动再试；不会重复退款',
      again: '立即再试',
      again_of: '立即再试：{amount}',
      asked: '正在重新退款',
      settle: '已线下退款',
      settle_of: '已线下退款：{amount}',
      not_sure: '不知道这笔钱退没退出去，请先再试；到 {time} 还没有回应，店主可以结束',
      unsure_about: '支付服务一直没有回应，这笔钱可能已经退了。请先核对支付账户的流水。',
      settle_about: '确认已用其他方式把 {amount} 退给买家？之后不再自动退这笔钱，不能撤回。',
      call_off_about: '确认这笔 {amount} 没有收到，或已用其他方式退给买家？之后不再自动撤销，不能撤回。',
      settle_words: '退款方式和凭据',
      settle_hint: '必填，最多 200 个字，如：银行转账，流水号 0612。',
      settle_save: '确认已线下退款',
      settled: '已记为线下退款',
    },
  },
  en: {
    order_payouts: {
      simulated:
        'Simulated payment: no money was received and none will be refunded. Please ship nothing for it.',
      title: 'Refunds not received yet',
      due: '{amount} is on its way back to the buyer',
      freight_due: 'Return freight: {amount} is on its way to the buyer',
      failed: '{amount} was not refunded, because {why}',
      freight_failed: 'Return freight: {amount} was not paid, because {why}',
      not_called_off: 'A payment of {amount} was not needed and could not be cancelled, because {why}',
      declined: 'the payment service declined it',
      unreachable: 'the payment service cannot be reached',
      next: 'Tried {tries} times, next at {time}; it is never refunded twice',
      again: 'Try again now',
      again_of: 'Try again now: {amount}',
      asked: 'Trying again',
      settle: 'Refunded another way',
      settle_of: 'Refunded another way: {amount}',
      not_sure:
        'Nobody knows whether it went: try it again first. If there is still no answer at {time}, the owner may end it',
      unsure_about:
        'The payment service has not answered, and the money may have gone: look at the statement of the account first.',
      settle_about:
        'Has {amount} been refunded to the buyer another way? It is no longer refunded by itself then, and this cannot be undone.',
      call_off_about:
        'Was this {amount} never received, or refunded to the buyer another way? It is no longer cancelled by itself then, and this cannot be undone.',
      settle_words: 'How it was refunded, and the proof',
      settle_hint: 'Required, at most 200 characters, for example: bank transfer, number 0612.',
      settle_save: 'Yes, refunded another way',
      settled: 'Recorded as refunded another way',
    },
  },
})
