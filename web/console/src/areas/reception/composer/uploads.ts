import { reactive } from 'vue'
import { uuidv7, type LaneName } from '@kit/live'
import { upload } from '@console/api/uploads'
import type { UploadedFile } from '@console/api/types'
import { Problem } from '@console/api/problem'
import { problemText, refusalText, say } from '@console/i18n'
import type { Shop } from '@console/live/shop'

interface UploadItem {
  id: string
  conversation: string
  lane: LaneName
  file: File
  preview: string | undefined
  share: number
  problem: string | undefined
  /** The same file may be taken another time. */
  mayRetry: boolean
}
const MEGABYTE = 1 << 20
/** What the file is will not change by sending it again. */
const isFinal = (error: unknown) =>
  error instanceof Problem && [413, 422].includes(error.status) && error.code !== 'pieces_do_not_fit'

type Done = (file: UploadedFile, lane: LaneName) => void

/** Files on their way, per conversation; they go on while another chat is open. */
export function makeUploads(shop: Shop) {
  const items = reactive<UploadItem[]>([])
  const aborts = new Map<string, AbortController>()
  const dones = new Map<string, Done>()

  function add(conversation: string, lane: LaneName, file: File, done: Done) {
    const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined
    const item: UploadItem = {
      id: uuidv7(),
      conversation,
      lane,
      file,
      preview,
      share: 0,
      problem: undefined,
      mayRetry: false,
    }
    items.push(item)
    dones.set(item.id, done)
    const most = shop.limits.value.file_bytes
    if (file.size > most) fail(item.id, say('upload.too_large', { n: Math.floor(most / MEGABYTE) }))
    else if (file.size === 0) fail(item.id, refusalText({ code: 'empty' }))
    else void run(item.id)
  }

  async function run(id: string) {
    const item = items.find((other) => other.id === id)
    if (!item) return
    const abort = new AbortController()
    aborts.set(id, abort)
    Object.assign(item, { problem: undefined, share: 0 })
    const { conversation, file } = item
    const onProgress = (share: number) => (item.share = share)
    try {
      const stored = await upload({ shop: shop.id, conversation, file, onProgress, signal: abort.signal })
      dones.get(id)?.(stored, item.lane)
      drop(id)
    } catch (error) {
      if (!abort.signal.aborted) fail(id, problemText(error), !isFinal(error))
    }
  }

  function fail(id: string, problem: string, mayRetry = false) {
    const item = items.find((other) => other.id === id)
    if (item) Object.assign(item, { problem, mayRetry })
  }

  function drop(id: string) {
    aborts.get(id)?.abort()
    aborts.delete(id)
    dones.delete(id)
    const at = items.findIndex((item) => item.id === id)
    if (at < 0) return
    const [item] = items.splice(at, 1)
    if (item?.preview) URL.revokeObjectURL(item.preview)
  }

  return {
    items,
    add,
    retry: (id: string) => void run(id),
    drop,
    of: (id: string) => items.filter((i) => i.conversation === id),
  }
}
