import { refusals } from '@kit/refusals/zh-CN'
import { computed, onUnmounted, ref } from 'vue'
import { Refused } from './api'
import { reasonOf } from './deeds'
import { conversationOf, upload } from './uploads'
import type { Word } from './words'

/** The server's bounds. */
export const MOST_PICTURES = 9
const MOST_BYTES = 20 << 20

/** A picture on its way, there (`id`), or refused. */
export interface Picture {
  key: number
  name: string
  /** Of the file on this device, or of what the server has had for longer. */
  url: string
  share: number
  id?: string
  trouble?: Word
}

/** Why a file need not even be tried. */
export function faultOf({ size, type }: Pick<File, 'size' | 'type'>): Word | undefined {
  if (!size) return 'empty'
  if (type && !type.startsWith('image/')) return 'not_a_picture'
  return size > MOST_BYTES ? 'pictureTooBig' : undefined
}

/** Why the server did not take one. */
export function troubleOf(error: unknown): Word {
  if (error instanceof Refused && error.code in refusals) return error.code as keyof typeof refusals
  if (error instanceof Refused && error.status === 413) return 'pictureTooBig'
  return reasonOf(error)
}

/** The pictures that a customer adds to what they say, sent while they go on writing; `kept` were there before. */
export function usePictures(slug: string, kept: { file: string; url: string }[] = []) {
  const before = kept.map(({ file, url }, n) => ({ key: -n, name: '', url, share: 1, id: file }))
  const list = ref<Picture[]>(before)
  const isTooMany = ref(false)
  const isSending = computed(() => list.value.some(({ id, trouble }) => !id && !trouble))
  const ids = computed(() => list.value.flatMap(({ id }) => id ?? []))
  /** Why what is written cannot go off yet. */
  const wait = computed<Word | undefined>(() => {
    if (isSending.value) return 'picturesSending'
    return list.value.some(({ trouble }) => trouble) ? 'picturesFailed' : undefined
  })
  let conversation: Promise<string> | undefined
  let made = 0

  function add(files: Iterable<File>) {
    const room = MOST_PICTURES - list.value.length
    const chosen = [...files]
    isTooMany.value = chosen.length > room
    for (const file of chosen.slice(0, Math.max(0, room))) {
      const picture = { key: ++made, name: file.name, url: URL.createObjectURL(file), share: 0 }
      list.value.push(picture)
      // The list's own copy, of which a change shows.
      void send(list.value[list.value.length - 1]!, file)
    }
  }

  async function send(picture: Picture, file: File) {
    picture.trouble = faultOf(file)
    if (picture.trouble) return
    const isDropped = () => !list.value.some(({ key }) => key === picture.key)
    const progress = (share: number) => (picture.share = share)
    try {
      conversation ??= conversationOf(slug)
      const stored = await upload(await conversation, file, { progress, isDropped })
      if (stored?.kind === 'file') picture.trouble = 'not_a_picture'
      else picture.id = stored?.id
    } catch (error) {
      conversation = undefined
      picture.trouble = troubleOf(error)
    }
  }

  function remove({ key, url }: Picture) {
    URL.revokeObjectURL(url)
    list.value = list.value.filter((one) => one.key !== key)
    isTooMany.value = false
  }

  onUnmounted(() => list.value.forEach(remove))

  return { list, ids, wait, isTooMany, add, remove }
}
