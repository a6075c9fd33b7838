import { mount } from '@vue/test-utils'
import { ref } from 'vue'
import { expect, it } from 'vitest'
import { CHAT, type Chat } from './chat'
import TextBody from './TextBody.vue'

const link = ref<string>()
const found = ref('')
const show = (text: string) =>
  mount(TextBody, {
    props: { text },
    global: { provide: { [CHAT as symbol]: { link, found } as unknown as Chat } },
  })

it('shows whatever a customer writes as text', () => {
  const evil = '<img src=x onerror=alert(1)><script>alert(2)</script> javascript:alert(3)'
  const shown = show(evil)
  expect(shown.text()).toBe(evil)
  expect(shown.findAll('img, script, a, button')).toHaveLength(0)
})
it('asks before a link is opened', async () => {
  const shown = show('看 https://a.cn/x ，好吗')
  await shown.find('button').trigger('click')
  expect(link.value).toBe('https://a.cn/x')
})
it('marks what is searched for', async () => {
  found.value = '好吗'
  expect(show('你好吗').find('mark').text()).toBe('好吗')
  found.value = ''
})
