import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import { SHOP } from '@console/live/shop'
import { useAdding, useSending } from './adding'

const file = (name: string) => new File(['x'], name, { type: 'image/png' })
/** A page that sends, and its pictures' answers, each given when the test says so. */
function open<T>(use: () => T) {
  const arrived = new Map<string, () => void>()
  const addPicture = vi.fn(
    ({ name }: File) =>
      new Promise<{ id: string }>((answer) => arrived.set(name, () => answer({ id: name }))),
  )
  let used!: T
  const page = defineComponent({
    setup() {
      used = use()
      return () => null
    },
  })
  const provide = { [SHOP as symbol]: { id: 'shop', slug: 'qingmu', api: { addPicture } } }
  const shown = mount(page, { global: { provide } })
  return { shown, used, addPicture, arrive: (name: string) => arrived.get(name)!() }
}

it('is busy until the last one is there, whichever was sent first', async () => {
  const { used, arrive, shown } = open(useSending)
  const put = vi.fn()
  const first = used.send([file('a')], put)
  const second = used.send([file('b')], put)
  arrive('b')
  await second
  expect(used.isBusy.value).toBe(true)
  arrive('a')
  await first
  expect(used.isBusy.value).toBe(false)
  expect(put.mock.calls.map(([id]) => id)).toEqual(['b', 'a'])
  shown.unmount()
})
it('puts nothing where the page is gone, and sends no more', async () => {
  const { used, arrive, shown, addPicture } = open(useSending)
  const put = vi.fn()
  const sent = used.send([file('a'), file('b')], put)
  shown.unmount()
  arrive('a')
  await sent
  expect(put).not.toHaveBeenCalled()
  expect(addPicture).toHaveBeenCalledOnce()
})
it('adds no more than there is room for, also of two that go side by side', async () => {
  const pictures = ref<string[]>([])
  const { used, arrive, shown } = open(() =>
    useAdding(
      pictures,
      () => 1,
      () => {},
    ),
  )
  const pick = (name: string) =>
    used.add({ target: { files: [file(name), file('more')], value: name } } as unknown as Event)
  const both = [pick('a'), pick('b')]
  arrive('a')
  arrive('b')
  await Promise.all(both)
  expect(pictures.value).toEqual(['a'])
  shown.unmount()
})
