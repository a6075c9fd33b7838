import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    first_day: {
      about: '从空店铺到能接待，大约十分钟。按顺序做，做好的会自动打勾；不做也能接待：谁在线，客户就分给谁。',
      link: '第一天：十分钟开店清单',
      done: '已完成',
      to_do: '未完成',
      optional: '可以不做',
      all_done: '都做好了，可以接待了',
      minute: '第 {n} 分钟',
      steps: {
        staff: '加入同事：账号、昵称、角色和同时接待上限。密码只显示一次，请当场告诉本人。',
        calendar:
          '填好周一的值班时间，点「用到每一天」。公布的节假日已经在里面，点某一天可以改成本店的安排。',
        dispatch: '可以不动；或点「套用售前、售中、售后」，勾选每组的人。保存之前会用最近一天试算。',
        auto_replies:
          '在「点一下就能用」里点夜间、节假日、客服忙碌、客服都不在。下面的「试一试」告诉您某个时间会发什么、为什么。',
        phrases: '写三条常说的话，或导入表格：一行一条，第一行是列名。',
        promises: '可以不动；看一眼一天到几点算结束、提前多久提醒。',
        rating: '可以不动；看一眼评价的有效时间和可以勾选的理由。',
        limits: '可以不动：现在首次回复 {first} 秒，之后每次 {later} 秒。',
        shop: '把您的网站写进「允许放聊天窗口的网站」，保存后立即生效。',
        customers:
          '把下面这一行放进您的网页，打开网页问一句，再到「接待」里上线、回答。还没允许的网站会列在「网店与网站」里。',
      },
      customers: '接第一位客户',
      snippet: '放进网页的一行代码',
      later: '然后',
      later_words:
        '每位同事做一遍练习：改一个快捷键、读一条消息、存一位联系人并发消息、在时限内回答、在「我的回复用语」里写一句忙碌时的话，再忙碌一次看看客户收到什么。其余的话由主管在「自动回复」里写。',
    },
  },
  en: {
    first_day: {
      about:
        'From an empty shop to one that serves in about ten minutes. Go from top to bottom; what is done gets its tick by itself. None of it is needed to begin: whoever is online gets the customers.',
      link: 'First day: the ten-minute list',
      done: 'Done',
      to_do: 'To do',
      optional: 'Need not be',
      all_done: 'All done: you can serve',
      minute: 'Minute {n}',
      steps: {
        staff:
          'Add each colleague: account, nickname, role and how many customers at once. The password is shown once; pass it on there and then.',
        calendar:
          'Set Monday’s times, then use them for every day. Announced holidays are in; click a day to make it the shop’s own.',
        dispatch:
          'Leave it as it is; or take the ready-made groups and tick who is in each. Before saving, the page tries the rules on the last day.',
        auto_replies:
          'Under “One click and it works” click night, holiday, member busy and nobody there. “Try it” below tells what would be sent at a time of your choice, and why.',
        phrases: 'Write three, or import a table: one row each, column names in the first.',
        promises: 'Leave it as it is; look at the hour a day ends, and how long before one is reminded.',
        rating: 'Leave it as it is; look at how long one may rate, and at the reasons to tick.',
        limits: 'Leave it as it is: now {first} seconds to the first answer, {later} to each afterwards.',
        shop: 'Add your site to those that may carry the chat. It holds as soon as it is saved.',
        customers:
          'Put the line below into your page, open the page and ask something; then go online under Reception and answer it. A site that is not allowed yet shows under Shop and sites.',
      },
      customers: 'Serve the first customer',
      snippet: 'The line for your page',
      later: 'Then',
      later_words:
        'Each colleague does the drill: sets a shortcut, reads a notice, saves a contact and writes to it, answers within the limit, words a busy reply under My own replies, and becomes busy once to see what customers are told. A supervisor words the rest under Automatic replies.',
    },
  },
})
