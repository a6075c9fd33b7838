import { onScopeDispose, reactive, ref } from 'vue'
import { problemText } from '@console/i18n'
import { useShop } from '@console/live/shop'

/** Pictures for a description. At its address nobody sees one before the product is saved with it. */
export function useDescriptionPictures() {
  const shop = useShop()
  const isBusy = ref(false)
  const failed = ref('')
  /** Where this page sees what was just sent, by the address that it will have. */
  const fresh = reactive(new Map<string, string>())

  async function send(files: readonly File[], put: (address: string) => unknown) {
    isBusy.value = true
    failed.value = ''
    try {
      for (const file of files) {
        const { id } = await shop.api.addPicture(file)
        const address = `/api/store/${shop.slug}/photos/${id}`
        fresh.set(address, URL.createObjectURL(file))
        await put(address)
      }
    } catch (error) {
      failed.value = problemText(error)
    } finally {
      isBusy.value = false
    }
  }
  onScopeDispose(() => fresh.forEach((seen) => URL.revokeObjectURL(seen)))
  return { isBusy, failed, fresh, send }
}
