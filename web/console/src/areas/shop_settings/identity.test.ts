import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { Problem } from '@console/api/problem'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import IdentityCard from './IdentityCard.vue'
import { tagFor } from './shop-page'

const tag = tagFor('https://chat.example/', 'qingmu', '令牌')
function open() {
  const api = {
    showIdentity: vi.fn(async () => ({ secret: 'the-old-one' })),
    renewIdentity: vi.fn(async () => ({ secret: 'the-new-one' })),
  }
  const global = { plugins: [i18n], provide: { [SHOP as symbol]: { api } } }
  const card = mount(IdentityCard, { props: { tag }, global })
  const press = async (name: string) => {
    const named = (all: Iterable<HTMLButtonElement>) =>
      [...all].find((one) => one.textContent?.trim() === name)
    const dialog = document.querySelector('dialog')
    named((dialog ?? card.element).querySelectorAll('button'))!.click()
    await flushPromises()
  }
  return { api, card, press }
}
afterEach(() => document.body.replaceChildren())

it('names the token in the line for the page', () => {
  expect(tag).toBe(
    `<script src="https://chat.example/widget.js" data-shop="qingmu" data-identity="令牌" async></${'script'}>`,
  )
  expect(tagFor('https://chat.example', 'qingmu')).not.toContain('data-identity')
})
it('asks for the secret only when it is to be shown, and hides it again', async () => {
  const { api, card, press } = open()
  await flushPromises()
  expect(api.showIdentity).not.toHaveBeenCalled()
  expect(card.text()).toContain('data-identity="令牌"')
  await press('显示')
  expect(card.text()).toContain('the-old-one')
  await press('隐藏')
  expect(card.text()).not.toContain('the-old-one')
  expect(api.showIdentity).toHaveBeenCalledOnce()
})
it('renews only after it has said what breaks', async () => {
  const { api, card, press } = open()
  await press('更换')
  expect(document.querySelector('dialog')!.textContent).toContain('旧密钥签的令牌立即失效')
  await press('取消')
  expect(api.renewIdentity).not.toHaveBeenCalled()
  expect(document.querySelector('dialog')).toBeNull()
  await press('更换')
  await press('更换密钥')
  expect(document.querySelector('dialog')).toBeNull()
  expect(card.text()).toContain('the-new-one')
})
it('stays with a refusal and keeps what it had', async () => {
  const { api, card, press } = open()
  api.renewIdentity.mockRejectedValue(new Problem(403, 'forbidden', 'no'))
  await press('更换')
  await press('更换密钥')
  expect(document.querySelector('dialog [role=alert]')).not.toBeNull()
  expect(card.text()).not.toContain('the-new-one')
  card.unmount()
})
