import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    search: {
      customer: '客户',
      contact: '联系人',
      message: '聊天记录',
      phrase: '快捷短语',
      notice: '消息',
      product: '商品',
      order: '订单',
      more: '查看更多{kind}',
      whisper: '悄悄话',
      building: '正在建立搜索索引（{percent}%），结果还不完整',
      behind: '还有 {n} 条新记录正在收录',
      failed: '暂时无法搜索',
      no_conversation: '这位顾客还没有会话',
    },
  },
  en: {
    search: {
      customer: 'Customers',
      contact: 'Contacts',
      message: 'Messages',
      phrase: 'Phrases',
      notice: 'Notices',
      product: 'Products',
      order: 'Orders',
      more: 'More in {kind}',
      whisper: 'Whisper',
      building: 'The search index is being built ({percent}%); results are not complete yet',
      behind: '{n} new entries are still being taken in',
      failed: 'Search is not available just now',
      no_conversation: 'This customer has no conversation yet',
    },
  },
})
