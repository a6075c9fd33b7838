import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    shop_page: {
      tag: '放到网站上的一行代码',
      tag_hint: '复制后粘贴到网站每个页面的末尾（body 结束之前），页面右下角就会出现「咨询客服」。',
      sites: '允许放聊天窗口的网站',
      sites_hint: '聊天窗口只在这里列出的网站上能用。保存后立即生效，不用重启。',
      sites_words:
        '每行一个，只写开头部分，例如 https://www.example.com；本服务器自己的网址不用写。最多 50 个。',
      at_line: '第 {n} 个：{text}',
      refused: '最近有这些网站想用聊天窗口，但没有列在上面。是您的网站就允许它，再保存：',
      allow: '允许',
      allow_of: '允许 {origin}',
      name: '店铺名称',
      name_hint: '客户在聊天窗口顶上看到的名字。',
      save: '保存',
      saved: '已保存，立即生效',
    },
  },
  en: {
    shop_page: {
      tag: 'One line for your site',
      tag_hint:
        'Paste it at the end of the body of every page: a button to ask appears in the lower right corner.',
      sites: 'Sites that may carry the chat',
      sites_hint: 'The chat works on these sites only. A change holds at once; nothing is restarted.',
      sites_words:
        'One a line, the beginning of the address only, such as https://www.example.com; the address of this server itself needs no line. At most 50.',
      at_line: 'Number {n}: {text}',
      refused:
        'These sites asked for the chat lately and are not listed above. If one is yours, allow it and save:',
      allow: 'Allow',
      allow_of: 'Allow {origin}',
      name: 'Name of the shop',
      name_hint: 'What customers read at the top of the chat.',
      save: 'Save',
      saved: 'Saved; it holds at once',
    },
  },
})
