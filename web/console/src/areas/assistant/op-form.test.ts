import { expect, it } from 'vitest'
import { emptyOp, kinds, opOf, perMilleOf, type OnlyForm, type OpForm } from './op-form'

const made = (kind: (typeof kinds)[number], more: Partial<OpForm>) => opOf({ ...emptyOp(kind), ...more })

it('asks for what is typed', () => {
  expect(made('title', { how: 'prefix', text: '新款 ' })).toEqual({
    op: { op: 'title', how: { how: 'prefix', text: '新款 ' } },
  })
  expect(made('title', { how: 'replace', find: '椅', with: '' })).toEqual({
    op: { op: 'title', how: { how: 'replace', find: '椅', with: '' } },
  })
  expect(made('price', { how: 'take', amount: '12.5', round: 'yuan' })).toEqual({
    op: { op: 'price', how: { how: 'add', fen: -1_250 }, round: 'yuan' },
  })
  expect(made('price', { how: 'set', amount: '9.99', round: 'yuan' })).toEqual({
    op: { op: 'price', how: { how: 'set', fen: 999 }, round: 'none' },
  })
  expect(made('quantity', { how: 'spread_total', amount: '30', rule: 'even' })).toEqual({
    op: { op: 'quantity', how: { how: 'spread_total', n: 30, rule: 'even' } },
  })
  expect(made('quantity', { how: 'take_each', amount: '3' })).toEqual({
    op: { op: 'quantity', how: { how: 'add_each', n: -3 } },
  })
  expect(made('tags', { tags: '新品，实木' })).toEqual({
    op: { op: 'tags', how: { how: 'add', tags: ['新品', '实木'] } },
  })
  expect(made('attribute', { how: 'remove', name: '材质' })).toEqual({
    op: { op: 'attribute', name: '材质', value: null },
  })
  expect(made('template', {})).toEqual({ op: { op: 'template', id: null } })
  expect(made('low_stock', { amount: '0' })).toEqual({ op: { op: 'low_stock', pieces: 0 } })
  expect(made('low_stock', {})).toEqual({ op: { op: 'low_stock', pieces: null } })
  expect(made('sku_code', { how: 'set', text: '{code}-{n}' })).toEqual({
    op: { op: 'sku_code', how: { how: 'set', text: '{code}-{n}' } },
  })
  expect(made('barcode', { how: 'set' })).toEqual({ op: { op: 'barcode', how: { how: 'set', text: '' } } })
  expect(made('weight', { amount: '1,500' })).toEqual({ op: { op: 'weight', grams: 1_500 } })
  expect(made('volume', { amount: '0' })).toEqual({ op: { op: 'volume', cm3: 0 } })
  expect(made('ships_within', { amount: '72' })).toEqual({ op: { op: 'ships_within', hours: 72 } })
  const at = new Date(2026, 11, 1, 9, 30).getTime()
  expect(made('list_at', { at: '2026-12-01T09:30' })).toEqual({ op: { op: 'list_at', at } })
  expect(made('list_at', { how: 'remove' })).toEqual({ op: { op: 'list_at', at: null } })
})
it('asks for one of the texts that tell of a product', () => {
  expect(made('words', { words: 'cautions', how: 'replace', find: '一\n二', with: '' })).toEqual({
    op: { op: 'words', of: 'cautions', how: { how: 'replace', find: '一\n二', with: '' } },
  })
  expect(made('words', { how: 'set' })).toEqual({
    op: { op: 'words', of: 'care', how: { how: 'set', text: '' } },
  })
  expect(made('words', { how: 'set', text: '长'.repeat(4_001) })).toEqual({ fault: 'words_long' })
  expect(made('words', { how: 'replace', find: '短', with: '长'.repeat(4_001) })).toEqual({
    fault: 'words_long',
  })
})
it('asks for a question with its answer, and for a text of all answers', () => {
  const asked = { name: ' 包邮吗 ', text: '全国包邮 ' }
  expect(made('faq', asked)).toEqual({
    op: { op: 'faq', how: { how: 'add', q: '包邮吗', a: '全国包邮' } },
  })
  expect(made('faq', { ...asked, how: 'remove' })).toEqual({
    op: { op: 'faq', how: { how: 'remove', q: '包邮吗' } },
  })
  expect(made('faq', { name: '包邮吗' })).toEqual({ fault: 'empty' })
  expect(made('faq', { ...asked, name: '问'.repeat(201) })).toEqual({ fault: 'faq' })
  expect(made('faq', { ...asked, text: '答'.repeat(2_001) })).toEqual({ fault: 'faq' })
  expect(made('answers', { how: 'replace', find: '48', with: '24' })).toEqual({
    op: { op: 'answers', how: { how: 'replace', find: '48', with: '24' } },
  })
  expect(made('answers', { how: 'replace', find: '48', with: '答'.repeat(2_001) })).toEqual({ fault: 'faq' })
})
it('asks for what goes with a product, and for nothing', () => {
  for (const how of ['add', 'remove', 'set'] as const) {
    expect(made('goes_with', { how, codes: ['A'] })).toEqual({
      op: { op: 'goes_with', how: { how, codes: ['A'] } },
    })
    expect(made('goes_with', { how })).toEqual({ fault: 'empty' })
  }
  expect(made('goes_with', { how: 'clear', codes: ['A'] })).toEqual({
    op: { op: 'goes_with', how: { how: 'set', codes: [] } },
  })
})
it('asks where a picture goes, and which one goes away or first', () => {
  const pictures = ['p']
  const asked = (how: object) => ({ op: { op: 'pictures', how } })
  const add = { how: 'add', picture: 'p' }
  expect(made('pictures', { how: 'first', pictures })).toEqual(asked({ ...add, at: 1 }))
  expect(made('pictures', { how: 'last', pictures })).toEqual(asked({ ...add, at: null }))
  expect(made('pictures', { how: 'at', pictures, amount: '3' })).toEqual(asked({ ...add, at: 3 }))
  expect(made('pictures', { how: 'remove', pictures, amount: '3' })).toEqual(asked({ how: 'remove', at: 3 }))
  expect(made('pictures', { how: 'main', amount: '2' })).toEqual(asked({ how: 'first', at: 2 }))
  for (const how of ['first', 'last', 'at', 'remove', 'main'])
    expect([how, made('pictures', { how })]).toEqual([how, { fault: 'empty' }])
  for (const amount of ['0', '21', '1.5'])
    expect(made('pictures', { how: 'remove', amount })).toEqual({ fault: 'place' })
})
it('asks for some SKUs only where somebody says which', () => {
  const price = { how: 'add', amount: '2' }
  const red = { by: 'prop', name: ' 颜色', text: '红色 ' } as const
  const large = { by: 'prop', name: '尺寸', text: '大' } as const
  const coded = { by: 'code', name: '', text: '-R' } as const
  const colour = { only: [red] }
  expect(made('price', { ...price, ...colour })).toEqual({
    op: {
      op: 'price',
      how: { how: 'add', fen: 200 },
      round: 'none',
      only: [{ by: 'prop', name: '颜色', value: '红色' }],
    },
  })
  for (const kind of ['sku_code', 'barcode'] as const)
    expect(made(kind, { text: '新', only: [coded] })).toEqual({
      op: { op: kind, how: { how: 'prefix', text: '新' }, only: [{ by: 'code', has: '-R' }] },
    })
  expect(made('weight', { amount: '5', ...colour })).toMatchObject({
    op: { grams: 5, only: [{ by: 'prop', name: '颜色' }] },
  })
  expect(made('price', { ...price, only: [red, large, coded] })).toMatchObject({
    op: {
      only: [
        { by: 'prop', name: '颜色', value: '红色' },
        { by: 'prop', name: '尺寸', value: '大' },
        { by: 'code', has: '-R' },
      ],
    },
  })
  const counted = (only: OnlyForm[]) => made('quantity', { amount: '3', only })
  expect(counted([{ ...red, name: '' }])).toEqual({ fault: 'only' })
  expect(counted([red, { ...coded, text: '' }])).toEqual({ fault: 'only' })
  expect(counted([red, { ...red, text: '黑色' }])).toEqual({ fault: 'only_twice' })
  // A product has one title, whatever was chosen before it was the title.
  expect(made('title', { text: '新', ...colour })).toEqual({
    op: { op: 'title', how: { how: 'prefix', text: '新' } },
  })
})
it('takes whole blocks of a description, and says where they are too long', () => {
  const replace = (find: string, by: string) => made('description', { how: 'replace', find, with: by })
  const block = '<p>说明</p>\n'.repeat(300)
  expect(replace(block, '')).toEqual({
    op: { op: 'description', how: { how: 'replace', find: block, with: '' } },
  })
  expect(replace('长'.repeat(4_001), '')).toEqual({ fault: 'find_long' })
  expect(replace('长', '长'.repeat(20_001))).toEqual({ fault: 'with_long' })
})
it('says what is missing or cannot be read', () => {
  for (const kind of [
    'title',
    'code',
    'sku_code',
    'barcode',
    'price',
    'quantity',
    'category',
    'attribute',
    'tags',
    'words',
    'faq',
    'answers',
    'goes_with',
    'pictures',
    'list_at',
    'ships_within',
    'weight',
    'volume',
  ] as const)
    expect([kind, made(kind, {})]).toEqual([kind, { fault: 'empty' }])
  expect(made('price', { amount: '便宜' })).toEqual({ fault: 'amount' })
  expect(made('price', { how: 'multiply', amount: '0' })).toEqual({ fault: 'percent' })
  expect(made('quantity', { amount: '1.5' })).toEqual({ fault: 'pieces' })
  expect(made('low_stock', { amount: '1000001' })).toEqual({ fault: 'low_stock' })
  expect(made('weight', { amount: '1.5' })).toEqual({ fault: 'measure' })
  expect(made('volume', { amount: '100000001' })).toEqual({ fault: 'measure' })
  expect(made('ships_within', { amount: '8761' })).toEqual({ fault: 'hours' })
  expect(made('tags', { tags: '一'.repeat(21) })).toEqual({ fault: 'tags' })
  expect(made('title', { how: 'pattern', find: '(' })).toEqual({ fault: 'pattern' })
  expect(made('sku_code', { how: 'set' })).toEqual({ fault: 'empty' })
  expect(made('selling_point', { how: 'set' })).toMatchObject({ op: { how: { text: '' } } })
})
it('reads percentages in thousandths', () => {
  expect([perMilleOf('87.5%'), perMilleOf('90'), perMilleOf('1.25'), perMilleOf('−1')]).toEqual([
    875,
    900,
    undefined,
    undefined,
  ])
})
