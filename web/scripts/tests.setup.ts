import { afterAll, vi } from 'vitest'

// Test files of one thread share one page: each finds no server there, leaves it as it found it, and the next has modules of its own.
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no server answers in tests')))

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.resetModules()
  document.body.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
})
