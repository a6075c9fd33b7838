import { say } from '@console/i18n'
import { timeOf } from '@console/format'
import { waitText, type RoundView } from './figures'

/** Why a round stands as it does, in one sentence. `nameOf` tells a member's name. */
export function whyText(view: RoundView, nameOf: (id: string) => string, now: number, language: string) {
  const { round } = view
  const why = (key: string, values: Record<string, unknown> = {}) => say(`metrics.why.${key}`, values)
  const wait = (ms: number) => waitText(ms, language)
  const handed = round.held
    .filter(([at]) => at > round.asked_at)
    .map(([at, who]) => why('handed', { time: clock(at), name: nameOf(who) }))
  const asked =
    why('asked', { time: clock(round.asked_at) }) + (round.lines > 1 ? why('lines', { n: round.lines }) : '')
  return [
    asked,
    round.automatic.length ? why('automatic', { n: round.automatic.length }) : '',
    ...handed,
    end(),
    verdict(),
  ]
    .filter(Boolean)
    .join(language === 'en' ? '; ' : '；')

  function end() {
    if (typeof round.answered_at === 'number')
      return why('answered', {
        time: clock(round.answered_at),
        name: nameOf(round.answered_by ?? ''),
        wait: wait(round.answered_at - round.asked_at),
      })
    if (typeof round.ended_at === 'number') return why('ended', { time: clock(round.ended_at) })
    return why('waiting', { wait: wait(now - round.asked_at) })
  }
  function verdict() {
    if (round.exclusion) return why('excluded', { reason: say(`metrics.exclusions.${round.exclusion}`) })
    if (typeof view.limit_ms !== 'number') return ''
    const waited = (round.answered_at ?? round.ended_at ?? now) - round.asked_at
    if (waited > view.limit_ms) return why('over', { over: wait(waited - view.limit_ms) })
    return view.standing === 'met' ? why('within', { limit: wait(view.limit_ms) }) : ''
  }
}

const clock = (at: number) => `${timeOf(at)}:${String(new Date(at).getSeconds()).padStart(2, '0')}`
