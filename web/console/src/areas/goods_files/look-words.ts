import { i18n, say, wordOf } from '@console/i18n'
import type { Look } from './api'
import { fieldOf } from './fields'
import './words'

type Found = Partial<Pick<Look, 'no_template' | 'pictures_elsewhere' | 'hosts_elsewhere'>>
const known = (key: string) => i18n.global.te(key, 'zh-CN')

/** An encoding as people call it. */
export const encodingText = (encoding: string) =>
  wordOf('goods_files.encodings', encoding.toLowerCase().replace(/[^a-z0-9]/g, ''), encoding)

/** What is to be known of a file. */
export const hasNoteWords = (note: string) => known(`goods_files.notes.${note}`)
export function noteText(note: string, look: Found = {}): string {
  const n = note === 'description_pictures_elsewhere' ? look.pictures_elsewhere : look.no_template
  const hosts = look.hosts_elsewhere?.join(', ') ?? ''
  return hasNoteWords(note) ? say(`goods_files.notes.${note}`, { n: n ?? 0, hosts }) : note
}

/** A field of ours, by the name that the server has for it. */
export const hasFieldWords = (field: string) => known(`goods_files.fields.${field}`)
export const fieldText = (field: string) => wordOf('goods_files.fields', field)

/** What a file does not hold of a product: a field of ours, or a column of the file it came from. */
export function lostText(lost: string): string {
  const own = lost.replace(/^skus\.(code|picture)$/, 'sku_$1').replace(/^skus\./, '')
  const field = fieldOf('taobao', { name: own, field: null }) || own
  return hasFieldWords(field) ? fieldText(field) : say('goods_files.export.column', { name: lost })
}
