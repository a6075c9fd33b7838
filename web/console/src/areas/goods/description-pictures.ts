import { onScopeDispose, reactive, ref } from 'vue'
import { useSending } from '@console/areas/files/adding'
import { problemText } from '@console/i18n'
import { useShop } from '@console/live/shop'

/** Pictures for a description. At its address nobody sees one before the product is saved with it. */
export function useDescriptionPictures() {
  const shop = useShop()
  const sending = useSending()
  const failed = ref('')
  /** Where this page sees what was just sent, by the address that it will have. */
  const fresh = reactive(new Map<string, string>())

  async function send(files: readonly File[], put: (address: string) => unknown) {
    failed.value = ''
    try {
      await sending.send(files, (id, file) => {
        const address = `/api/store/${shop.slug}/photos/${id}`
        fresh.set(address, URL.createObjectURL(file))
        return put(address)
      })
    } catch (error) {
      failed.value = problemText(error)
    }
  }
  onScopeDispose(() => fresh.forEach((seen) => URL.revokeObjectURL(seen)))
  return { isBusy: sending.isBusy, failed, fresh, send }
}
