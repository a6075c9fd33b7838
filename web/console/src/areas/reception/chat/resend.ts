import { computed } from 'vue'
import { offer } from '@console/actions/actions'
import type { Shop } from '@console/live/shop'
import type { Talk } from '../talk'

/** One key sends again all that failed in the open chat. What the guard blocked has to be written otherwise. */
export function useResend(shop: Shop, talk: Talk) {
  const failed = computed(() =>
    talk.outbox.value.filter(
      ({ command, state, problem }) =>
        command.type === 'send' && state === 'failed' && problem?.code !== 'blocked',
    ),
  )
  const resend = () => failed.value.forEach(({ command }) => shop.live.outbox.retry(command.client_id))
  offer([{ id: 'resend', run: resend, isOff: () => failed.value.length === 0 }])
}
