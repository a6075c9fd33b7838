import { expect, it, vi } from 'vitest'
import type { Talk } from '../src/talk'
import { bar } from './barred'

it('tells the developer once which setting is missing, and the customer quietly in their language', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const talk = { config: { shop: 'qingmu' }, onChange: vi.fn() } as unknown as Talk
  bar(talk, 'zh-CN')
  expect(talk.barred).toBe('这个页面暂时不能咨询客服，请通过店铺的其他方式联系')
  bar(talk, 'en')
  expect(talk.barred).toContain('not available on this page')
  expect(talk.onChange).toHaveBeenCalledTimes(2)
  expect(told).toHaveBeenCalledOnce()
  const [line] = told.mock.calls[0]!
  expect(line).toContain(location.origin)
  expect(line).toContain('"qingmu"')
  expect(line).toContain('Shop and sites')
  expect(line).toContain('--origins')
  told.mockRestore()
})
