import type { components } from '@api/schema'
import { get, getFile, post, put, putBytes, remove } from '@console/api/client'
import { i18n } from '@console/i18n'
import type { Shop } from '@console/live/shop'
import type { Cut } from './pieces'

type Schemas = components['schemas']
/** `receiving → looked → checking → checked → running → done`; `stopped` and `failed` are gone on with. */
export type ImportState = Schemas['GoodsImportState']
/** Something long that the server does. */
export type Job = Schemas['JobView']
/** What an import did, or a check says it would. */
export type Counts = Schemas['GoodsImportCounts']

type OfGoods = 'kept_until' | 'look' | 'mapping' | 'missing' | 'piece_bytes'
/** An import of any kind, as it stands. */
export interface ImportView extends Omit<Schemas['GoodsImport'], OfGoods> {
  /** Behind it the file is gone, where the server says so. */
  kept_until?: number | undefined
}
export interface ImportFault extends Omit<Schemas['GoodsImportFault'], 'file'> {
  /** The table it stands in; empty where there is one. */
  file?: string
}
interface ImportFaults {
  faults: ImportFault[]
  next?: number | null
}
export interface Imports<View> {
  imports: View[]
  next?: string | null
}
export type Rows = Schemas['GoodsImportRows']

/** What tells the imports of one kind from others. */
export interface Kind<View extends ImportView, Told = View, ToldFault = ImportFault> {
  /** Their address. */
  at: string
  /** Where a piece goes, below the import's address. */
  pieceAt: (n: number, piece: Blob) => string
  cut: (view: View, files: File[]) => Cut
  /** The pieces that are not there yet. */
  missing: (view: View, cut: Cut) => number[]
  /** All pieces are known to be there, without the files. */
  isWhole: (view: View) => boolean
  /** What the server says, as every import is said here. */
  read: (told: Told) => View
  readFault: (told: ToldFault) => ImportFault
}

/** The imports of one kind, on the server. */
export function importsAt<View extends ImportView, Told = View, ToldFault = ImportFault>(
  kind: Kind<View, Told, ToldFault>,
) {
  const { at, read, readFault } = kind
  const one = (id: string) => `${at}/${id}`
  const act = (id: string, deed: string, body?: unknown) => post<Told>(`${one(id)}/${deed}`, body).then(read)
  return {
    ...kind,
    list: async (cursor?: string): Promise<Imports<View>> => {
      const page = await get<Imports<Told>>(at, { query: { cursor } })
      return { ...page, imports: page.imports.map(read) }
    },
    begin: (body: { key: string; name: string; bytes: number }) => post<Told>(at, body).then(read),
    one: (id: string) => get<Told>(one(id)).then(read),
    piece: (id: string, n: number, bytes: Blob, signal: AbortSignal) =>
      putBytes(`${one(id)}/${kind.pieceAt(n, bytes)}`, bytes, signal),
    map: (id: string, mapping: unknown) => put<Told>(`${one(id)}/mapping`, mapping).then(read),
    look: (id: string) => act(id, 'look'),
    check: (id: string) => act(id, 'check'),
    run: (id: string, rows: Rows) => act(id, 'run', { rows }),
    stop: (id: string) => act(id, 'stop'),
    resume: (id: string) => act(id, 'resume'),
    drop: (id: string) => remove<void>(one(id)),
    faults: async (id: string, cursor?: number): Promise<ImportFaults> => {
      const page = await get<FaultsTold<ToldFault>>(`${one(id)}/faults`, { query: { cursor } })
      return { ...page, faults: page.faults.map(readFault) }
    },
    faultsFile: (id: string) => getFile(`${one(id)}/faults.csv?lang=${i18n.global.locale.value}`),
  }
}
interface FaultsTold<ToldFault> {
  faults: ToldFault[]
  next?: number | null
}

/** What the wizard asks of any of them. */
export interface ImportsApi<View extends ImportView = ImportView> {
  at: string
  cut: (view: View, files: File[]) => Cut
  missing: (view: View, cut: Cut) => number[]
  isWhole: (view: View) => boolean
  list: (cursor?: string) => Promise<Imports<View>>
  begin: (body: { key: string; name: string; bytes: number }) => Promise<View>
  one: (id: string) => Promise<View>
  piece: (id: string, n: number, bytes: Blob, signal: AbortSignal) => Promise<void>
  map: (id: string, mapping: unknown) => Promise<View>
  look: (id: string) => Promise<View>
  check: (id: string) => Promise<View>
  run: (id: string, rows: Rows) => Promise<View>
  stop: (id: string) => Promise<View>
  resume: (id: string) => Promise<View>
  drop: (id: string) => Promise<void>
  faults: (id: string, cursor?: number) => Promise<ImportFaults>
  faultsFile: (id: string) => Promise<Blob>
}

export const keys = {
  one: (shop: Shop, at: string, id: unknown) => ['import', shop.slug, at, id],
  all: (shop: Shop, at: string) => ['imports', shop.slug, at],
  faults: (shop: Shop, at: string, id: unknown) => ['import-faults', shop.slug, at, id],
}
