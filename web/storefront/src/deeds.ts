import { ref, type Ref } from 'vue'
import { NotThere, Refused } from './api'
import { attempt } from './attempts'
import { mine, type Order } from './mine'
import type { Word } from './words'

const reasons: Record<string, Word> = {
  no_answer: 'noAnswer',
  no_memory: 'noMemory',
  too_fast: 'tooFast',
  out_of_stock: 'outOfStock',
  cart_full: 'cartFull',
  key_reused: 'keyReused',
  changed_meanwhile: 'changedMeanwhile',
  refund_open: 'refundOpen',
  bad_amount: 'badAmount',
  bad_quantity: 'tooManyPieces',
  other_sku: 'otherSku',
  dearer_than_paid: 'dearerSku',
  not_whole: 'notWhole',
  enough: 'enough',
  window_over: 'windowOver',
  excluded_custom: 'excludedCustom',
  unfit_reason: 'unfitReason',
  seven_days_over: 'sevenDaysOver',
  bad_words: 'badWords',
  bad_pictures: 'badPictures',
  not_delivered: 'notDelivered',
  freight_rises: 'freightRises',
  not_listed: 'notListed',
  total_changed: 'totalChanged',
  no_such_sku: 'notThere',
  no_such_service: 'totalChanged',
  bad_install_day: 'badInstallDay',
  install_day_missing: 'needInstallDay',
  customer_blocked: 'blocked',
  payment_declined: 'payDeclined',
  payment_unreachable: 'payUnreachable',
  no_difference: 'noDifference',
  already_issued: 'alreadyIssued',
  reviewed: 'reviewed',
  bad_title: 'badTitle',
  bad_tax_no: 'badTaxNo',
  bad_email: 'badEmail',
}

/** Why something was not done, in words for the customer. */
export function reasonOf(error: unknown): Word {
  if (error instanceof NotThere) return 'notThere'
  if (!(error instanceof Refused)) return 'failedHint'
  if (reasons[error.code]) return reasons[error.code]!
  if (error.status === 409) return 'wrongState'
  return error.status === 429 ? 'tooFast' : error.status >= 500 ? 'noAnswer' : 'notDone'
}

/** What was shown no longer stands: it is loaded anew before the customer decides again. */
const isOutdated = (error: unknown) => error instanceof Refused && error.status === 409

/**
 * The customer's acts on one order: one at a time, each under a key that belongs to what was seen of the order,
 * so that the same press after a broken network is the same act.
 */
export function useDeeds(order: Ref<Order | undefined>, reload: () => Promise<unknown>) {
  const isBusy = ref(false)
  const trouble = ref<Word>()

  async function perform(path: string, body: object = {}, method = 'POST'): Promise<boolean> {
    const seen = order.value
    if (!seen || isBusy.value) return false
    isBusy.value = true
    trouble.value = undefined
    const whole = `orders/${seen.id}/${path}`
    try {
      order.value = await attempt(`${whole}.${seen.rev}`, (key) =>
        mine<Order>(whole, method, { key, rev: seen.rev, ...body }),
      )
      return true
    } catch (error) {
      if (isOutdated(error)) await reload().catch(() => {})
      trouble.value = reasonOf(error)
      return false
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, trouble, perform }
}
