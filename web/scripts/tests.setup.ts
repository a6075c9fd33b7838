import { vi } from 'vitest'

// A test finds no server but the one it makes up.
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no server answers in tests')))
