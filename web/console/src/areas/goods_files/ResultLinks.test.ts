import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@console/i18n'
import { SHOP } from '@console/live/shop'
import type { GoodsImport } from './api'
import ResultLinks from './ResultLinks.vue'

const linksOf = (created: number, updated: number) => {
  const view = { id: 'i1', mapping: null, counts: { created, updated } } as unknown as GoodsImport
  const page = mount(ResultLinks, {
    props: { view },
    global: {
      plugins: [i18n],
      provide: { [SHOP as symbol]: { id: 's', slug: 'qingmu' } },
      stubs: { RouterLink: RouterLinkStub },
    },
  })
  return page.findAllComponents(RouterLinkStub)
}

it('opens in the Assistant what the import brought', () => {
  const link = linksOf(0, 2).find((each) => each.text() === '在宝贝助理中打开')
  expect(link?.props('to')).toMatchObject({ name: 'goods-assistant', query: { import: 'i1' } })
  expect(linksOf(0, 0).map((each) => each.text())).toEqual(['查看商品'])
})
