import { expect, it } from 'vitest'

/** Whatever holds texts that people read. */
const files = import.meta.glob<string>(
  [
    '../console/src/i18n/{en,zh-CN}/*.ts',
    '../console/src/areas/**/*words.ts',
    '../console/src/areas/**/words/*.ts',
    '../storefront/src/words/*.ts',
    '../widget/src/words.ts',
    '../widget/parts/*.ts',
    './refusals/*.ts',
    '!**/*.test.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)
/** A straight apostrophe after a letter, within one text. */
const straight = /"[^"\n]*[a-z]'[^"\n]*"|`[^`\n]*[a-z]'[a-z][^`\n]*`|[a-z]\\'/i

it('writes the apostrophe in one way: ’', () => {
  const all = Object.entries(files)
  for (const folder of ['/console/', '/storefront/', '/widget/', './refusals/'])
    expect(all.some(([file, code]) => file.includes(folder) && code.includes('en'))).toBe(true)
  expect(all.some(([, code]) => code.includes('’s '))).toBe(true)
  expect(all.filter(([, code]) => straight.test(code)).map(([file]) => file)).toEqual([])
})
it.each([`"the shop's chat"`, "`the ${what}, it isn't`", "'it isn\\'t'"])('finds %s', (code) => {
  expect(straight.test(code)).toBe(true)
})
