import { vi } from 'vitest'

/**
 * What a console was heard and seen to tell, in tests. The sounds keep their device and stand apart by the clock, from
 * one file of a page to the next: so there is one speaker, and one clock that only goes on.
 */
export const notes: number[] = []
export const shown: DesktopNotice[] = []

const nothing = () => undefined
const onward = (next: unknown) => next
const ramps = {
  setValueAtTime: nothing,
  linearRampToValueAtTime: nothing,
  exponentialRampToValueAtTime: nothing,
}

/** In the place of `AudioContext`: notes each pitch, in Hz. */
export class Speaker {
  currentTime = 0
  destination = {}
  resume = async () => undefined
  createGain = () => ({ gain: ramps, connect: onward })
  createOscillator() {
    const frequency = { value: 0 }
    return { frequency, connect: onward, start: () => notes.push(frequency.value), stop: nothing }
  }
}

/** In the place of `Notification`. */
export class DesktopNotice {
  static permission = 'granted'
  onclick: () => void = nothing
  close = vi.fn()
  constructor(
    readonly title: string,
    readonly options: { body: string; tag: string },
  ) {
    shown.push(this)
  }
}

let clock = Date.UTC(2026, 10, 28)
/** So much later that the next sound is one of its own. */
export const later = () => vi.setSystemTime((clock += 1_000))

/** A desk that has told nothing yet, with a clock in hand. */
export function silence() {
  vi.useFakeTimers({ toFake: ['Date'] })
  later()
  notes.length = 0
  shown.length = 0
  DesktopNotice.permission = 'granted'
}
