import type { Batch, GridRow } from './api'
import type { Known } from './cells'

/** A product of the grid for tests. */
export const row = (id: string, more: Partial<GridRow> = {}): GridRow => ({
  id,
  code: `QM-${id}`,
  title: `温莎椅 ${id}`,
  category: '餐椅',
  picture: '',
  price_fen: 46_800,
  price_to_fen: 46_800,
  stock: 12,
  reserved: 2,
  availability: 'stock',
  state: 'listed',
  list_at: null,
  tags: ['新品'],
  template: null,
  sku_count: 1,
  rev: 3,
  changed_at: 0,
  ...more,
})

export const known: Known = {
  categories: ['餐椅', '餐桌'],
  attributes: new Map([
    ['材质', ['榆木', '白蜡木']],
    ['产地', []],
  ]),
  templates: [{ id: 't1', name: '大件物流' }],
  listed: '销售中',
  stored: '仓库中',
  deleted: '回收站',
  free: '包邮',
}

/** A batch whose preview is done. */
export const batch = (more: Partial<Batch> = {}): Batch => ({
  id: 'b',
  state: 'ready',
  by: '赵云',
  made_at: 0,
  what_words: [],
  total: 10,
  changed: 7,
  unchanged: 1,
  refused: 2,
  warned: 3,
  left_out: 0,
  job: null,
  applied_at: null,
  undone_at: null,
  undo_until: null,
  can_undo: false,
  floor_fen: 0,
  is_forgotten: false,
  ...more,
})
/** Three of ten are done. */
export const job = (state: NonNullable<Batch['job']>['state']) => ({
  id: 'j',
  kind: 'assistant_apply',
  state,
  by: '赵云',
  made_at: 0,
  total: 10,
  done: 3,
  failed: 0,
  reason: '',
})
