/** A SKU as orders name it, `颜色:原木色;尺寸:1.4m`, for people: `原木色 · 1.4m`. What has no properties stays as it is. */
export function skuWords(text: string | null | undefined): string {
  const values = (text ?? '').split(';').map((prop) => prop.slice(prop.indexOf(':') + 1).trim())
  return values.filter(Boolean).join(' · ')
}
