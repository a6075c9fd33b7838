import type { CaseBody } from '@kit/live'

/** What became of a case without either side, in English; `{n}` is money. */
const lines: Record<string, string> = {
  agreed:
    'The shop did not answer in time, so it was agreed to by itself. Please send the goods back in time, or wait for what is sent again.',
  turned_to_return:
    'What you wanted instead is sold out: please send the goods back in time, and {n} goes back once the shop has them.',
  reissue_withdrawn:
    'The shop took back a reissue that was opened by mistake. Nothing is sent; you may ask again if you need to.',
  refunded: 'The shop did not answer in time, so {n} went back by itself.',
  received:
    'The shop did not confirm in time: what you sent back counts as received, and the shop sends next.',
  platform: 'The shop did not send in time: the platform looks at it.',
  platform_sold_out:
    'The shop did not answer in time, and what you wanted is sold out: the platform looks at it.',
  proposal_declined: 'The proposal was not answered in time. It is void, and the shop answers anew.',
  void_refused: 'The proposal was not answered in time. It is void, and you may ask the platform.',
  soon_declined: 'Please answer the shop’s proposal soon. Without an answer it counts as declined.',
  soon_closed_unsent: 'Please send the goods back soon and say in which parcel. Otherwise the case closes.',
  soon_closed_refused: 'Refused: please ask the platform soon if you do not agree. Otherwise it closes.',
  soon_done: 'Please confirm soon what was sent again, or ask the platform. Otherwise it is done.',
  done: 'Nothing was confirmed in time: what was sent again counts as received, and the case is done.',
  lapsed: 'The customer did not go on in time: the case is closed.',
  for_shop: 'The dispute was decided when its time was over: for the shop. The case is closed.',
  for_customer: 'The dispute was decided when its time was over: for the customer.',
  paid: 'The dispute was decided when its time was over: for the customer, {n} goes back.',
  platform_for_shop: 'The platform decided for the shop. The case is closed.',
  platform_for_customer: 'The platform decided for the customer.',
  platform_paid: 'The platform decided for the customer: {n} goes back.',
  protection_given: 'The price protection you asked for was granted: {n} goes back.',
  protection_declined: 'The shop did not agree to price protection: no difference goes back.',
  protection_unanswered:
    'The shop did not answer in time: price protection counts as declined, no difference goes back.',
  platform_goods_back:
    'The platform decided for the customer. Please send the goods back first; then the shop goes on.',
}

/** Says it in English, with the name of who says it; what a newer server invented stays as it is. */
export function translate(box: HTMLElement, { code, order_no, goods, amount_fen }: CaseBody) {
  const line = lines[code]
  if (!line) return
  const money = `¥${((amount_fen ?? 0) / 100).toFixed(2)}`
  box.textContent = `After-sale of order ${order_no} (${goods}): ${line.replace('{n}', money)}`
  const name = box.closest('.row')?.querySelector('.name')
  if (name) name.textContent = 'After-sale news'
}
