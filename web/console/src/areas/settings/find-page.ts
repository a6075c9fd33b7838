/** What each page of the settings is found by in the palette: its name, what else stands on it, how that is spelled, and English. */
const known: Record<string, string> = {
  own: '接待设置 jie dai she zhi|外观 wai guan|主题 zhu ti|语言 yu yan|聊天字号 liao tian zi hao|提示音 ti shi yin|桌面通知 zhuo mian tong zhi|窗口布局 chuang kou bu ju|发送方式 fa song fang shi|reception|theme|language|font|sounds|desktop notices|layout|send key',
  keys: '快捷键 kuai jie jian|shortcuts|keyboard',
  profile:
    '个人与安全 ge ren yu an quan|修改密码 xiu gai mi ma|改密码 gai mi ma|对外昵称 dui wai ni cheng|已登录的设备 yi deng lu de she bei|profile and security|password|nickname|devices',
  notices: '消息提醒 xiao xi ti xing|免打扰 mian da rao|推送 tui song|messages|notices|quiet hours|push',
  own_replies:
    '我的回复用语 wo de hui fu yong yu|忙碌回复 mang lu hui fu|挂起回复 gua qi hui fu|小休回复 xiao xiu hui fu|my own replies|busy reply|own words',
  first_day: '第一天 di yi tian|开店清单 kai dian qing dan|first day|check list',
  shop: '网店与网站 wang dian yu wang zhan|店铺名称 dian pu ming cheng|嵌入代码 qian ru dai ma|允许的网站 yun xu de wang zhan|shop and sites|embed|web page',
  staff: '成员 cheng yuan|子账号 zi zhang hao|同时接待上限 tong shi jie dai shang xian|members|staff|roles',
  limits: '回复时限 hui fu shi xian|首次回复 shou ci hui fu|time limits|first answer',
  calendar:
    '日历与值班 ri li yu zhi ban|值班时间 zhi ban shi jian|节假日 jie jia ri|calendar and duty|holidays',
  dispatch: '分流 fen liu|分组 fen zu|转接原因 zhuan jie yuan yin|dispatch|routing|groups|weights',
  auto_replies: '自动回复 zi dong hui fu|automatic replies',
  phrases: '快捷短语 kuai jie duan yu|短语 duan yu|phrases|canned replies',
  promises: '承诺台账 cheng nuo tai zhang|promises',
  trade:
    '交易设置 jiao yi she zhi|改价上限 gai jia shang xian|自动确认收货 zi dong que ren shou huo|旗帜的名称 qi zhi de ming cheng|trade settings|orders|flags|discount limit',
  rating: '服务评价 fu wu ping jia|满意度 man yi du|ratings|satisfaction',
  blocked: '屏蔽名单 ping bi ming dan|黑名单 hei ming dan|blocked',
}

interface Way {
  words: string
  syllables: string[]
}
export const waysTo = (page: string): Way[] =>
  (known[page] ?? '').split('|').map((line) => {
    if (!/^[\u4e00-\u9fff]/.test(line)) return { words: line, syllables: [] }
    const [words = '', ...syllables] = line.split(' ')
    return { words, syllables }
  })

/** By which of its words a page answers to what was typed: characters, whole syllables, their first letters, or English. */
export function foundBy(page: string, typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase()
  const letters = wanted.replace(/[\s']/g, '')
  const isLatin = /^[a-z]*$/.test(letters)
  // One letter begins nearly everything.
  if (isLatin && letters.length < 2) return undefined
  return waysTo(page).find(({ words, syllables }) => {
    if (!isLatin) return words.includes(wanted)
    return ` ${words}`.includes(` ${wanted}`) || isSpelled(syllables, letters)
  })?.words
}

const isSpelled = (syllables: string[], letters: string) =>
  syllables.some((_, at) => {
    const rest = syllables.slice(at)
    const initials = rest.map((syllable) => syllable[0]).join('')
    return rest.join('').startsWith(letters) || initials.startsWith(letters)
  })
