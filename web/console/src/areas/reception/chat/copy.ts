import type { Entry } from '@kit/live'
import { toast } from '@kit/ui'
import { say } from '@console/i18n'
import { entryText } from '../last-line'

export const copyText = (entry: Entry) => copyWords(entryText(entry))

export function copyWords(words: string) {
  // Absent on plain http: then the older way serves.
  const done = navigator.clipboard?.writeText(words) ?? Promise.reject(new Error('no clipboard'))
  done.catch(() => copyByHand(words)).then(() => toast(say('words.copied'), { tone: 'good', ms: 1_500 }))
}

function copyByHand(words: string) {
  const field = document.createElement('textarea')
  field.value = words
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}
