import { ref, type Ref } from 'vue'
import { useShop } from '@console/live/shop'

/** Sends picked pictures one after the other: what went well stays where a later one is refused. */
export function useAdding(pictures: Ref<string[]>, most: () => number, refused: (error: unknown) => void) {
  const shop = useShop()
  const isBusy = ref(false)

  async function add(event: Event) {
    const input = event.target as HTMLInputElement
    isBusy.value = true
    try {
      for (const file of [...(input.files ?? [])].slice(0, most() - pictures.value.length)) {
        const { id } = await shop.api.addPicture(file)
        pictures.value = [...pictures.value, id]
      }
    } catch (error) {
      refused(error)
    } finally {
      isBusy.value = false
      input.value = ''
    }
  }
  return { isBusy, add }
}
