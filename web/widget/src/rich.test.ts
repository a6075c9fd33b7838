import { describe, expect, it } from 'vitest'
import { absolute, type Config } from './config'
import { h } from './dom'
import { rich } from './rich'

const shown = (text: string) => h('div', {}, ...rich(text))
const links = (text: string) => [...shown(text).querySelectorAll('a')]

describe('text of a message', () => {
  it('shows an address as a link that tells where it leads and carries nothing along', () => {
    const [link] = links('看这里 https://shop.example/a?b=1&c=2 谢谢')
    expect(link?.getAttribute('href')).toBe('https://shop.example/a?b=1&c=2')
    expect(link?.textContent).toBe('https://shop.example/a?b=1&c=2')
    expect(link?.getAttribute('rel')).toContain('noopener')
    expect(link?.getAttribute('rel')).toContain('nofollow')
    expect(link?.target).toBe('_blank')
  })

  it('leaves the punctuation behind an address alone', () => {
    expect(links('（https://a.example/x）。').map((a) => a.textContent)).toEqual(['https://a.example/x'])
    expect(links('see https://a.example/x.').map((a) => a.textContent)).toEqual(['https://a.example/x'])
    expect(shown('见 https://a.example/x。好').textContent).toBe('见 https://a.example/x。好')
  })

  it('keeps the lines as they were broken', () => {
    const box = shown('一\n二\r\n三')
    expect(box.querySelectorAll('br')).toHaveLength(2)
    expect(box.textContent).toBe('一二三')
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '"><svg onload=alert(1)>',
    'https://"onmouseover="alert(1)',
    'http://<b>x',
    'HTTPS://',
  ])('shows %s as the words it is', (text) => {
    const box = shown(text)
    expect(box.textContent).toBe(text)
    expect([...box.querySelectorAll('*')].every((e) => e.tagName === 'A')).toBe(true)
    for (const link of links(text)) expect(link.getAttribute('href')).toMatch(/^https?:\/\//i)
  })
})

describe('addresses from the server', () => {
  const config = { origin: 'https://shop.example' } as Config

  it('belong to the server unless they say otherwise', () => {
    expect(absolute(config, '/files/a/b')).toBe('https://shop.example/files/a/b')
  })
  it.each(['javascript:alert(1)', 'data:text/html,x', 'blob:https://shop.example/1'])(
    'refuses %s',
    (path) => {
      expect(absolute(config, path)).toBe('')
    },
  )
})
