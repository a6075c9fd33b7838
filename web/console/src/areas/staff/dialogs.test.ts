import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { Problem } from '@console/api/problem'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import PasswordDialog from './PasswordDialog.vue'
import PlaceDialog from './PlaceDialog.vue'

const shop = { membership: { member: { role: 'owner' } } }
const global = { plugins: [i18n], provide: { [SHOP as symbol]: shop } }
const dialog = () => document.querySelector('dialog')!
const escape = () => dialog().dispatchEvent(new Event('cancel', { cancelable: true }))
afterEach(() => document.body.replaceChildren())

it('takes a refusal back as soon as the field is mended', async () => {
  const refused = new Problem(409, 'login_taken', 'taken')
  const shown = mount(PlaceDialog, { props: { save: () => Promise.reject(refused) }, global })
  dialog()
    .querySelector('form')!
    .dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(dialog().textContent).toContain('这个账号已被使用')
  const login = dialog().querySelector<HTMLInputElement>('input')!
  login.value = 'another'
  login.dispatchEvent(new Event('input'))
  await flushPromises()
  expect(dialog().textContent).not.toContain('这个账号已被使用')
  shown.unmount()
})
it('shows what to hand on, and does not lose it to one slip of Esc', async () => {
  const props = { name: '小禾', login: 'xiaohe', password: 'abcd-efgh' }
  const shown = mount(PasswordDialog, { props, global })
  expect(dialog().textContent).toContain('/console/')
  expect(dialog().textContent).toContain('xiaohe')
  escape()
  await flushPromises()
  expect(shown.emitted('close')).toBeUndefined()
  expect(dialog().textContent).toContain('关掉以后就看不到这个密码了')
  escape()
  expect(shown.emitted('close')).toHaveLength(1)
  shown.unmount()
})
