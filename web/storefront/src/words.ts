import { computed, ref } from 'vue'

const zh = {
  shops: '示例店铺',
  shopsAbout: '两家演示店铺，由迎客接待。进店问一句，看看客服怎么接。',
  desk: '进入客服工作台',
  deskAbout: '演示账号 xiaohe，密码 yingke-demo',
  enter: '进店看看',
  home: '首页',
  path: '所在位置',
  all: '全部商品',
  search: '搜索商品',
  find: '搜索',
  otherShop: '另一家店',
  language: 'English',
  browse: '逛逛全部商品',
  askShop: '咨询客服',
  categories: '按类别挑选',
  picks: '店主推荐',
  more: '查看全部',
  pieces: '{n} 件',
  from: '起',
  stock: '现货',
  presale: '预售',
  custom: '定制',
  sold_out: '缺货',
  ships: '付款后 {n} 小时内发货',
  shipsOn: '预售，{n} 起发货',
  customDays: '按单定制，约 {n} 天',
  soldOut: '暂时缺货，可以问问客服到货时间',
  left: '仅剩 {n} 件',
  inStock: '有货',
  noStock: '此规格缺货',
  ask: '问问客服',
  askHint: '商品卡片会一起带给客服',
  code: '货号',
  facts: '商品参数',
  suits: '适合谁',
  scenes: '适用场景',
  usage: '使用方法',
  care: '保养',
  installation: '安装',
  cautions: '注意事项',
  faq: '常见问题',
  goesWith: '搭配着看',
  pictures: '商品图片',
  picture: '第 {n} 张',
  results: '“{n}”的搜索结果',
  nothing: '没有找到商品',
  nothingHint: '换个词试试，或直接问客服。',
  failed: '页面没有打开',
  failedHint: '可能是网络断了，再试一次。',
  retry: '再试一次',
  missing: '这里什么也没有',
  missingHint: '商品可能已下架，或地址有误。',
  back: '回到首页',
  footer: '演示店铺：商品、价格与图片均为虚构，不会真的下单。',
  skip: '跳到正文',
}
type Words = typeof zh

const en: Words = {
  shops: 'Demo shops',
  shopsAbout: 'Two demo shops, served by Yingke. Step in and ask something.',
  desk: 'Open the service desk',
  deskAbout: 'Demo account xiaohe, password yingke-demo',
  enter: 'Enter',
  home: 'Home',
  path: 'You are here',
  all: 'All products',
  search: 'Search products',
  find: 'Search',
  otherShop: 'Other shop',
  language: '中文',
  browse: 'Browse all products',
  askShop: 'Ask us',
  categories: 'By category',
  picks: 'Our picks',
  more: 'See all',
  pieces: '{n} items',
  from: 'from',
  stock: 'In stock',
  presale: 'Pre-order',
  custom: 'Made to order',
  sold_out: 'Sold out',
  ships: 'Ships within {n} hours of payment',
  shipsOn: 'Pre-order, ships from {n}',
  customDays: 'Made to order, about {n} days',
  soldOut: 'Sold out for now: ask us when it returns',
  left: 'Only {n} left',
  inStock: 'In stock',
  noStock: 'This variant is sold out',
  ask: 'Ask about this',
  askHint: 'The product card goes along',
  code: 'Item no.',
  facts: 'Specification',
  suits: 'Who it suits',
  scenes: 'Where it fits',
  usage: 'Use',
  care: 'Care',
  installation: 'Assembly',
  cautions: 'Please note',
  faq: 'Questions and answers',
  goesWith: 'Goes well with',
  pictures: 'Pictures',
  picture: 'Picture {n}',
  results: 'Results for “{n}”',
  nothing: 'No products found',
  nothingHint: 'Try another word, or ask us.',
  failed: 'This page did not open',
  failedHint: 'The network may be down. Please try again.',
  retry: 'Try again',
  missing: 'Nothing here',
  missingHint: 'The product may be gone, or the address is wrong.',
  back: 'Back to the shop',
  footer: 'A demo shop: products, prices and pictures are invented, and nothing can be ordered.',
  skip: 'Skip to content',
}

const KEY = 'yingke.store.lang'
export const lang = ref<'zh-CN' | 'en'>(startLanguage())
const words = computed(() => (lang.value === 'en' ? en : zh))

export function say(key: keyof Words, n?: string | number): string {
  return words.value[key].replace('{n}', String(n ?? ''))
}

/** The chat takes its language when it loads, so the page loads anew. */
export function switchLanguage() {
  localStorage.setItem(KEY, lang.value === 'en' ? 'zh-CN' : 'en')
  location.reload()
}

function startLanguage() {
  const chosen = localStorage.getItem(KEY) ?? navigator.language
  const found = chosen.startsWith('en') ? 'en' : 'zh-CN'
  document.documentElement.lang = found
  return found
}

export function yuan(fen: number): string {
  const digits = fen % 100 ? 2 : 0
  return `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
}
