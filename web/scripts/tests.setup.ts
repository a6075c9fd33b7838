import { afterAll, vi } from 'vitest'

// Test files of one thread share one page: each finds no server there, and leaves it as it found it.
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no server answers in tests')))

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
})
