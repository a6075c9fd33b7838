import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lang } from '../words'
import SumList from './SumList.vue'

const usual = lang.value
beforeAll(() => void (lang.value = 'zh-CN'))
afterAll(() => void (lang.value = usual))

const shown = (dueFen: number, freightBackFen = 0) =>
  mount(SumList, {
    props: { goodsFen: 900, paidFen: 900, refundedFen: 500, freightBackFen, dueFen },
  }).text()

it('tells what came back from what is still on its way', () => {
  expect(shown(0)).toContain('已退款¥5')
  expect(shown(0)).not.toContain('退款处理中')
  expect(shown(200)).toContain('已退款¥3')
  expect(shown(200)).toContain('退款处理中¥2')
  expect(shown(500)).not.toContain('已退款')
})

it('names what of it the shop paid for the way back', () => {
  expect(shown(0)).not.toContain('寄回运费')
  expect(shown(0, 1_200)).toContain('已退款¥17')
  expect(shown(0, 1_200)).toContain('其中寄回运费¥12')
  expect(shown(1_200, 1_200)).toContain('退款处理中¥12')
})
