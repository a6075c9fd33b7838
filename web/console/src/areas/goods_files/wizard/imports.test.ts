import { afterEach, expect, it, vi } from 'vitest'
import { getFile } from '@console/api/client'
import { setLanguage } from '@console/i18n'
import { importsAt } from './imports'

vi.mock('@console/api/client', async (original) => ({
  ...(await original<object>()),
  getFile: vi.fn(async () => new Blob(['x'])),
}))
afterEach(() => setLanguage('zh-CN'))

it('asks for the file of faults in the language of the console', async () => {
  const api = importsAt({ at: '/imports' } as never)
  await api.faultsFile('i')
  expect(getFile).toHaveBeenLastCalledWith('/imports/i/faults.csv?lang=zh-CN')
  await setLanguage('en')
  await api.faultsFile('i')
  expect(getFile).toHaveBeenLastCalledWith('/imports/i/faults.csv?lang=en')
})
