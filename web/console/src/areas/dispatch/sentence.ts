import { say } from '@console/i18n'
import './words'
import type { Decision, Step } from './dispatch'

type NameOf = (id: string) => string

/** Why a customer was given to whom, in one sentence. */
export function sentenceOf({ outcome, steps }: Decision, nameOf: NameOf): string {
  const why = steps.map((step) => clauseOf(step, nameOf)).filter(Boolean)
  if (outcome.outcome === 'queue') why.push(say('dispatch.step.full'))
  const what = say(`dispatch.outcome.${outcome.outcome}`, { name: whoOf(outcome, steps, nameOf) })
  return say('dispatch.sentence', { what, why: why.join(say('dispatch.comma')) })
}

/** As it was called then; a name may have changed since. */
function whoOf(outcome: Decision['outcome'], steps: Step[], nameOf: NameOf): string {
  if (outcome.outcome !== 'given') return ''
  const last = steps.at(-1)
  return (last && 'name' in last && last.name) || nameOf(outcome.member)
}

function clauseOf(step: Step, nameOf: NameOf): string {
  const clause = (key: string, values: Record<string, unknown> = {}) => say(`dispatch.step.${key}`, values)
  switch (step.step) {
    case 'on_duty': {
      const n = step.online + step.busy + step.suspended
      if (n) return clause('on_duty', { n })
      const { finishing, parted } = step
      const there = [
        finishing && clause('only_finishing', { n: finishing }),
        parted && clause('only_parted', { n: parted }),
      ]
      return there.filter(Boolean).join(say('dispatch.comma')) || clause('nobody')
    }
    case 'returned':
      return clause('returned', { name: nameOf(step.from) })
    case 'handed': {
      const name = step.from ? nameOf(step.from) : ''
      if (step.group) return clause('handed_group', { name, group: step.group })
      return name ? clause('handed', { name }) : clause('handed_queue')
    }
    case 'recent':
    case 'dedicated':
    case 'left_to':
      return clause(`${step.step}_${step.result}`, { name: step.name })
    case 'group':
      return step.name ? clause('group', { group: step.name }) : ''
    case 'wider':
      return clause(`wider_${step.to}`)
    case 'chosen':
      return clause(`chosen_${step.by}`, { ...step })
    default:
      return clause(step.step)
  }
}
