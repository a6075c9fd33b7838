const zh = {
  ask: '咨询客服',
  unread: '{n} 条新消息',
  title: '在线客服',
  serving: '{name} 为您服务',
  moved: '已为您转接，{name} 为您服务',
  ended: '本次服务已结束，可以继续留言',
  close: '收起',
  log: '聊天记录',
  hello: '您好，想了解点什么？',
  helloMore: '商品、订单、售后都可以问。',
  placeholder: '输入您的问题…',
  send: '发送',
  emoji: '表情',
  attach: '发送图片或文件',
  camera: '拍照',
  image: '图片',
  file: '文件',
  product: '商品',
  order: '订单',
  sending: '发送中',
  sent: '已发送',
  delivered: '已送达',
  read: '已读',
  failed: '发送失败',
  retry: '重试',
  discard: '删除',
  recall: '撤回',
  recalledMine: '您撤回了一条消息',
  recalledTheirs: '客服撤回了一条消息',
  again: '重新编辑',
  typing: '{name} 正在输入…',
  pool: '暂无客服接待，请留言',
  queue: '排在第 {n} 位',
  minutes: '，约 {n} 分钟',
  agent: '客服',
  offline: '网络断开，正在重连，内容已保存',
  reconnect: '立即重连',
  full: '暂时无法保存消息，恢复后会自动发送',
  older: '加载更早的消息…',
  fresh: '以下为新消息',
  jump: '查看新消息',
  drop: '松开发送图片或文件',
  tooLate: '已经不能撤回了',
  tooLong: '消息太长，最多 {n} 字',
  waiting: '等待网络恢复',
  today: '今天',
  yesterday: '昨天',
}
export type Words = typeof zh

let words: Words = zh
export let locale = 'zh-CN'

/** English is fetched by those who read it; without it the widget speaks Chinese rather than not at all. */
export async function speak(lang: string | undefined, fetchEnglish: () => Promise<{ en: Words }>) {
  const wanted = lang || document.documentElement.lang || navigator.language
  if (!wanted.startsWith('en')) return
  const part = await fetchEnglish().catch(() => undefined)
  if (!part) return
  words = part.en
  locale = 'en'
}

export function say(key: keyof Words, value?: string | number): string {
  return words[key].replace(/\{\w+\}/, String(value ?? ''))
}
