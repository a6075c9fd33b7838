import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Demo } from './demo'

export const BINARY = process.env.YINGKE_BIN ?? new URL('../../target/debug/yingke', import.meta.url).pathname
const START_MS = 60_000

/** Where everything of a shop is kept, as settings of the program. */
export const kept = (folder: string) => [
  `--database=sqlite://${join(folder, 'y.db')}`,
  `--files=${join(folder, 'files')}`,
  `--data=${join(folder, 'data')}`,
]

/** One server on data of its own, which can be killed and started again. */
export class Server {
  #process?: ChildProcess
  #said = ''

  private constructor(
    readonly folder: string,
    readonly port: number,
    private more: string[],
  ) {}

  static async start(demo: Demo, ...more: string[]): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'yingke-journey-'))
    if (more.includes('--demo')) await demo.copyTo(folder)
    const server = new Server(folder, await freePort(), more)
    await server.start()
    return server
  }

  get url() {
    return `http://127.0.0.1:${this.port}`
  }
  get database() {
    return join(this.folder, 'y.db')
  }

  async start() {
    const line = [...kept(this.folder), `--listen=127.0.0.1:${this.port}`]
    // A write past a limit of files is to fail, as on a full disk, and not to end the process.
    const bear = `trap '' XFSZ; exec "$0" "$@"`
    const child = spawn('sh', ['-c', bear, BINARY, 'serve', ...line, ...this.more], { stdio: 'pipe' })
    child.stdout.on('data', (text) => (this.#said += text))
    child.stderr.on('data', (text) => (this.#said += text))
    this.#process = child
    await this.#ready(child)
  }

  /** From now on no write of a file gets through, as on a full disk; or all do again. */
  setFull(isFull: boolean) {
    const most = isFull ? '0' : 'unlimited'
    execFileSync('prlimit', ['--pid', `${this.#process!.pid}`, `--fsize=${most}:unlimited`])
  }

  /** As a power cut would: nothing is flushed, nobody is told. */
  async kill() {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  /** What is thrown away needs no goodbye. */
  async stop() {
    await this.kill()
    await rm(this.folder, { recursive: true, force: true })
  }

  async #ready(child: ChildProcess) {
    for (const end = Date.now() + START_MS; Date.now() < end;) {
      if (child.exitCode !== null) break
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`the server did not start (YINGKE_BIN=${BINARY}):\n${this.#said}`)
  }
}

/** Below the range the kernel hands out by itself, so that no page's connection takes it between choosing and listening. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
  } catch {
    return false
  }
  await once(probe.close(), 'close')
  return true
}
