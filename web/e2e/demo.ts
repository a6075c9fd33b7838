import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BINARY, kept } from './server'

const SEED_MS = 90_000
/** Its times are told from when it was made: what it says of the last minutes is to stay true. */
const FRESH_MS = 5 * 60_000
/** From then on the next one is made while a journey goes on. */
const AGEING_MS = FRESH_MS / 2

interface Made {
  folder: string
  at: number
}

/** The demo shops, seeded once for many journeys: each begins with a copy. */
export class Demo {
  #made?: Made
  #next?: Promise<Made | undefined>
  #ending = new AbortController()
  #isBroken = false

  /** Into a folder that nobody serves yet. Where nothing could be made, the server seeds it itself, which takes longer. */
  async copyTo(folder: string) {
    if (!this.#isYounger(FRESH_MS)) await this.#renew()
    if (this.#made) await cp(this.#made.folder, folder, { recursive: true })
    if (!this.#isBroken && !this.#isYounger(AGEING_MS)) this.#next ??= this.#seeded()
  }

  async remove() {
    this.#ending.abort()
    await this.#forget(this.#made)
    await this.#forget(await this.#next)
  }

  #isYounger(ms: number) {
    return this.#made && Date.now() - this.#made.at < ms
  }

  async #renew() {
    await this.#forget(this.#made)
    this.#made = await this.#next
    this.#next = undefined
    if (this.#isBroken || this.#isYounger(FRESH_MS)) return
    await this.#forget(this.#made)
    this.#made = await this.#seeded()
  }

  async #forget(made?: Made) {
    if (made) await rm(made.folder, { recursive: true, force: true })
  }

  async #seeded(): Promise<Made | undefined> {
    const made = { folder: await mkdtemp(join(tmpdir(), 'yingke-demo-')), at: Date.now() }
    try {
      const line = ['seed', '--demo', ...kept(made.folder)]
      const { signal } = this.#ending
      await promisify(execFile)(BINARY, line, { timeout: SEED_MS, signal })
      return made
    } catch (error) {
      await this.#forget(made)
      if (this.#ending.signal.aborted) return undefined
      this.#isBroken = true
      console.log(`NOT RUN: one seed of the demo for many journeys, each seeds its own now. ${error}`)
      return undefined
    }
  }
}
