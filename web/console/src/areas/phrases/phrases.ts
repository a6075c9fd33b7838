import { get, post, postBytes, put, remove } from '@console/api/client'
import type { ImportReport, Library, Phrase, PhraseForm, PhraseScope, PhraseUse } from '@console/api/types'

type ImportMode = 'check' | 'all' | 'good'
export type FileFormat = 'csv' | 'xlsx'

export const emptyForm = (folder = ''): PhraseForm => ({
  folder,
  code: '',
  title: '',
  body: '',
  pictures: [],
  products: [],
})
export const formOf = (phrase: Phrase): PhraseForm => ({
  folder: phrase.folder,
  code: phrase.code,
  title: phrase.title,
  body: phrase.body,
  pictures: phrase.pictures.map(({ file }) => file),
  products: phrase.products,
})

/** The field that a refusal is about. */
export const fieldOf = (code: string | undefined): keyof PhraseForm | undefined =>
  (
    ({
      bad_folder: 'folder',
      bad_code: 'code',
      code_taken: 'code',
      code_twice: 'code',
      bad_title: 'title',
      bad_body: 'body',
      unknown_variable: 'body',
      bad_pictures: 'pictures',
      not_a_picture: 'pictures',
      bad_products: 'products',
    }) as const
  )[code ?? '']

/** Phrases of one shop, on the server. */
export function phrasesOf(shop: string) {
  const path = `/api/shops/${shop}/phrases`
  const folders = `/api/shops/${shop}/phrase-folders`
  return {
    library: () => get<Library>(path),
    create: (of: PhraseScope, phrase: PhraseForm) => post<Phrase>(path, { of, phrase }),
    change: (id: string, rev: number, phrase: PhraseForm) => put<Phrase>(`${path}/${id}`, { phrase, rev }),
    remove: (id: string) => remove(`${path}/${id}`),
    place: (id: string, after: string | null, folder: string) =>
      put(`${path}/${id}/place`, { after, folder }),
    uses: (id: string) => get<PhraseUse[]>(`${path}/${id}/uses`),
    count: (id: string) => post(`${path}/${id}/uses`),
    makeFolder: (of: PhraseScope, name: string) => post(folders, { of, name }),
    renameFolder: (of: PhraseScope, name: string, to: string) => put(folders, { of, name, to }),
    removeFolder: (of: PhraseScope, name: string) =>
      remove(`${folders}?${new URLSearchParams({ of, name })}`),
    exportUrl: (of: PhraseScope, format: FileFormat) => `${path}/export?of=${of}&format=${format}`,
    import: (of: PhraseScope, mode: ImportMode, file: Blob) =>
      postBytes<ImportReport>(`${path}/import`, file, { of, mode }),
  }
}
export type PhrasesApi = ReturnType<typeof phrasesOf>
