import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import type { DeskRow } from '@kit/live'
import { useRows } from './list/rows'
import type { Group } from './model/groups'
import { RECEPTION } from './reception'
import { useReceptionActions } from './reception-actions'
import { aRow } from './testing'

/** Each answers one asking of a list. */
const asked: ((rows: DeskRow[]) => void)[] = []
let starKept: () => void
let hear: (frame: object) => void
beforeEach(() => (asked.length = 0))

function open() {
  const talk = aRow('talk')
  const shop = {
    slug: 's',
    me: 'me',
    membership: { member: { role: 'agent' } },
    rows: ref([talk]),
    row: () => talk,
    touch: () => undefined,
    desk: ref({ isKnown: true }),
    limits: ref({ first_ms: 20_000, later_ms: 60_000 }),
    listen: (hearer: typeof hear) => {
      hear = hearer
      return () => undefined
    },
    api: {
      star: () => new Promise<void>((kept) => (starKept = kept)),
      conversations: () => new Promise((answer) => asked.push((rows) => answer({ rows, next: null }))),
    },
  }
  const group = ref<Group>('mine')
  const reception = { shop, group, talk: ref(), row: ref(talk), closing: ref(new Set()) }
  const panes = { showSide: () => undefined, toggleSide: () => undefined }
  let list!: ReturnType<typeof useRows>
  let acts!: ReturnType<typeof useReceptionActions>
  const setup = () => {
    list = useRows()
    acts = useReceptionActions(reception as never, panes)
    return () => null
  }
  const queryClient = new QueryClient()
  const global = {
    plugins: [[VueQueryPlugin, { queryClient }]] as never[],
    provide: { [RECEPTION as symbol]: reception },
  }
  const shown = mount({ setup }, { global })
  const ids = () => list.rows.value.map((row) => row.conversation)
  return { shown, group, acts, ids }
}
const areAsked = (times: number) => vi.waitFor(() => expect(asked).toHaveLength(times))

/** The first answer was read before the change; it comes last. */
async function answerBoth() {
  await areAsked(2)
  asked[1]!([aRow('talk')])
  await flushPromises()
  asked[0]!([])
  await flushPromises()
}

it('lists who was starred while the list was on its way', async () => {
  const { shown, group, acts, ids } = open()
  void acts.star()
  group.value = 'starred'
  await areAsked(1)
  starKept()
  await answerBoth()
  await vi.waitFor(() => expect(ids()).toEqual(['talk']))
  shown.unmount()
})
it('lists who was closed while the list was on its way', async () => {
  const { shown, group, ids } = open()
  group.value = 'closed'
  await areAsked(1)
  hear({ type: 'desk', rows: [aRow('talk', { status: 'closed' })] })
  await answerBoth()
  await vi.waitFor(() => expect(ids()).toEqual(['talk']))
  shown.unmount()
})
