import type { Upload } from '../parts/upload'
import { uuidv7 } from '@kit/live'
import type { Hand, Loader } from './parts'
import { say } from './words'

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
    // The field that they come from is emptied before the part is there.
    const chosen = [...files]
    if (!chosen.length) return
    this.hand.talk.start()
    const part = await this.load('upload').catch(() => undefined)
    if (!part) return this.onRefused(say('waiting'))
    for (const file of chosen) {
      const fault = part.faultOf(this.hand, file)
      if (fault) this.onRefused(fault)
      else this.list.push(part.upload(this.hand, file, uuidv7(), (done) => this.#remove(done)))
    }
    this.onChange()
  }

  #remove(done: Upload) {
    this.list = this.list.filter((upload) => upload !== done)
    this.onChange()
  }
}
