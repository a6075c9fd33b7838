import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { anything } from '@console/areas/goods/filter'
import GridHead from './GridHead.vue'
import './words'

it('sorts by code from the first one on, and turns round when it is asked for again', async () => {
  const head = mount(GridHead, { props: { filter: anything() }, global: { plugins: [i18n] } })
  const code = () => head.get('.code')
  await code().get('button').trigger('click')
  await head.setProps({ filter: { ...anything(), sort: 'code', isFalling: false } })
  expect(code().attributes('aria-sort')).toBe('ascending')
  await code().get('button').trigger('click')
  expect(head.emitted('sort')).toEqual([
    [{ sort: 'code', isFalling: false }],
    [{ sort: 'code', isFalling: true }],
  ])
})
