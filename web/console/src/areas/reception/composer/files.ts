import type { Ref } from 'vue'
import type { UploadedFile } from '@console/api/types'
import { useChat } from '../chat/chat'
import { useReception } from '../reception'

/** Pictures and files that were pasted, dropped or chosen: uploaded, then sent as a message. */
export function useFiles(lane: Ref<'public' | 'staff'>) {
  const { uploads } = useReception()
  const { talk } = useChat()

  function sendStored(file: UploadedFile, to: 'public' | 'staff') {
    const { id, kind, name, size, content_type, width, height } = file
    if (kind === 'image' && width && height) talk.send('image', { file: id, name, size, width, height }, to)
    else talk.send('file', { file: id, name, size, content_type }, to)
  }
  function addFiles(files: File[]) {
    for (const file of files) uploads.add(talk.conversation, lane.value, file, sendStored)
  }
  function paste(event: ClipboardEvent) {
    const files = [...(event.clipboardData?.files ?? [])]
    if (!files.length) return
    event.preventDefault()
    addFiles(files)
  }
  return { addFiles, paste }
}
