import { ref } from 'vue'
import type { SendBodies } from '@kit/live'
import type { Phrase } from '@console/api/types'

/** A picture or a card that a phrase brought along, to be sent after the text. */
export type Attached =
  | { kind: 'image'; key: string; body: SendBodies['image'] }
  | { kind: 'product'; key: string; body: SendBodies['product'] }

/** What phrases queued: sent with one key, each part as a message of its own. */
export function useAttached(kept: { attached?: Attached[]; used?: string[] } | undefined) {
  const attached = ref<Attached[]>(kept?.attached ?? [])
  const used = ref<string[]>(kept?.used ?? [])

  function take(phrase: Phrase) {
    const held = new Set(attached.value.map(({ key }) => key))
    const pictures = phrase.pictures.map((body): Attached => ({ kind: 'image', key: body.file, body }))
    const cards = phrase.products.map((product): Attached => ({
      kind: 'product',
      key: product,
      body: { product },
    }))
    attached.value = [...attached.value, ...[...pictures, ...cards].filter(({ key }) => !held.has(key))]
    used.value = [...used.value, phrase.id]
  }
  const drop = (key: string) => (attached.value = attached.value.filter((each) => each.key !== key))
  const clear = () => ((attached.value = []), (used.value = []))
  return { attached, used, take, drop, clear }
}
