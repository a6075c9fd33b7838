import { changedFields, formOf, same, valuesOf, type GoodsForm } from './form'
import type { Goods } from './goods'
import { columns } from './sku-cells'
import type { SkuRow, SkuTable } from './sku-table'

interface Rebased {
  form: GoodsForm
  /** What others changed and is taken over. */
  theirs: string[]
  /** What others changed too, and stays as it was typed here. */
  both: string[]
}

/** The field of the form that holds a field of the product. */
const inForm = (field: string) => (field === 'skus' ? 'table' : field) as keyof GoodsForm

/** What was typed, put over the product as others have made it meanwhile. */
export function rebased(form: GoodsForm, seen: Goods, now: Goods): Rebased {
  const mine = changedFields(form, seen)
  const others = changedFields(formOf(now), seen)
  const fresh = formOf(now)
  for (const field of mine) Object.assign(fresh, { [inForm(field)]: form[inForm(field)] })
  if (mine.includes('skus')) fresh.table = mergedTable(form.table, formOf(seen).table, formOf(now).table)
  const [here, there] = [valuesOf(fresh), valuesOf(formOf(now))]
  return {
    form: fresh,
    theirs: others.filter((field) => !mine.includes(field)),
    // Where both say the same there is nothing to tell: it may be a change of ours whose answer was lost.
    both: others.filter((field) => mine.includes(field) && !same(here[field], there[field])),
  }
}

/** Cell by cell, so that what orders took from the stock never comes back with a new price. */
function mergedTable(mine: SkuTable, seen: SkuTable, now: SkuTable): SkuTable {
  const [before, after] = [byId(seen.rows), byId(now.rows)]
  const added = same(mine.names, now.names) ? now.rows.filter(({ id }) => !before.has(id)) : []
  const known = new Set<string | undefined>()
  const rows = mine.rows.flatMap((row) => {
    const [was, is] = [before.get(row.id), after.get(row.id)]
    if (row.id && was) return is ? [mergedRow(row, was, is)] : []
    // Made here, and there already: its answer was lost.
    const twin = added.find(({ values }) => same(values, row.values))
    known.add(twin?.id)
    return [twin ? { ...row, id: twin.id, reserved: twin.reserved } : row]
  })
  return { names: mine.names, rows: [...rows, ...added.filter(({ id }) => !known.has(id))] }
}

const byId = (rows: SkuRow[]) => new Map(rows.map((row) => [row.id, row]))

function mergedRow(mine: SkuRow, was: SkuRow, is: SkuRow): SkuRow {
  const cells = [...columns, 'picture'] as const
  const untouched = cells.filter((cell) => mine[cell] === was[cell])
  const taken = Object.fromEntries(untouched.map((cell) => [cell, is[cell]]))
  return { ...mine, ...taken, reserved: is.reserved }
}
