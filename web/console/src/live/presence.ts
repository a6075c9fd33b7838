import { computed, reactive, ref } from 'vue'
import type { ClientFrame, Presence, ServerFrame } from '@kit/live'

/** Who is there. What one chose while the connection was down is told as soon as it is up. */
export function makePresence(me: string, say: (frame: ClientFrame) => boolean) {
  const members = reactive(new Map<string, { state: Presence; open: number }>())
  const wished = ref<Presence>()

  function tell() {
    const state = wished.value
    if (!state || !say({ type: 'presence', state })) return
    members.set(me, { state, open: members.get(me)?.open ?? 0 })
    wished.value = undefined
  }

  return {
    members,
    mine: computed<Presence>(() => wished.value ?? members.get(me)?.state ?? 'offline'),
    choose(state: Presence) {
      wished.value = state
      tell()
    },
    online: tell,
    heard(frame: ServerFrame & { type: 'presence' }) {
      for (const { id, ...rest } of frame.members) members.set(id, rest)
    },
  }
}
