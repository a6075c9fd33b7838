import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BINARY = process.env.YINGKE_BIN ?? new URL('../../target/debug/yingke', import.meta.url).pathname
const START_MS = 60_000

/** One server on data of its own, which can be killed and started again. */
export class Server {
  #process?: ChildProcess
  #said = ''

  private constructor(
    readonly folder: string,
    readonly port: number,
    private more: string[],
  ) {}

  static async start(...more: string[]): Promise<Server> {
    const server = new Server(await mkdtemp(join(tmpdir(), 'yingke-journey-')), await freePort(), more)
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
    const place = (name: string) => join(this.folder, name)
    const settings = {
      database: `sqlite://${this.database}`,
      files: place('files'),
      data: place('data'),
      listen: `127.0.0.1:${this.port}`,
    }
    const line = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
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

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
