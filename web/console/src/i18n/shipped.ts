import { i18n } from '.'

/** What the server says in Chinese of things that every shop has from the start, and how an English console says it. What customers read is not among it. */
const english = new Map([
  ['节假日', 'Holiday'],
  ['夜间', 'Night'],
  ['客服都不在', 'Nobody there'],
  ['首次咨询', 'First contact'],
  ['客服挂起', 'Member suspended'],
  ['客服小休', 'Member on a rest'],
  ['客服忙碌', 'Member busy'],
  ['全部满员', 'All full'],
  ['排队', 'Queue'],
  ['关键词：发票', 'Keyword: invoice'],
  ['关键词：什么时候发货', 'Keyword: when it ships'],
  ['久未回复安抚', 'Long without an answer'],
  ['闲置提醒和关闭', 'Reminder and close when idle'],
  ['早班', 'Early'],
  ['晚班', 'Late'],
  ['售后问题', 'After-sales question'],
  ['需要主管决定', 'A supervisor has to decide'],
  ['更熟悉这件商品', 'Knows this product better'],
  ['我要下班了', 'My shift ends'],
  ['这像是身份证号：发出前请确认', 'This looks like an identity card number: please check before sending'],
  ['这像是手机号：发出前请确认', 'This looks like a phone number: please check before sending'],
  ['这像是银行卡号：发出前请确认', 'This looks like a bank card number: please check before sending'],
  ['个人信息保护法 第二十八条', 'Personal Information Protection Law, Article 28'],
])

/** In the language of this console; what a shop has worded itself is left as it is. */
export const shippedWords = (words: string): string =>
  i18n.global.locale.value === 'en' ? (english.get(words) ?? words) : words
