import { reactive } from 'vue'

const FADES_MS = 6_000

/** Who writes just now. Nothing says "stopped" reliably, so it fades. */
export function makeTyping() {
  const who = reactive(new Map<string, { from: 'customer' | 'member'; name?: string }>())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  function end(conversation: string) {
    clearTimeout(timers.get(conversation))
    timers.delete(conversation)
    who.delete(conversation)
  }
  function heard(frame: { conversation: string; from: 'customer' | 'member'; name?: string; on: boolean }) {
    end(frame.conversation)
    if (!frame.on) return
    who.set(frame.conversation, frame)
    timers.set(
      frame.conversation,
      setTimeout(() => end(frame.conversation), FADES_MS),
    )
  }
  return { who, heard, end, stop: () => timers.forEach((timer) => clearTimeout(timer)) }
}
