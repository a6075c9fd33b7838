import { computed, onScopeDispose, ref, type Ref } from 'vue'
import { useShop } from '@console/live/shop'

/** Sends pictures one after the other, and puts each where it belongs once it is there: of a page that is gone, none any more. */
export function useSending() {
  const shop = useShop()
  const onTheirWay = ref(0)
  const isBusy = computed(() => onTheirWay.value > 0)
  let isGone = false
  onScopeDispose(() => (isGone = true))

  async function send(files: readonly File[], put: (id: string, file: File) => unknown) {
    onTheirWay.value += 1
    try {
      for (const file of files) {
        const { id } = await shop.api.addPicture(file)
        if (isGone) return
        await put(id, file)
      }
    } finally {
      onTheirWay.value -= 1
    }
  }
  return { isBusy, send }
}

/** Adds picked pictures: what went well stays where a later one is refused. */
export function useAdding(pictures: Ref<string[]>, most: () => number, refused: (error: unknown) => void) {
  const { isBusy, send } = useSending()
  const room = () => Math.max(0, most() - pictures.value.length)

  async function add(event: Event) {
    const input = event.target as HTMLInputElement
    const files = [...(input.files ?? [])].slice(0, room())
    try {
      // Others may have come meanwhile.
      await send(files, (id) => room() && (pictures.value = [...pictures.value, id]))
    } catch (error) {
      refused(error)
    } finally {
      input.value = ''
    }
  }
  return { isBusy, add }
}
