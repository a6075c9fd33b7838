import { expect, it } from 'vitest'
import type { NoticeView } from '@console/api/types'
import { byDay } from './notices'

const said = { title: 't', text: '' }
const told = (id: number, at: number): NoticeView => ({
  id,
  at,
  category: 'order',
  zh: said,
  en: said,
  link: null,
  is_read: false,
})

it('groups by day and keeps the order', () => {
  const now = new Date(2026, 10, 28, 10).getTime()
  const hour = 3_600_000
  const days = byDay([told(4, now), told(3, now - hour), told(2, now - 24 * hour)], now, {
    today: '今天',
    yesterday: '昨天',
  })
  expect(days.map((day) => [day.label, day.notices.map(({ id }) => id)])).toEqual([
    ['今天', [4, 3]],
    ['昨天', [2]],
  ])
})
