import type { Phrase } from '@console/api/types'
import { PhraseIndex, type Sounds } from './phrase-index'

export const phrase = (code: string, title: string, body = '', more: Partial<Phrase> = {}): Phrase => ({
  id: `${code}/${title}`,
  of: 'team',
  folder: '',
  code,
  title,
  body,
  pictures: [],
  products: [],
  uses: 0,
  own_uses: 0,
  rev: 0,
  ...more,
})

/** A few characters, as the server would tell them. */
export const sounds: Sounds = {
  readings: {
    开: 'kai', 发: 'fa', 运: 'yun', 输: 'shu', 货: 'huo', 时: 'shi', 间: 'jian', 欢: 'huan', 迎: 'ying',
    银: 'yin', 行: 'xing hang', 光: 'guang', 临: 'lin', 内: 'nei', 小: 'xiao', 们: 'men', 下: 'xia', 单: 'dan',
    后: 'hou', 尽: 'jin', 快: 'kuai', 安: 'an', 排: 'pai', 沙: 'sha', 床: 'chuang', 桌: 'zhuo', 椅: 'yi',
  },
  folds: '發发貨货開开運运輸输時时間间歡欢銀银單单後后盡尽',
} // prettier-ignore

export function indexOf(phrases: Phrase[], how = sounds): PhraseIndex {
  const index = new PhraseIndex(how)
  phrases.forEach((each) => index.add(each))
  return index
}

const INITIALS = 'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ')
const FINALS = 'a o e ai ei ao ou an en ang eng ong i ia iao ie iu ian in iang ing u ua uo ui uan un'.split(
  ' ',
)
const CHARACTERS = Array.from({ length: 1_500 }, (_, at) => String.fromCharCode(0x4e00 + at))

/** As many characters and syllables as a shop's phrases have. */
export const manySounds: Sounds = {
  folds: '',
  readings: Object.fromEntries(
    CHARACTERS.map((character, at) => [
      character,
      INITIALS[at % INITIALS.length]! + FINALS[(at * 7) % FINALS.length]!,
    ]),
  ),
}

/** So many phrases of 66 characters, always the same; a few characters often, most seldom, as in real ones. */
export function many(count: number): Phrase[] {
  let seed = 7
  const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  const words = (length: number) =>
    Array.from({ length }, () => CHARACTERS[Math.floor(next() ** 3 * CHARACTERS.length)]).join('')
  return Array.from({ length: count }, (_, at) => phrase(`c${at}`, words(6), words(60)))
}
