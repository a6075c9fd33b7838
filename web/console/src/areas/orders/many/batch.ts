import { ref } from 'vue'
import { toast } from '@kit/ui'
import { say } from '@console/i18n'
import { useShop } from '@console/live/shop'
import { useSaving } from '@console/areas/settings/saving'
import { makeAttempts } from '../attempt'
import { useLookAgain, type BatchReport } from './many'

/**
 * Sends one change of many orders under one key until somebody answers. Where all was done nothing is left to say;
 * else the report stays, so that nobody believes that all of them were.
 */
export function useBatch<Body extends object>(
  send: (asked: Body & { key: string }) => Promise<BatchReport>,
  done: () => void,
) {
  const lookAgain = useLookAgain(useShop())
  const attempt = makeAttempts()
  const report = ref<BatchReport>()
  const { isBusy, problem, save } = useSaving(async (body: Body) => {
    // A batch has no revision of its own: each order names one.
    const told = await attempt(body, 0, ({ key }) => send({ ...body, key }))
    lookAgain()
    if (told.applied && !told.refused) {
      toast(say('order_many.all_done', { n: told.done }), { tone: 'good' })
      return done()
    }
    report.value = told
  })
  return { isBusy, problem, save, report }
}
