import { describe, expect, it } from 'vitest'
import { defaults, merged, readSteps } from './choices'
import { diff, patched, type Patch } from './patch'

const asPatch = (value: unknown) => value as Patch

describe('what is told to the server', () => {
  it('is what differs, and nothing else', () => {
    const before = { theme: 'auto', keys: { take: 'Alt+H', star: 'Alt+J' }, overdue: [20, 30] }
    const after = { theme: 'dark', keys: { take: 'Alt+H', close: '' }, overdue: [20, 60] }
    expect(diff(before, after)).toEqual({
      theme: 'dark',
      keys: { star: null, close: '' },
      overdue: [20, 60],
    })
    expect(diff(after, after)).toEqual({})
  })
  it('makes the one of the other', () => {
    const before = asPatch({ ...defaults(), keys: { take: 'Alt+H' } })
    const after = asPatch({ ...defaults(), theme: 'dark', keys: { star: 'Alt+J' }, overdue: [5] })
    expect(patched(before, diff(before, after))).toEqual(after)
  })
  it('lets two devices that change different things keep both', () => {
    const base = asPatch(defaults())
    const desk = asPatch({ ...defaults(), keys: { take: 'Alt+H' } })
    const phone = asPatch({ ...defaults(), keys: { star: 'Alt+J' }, theme: 'dark' })
    const both = patched(patched(base, diff(base, desk)), diff(base, phone))
    expect(both).toMatchObject({ theme: 'dark', keys: { take: 'Alt+H', star: 'Alt+J' } })
  })
})

describe('what is read', () => {
  it('keeps what is known and of the right kind', () => {
    const read = merged(defaults(), {
      theme: 'dark',
      volume: 40,
      font_size: 99,
      panes: { list: 300, side: 'wide' },
      tones: { first: { on: false } },
      keys: { take: 'Alt+H', star: 7 },
      overdue: 'soon',
    })
    expect(read).toMatchObject({ theme: 'dark', font_size: 20, keys: { take: 'Alt+H' } })
    expect(read.panes).toEqual({ ...defaults().panes, list: 300 })
    expect(read.tones.first).toEqual({ ...defaults().tones.first, on: false })
    expect(read.overdue).toEqual(defaults().overdue)
    expect(read).not.toHaveProperty('volume')
  })
  it('keeps the order of home with names it does not know, and an empty one', () => {
    const home = ['team', 'of_tomorrow', 'to_ship', 'team']
    expect(merged(defaults(), { home }).home).toEqual(['team', 'of_tomorrow', 'to_ship'])
    expect(merged(defaults(), { home: [] }).home).toEqual([])
    expect(merged(defaults(), { home: [1] }).home).toEqual(defaults().home)
  })
  it('is the defaults where there is nothing, or nonsense', () => {
    for (const given of [undefined, null, 3, [], {}, { panes: null }])
      expect(merged(defaults(), given)).toEqual(defaults())
  })
  it('takes steps in any order, each once, and refuses nonsense', () => {
    expect(readSteps([60, 20, 20])).toEqual([20, 60])
    for (const given of [[], [1], [4_000], [20.5], [10, 20, 30, 40, 50, 60, 70, 80, 90], 'x'])
      expect(readSteps(given)).toBeUndefined()
  })
})
