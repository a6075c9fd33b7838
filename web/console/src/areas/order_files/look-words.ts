import { i18n, say } from '@console/i18n'
import './words'

const wordOf = (key: string, otherwise: string) => (i18n.global.te(key, 'zh-CN') ? say(key) : otherwise)

/** What is to be known of a file. */
export const hasNoteWords = (note: string) => i18n.global.te(`order_files.notes.${note}`, 'zh-CN')
export const noteText = (note: string) => wordOf(`order_files.notes.${note}`, note)

/** What a column is taken for; what a newer server reads is called as the file calls it. */
export const fieldText = (field: string, name: string) => wordOf(`order_files.fields.${field}`, name)
