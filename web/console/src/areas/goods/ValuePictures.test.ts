import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h, ref, type Ref } from 'vue'
import { i18n } from '@console/i18n'
import './words'
import { formOf, valuesOf, type GoodsForm } from './form'
import { chair } from './testing'
import ValuePictures from './ValuePictures.vue'

vi.mock('@console/areas/files/adding', () => ({
  useAdding: (pictures: Ref<string[]>) => ({
    isBusy: ref(false),
    add: () => {
      pictures.value = [...pictures.value, 'sent']
      return Promise.resolve()
    },
  }),
}))
vi.mock('@console/areas/reception/composer/AttachedPicture.vue', () => ({ default: { render: () => null } }))

const [front, back] = ['/api/store/qingmu/photos/a', '/api/store/qingmu/photos/b']

function open() {
  const form = ref<GoodsForm>(formOf(chair({ pictures: [front, back] })))
  const Host = defineComponent(
    () => () =>
      h(ValuePictures, {
        modelValue: form.value,
        'onUpdate:modelValue': (next: GoodsForm) => (form.value = next),
      }),
  )
  const shown = mount(Host, { global: { plugins: [i18n] } })
  const pictures = () => (valuesOf(form.value).skus as { picture: string }[]).map(({ picture }) => picture)
  return { form, shown, pictures }
}

it('gives a value one of the pictures of the product, and takes it back', async () => {
  const { shown, pictures } = open()
  await shown.get('[aria-label="黑色的图片"]').trigger('click')
  await shown.get('[aria-label="第 2 张图片"]').trigger('click')
  expect(pictures()).toEqual(['', back])
  await shown.get('.choice button:not([aria-pressed])').trigger('click')
  expect(pictures()).toEqual(['', ''])
})
it('adds one to the product, and shows none that the product has no more', async () => {
  const { form, shown, pictures } = open()
  await shown.get('[aria-label="原木色的图片"]').trigger('click')
  await shown.get('input[type=file]').trigger('change')
  await flushPromises()
  expect(form.value.pictures).toEqual([front, back, 'sent'])
  expect(pictures()).toEqual(['sent', ''])
  form.value.pictures = [front]
  expect(pictures()).toEqual(['', ''])
})
it('gives what was sent to the value that it was sent for', async () => {
  const { shown, pictures } = open()
  await shown.get('[aria-label="原木色的图片"]').trigger('click')
  void shown.get('input[type=file]').trigger('change')
  await shown.get('[aria-label="黑色的图片"]').trigger('click')
  await flushPromises()
  expect(pictures()).toEqual(['sent', ''])
})
