import type { Talk } from '../src/talk'

const words = {
  zh: '这个页面暂时不能咨询客服，请通过店铺的其他方式联系',
  en: 'The chat is not available on this page. Please reach the shop in another way',
}
let isTold = false

/** The shop has not listed this site: whoever built the page reads in the browser's console what to do, a customer that there is no chat here. */
export function bar(talk: Talk, locale: string) {
  talk.barred = locale === 'en' ? words.en : words.zh
  talk.onChange()
  // The visit is tried again until the site is listed; once is enough for a page.
  if (isTold) return
  isTold = true
  console.error(
    `Yingke: ${location.origin} may not carry the chat of the shop "${talk.config.shop}". Whoever leads the shop adds it under Settings, Shop and sites (设置, 网店与网站); or the server allows it by --origins.`,
  )
}
