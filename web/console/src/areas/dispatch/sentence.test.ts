import { afterEach, expect, it } from 'vitest'
import { setLanguage } from '@console/i18n'
import type { Decision, Trace } from './dispatch'
import { decisionFor, sentenceOf } from './sentence'

afterEach(() => setLanguage('zh-CN'))
const nameOf = (id: string) => ({ a: '小禾', b: '安然' })[id] ?? '…'

const given: Decision = {
  outcome: { outcome: 'given', member: 'a' },
  steps: [
    { step: 'on_duty', online: 3, busy: 0, suspended: 1 },
    { step: 'recent', member: 'b', name: '安然', result: 'full' },
    { step: 'group', name: '售后' },
    {
      step: 'chosen',
      free: 2,
      by: 'load',
      name: '小禾',
      open: 2,
      capacity: 20,
      weight: 100,
      given: 4,
    },
  ],
}

it('says who got a customer and why, with the numbers', async () => {
  expect(sentenceOf(given, nameOf)).toBe(
    '分给小禾：在岗 4 人，上次的安然满了，属于「售后」组，2 人有空，小禾手头最少（2/20）。',
  )
  await setLanguage('en')
  expect(sentenceOf(given, nameOf)).toBe(
    'Given to 小禾: 4 on duty, 安然, who served them last, is full, meant for 售后, 2 free, 小禾 has the fewest (2/20).',
  )
})
it('tells those who are there and finish up, or have given the customer away, from nobody', () => {
  const pool = (there: object) => {
    const first = { step: 'on_duty', online: 0, busy: 0, suspended: 0, ...there } as const
    return sentenceOf({ outcome: { outcome: 'pool' }, steps: [first] }, nameOf)
  }
  expect(pool({ finishing: 1, parted: 0 })).toBe('进留言池：在岗的 1 人都在收尾，不接新的。')
  expect(pool({ finishing: 0, parted: 1 })).toBe('进留言池：在岗的 1 人刚把这个会话转出。')
  expect(pool({ finishing: 0, parted: 0 })).toBe('进留言池：没有人在岗。')
})
it('says why nobody got one', () => {
  const nobody = { step: 'on_duty', online: 0, busy: 0, suspended: 0 } as const
  expect(sentenceOf({ outcome: { outcome: 'pool' }, steps: [nobody] }, nameOf)).toBe('进留言池：没有人在岗。')
  const full = { step: 'on_duty', online: 1, busy: 0, suspended: 0 } as const
  const handed = { step: 'handed', from: 'b', group: '售后' } as const
  expect(sentenceOf({ outcome: { outcome: 'queue' }, steps: [full, handed] }, nameOf)).toBe(
    '排队：在岗 1 人，安然转给「售后」组，合适的人都满了。',
  )
})
it('tells a group that is full from one where nobody is on duty', async () => {
  const help = (there: object) => {
    const step = { step: 'wider', to: 'everyone', ...there } as const
    return sentenceOf({ outcome: { outcome: 'queue' }, steps: [step] }, nameOf)
  }
  expect(help({})).toContain('组里都满了，别组帮忙')
  expect(help({ is_empty: true })).toContain('组里没人在岗，别组帮忙')
  await setLanguage('en')
  expect(help({ is_empty: true })).toContain('nobody of the group is on duty, others help')
})
it('says of a served customer why they were given to whoever serves, not that they were left in between', () => {
  const trace = (at: number, decision: Decision, session = 1) => ({ at, session, decision }) as Trace
  const left = trace(2, { outcome: { outcome: 'pool' }, steps: [{ step: 'returned', from: 'a' }] })
  const traces = [left, trace(1, given)]
  expect(decisionFor(traces, 'a')).toEqual(given)
  expect(decisionFor(traces, null)).toEqual(left.decision)
  expect(decisionFor(traces, 'b')).toBeUndefined()
  expect(decisionFor([trace(3, left.decision, 2), trace(1, given)], 'a')).toBeUndefined()
  expect(decisionFor([], 'a')).toBeUndefined()
})
