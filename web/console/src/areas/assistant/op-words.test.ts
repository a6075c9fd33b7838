import { expect, it } from 'vitest'
import '@console/areas/goods/words'
import './words'
import type { OnlySkus, Op, PicturesHow } from './op'
import { opText } from './op-words'

const told = (op: Op) => opText(op, (id) => (id === 't1' ? '大件物流' : undefined))

it('says what is done as a shopkeeper says it', () => {
  expect(told({ op: 'price', how: { how: 'multiply', per_mille: 875 }, round: 'yuan' })).toBe(
    '价格：乘以 87.5%，取整到元',
  )
  expect(told({ op: 'price', how: { how: 'add', fen: -1_250 }, round: 'none' })).toBe('价格：减 ¥12.50')
  expect(told({ op: 'quantity', how: { how: 'spread_total', n: 30, rule: 'even' } })).toBe(
    '库存：总数 30 件，平均',
  )
  expect(told({ op: 'quantity', how: { how: 'set_each', n: 77 } })).toBe('库存：每种规格 77 件')
  expect(told({ op: 'title', how: { how: 'replace', find: '椅', with: '凳' } })).toBe(
    '标题：「椅」换成「凳」',
  )
  expect(told({ op: 'sku_code', how: { how: 'set', text: '{code}-{nn}' } })).toBe(
    '规格编码：改为 {code}-{nn}',
  )
  const some = { op: 'quantity', how: { how: 'set_each', n: 7 } } as const
  expect(told({ ...some, only: [{ by: 'prop', name: '颜色', value: '红色' }] })).toBe(
    '库存（颜色为「红色」的规格）：每种规格 7 件',
  )
  const both: OnlySkus[] = [
    { by: 'prop', name: '颜色', value: '红色' },
    { by: 'code', has: '-R' },
  ]
  expect(told({ ...some, only: both })).toBe('库存（颜色为「红色」且编码里有「-R」的规格）：每种规格 7 件')
  expect(told({ op: 'low_stock', pieces: 8 })).toBe('库存预警：可售不多于 8 件')
  expect(told({ op: 'low_stock', pieces: 0 })).toBe('库存预警：不提醒')
  expect(told({ op: 'low_stock', pieces: null })).toBe('库存预警：按店铺的')
  expect(told({ op: 'template', id: 't1' })).toBe('运费模板：改为 大件物流')
  expect(told({ op: 'template', id: null })).toBe('运费模板：改为 包邮')
  expect(told({ op: 'tags', how: { how: 'remove', tags: ['新品', '实木'] } })).toBe('标签：移除 新品、实木')
  expect(told({ op: 'attribute', name: '材质', value: null })).toBe('属性：去掉 材质')
  expect(told({ op: 'state', state: 'stored' })).toBe('上架、下架、删除：下架')
  const at = new Date(2026, 11, 1, 9, 30).getTime()
  expect(told({ op: 'list_at', at })).toMatch(/^定时上架：.*2026.*12.*01.*09:30$/)
  expect(told({ op: 'list_at', at: null })).toBe('定时上架：不定时')
  expect(told({ op: 'ships_within', hours: 72 })).toBe('发货时间：付款后 72 小时内')
  expect(told({ op: 'weight', grams: 1_500 })).toBe('重量：每件 1500 克')
  expect(told({ op: 'volume', cm3: 2 })).toBe('体积：每件 2 立方厘米')
  expect(told({ op: 'words', of: 'care', how: { how: 'suffix', text: '勿暴晒' } })).toBe(
    '保养：后面加上「勿暴晒」',
  )
  expect(told({ op: 'faq', how: { how: 'add', q: '包邮吗', a: '全国包邮' } })).toBe(
    '常见问题：添加「包邮吗」全国包邮',
  )
  expect(told({ op: 'faq', how: { how: 'remove', q: '包邮吗' } })).toBe('常见问题：移除「包邮吗」')
  expect(told({ op: 'answers', how: { how: 'replace', find: '48', with: '24' } })).toBe(
    '常见问题的回答：「48」换成「24」',
  )
  expect(told({ op: 'goes_with', how: { how: 'add', codes: ['A', 'B'] } })).toBe('搭配商品：添加 A、B')
  expect(told({ op: 'goes_with', how: { how: 'set', codes: [] } })).toBe('搭配商品：清空')
  const pictures = (how: PicturesHow) => told({ op: 'pictures', how })
  expect(pictures({ how: 'add', picture: 'p', at: 1 })).toBe('图片：加一张到第 1 张')
  expect(pictures({ how: 'add', picture: 'p', at: null })).toBe('图片：加一张在最后')
  expect(pictures({ how: 'remove', at: 3 })).toBe('图片：去掉第 3 张')
  expect(pictures({ how: 'first', at: 2 })).toBe('图片：第 2 张作主图')
  expect(told({ op: 'state', state: 'deleted' })).toBe('上架、下架、删除：移到回收站')
})
