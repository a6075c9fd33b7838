import { expect, it } from 'vitest'
import zh from '@console/i18n/zh-CN'
import type { Rules } from './dispatch'
import { emptyGroup, faultsOf, hiddenBy, linesOf, placeOfNew, presets, tidy } from './rules'

const usual: Rules = {
  recent_days: 3,
  wait_for_known_s: 0,
  dedicated: true,
  share_by: 'load',
  beyond_group: true,
  vip_from_fen: null,
  return_after_s: 30,
  groups: [],
  members: [],
  robot_first: false,
  after_transfer: 'last',
  leave_to: null,
  reasons: ['需要主管决定'],
  needs_reason: false,
}

it('finds nothing wrong with what a new shop has, nor with the presets', () => {
  expect(faultsOf(usual).size).toBe(0)
  const groups = presets({ before: '售前', during: '售中', after: '售后' }, ['a'])
  expect(groups.map(({ name }) => name)).toEqual(['售后', '售中', '售前'])
  expect(faultsOf({ ...usual, groups }).size).toBe(0)
})
it('knows whom nobody comes to, and puts a new group above whoever takes all', () => {
  const groups = presets({ before: '售前', during: '售中', after: '售后' }, ['a'])
  expect(groups.map((_, at) => hiddenBy(groups, at))).toEqual([undefined, undefined, undefined])
  const below = [...groups, emptyGroup('大客户')]
  expect(hiddenBy(below, 3)?.name).toBe('售前')
  expect(placeOfNew(groups)).toBe(2)
  expect(placeOfNew(groups.slice(0, 2))).toBe(2)
})
it('says at which field nonsense stands, each with a sentence', () => {
  const faults = faultsOf({
    ...usual,
    recent_days: 31,
    wait_for_known_s: -1,
    vip_from_fen: 0,
    return_after_s: 4,
    groups: [
      { ...emptyGroup('售后'), pages: ['goods'], categories: ['x'.repeat(101)] },
      emptyGroup('售后'),
      emptyGroup(' '),
    ],
    members: [{ member: 'a', weight: 0, is_draining: false }],
    reasons: ['a', 'a'],
  })
  expect(Object.fromEntries(faults)).toEqual({
    recent_days: 'bad_recent_days',
    wait_for_known_s: 'bad_wait',
    vip_from_fen: 'bad_vip',
    return_after_s: 'bad_return',
    'groups.0.pages': 'bad_page',
    'groups.0.categories': 'bad_condition',
    'groups.1.name': 'same_group_name',
    'groups.2.name': 'bad_group_name',
    'members.a': 'bad_weight',
    reasons: 'bad_reason',
  })
  expect([...faults.values()].filter((code) => !(code in zh.errors))).toEqual([])
})
it('a field left empty is no number', () => {
  expect(faultsOf({ ...usual, recent_days: '' as never }).get('recent_days')).toBe('bad_recent_days')
})
it('forgets who has left and what is usual anyway', () => {
  const rules = tidy(
    {
      ...usual,
      leave_to: 'gone',
      groups: [{ ...emptyGroup(' 售后 '), members: ['a', 'gone'] }],
      members: [
        { member: 'a', weight: 100, is_draining: false },
        { member: 'b', weight: 100, is_draining: true },
        { member: 'gone', weight: 300, is_draining: false },
      ],
    },
    new Set(['a', 'b']),
  )
  expect(rules.leave_to).toBeNull()
  expect(rules.groups[0]).toMatchObject({ name: '售后', members: ['a'] })
  expect(rules.members.map(({ member }) => member)).toEqual(['b'])
})
it('reads one a line', () => expect(linesOf(' a \n\n b')).toEqual(['a', 'b']))
