import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    order_payouts: {
      title: '退款未到账',
      due: '{amount} 正在退回买家',
      failed: '{amount} 没有退成，{why}',
      declined: '支付服务拒绝了',
      unreachable: '暂时连不上支付服务',
      colon: '：',
      next: '已试 {tries} 次，{time} 自动再试；不会重复退款',
      again: '立即再试',
      again_of: '立即再试：{amount}',
      asked: '正在重新退款',
    },
  },
  en: {
    order_payouts: {
      title: 'Money that has not gone back yet',
      due: '{amount} is on its way back to the buyer',
      failed: '{amount} did not go back, {why}',
      declined: 'the payment service declined',
      unreachable: 'the payment service cannot be reached',
      colon: ': ',
      next: 'Tried {tries} times, tried again by itself at {time}; it is never paid twice',
      again: 'Try again now',
      again_of: 'Try again now: {amount}',
      asked: 'It is tried again',
    },
  },
})
