import { expect, it } from 'vitest'
import { framed } from './description'

it('puts the policy before all that the shop wrote', () => {
  const html = '<meta http-equiv="refresh" content="0;url=//evil">'
  const page = framed(html, '/store/d.css', 'https://shop.example')
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('refresh'))
  expect(page).toContain(`default-src 'none'; img-src https://shop.example data:`)
  expect(page).not.toContain('script-src')
  expect(page).not.toContain('unsafe')
})
