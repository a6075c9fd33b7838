import type { Existing, Look, LookColumn, Mapping, StateRule } from './api'
import { fieldOf } from './fields'

/** How the rows are read, as it is being chosen. */
export interface Draft {
  /** Of every column, the field it is read as; `''`: not read. */
  columns: Record<number, string>
  existing: Existing
  state: StateRule
  category: string
  /** A delivery template's id, of new products; empty: none. */
  template: string
  /** Taobao's number → a category's name; empty: the import makes one. */
  categories: Record<string, string>
}

/** What was chosen before, else what the look says. */
export function draftOf(look: Look, mapping: Mapping | null | undefined): Draft {
  const columns = look.columns.map((column) => [
    column.at,
    mapping?.columns?.[column.at] ?? fieldOf(look.format, column),
  ])
  const named = look.unknown_categories.map((cid) => [cid, ''])
  return {
    columns: Object.fromEntries(columns),
    existing: mapping?.existing ?? 'update',
    state: mapping?.state ?? 'stored',
    category: mapping?.category ?? '',
    template: mapping?.template ?? '',
    categories: { ...Object.fromEntries(named), ...mapping?.categories },
  }
}

/** The columns of a Taobao file are what they are; of a table, anything may be anything. */
export const canChoose = ({ format }: Pick<Look, 'format'>) => format !== 'taobao'

/** The same as the server takes it: only what is otherwise than it looked. */
export function mappingOf(draft: Draft, look: Look, rev: number): Mapping {
  const chosen = look.columns.filter(({ at, field }) => (draft.columns[at] ?? '') !== (field ?? ''))
  const columns = canChoose(look) ? chosen.map(({ at }) => [String(at), draft.columns[at] ?? '']) : []
  const named = Object.entries(draft.categories).flatMap(([cid, name]) =>
    name.trim() ? [[cid, name.trim()]] : [],
  )
  return {
    columns: Object.fromEntries(columns),
    existing: draft.existing,
    state: draft.state,
    category: draft.category.trim() || null,
    template: draft.template || null,
    categories: Object.fromEntries(named),
    rev,
  }
}

/** Columns that are read as the same thing: only one may be. */
export function doubles({ columns }: Pick<Draft, 'columns'>): Set<number> {
  const byField = new Map<string, number[]>()
  for (const [at, field] of Object.entries(columns))
    if (field) byField.set(field, [...(byField.get(field) ?? []), Number(at)])
  return new Set([...byField.values()].filter((places) => places.length > 1).flat())
}

const has = ({ columns }: Pick<Draft, 'columns'>, field: string) => Object.values(columns).includes(field)

/** What a table cannot do without: by its code a product is found again. */
export const lacksCode = (draft: Pick<Draft, 'columns'>, look: Pick<Look, 'format'>) =>
  canChoose(look) && !has(draft, 'code')

/** Whether it has to be said which category new products belong to. */
export const asksCategory = (draft: Pick<Draft, 'columns'>, look: Pick<Look, 'format'>) =>
  canChoose(look) && !has(draft, 'category')

const MOST_SAMPLES = 3
/** A few different values of a column, out of the first rows. */
export function samplesOf({ at, sample }: Pick<LookColumn, 'at' | 'sample'>, rows: string[][]): string[] {
  const values = [sample, ...rows.map((row) => row[at] ?? '')].map((value) => value.trim())
  return [...new Set(values.filter(Boolean))].slice(0, MOST_SAMPLES)
}

/** A column of the file as people call it: Taobao's have a name of letters and a label. */
export function columnText(look: Pick<Look, 'columns'> | null | undefined, name: string): string {
  const label = look?.columns.find((column) => column.name === name)?.label
  return label && label !== name ? `${label}（${name}）` : name
}

export const readOf = ({ columns }: Pick<Draft, 'columns'>) => Object.values(columns).filter(Boolean).length
