import type { Format, LookColumn } from './api'

/** What a column of a table may become, in the order in which the server writes them; the words are under `goods_files.fields`. */
export const fields = [
  'code',
  'title',
  'category',
  'selling_point',
  'state',
  'list_at',
  'availability',
  'ships_within_hours',
  'presale_ships_on',
  'custom_days',
  'template',
  'tags',
  'low_stock',
  'sku_code',
  'props',
  'price',
  'stock',
  'reserved',
  'barcode',
  'weight',
  'volume',
  'sku_picture',
  'attributes',
  'facts',
  'suits',
  'scenes',
  'usage',
  'care',
  'installation',
  'cautions',
  'faq',
  'goes_with',
  'pictures',
  'description',
] as const

/** All that may be chosen: also what a newer server reads. */
export const fieldsFor = (columns: Pick<LookColumn, 'field'>[]): string[] => [
  ...new Set<string>([...fields, ...columns.flatMap(({ field }) => field ?? [])]),
]

/** What is read of a file of Taobao Assistant, by its names; every other column stays in its row and goes out with it. */
const ofTaobao = new Map<string, (typeof fields)[number]>(
  Object.entries({
    title: 'title',
    cid: 'category',
    price: 'price',
    num: 'stock',
    approve_status: 'state',
    list_time: 'list_at',
    description: 'description',
    picture: 'pictures',
    skuProps: 'props',
    propAlias: 'props',
    input_custom_cpv: 'props',
    outer_id: 'code',
    subtitle: 'selling_point',
    barcode: 'barcode',
    sku_barcode: 'barcode',
    item_weight: 'weight',
    item_size: 'volume',
  } as const),
)

/** What a column is read as unless something else is chosen; empty: it is not read. */
export const fieldOf = (format: Format, { name, field }: Pick<LookColumn, 'name' | 'field'>): string =>
  (format === 'taobao' ? ofTaobao.get(name) : field) ?? ''
