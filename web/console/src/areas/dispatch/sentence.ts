import { say } from '@console/i18n'
import './words'
import type { Decision, Step, Trace, Trial } from './dispatch'

type NameOf = (id: string) => string

/**
 * The decision that is true now, of all about a conversation, newest first. With an owner it is the one that gave it to them: they may
 * have been gone in between, and come back. Whoever took it by hand has none.
 */
export function decisionFor(traces: Trace[], owner: string | null): Decision | undefined {
  const newest = traces[0]
  if (!newest || owner === null) return newest?.decision
  const given = traces.find(
    ({ session, decision }) => session === newest.session && decision.outcome.outcome === 'given',
  )?.decision
  return given?.outcome.outcome === 'given' && given.outcome.member === owner ? given : undefined
}

/** Why a customer was given to whom, in one sentence. */
export function sentenceOf({ outcome, steps }: Decision, nameOf: NameOf): string {
  const why = steps.map((step) => clauseOf(step, nameOf)).filter(Boolean)
  if (outcome.outcome === 'queue') why.push(say('dispatch.step.full'))
  const what = say(`dispatch.outcome.${outcome.outcome}`, { name: whoOf(outcome, steps, nameOf) })
  return say('dispatch.sentence', { what, why: why.join(say('dispatch.comma')) })
}

/** What came of a trial, in one sentence. */
export function trialText(trial: Trial | undefined, isTrying: boolean): string {
  if (!trial) return isTrying ? say('dispatch.trying') : ''
  if (!trial.decisions) return say('dispatch.trial_none')
  const numbers = { all: trial.decisions, n: trial.changed }
  return say(trial.changed ? 'dispatch.trial_changed' : 'dispatch.trial_same', numbers)
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
      return clause(`wider_${step.to}${step.is_empty ? '_empty' : ''}`)
    case 'chosen':
      return clause(`chosen_${step.by}`, { ...step })
    default:
      return clause(step.step)
  }
}
