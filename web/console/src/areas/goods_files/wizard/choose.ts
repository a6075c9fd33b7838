/** What may be chosen. */
export interface Wanted {
  /** Endings of names, in small letters, without the dot. */
  endings: string[]
  mostFiles: number
  mostBytes: number
}
export type ChoiceFault = 'too_many_files' | 'wrong_ending' | 'empty_file' | 'file_too_large'

/** Why these files cannot be taken, before any of them is sent. */
export function faultOf(
  files: Pick<File, 'name' | 'size'>[],
  { endings, mostFiles, mostBytes }: Wanted,
): ChoiceFault | undefined {
  const endingOf = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (files.length > mostFiles) return 'too_many_files'
  if (files.some(({ name }) => !endings.includes(endingOf(name)))) return 'wrong_ending'
  if (files.some(({ size }) => size === 0)) return 'empty_file'
  return files.reduce((sum, { size }) => sum + size, 0) > mostBytes ? 'file_too_large' : undefined
}

export const acceptOf = ({ endings }: Pick<Wanted, 'endings'>) =>
  endings.map((ending) => `.${ending}`).join(',')
