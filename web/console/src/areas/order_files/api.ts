import type { components } from '@api/schema'
import { say } from '@console/i18n'
import { importsAt, type ImportFault, type ImportView } from '../goods_files/wizard/imports'
import { wholes } from '../goods_files/wizard/pieces'
import './words'

type Schemas = components['schemas']
export type Look = Schemas['OrderImportLook']
/** One of its tables. */
export type LookFile = Schemas['OrderImportFile']
/** Which column says what: of each field the place of its column. */
export type Mapping = Schemas['OrderImportMapping']
/** An import of orders, as the server says it. */
export type OrderImportTold = Schemas['OrderImportView']
type OrderFaultTold = Schemas['OrderImportFault']

interface OrderImport extends ImportView {
  look?: Look | null
  mapping?: Mapping | null
  /** That came with the orders. */
  customers: number
}

/** Which of its jobs was stopped: the kind of a check is called so. */
const stepOf = ({ state, job, created }: OrderImportTold): ImportView['step'] => {
  if (state !== 'stopped' && state !== 'failed') return null
  return created > 0 || (job && !job.kind.includes('check')) ? 'run' : 'check'
}
const wasRun = (told: OrderImportTold) =>
  told.state === 'running' || told.state === 'done' || stepOf(told) === 'run'

/** As every import is said in the wizard. */
export function readImport(told: OrderImportTold): OrderImport {
  const { id, state, by, made_at, name, bytes, look, job, good, known, refused, faults, rev } = told
  const isChecked = state === 'checked'
  return {
    ...{ id, state, by, made_at, name, bytes, rev, customers: told.customers },
    look: look ?? null,
    mapping: told.mapping ?? null,
    job: job ?? null,
    step: stepOf(told),
    counts: {
      created: wasRun(told) ? told.created : good,
      updated: 0,
      unchanged: known,
      skipped: 0,
      refused,
      faults,
    },
    can_run_all: isChecked && faults === 0,
    can_run_good: isChecked && good > 0,
  }
}

export const readFault = ({
  no,
  line,
  what,
  column,
  code,
  title,
  order_no,
}: OrderFaultTold): ImportFault => ({
  ...{ no, line, code, title },
  file: say(`order_files.table.${what}`),
  column: column ?? '',
  row_code: order_no,
})

/** The first goes by the import's own name. */
export function pieceAt(n: number, piece: Blob): string {
  const name = n > 0 && piece instanceof File ? `?name=${encodeURIComponent(piece.name)}` : ''
  return `files/${n + 1}${name}`
}

/** Imports of orders, on the server: one file or two, each sent whole. */
export const orderImportsOf = (shop: string) =>
  importsAt<OrderImport, OrderImportTold, OrderFaultTold>({
    at: `/api/shops/${shop}/order-imports`,
    pieceAt,
    cut: (_, files) => wholes(files),
    // It does not say which of them are there.
    missing: (_, { count }) => [...Array(count).keys()],
    isWhole: () => false,
    read: readImport,
    readFault,
  })
