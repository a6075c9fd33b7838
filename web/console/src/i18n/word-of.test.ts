import { afterEach, expect, it } from 'vitest'
import { setLanguage, wordOf } from '.'

afterEach(() => setLanguage('zh-CN'))

it('calls a code by its words, and one that nobody knows by itself', async () => {
  expect(wordOf('order_state', 'SELLER_CONSIGNED_PART')).toBe('部分发货')
  expect(wordOf('order_state', 'NEW_STATE')).toBe('NEW_STATE')
  expect(wordOf('order_state', 'NEW_STATE', '新状态')).toBe('新状态')
  await setLanguage('en')
  expect(wordOf('errors', 'executable')).toBe('Programs cannot be sent')
})
