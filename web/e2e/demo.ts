import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BINARY, kept } from './server'

const SEED_MS = 90_000
/** Its times are told from when it was made: what it says of the last minutes is to stay true. */
const FRESH_MS = 5 * 60_000

/** The demo shops, seeded once for many journeys: each begins with a copy. */
export class Demo {
  #made?: { folder: string; at: number }
  #isBroken = false

  /** Into a folder that nobody serves yet. Where nothing could be made, the server seeds it itself, which takes longer. */
  async copyTo(folder: string) {
    if (!this.#isFresh()) await this.#make()
    if (this.#made) await cp(this.#made.folder, folder, { recursive: true })
  }

  async remove() {
    const made = this.#made
    this.#made = undefined
    if (made) await rm(made.folder, { recursive: true, force: true })
  }

  #isFresh() {
    return this.#made && Date.now() - this.#made.at < FRESH_MS
  }

  async #make() {
    await this.remove()
    if (this.#isBroken) return
    const made = { folder: await mkdtemp(join(tmpdir(), 'yingke-demo-')), at: Date.now() }
    try {
      const line = ['seed', '--demo', ...kept(made.folder)]
      await promisify(execFile)(BINARY, line, { timeout: SEED_MS })
      this.#made = made
    } catch (error) {
      this.#isBroken = true
      await rm(made.folder, { recursive: true, force: true })
      console.log(`NOT RUN: one seed of the demo for many journeys, each seeds its own now. ${error}`)
    }
  }
}
