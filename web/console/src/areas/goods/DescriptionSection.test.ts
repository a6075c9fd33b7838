import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import DescriptionSection from './DescriptionSection.vue'
import { formOf } from './form'
import { chair } from './testing'
import './words'

const { address } = vi.hoisted(() => ({ address: '/api/store/qingmu/photos/a' }))
vi.mock('./description-pictures', () => ({
  useDescriptionPictures: () => ({
    isBusy: false,
    failed: '',
    fresh: new Map([[address, 'blob:a']]),
    send: vi.fn(),
  }),
}))

it('says in the preview what is missing there until it is saved', async () => {
  const description = `<p><img src="${address}" alt=""></p>`
  const shop = { id: 's', slug: 'qingmu', membership: { member: { role: 'agent' } } }
  const shown = mount(DescriptionSection, {
    props: { modelValue: formOf(chair({ description })), wrong: () => '', saved: '<p>实木</p>' },
    global: { plugins: [i18n], provide: { [SHOP as symbol]: shop } },
  })
  expect(shown.text()).toContain('没有保存的图片')
  await shown.setProps({ saved: description })
  expect(shown.text()).not.toContain('没有保存的图片')
})
