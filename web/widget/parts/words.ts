import type { Hand } from '../src/parts'

/** What only lazily loaded parts say, in Chinese and English: the first load has no room for it. */
const words = {
  sendProduct: ['发送商品', 'Send product'],
  withMessage: ['随消息发送', 'Goes along'],
  remove: ['移除', 'Remove'],
  uploading: ['上传中 {n}%', 'Uploading {n}%'],
  gone: ['内容已失效', 'No longer available'],
  previous: ['上一张', 'Previous'],
  next: ['下一张', 'Next'],
  download: ['下载', 'Download'],
  view: ['查看图片', 'View picture'],
  tooMuch: ['内容太大', 'Too large'],
  tooBig: ['文件超过 {n} MB', 'The file is larger than {n} MB'],
  notTaken: ['这个文件无法发送', 'This file cannot be sent'],
  cancel: ['取消', 'Cancel'],
  from: ['{n} 起', 'from {n}'],
} as const

export function tell(hand: Hand, key: keyof typeof words, value?: number | string): string {
  return words[key][hand.locale === 'en' ? 1 : 0].replace('{n}', String(value ?? ''))
}
