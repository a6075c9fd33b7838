import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    rating: {
      about:
        '接待结束后，客户在聊天窗口里被邀请评价一次，可以跳过。评价显示在会话里（只有同事看得到）和客户侧栏；2 分及以下会通知店主和主管。',
      is_on: '邀请客户评价',
      scale: '评价方式',
      scales: { stars: '1 到 5 分', faces: '满意 / 一般 / 不满意' },
      hours: '结束后多少小时内可以评价',
      good: '好评可选原因（每行一个）',
      bad: '差评可选原因（每行一个）',
      hints: {
        hours: '1 到 168 小时',
        good_stars: '给 4 分或 5 分时显示，最多 8 个，每个不超过 20 字',
        bad_stars: '给 1 到 3 分时显示，最多 8 个，每个不超过 20 字',
        good_faces: '选「满意」时显示，最多 8 个，每个不超过 20 字',
        bad_faces: '选「一般」或「不满意」时显示，最多 8 个，每个不超过 20 字',
      },
      save: '保存',
      kept: '已保存',
    },
  },
  en: {
    rating: {
      about:
        'When a chat has ended, the customer is asked once, in the chat window, and may skip. The answer shows in the chat (colleagues only) and beside it; 2 and less is told to owners and supervisors.',
      is_on: 'Ask customers for a rating',
      scale: 'How they answer',
      scales: { stars: '1 to 5', faces: 'Good / fair / not good' },
      hours: 'Hours after the end in which they may answer',
      good: 'Reasons to tick when it was good (a line each)',
      bad: 'Reasons to tick when it was not (a line each)',
      hints: {
        hours: '1 to 168 hours',
        good_stars: 'Shown at 4 or 5: at most 8, each up to 20 characters',
        bad_stars: 'Shown at 1 to 3: at most 8, each up to 20 characters',
        good_faces: 'Shown for “Good”: at most 8, each up to 20 characters',
        bad_faces: 'Shown for “fair” and “not good”: at most 8, each up to 20 characters',
      },
      save: 'Save',
      kept: 'Saved',
    },
  },
})
