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
      identity: '让客服认出网站的登录客户',
      identity_hint:
        '您的网站用身份密钥给登录客户签一个短期令牌，客服就知道是谁在问。谁有密钥，谁就能冒充您的任何客户：只放在网站的服务器上，不要写进网页。',
      secret: '身份密钥',
      secret_words: '只有店主能看、能更换，每次都会记入审计日志。',
      show: '显示',
      hide: '隐藏',
      renew: '更换',
      renew_title: '更换身份密钥？',
      renew_breaks:
        '旧密钥签的令牌立即失效。在网站换上新密钥以前，登录客户在新设备上来问时只是匿名访客。请先找好能改网站的人。',
      renew_keeps: '已经认出的设备、以前的会话和文件链接都不受影响。',
      renew_now: '更换密钥',
      renewed: '已更换，请把新密钥放到网站上',
      signed_tag: '带身份的一行代码',
      signed_words:
        '令牌由您的网站在每次打开页面时生成，最长 10 分钟有效。写法和 Python、JavaScript、PHP 示例见文档 docs/protocol.md 的 Signed shoppers 一节。',
      token: '令牌',
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
      identity: 'Know the shoppers who are signed in on your site',
      identity_hint:
        'Your site signs a short-lived token for a shopper with the identity secret, so agents know who asks. Whoever has the secret can pose as any of your customers: keep it on the server of your site, never in a page.',
      secret: 'Identity secret',
      secret_words: 'Only the owner sees and renews it; each time is written to the audit log.',
      show: 'Show',
      hide: 'Hide',
      renew: 'Renew',
      renew_title: 'Renew the identity secret?',
      renew_breaks:
        'Tokens of the old secret are refused at once. Until your site has the new one, signed-in shoppers who come on a new device are anonymous visitors. Have someone at hand who can change the site.',
      renew_keeps:
        'Devices that are known already, earlier conversations and links to files stay as they are.',
      renew_now: 'Renew the secret',
      renewed: 'Renewed: give the new secret to your site',
      signed_tag: 'The line with who comes',
      signed_words:
        'Your site makes the token anew for each page; it holds for 10 minutes at most. What stands in it, with examples in Python, JavaScript and PHP: docs/protocol.md, Signed shoppers.',
      token: 'token',
    },
  },
})
