import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { Problem } from '@console/api/problem'
import { SHOP } from '@console/live/shop'
import { useDescriptionPictures } from './description-pictures'

afterEach(() => vi.restoreAllMocks())

function open(addPicture: (file: File) => Promise<{ id: string }>) {
  let pictures!: ReturnType<typeof useDescriptionPictures>
  const page = defineComponent({
    setup() {
      pictures = useDescriptionPictures()
      return () => null
    },
  })
  const provide = { [SHOP as symbol]: { id: 'shop', slug: 'qingmu', api: { addPicture } } }
  const shown = mount(page, { global: { provide } })
  return { shown, pictures }
}
const file = (name: string) => new File(['x'], name, { type: 'image/png' })

it('gives each picture the address that it will have, and lets go of it with the page', async () => {
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:a')
  const gone = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
  const { shown, pictures } = open(async ({ name }) => ({ id: name }))
  const put: string[] = []
  await pictures.send([file('a'), file('b')], (address) => put.push(address))
  expect(put).toEqual(['/api/store/qingmu/photos/a', '/api/store/qingmu/photos/b'])
  expect(pictures.fresh.get('/api/store/qingmu/photos/a')).toBe('blob:a')
  expect([made.mock.calls.length, pictures.isBusy.value]).toEqual([2, false])
  shown.unmount()
  expect(gone).toHaveBeenCalledTimes(2)
})
it('keeps what went well where a later one is refused, and says why', async () => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:a')
  const { pictures } = open(async ({ name }) => {
    if (name === 'b') throw new Problem(0, 'offline', '')
    return { id: name }
  })
  const put = vi.fn()
  await pictures.send([file('a'), file('b'), file('c')], put)
  expect(put.mock.calls).toEqual([['/api/store/qingmu/photos/a']])
  expect(pictures.failed.value).toContain('网络')
  expect(pictures.isBusy.value).toBe(false)
})
it('shows nothing that comes after the page is gone', async () => {
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:a')
  let arrive!: () => void
  const { shown, pictures } = open(({ name }) => new Promise((there) => (arrive = () => there({ id: name }))))
  const sent = pictures.send([file('a')], () => {})
  shown.unmount()
  arrive()
  await sent
  expect(made).not.toHaveBeenCalled()
})
