/** The grid's columns, from left to right. */
export const columns = [
  'choose',
  'picture',
  'code',
  'title',
  'category',
  'price',
  'stock',
  'template',
  'tags',
  'state',
  'skus',
  'changed',
] as const
export type Column = (typeof columns)[number]

/** Those whose cells can be typed. */
export const editables = ['code', 'title', 'category', 'price', 'stock', 'template', 'tags', 'state'] as const
export type Editable = (typeof editables)[number]

export const isEditable = (column: Column): column is Editable =>
  (editables as readonly Column[]).includes(column)

export const columnAt = (at: number): Column => columns[at] ?? 'code'
export const placeOf = (column: Column): number => columns.indexOf(column)
