import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { OrderLine } from '../mine'
import type { MyReviews } from '../my-reviews'
import { say } from '../words'
import LineReview from './LineReview.vue'

const hostile = '<img src=x onerror=alert(1)>'
const line = { no: 1, title: '餐桌' } as OrderLine
const shown = (reviews: MyReviews) => mount(LineReview, { props: { line, reviews } })

it('offers to review what may be reviewed, and nothing of another line', async () => {
  const open = shown({ reviews: [], open: [0, 1] })
  expect(open.get('button').text()).toBe(say('reviewGive'))
  await open.get('button').trigger('click')
  expect(open.emitted('review')).toHaveLength(1)
  expect(shown({ reviews: [], open: [0] }).text()).toBe('')
})
it('shows what was said and replied, as words, whoever wrote them', () => {
  const other = { line: 0, stars: 1, words: '别的', at: 1, reply: null }
  const reply = { words: '谢谢您', by: null, at: 2 }
  const given = { line: 1, stars: 4, words: hostile, at: 1, reply }
  const said = shown({ reviews: [other, given], open: [] })
  expect(said.text()).toContain(say('reviewMine'))
  expect(said.get('[role=img]').attributes('aria-label')).toBe(say('reviewStars', 4))
  expect(said.text()).toContain(hostile)
  expect(said.text()).toContain(say('reviewReply', '谢谢您'))
  expect(said.text()).not.toContain('别的')
  expect(said.find('img').exists()).toBe(false)
  expect(said.find('button').exists()).toBe(false)
})
