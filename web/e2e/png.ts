import { deflateSync } from 'node:zlib'

/** A picture of one colour. */
export function png(width: number, height: number, colour: 'red' | 'green' | 'blue'): Buffer {
  const pixel = { red: [190, 40, 40], green: [40, 140, 60], blue: [40, 80, 190] }[colour]
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array(width).fill(pixel).flat())])
  return pngOf(width, height, deflateSync(Buffer.concat(Array(height).fill(row)), { level: 0 }))
}

export function pngOf(width: number, height: number, rows: Buffer): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function crc32(bytes: Buffer): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
