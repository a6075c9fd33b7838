import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'

/** Browser journeys against a real server on throw-away data; see e2e/server.ts. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../target/journeys',
  // While one waits for a page or for time another goes on; more would hurry each other. `--workers=1` runs them one by one.
  workers: Math.min(2, availableParallelism()),
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
