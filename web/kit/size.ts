/** How large a file is: 12 KB, 1.5 MB. */
export function sizeText(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1 << 20 ? [Math.ceil(bytes / 1024), 'KB'] : [bytes / (1 << 20), 'MB']
  return `${value.toLocaleString(locale, { maximumFractionDigits: 1 })} ${unit}`
}
