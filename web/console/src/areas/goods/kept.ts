import type { Ref } from 'vue'
import { toast } from '@kit/ui'
import type { Problem } from '@console/api/problem'
import { say } from '@console/i18n'

interface Kept {
  id: string
  rev: number
}
interface List<Of> {
  /** Those that there are. */
  all: () => Of[]
  refetch: () => Promise<unknown>
}

/** Saves the form that is open: of one of a list, or of a new one. */
export function useKept<Of extends Kept, Form>(
  open: Ref<Of | 'new' | undefined>,
  { all, refetch }: List<Of>,
  add: (form: Form) => Promise<unknown>,
  change: (known: Of, form: Form) => Promise<unknown>,
) {
  return async function send(form: Form) {
    const known = open.value
    if (!known) return
    try {
      await (known === 'new' ? add(form) : change(known, form))
    } catch (error) {
      await newest(known, error as Problem)
      throw error
    }
    open.value = undefined
    await refetch()
    toast(say('goods.saved'), { tone: 'good', ms: 2_000 })
  }
  /** What was typed stays; saving again puts it over what the sentence has announced. */
  async function newest(known: Of | 'new', { code }: Problem) {
    if (known === 'new' || code !== 'changed_meanwhile') return
    await refetch()
    const now = all().find(({ id }) => id === known.id)
    if (now && open.value) open.value = { ...known, rev: now.rev }
  }
}
