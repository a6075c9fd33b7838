import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import '@console/areas/goods/words'
import type { Look } from './api'
import MappingStep from './MappingStep.vue'

vi.mock('@console/areas/goods/goods', () => ({
  useCategories: () => ({ categories: ref([]) }),
  useTemplates: () => ({ templates: ref([{ id: 't1', terms: { name: '快递' } }]) }),
}))

const look: Look = {
  format: 'taobao',
  encoding: 'utf-16le',
  files: [],
  pictures: 0,
  columns: [],
  first_rows: [],
  notes: [],
  unknown_categories: [],
}

it('asks which template new products have, and sends none where none is chosen', async () => {
  const step = mount(MappingStep, {
    props: { look, mapping: null, rev: 2, isBusy: false, fault: undefined },
    global: { plugins: [i18n] },
    shallow: true,
  })
  const choice = step.get('[aria-describedby=import-template]')
  expect(choice.findAll('option').map((option) => option.text())).toEqual(['包邮', '快递'])
  await step.get('form').trigger('submit')
  await choice.setValue('t1')
  await step.get('form').trigger('submit')
  const sent = step.emitted('save')?.map(([mapping]) => mapping)
  expect(sent).toMatchObject([{ template: null, rev: 2 }, { template: 't1' }])
})
