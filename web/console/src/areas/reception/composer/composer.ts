import { useDebounceFn } from '@vueuse/core'
import { computed, nextTick, onScopeDispose, ref, watch, type Ref } from 'vue'
import type { Finding, LaneName } from '@kit/live'
import { useShow } from '@console/areas/cards/show'
import { entryText } from '../last-line'
import { useChat } from '../chat/chat'
import { unfilledIn, type Unfilled } from '@console/areas/phrases/variables'
import { useReception } from '../reception'
import { useAttached } from './attached'

const TYPING_AGAIN_MS = 3_000
const REVIEWED_CHARS = 4

/** What is being written: kept as a draft, shown to the other side as typing, looked at by the guard, sent. */
export function useComposer(field: Ref<HTMLTextAreaElement | undefined>, onUsed: (phrase: string) => void) {
  const { shop, drafts } = useReception()
  const chat = useChat()
  const { talk } = chat
  const show = useShow()
  const kept = drafts.of(talk.conversation)
  const text = ref(kept?.text ?? '')
  const isWhisper = ref(kept?.whisper ?? false)
  const quote = ref(kept?.quote)
  const queue = useAttached(kept)
  const findings = ref<Finding[]>([])
  const lane = computed<LaneName>(() => (isWhisper.value ? 'staff' : 'public'))
  let typingAt = 0

  watch(chat.quoting, (entry) => {
    if (!entry) return
    const name = entry.from.name ?? ''
    quote.value = { seq: entry.seq, name, text: entryText(entry).slice(0, 120) }
    isWhisper.value = false
    chat.quoting.value = undefined
  })
  watch([text, isWhisper, quote, queue.attached], () => {
    const { value: words } = text
    drafts.set(talk.conversation, {
      text: words,
      whisper: isWhisper.value,
      ...(quote.value && { quote: quote.value }),
      ...(queue.used.value.length && { attached: queue.attached.value, used: queue.used.value }),
      at: Date.now(),
    })
    if (!isReviewed()) findings.value = []
    void review()
  })
  watch(text, () => {
    fit()
    tellTyping()
  })

  const isReviewed = () => !isWhisper.value && text.value.trim().length >= REVIEWED_CHARS
  const review = useDebounceFn(() => {
    if (!isReviewed()) return
    const asked = text.value
    shop.reviews.ask(talk.conversation, asked, (found) => {
      if (text.value === asked) findings.value = found
    })
  }, 300)

  function tellTyping() {
    const isOn = !isWhisper.value && text.value.length > 0
    if (isOn && Date.now() - typingAt < TYPING_AGAIN_MS) return
    if (!isOn && typingAt === 0) return
    typingAt = isOn ? Date.now() : 0
    shop.live.say({ type: 'typing', conversation: talk.conversation, on: isOn })
  }
  function fit() {
    void nextTick(() => {
      if (!field.value) return
      field.value.style.height = 'auto'
      field.value.style.height = `${Math.min(field.value.scrollHeight + 2, innerHeight * 0.4)}px`
    })
  }

  const limit = computed(() => shop.limits.value.text_chars)
  const isTooLong = computed(() => Array.from(text.value).length > limit.value)
  const open = computed(() => unfilledIn(text.value))
  const canSend = computed(
    () => (text.value.trim().length > 0 || queue.attached.value.length > 0) && !isTooLong.value,
  )
  const go = ({ from, to }: Unfilled) => {
    field.value?.focus()
    field.value?.setSelectionRange(from, to)
  }

  function send() {
    if (!canSend.value) return
    // A customer never reads {订单号}: the first one left open is selected, to be typed over.
    if (open.value[0]) return go(open.value[0])
    const words = text.value.trim()
    const quoted = quote.value && !isWhisper.value && { quote: quote.value.seq }
    if (words) talk.send('text', { text: words, ...quoted }, lane.value)
    // A card is a thing between shop and customer; what is whispered stays a message.
    for (const { kind, body } of queue.attached.value)
      if (kind === 'image') talk.send(kind, { ...body }, lane.value)
      else if (isWhisper.value) talk.send(kind, { ...body }, lane.value)
      else void show(talk.conversation, { kind, product: body.product })
    for (const phrase of queue.used.value) onUsed(phrase)
    clear()
  }
  function clear() {
    text.value = ''
    quote.value = undefined
    findings.value = []
    queue.clear()
    drafts.set(talk.conversation, { text: '', whisper: isWhisper.value, at: Date.now() })
    drafts.flush()
    fit()
  }
  async function insert(words: string, from?: number) {
    const element = field.value
    const start = from ?? element?.selectionStart ?? text.value.length
    const end = element?.selectionEnd ?? start
    text.value = text.value.slice(0, start) + words + text.value.slice(Math.max(start, end))
    await nextTick()
    element?.focus()
    element?.setSelectionRange(start + words.length, start + words.length)
  }
  chat.focusInput = () => field.value?.focus()
  chat.edit = ({ command }) => {
    if (command.kind !== 'text') return
    shop.live.outbox.discard(command.client_id)
    text.value = text.value ? `${command.body.text}\n${text.value}` : command.body.text
    isWhisper.value = command.lane === 'staff'
    field.value?.focus()
  }
  onScopeDispose(() => {
    drafts.flush()
    if (typingAt) shop.live.say({ type: 'typing', conversation: talk.conversation, on: false })
  })
  return {
    text,
    isWhisper,
    quote,
    findings,
    lane,
    limit,
    isTooLong,
    canSend,
    send,
    insert,
    fit,
    queue,
    open,
    go,
  }
}
