import { expect, it, vi } from 'vitest'
import { built, htmlOf, isBlank, wrapLoose } from './rich-nodes'

const pasted = (html: string) => htmlOf(built(html, { isPaste: true }).nodes)
const kept = (html: string) => htmlOf(built(html).nodes)

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="//evil.example/x.png" onload="alert(1)">',
  '<img src="https://evil.example/track.gif">',
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
  '<a href="javascript:alert(1)">a</a>',
  '<a href=" \u0001javascript:alert(1)">a</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<style>body{display:none}</style>',
  '<form action="https://evil.example"><input name=q></form>',
  '<svg><script>alert(1)</script></svg>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">a</a></svg>',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '<p style="position:fixed" onclick="alert(1)" id="form" class="ui-dialog">a</p>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example">',
  '<object data=x></object><embed src=x>',
  '<template><img src=x onerror=alert(1)></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<b contenteditable="false" autofocus tabindex=1 onfocus=alert(1)>a</b>',
  '<details open ontoggle=alert(1)><summary>a</summary></details>',
  '<td background="javascript:alert(1)">a</td>',
  '<video src=x onerror=alert(1)><source onerror=alert(1)></video>',
]
const bad =
  /<(script|style|svg|math|iframe|form|input|meta|base|object|embed|template|noscript|video)|\bon\w+=|javascript:|style=|id=|class=|srcdoc/i

it.each(hostile)('leaves nothing that runs or styles of %s', (html) => {
  expect(pasted(html)).not.toMatch(bad)
  expect(pasted(html)).not.toMatch(/evil|svg/)
  expect(kept(html)).not.toMatch(bad)
  const holder = document.createElement('div')
  holder.append(built(html, { isPaste: true }).nodes)
  const names = [...holder.querySelectorAll('*')].flatMap((each) =>
    [...each.attributes].map(({ name }) => name),
  )
  for (const name of names)
    expect(['src', 'alt', 'width', 'height', 'colspan', 'rowspan', 'start']).toContain(name)
})
it('takes what the toolbar makes, and words it in its tags', () => {
  expect(pasted('<h1>榆木</h1><div>手工<strong>打磨</strong></div>')).toBe(
    '<h3>榆木</h3><p>手工<b>打磨</b></p>',
  )
  expect(pasted('<div><p>一</p><div><span style="color:red">二</span></div></div>')).toBe(
    '<p>一</p><p>二</p>',
  )
  expect(pasted('<a href="https://shop.example">看看</a>')).toBe('看看')
  expect(pasted('<table><tr><td colspan="2" bgcolor=red>140cm</td></tr></table>')).toContain(
    '<td colspan="2">140cm</td>',
  )
})
it('shows only pictures of this house, and keeps the others without fetching them', () => {
  const own = `<img src="${location.origin}/api/store/qingmu/photos/1" alt="餐桌">`
  expect(pasted(own)).toBe('<img src="/api/store/qingmu/photos/1" alt="餐桌">')
  const html = '<p><img src="https://img.example/1.jpg" alt=""><a href="https://shop.example">店</a></p>'
  expect(kept(html)).toBe(html)
  const holder = document.createElement('div')
  holder.append(built(html).nodes)
  expect(holder.querySelector('[src],[href]')).toBeNull()
})
it('says when something finds no place', () => {
  expect(built('<h3>榆木</h3>\n<p>整板<img src="/a.png" alt=""></p>').lost).toBe(0)
  expect(built('<p style="color:red">整板</p>').lost).toBe(1)
  expect(built('<p>整板</p><script>1</script>').lost).toBe(1)
})
it('reads back what it wrote, signs and all', () => {
  for (const html of [
    '<p>1 &lt; 2 &amp; 3 &gt; 2</p>',
    '<ul><li>一</li><li>二</li></ul>',
    '<p>一<br>二</p><hr>',
  ])
    expect(kept(html)).toBe(html)
  expect(pasted('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')).toBe(
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  )
})
it('is not led into the deep', () => {
  const deep = `${'<blockquote>'.repeat(200)}里${'</blockquote>'.repeat(200)}`
  expect(built(deep).lost).toBeGreaterThan(0)
})
it('puts loose words into paragraphs', () => {
  const { nodes } = built('一<b>二</b>\n<ul><li>三</li></ul>\n四')
  wrapLoose(nodes)
  expect(htmlOf(nodes).replaceAll('\n', '')).toBe('<p>一<b>二</b></p><ul><li>三</li></ul><p>四</p>')
})
it('knows when nothing can be seen', () => {
  const holder = document.createElement('div')
  holder.append(built('<p><br></p>').nodes)
  expect(isBlank(holder)).toBe(true)
  holder.append(document.createElement('hr'))
  expect(isBlank(holder)).toBe(false)
})
it('fetches no picture where nodes become HTML', () => {
  const { nodes } = built('<p><img src="/api/store/qingmu/photos/a" alt=""></p>')
  const made = vi.spyOn(document, 'createElement')
  expect(htmlOf(nodes)).toBe('<p><img src="/api/store/qingmu/photos/a" alt=""></p>')
  expect(made).not.toHaveBeenCalled()
  made.mockRestore()
})
