import { i18n, say } from '@console/i18n'
import { namesOf } from '@console/variables'

/** What the server calls a variable, and what a reader does: `customer`, 顾客名字. */
export type Labels = Record<string, string>

const KEPT = /\{([a-z_]+)\}/g
const WRITTEN = /\{(\p{L}[\p{L}\p{N}_ ]{0,30})\}/gu

export const labelsOf = (names: string[]): Labels =>
  Object.fromEntries(names.map((name) => [name, say(`auto_replies.variables.${name}`)]))

/** `{customer}` as it is read: `{顾客名字}`. */
export const spoken = (text: string, labels: Labels) =>
  text.replace(KEPT, (whole, name: string) => (labels[name] ? `{${labels[name]}}` : whole))

/** And back, as it is kept; a phrase's name for the same thing is taken too. */
export function kept(text: string, labels: Labels) {
  const names = new Map(
    Object.entries(labels).flatMap(([name, label]) =>
      [...namesOf(name), label].map((known) => [known, name]),
    ),
  )
  return text.replace(WRITTEN, (whole, label: string) => (names.has(label) ? `{${names.get(label)}}` : whole))
}

/** The first name in braces that is no variable. */
export const unknownVariable = (text: string, known: string[]) =>
  [...text.matchAll(WRITTEN)]
    .map((match) => match[1]!)
    .find((name) => !namesOf(name).some((other) => known.includes(other)))

export interface Piece {
  text: string
  isVariable: boolean
}
/** A kept text in pieces, its variables by the names a reader knows. */
export const piecesOf = (text: string): Piece[] =>
  text
    .split(/(\{[a-z_]+\})/)
    .filter(Boolean)
    .map((piece) => {
      const key = `auto_replies.variables.${piece.slice(1, -1)}`
      const isVariable = piece.startsWith('{') && i18n.global.te(key)
      return { text: isVariable ? say(key) : piece, isVariable }
    })
