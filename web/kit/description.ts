/**
 * A page for the frame of a description. What the shop wrote comes last, so that nothing of it stands in front of the policy:
 * no scripts, and nothing is loaded but styles and pictures of `origin`, which a frame without one must be told.
 */
export function framed(html: string, style: string, origin: string): string {
  const policy = `default-src 'none'; img-src ${origin} data:; style-src ${origin}`
  return [
    '<!doctype html><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<link rel="stylesheet" href="${style}"><body>`,
    html,
  ].join('')
}
