import type { Look, LookFile, Mapping } from './api'

type What = LookFile['what']
/** Of each field of a table the place of its column, as it is being chosen; none: it is not read. */
export type Draft = Record<What, Record<string, number>>

/** What was chosen before, else what the look says. */
export function draftOf(look: Look, mapping: Mapping | null | undefined): Draft {
  const draft: Draft = { orders: {}, lines: {} }
  for (const { what, columns } of look.files)
    draft[what] = { ...(mapping ? mapping[what] : namedOf(columns)) }
  return draft
}
const namedOf = (columns: LookFile['columns']): Record<string, number> =>
  Object.fromEntries(columns.flatMap(({ field, at }) => (field ? [[field, at]] : [])))

/** With another column for a field, or with none. */
export function chosen(
  columns: Record<string, number>,
  field: string,
  at: number | undefined,
): Record<string, number> {
  const others = Object.entries(columns).filter(([other]) => other !== field)
  return Object.fromEntries(at === undefined ? others : [...others, [field, at]])
}

/** Fields that are read of one column together: only one may be. */
export function doubles(columns: Record<string, number>): Set<string> {
  const fields = Object.keys(columns)
  const isTwice = (field: string) =>
    fields.some((other) => other !== field && columns[other] === columns[field])
  return new Set(fields.filter(isTwice))
}

/** Needed fields without a column. */
export const lacking = ({ fields }: LookFile, columns: Record<string, number>): string[] =>
  fields.filter(({ field, is_needed }) => is_needed && columns[field] === undefined).map(({ field }) => field)

/** What is needed stands first. */
export const inOrder = ({ fields }: LookFile) =>
  [...fields].sort((one, other) => Number(other.is_needed) - Number(one.is_needed))

/** What is to be known of the file, as far as it is not said by hand. */
export function notesOf({ notes }: Look, { orders }: Draft): string[] {
  const times = [orders['shipped_at'], orders['finished_at']]
  return notes.filter((note) => note !== 'no_times' || times.includes(undefined))
}
