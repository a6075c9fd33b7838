import { defineConfig } from '@playwright/test'
import journeys from '../playwright.config'

/** What the console costs in a browser; figures, and a failure where they miss a goal. Never part of `make test`. */
export default defineConfig(journeys, {
  testDir: '.',
  outputDir: '../../target/browser-bench',
  // What is measured has the machine to itself.
  workers: 1,
  timeout: 60 * 60_000,
})
