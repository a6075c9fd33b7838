import { get, post, remove } from '@console/api/client'
import type { PushDevices } from '@console/api/types'
import { deviceName } from '@console/areas/settings/device-name'

const WORKER = '/console/push-worker.js'

export type Hurdle = 'unsupported' | 'denied' | 'unreachable'

export const canPush = () =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** The devices that notices of a shop are pushed to, and this one among them. */
export function pushOf(shop: string) {
  const path = `/api/shops/${shop}/push-devices`
  const list = () => get<PushDevices>(path)

  async function ownEndpoint(): Promise<string | undefined> {
    if (!canPush()) return undefined
    const worker = await navigator.serviceWorker.getRegistration('/console/')
    return (await worker?.pushManager.getSubscription())?.endpoint
  }

  async function subscribe(): Promise<Hurdle | undefined> {
    if (!canPush()) return 'unsupported'
    if ((await Notification.requestPermission()) !== 'granted') return 'denied'
    const { key } = await list()
    await navigator.serviceWorker.register(WORKER, { scope: '/console/' })
    const worker = await navigator.serviceWorker.ready
    const options = { userVisibleOnly: true, applicationServerKey: key }
    const subscription = await worker.pushManager.subscribe(options).catch(() => undefined)
    // In mainland China the services of Chrome and Edge are out of reach.
    if (!subscription) return 'unreachable'
    const { endpoint, keys } = subscription.toJSON()
    const label = deviceName(navigator.userAgent) ?? 'Browser'
    await post(path, { endpoint, p256dh: keys?.p256dh, auth: keys?.auth, label })
    return undefined
  }

  async function unsubscribe(id: string, endpoint: string) {
    await remove(`${path}/${id}`)
    if (endpoint !== (await ownEndpoint())) return
    const worker = await navigator.serviceWorker.getRegistration('/console/')
    await (await worker?.pushManager.getSubscription())?.unsubscribe()
  }

  return { list, ownEndpoint, subscribe, unsubscribe, trial: (id: string) => post(`${path}/${id}/trials`) }
}
