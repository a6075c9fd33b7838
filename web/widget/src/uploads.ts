import type { Upload } from '../parts/upload'
import { uuidv7 } from '@kit/live'
import type { Hand, Loader } from './parts'
import { say } from './words'

const MEGABYTE = 1 << 20

/** Files on their way; each becomes a message when the server has it whole. */
export class Uploads {
  list: Upload[] = []
  onChange: () => void = () => {}
  onRefused: (reason: string) => void = () => {}

  constructor(
    private hand: Hand,
    private load: Loader,
  ) {}

  async add(files: Iterable<File>) {
    const chosen = [...files].filter((file) => this.#fits(file))
    if (!chosen.length) return
    this.hand.talk.start()
    const part = await this.load('upload').catch(() => undefined)
    if (!part) return this.onRefused(say('waiting'))
    for (const file of chosen)
      this.list.push(part.upload(this.hand, file, uuidv7(), (done) => this.#remove(done)))
    this.onChange()
  }

  #fits(file: File): boolean {
    const most = this.hand.talk.limits?.file_bytes ?? Infinity
    const fits = file.size > 0 && file.size <= most
    if (!fits) this.onRefused(file.size ? say('tooBig', Math.floor(most / MEGABYTE)) : say('notTaken'))
    return fits
  }

  #remove(done: Upload) {
    this.list = this.list.filter((upload) => upload !== done)
    this.onChange()
  }
}
