import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    waiting: {
      alarm: '超时提醒',
      title: '{n} 位客户等太久',
      jump: '去最久的',
      fold: '收起超时提醒',
      unfold: '展开超时提醒',
      queued: '排队中',
      waited: '已等 {time}',
      notice: '{name} 已等 {time}',
      block_title: '屏蔽 {name}？',
      block_what:
        '会话马上结束，对方再发的消息店铺不会收到，也不再计入等候。原因会留下记录，店主和主管可以解除。',
      block: '屏蔽',
      reason: '原因',
      reason_hint: '同事看得到，客户看不到',
      reasons: { abuse: '辱骂骚扰', spam: '广告推销', flood: '恶意刷屏', fraud: '欺诈' },
      blocked: '已屏蔽 {name}，会话已结束',
      is_blocked: '已屏蔽',
      lift: '解除屏蔽',
      lifted: '已解除对 {name} 的屏蔽',
    },
  },
  en: {
    waiting: {
      alarm: 'Overdue alarm',
      title: '{n} overdue',
      jump: 'Longest',
      fold: 'Fold the overdue alarm',
      unfold: 'Unfold the overdue alarm',
      queued: 'Queued',
      waited: 'waited {time}',
      notice: '{name} has waited {time}',
      block_title: 'Block {name}?',
      block_what:
        'The chat closes at once. Nothing they send is taken any more, and their waiting does not count. The reason is kept; owners and supervisors can lift it.',
      block: 'Block',
      reason: 'Reason',
      reason_hint: 'Colleagues see it, the customer does not',
      reasons: { abuse: 'Abuse', spam: 'Advertising', flood: 'Flooding', fraud: 'Fraud' },
      blocked: '{name} is blocked and the chat closed',
      is_blocked: 'Blocked',
      lift: 'Lift',
      lifted: '{name} is heard again',
    },
  },
})
