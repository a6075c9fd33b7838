import { Problem } from '@console/api/problem'

const WIDEST = 1200

/** A product picture as a file that can go into the chat; drawings are turned into pixels, since the chat takes no SVG. */
export async function pictureFile(url: string, title: string): Promise<File> {
  const answer = await fetch(url).catch(() => {
    throw new Problem(0, 'offline', 'offline')
  })
  if (!answer.ok) throw new Problem(answer.status, 'not_found', 'not found')
  const blob = await answer.blob()
  if (!blob.type.includes('svg'))
    return new File([blob], `${title}.${blob.type.split('/')[1] ?? 'png'}`, { type: blob.type })
  return new File([await drawn(URL.createObjectURL(blob))], `${title}.png`, { type: 'image/png' })
}

async function drawn(address: string): Promise<Blob> {
  const picture = new Image()
  picture.src = address
  await picture.decode()
  const canvas = document.createElement('canvas')
  const ratio =
    picture.naturalWidth && picture.naturalHeight ? picture.naturalHeight / picture.naturalWidth : 1
  canvas.width = WIDEST
  canvas.height = Math.round(WIDEST * ratio)
  const pen = canvas.getContext('2d')!
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  URL.revokeObjectURL(address)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}
