import { uuidv7 } from '@kit/live/uuid'
import { Refused } from './api'

const DAY_MS = 86_400_000
const held = new Map<string, { key: string; at: number }>()

/**
 * Does something under a key that is kept until the server has answered, over a reload too: trying again after a
 * broken network repeats the attempt and does not make a second one. An attempt of the day before is over.
 */
export async function attempt<T>(name: string, act: (key: string) => Promise<T>, now = Date.now()) {
  const place = `yingke.store.attempt.${name}`
  const key = keptKey(place, now)
  try {
    const done = await act(key)
    forget(place)
    return done
  } catch (error) {
    if (error instanceof Refused && error.isFinal) forget(place)
    throw error
  }
}

function keptKey(place: string, now: number): string {
  const kept = read(place) ?? held.get(place)
  const attempt = kept && now - kept.at < DAY_MS ? kept : { key: uuidv7(now), at: now }
  held.set(place, attempt)
  try {
    localStorage.setItem(place, JSON.stringify(attempt))
  } catch {
    // Without storage the key lives as long as the page.
  }
  return attempt.key
}

function read(place: string): { key: string; at: number } | undefined {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function forget(place: string) {
  held.delete(place)
  try {
    localStorage.removeItem(place)
  } catch {
    // Nothing was kept there.
  }
}
