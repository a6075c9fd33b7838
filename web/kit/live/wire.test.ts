import { expect, it } from 'vitest'
import { wire } from './wire'

const send = { type: 'send', client_id: 'c', conversation: 'x' } as const
const image = { file: 'f', name: 'a.png', size: 1, width: 2, height: 3 }

it('sends of a picture only which one it is, and what it quotes', () => {
  expect(wire({ ...send, kind: 'image', body: image })).toEqual({
    ...send,
    kind: 'image',
    body: { file: 'f' },
  })
  expect(wire({ ...send, kind: 'image', body: { ...image, quote: 3 } })).toMatchObject({
    body: { file: 'f', quote: 3 },
  })
})
it('leaves everything else as it is', () => {
  const text = { ...send, kind: 'text', body: { text: '您好' } } as const
  expect(wire(text)).toBe(text)
})
