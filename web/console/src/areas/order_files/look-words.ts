import { i18n, wordOf } from '@console/i18n'
import './words'

/** What is to be known of a file. */
export const hasNoteWords = (note: string) => i18n.global.te(`order_files.notes.${note}`, 'zh-CN')
export const noteText = (note: string) => wordOf('order_files.notes', note)

/** What a column is taken for; what a newer server reads is called as the file calls it. */
export const fieldText = (field: string, name: string) => wordOf('order_files.fields', field, name)
