import { flushPromises, mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it, vi } from 'vitest'
import { Problem } from '@console/api/problem'
import { SHOP } from '@console/live/shop'
import type { ImportsApi, ImportView } from './imports'
import type { OneImport } from './one-import'
import { cutOf } from './pieces'
import { useSender } from './sender'
import { giveUp } from './sending'

type View = ImportView & { missing: number[] }
const file = new File(['abcdefgh'], 'a.csv', { lastModified: 1 })
const told = (more: Partial<View> = {}) =>
  ({ id: 'i', name: 'a.csv', bytes: 8, state: 'receiving', missing: [0, 1], ...more }) as View

function sender(put: (n: number) => Promise<void>, now = told(), id: string | undefined = undefined) {
  const isOnline = ref(true)
  const chosen = ref(id)
  const view = ref<View>()
  const act = vi.fn(async (_: unknown) => undefined)
  const begun = vi.fn(async (_: { key: string }) => now)
  const api = {
    begin: begun,
    one: async () => now,
    piece: (_: string, n: number) => put(n),
    cut: (_: View, files: File[]) => cutOf(files[0]!, 4),
    missing: ({ missing }: View) => missing,
    isWhole: ({ missing }: View) => !missing.length,
    look: 'look',
  } as unknown as ImportsApi<View>
  const one = { view, act, isActing: ref(false), problem: ref() } as unknown as OneImport<View>
  let sends!: ReturnType<typeof useSender<View>>
  const component = {
    template: '<p></p>',
    setup: () => void (sends = useSender(api, chosen, one, (opened) => (chosen.value = opened))),
  }
  const shown = mount(component, { global: { provide: { [SHOP as symbol]: { isOnline } } } })
  const end = () => (giveUp('i'), shown.unmount())
  return { sends, chosen, view, act, begun, isOnline, api, end }
}

it('begins an import, opens it, sends its file and looks at it', async () => {
  const sent: number[] = []
  const { sends, chosen, act, api, end } = sender(async (n) => void sent.push(n))
  await sends.begin([file])
  await flushPromises()
  expect([chosen.value, sent]).toEqual(['i', [0, 1]])
  expect(act).toHaveBeenCalledExactlyOnceWith(api.look)
  end()
})
it('begins it once however often it is asked while nobody answers', async () => {
  const { sends, begun, end } = sender(async () => undefined)
  begun.mockRejectedValueOnce(new Problem(0, 'offline', ''))
  await sends.begin([file])
  expect(sends.problem.value?.code).toBe('offline')
  await sends.begin([file])
  const keys = begun.mock.calls.map(([{ key }]) => key)
  expect(new Set(keys).size).toBe(1)
  await flushPromises()
  end()
})
it('goes on with the missing pieces of the same file, and with all of one that may be another', async () => {
  const sent: number[] = []
  const { sends, end } = sender(async (n) => void sent.push(n), told({ missing: [1] }), 'i')
  // Another browser, or one that does not know which file it was.
  await sends.goOn([file])
  expect(sent).toEqual([0, 1])
  await sends.goOn([new File(['x'], 'b.csv')])
  expect(sends.problem.value?.code).toBe('other_file')
  expect(sent).toHaveLength(2)
  end()
})
it('goes on by itself once the line is back', async () => {
  let isBroken = true
  const sent: number[] = []
  const put = async (n: number) => {
    if (n === 1 && isBroken) throw new Problem(422, 'offline', '')
    sent.push(n)
  }
  const { sends, isOnline, end } = sender(put, told(), 'i')
  await sends.goOn([file])
  expect(sends.sending.value?.isBusy).toBe(false)
  // Nobody waits six times in a test: the halt is as the last try leaves it.
  sends.sending.value!.problem = new Problem(0, 'offline', '')
  isBroken = false
  isOnline.value = false
  await flushPromises()
  isOnline.value = true
  await flushPromises()
  expect(sent).toEqual([0, 0, 1])
  end()
})
it('looks at a file that was all there when the page was left', async () => {
  const { view, act, api, end } = sender(async () => undefined, told(), 'i')
  view.value = told({ missing: [] })
  await flushPromises()
  expect(act).toHaveBeenCalledExactlyOnceWith(api.look)
  end()
})
