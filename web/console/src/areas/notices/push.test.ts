import { expect, it } from 'vitest'
import { deviceName } from './push'

it('names a browser so that its owner knows it', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0'
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile/15E148 Safari/604.1'
  expect(deviceName(edge)).toBe('Edge · Windows')
  expect(deviceName(phone)).toBe('Safari · iPhone')
  expect(deviceName('something')).toBe('Browser')
})
