import { defineConfig } from '@playwright/test'

/** Written, but not yet proved on a quiet machine: `YINGKE_ALL_JOURNEYS=1 npm run e2e` runs them too. */
const UNPROVED = ['xss.spec.ts', 'axe.spec.ts', 'phone.spec.ts', 'upload.spec.ts']
const isAll = Boolean(process.env.YINGKE_ALL_JOURNEYS)
if (!isAll) console.warn(`NOT RUN, because not yet proved: ${UNPROVED.join(', ')}`)

/** Browser journeys against a real server on throw-away data; see e2e/server.ts. */
export default defineConfig({
  testDir: 'e2e',
  testIgnore: isAll ? [] : UNPROVED.map((name) => `**/${name}`),
  outputDir: '../target/journeys',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.YINGKE_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
