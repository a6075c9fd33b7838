import type { OrderView } from '@console/api/types'

type Line = OrderView['lines'][number]

/** Lines whose cases wait for the shop, where one answer fits all: several, asked for with the same reason. */
export function waitingOf({
  lines,
}: Pick<OrderView, 'lines'>): (Line & { case: NonNullable<Line['case']> })[] {
  const waiting = lines.flatMap((line) => {
    const of = line.case
    return of?.state === 'WAIT_SELLER_AGREE' && !of.proposal ? [{ ...line, case: of }] : []
  })
  const isOne = new Set(waiting.map((line) => line.case.reason)).size === 1
  return isOne && waiting.length > 1 ? waiting : []
}

/** Which of an order's lines a refusal is about. */
export function refusedLine(
  { lines }: Pick<OrderView, 'lines'>,
  field: string | undefined,
): Line | undefined {
  const place = /^lines\.(\d+)$/.exec(field ?? '')?.[1]
  return place === undefined ? undefined : lines[Number(place)]
}
