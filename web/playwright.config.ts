import { defineConfig } from '@playwright/test'

/** Browser journeys against a real server on throw-away data; see e2e/server.ts. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../target/journeys',
  // One by one: two on two cores hurry each other. `--workers=2` where there is room.
  workers: 1,
  // A run that is used once tells a race from a defect by trying again: it names what passed only then (scripts/test.sh).
  retries: process.env.CI ? 1 : 0,
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
