import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { say } from '@console/i18n'
import { minutes, steps } from './first-day'

const page = readFileSync('../docs/first-day.md', 'utf8')
/** Minute and page of each row of the table. */
const rows = [...page.matchAll(/^\| (\d+) \| (\S+) /gm)].map(([, minute, name]) => [Number(minute), name])

it('the list is that of the handbook, after the first start, minute by minute', () => {
  const sections = steps.slice(0, -1).map((step) => [minutes[step], say(`settings.sections.${step}`)])
  expect(steps.at(-1)).toBe('customers')
  expect(rows.slice(1, -1)).toEqual(sections)
  expect([rows[0]![0], rows.at(-1)![0]]).toEqual([0, minutes.customers])
})
