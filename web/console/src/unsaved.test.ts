import { effectScope, ref } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { asked, askBeforeLeaving, guardUnsaved } from './unsaved'

const empty = { template: '<p></p>' }
const scope = effectScope()
afterEach(() => asked.value?.(true))

async function at(path: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/sign-in', component: empty, meta: { open: true } },
      { path: '/:section', component: empty },
    ],
  })
  await router.push(path)
  askBeforeLeaving(router)
  return router
}
const isDirty = ref(false)
scope.run(() => guardUnsaved(() => isDirty.value))
const asksToLeave = () => vi.waitFor(() => expect(asked.value).toBeDefined())

it('asks nobody whose changes are saved', async () => {
  isDirty.value = false
  const router = await at('/rating')
  await router.push('/staff')
  expect(router.currentRoute.value.path).toBe('/staff')
})
it('keeps the page with its changes, or leaves, as the person says', async () => {
  isDirty.value = true
  const router = await at('/rating')
  const staying = router.push('/staff')
  await asksToLeave()
  asked.value!(false)
  await staying
  expect(router.currentRoute.value.path).toBe('/rating')
  const leaving = router.push('/staff')
  await asksToLeave()
  asked.value!(true)
  await leaving
  expect(router.currentRoute.value.path).toBe('/staff')
})
it('lets a search within the page and the end of the sign-in through', async () => {
  isDirty.value = true
  const router = await at('/rating')
  await router.push('/rating?from=1')
  expect(router.currentRoute.value.query.from).toBe('1')
  await router.push('/sign-in')
  expect(router.currentRoute.value.path).toBe('/sign-in')
})
it('holds the tab open while something is unsaved', async () => {
  await at('/rating')
  const end = () => {
    const event = new Event('beforeunload', { cancelable: true })
    dispatchEvent(event)
    return event.defaultPrevented
  }
  isDirty.value = true
  expect(end()).toBe(true)
  scope.stop()
  expect(end()).toBe(false)
})
