import { learn } from '@console/i18n/learn'

/** The rules of a shop’s trade. */
export default learn({
  'zh-CN': {
    trade: {
      rules: {
        about: '订单在这些时间自动往下走。每个订单按下单时的时间算，改动只对之后的订单生效。',
        pay_within: '未付款自动关闭',
        pay_within_hint: '下单后多久不付款就关闭并放回库存，5 分钟到 720 小时。',
        hours: '小时',
        minutes: '分钟',
        confirm_after: '自动确认收货',
        confirm_after_hint: '发货后多少天自动确认，1 到 90 天。退款处理期间暂停计时。',
        days: '天后',
        most_extensions: '延长收货次数',
        most_extensions_hint: '每个订单最多延长几次，1 到 5 次。改动对已下的订单也生效，延长过的不变。',
        times: '次',
        most_discount: '客服改价上限',
        most_discount_hint:
          '客服最多优惠商品金额的百分之几，免掉的运费和服务费也算；0 表示不能优惠，再多要审批。店主没有上限。',
        supervisor_discount: '主管改价上限',
        supervisor_discount_hint:
          '主管最多优惠商品金额的百分之几，也是主管能审批的上限，再多由店主审批；100 表示没有上限。只有店主能设置。',
        percent: '%',
        flags: '旗帜的名称',
        flags_hint: '按您店里的用法起名，例如红旗叫「加急」。留空就用颜色，最多 10 个字。',
        changed_meanwhile: '别人刚刚也改过。您填的内容还在，再保存一次会替换对方的改动。',
        save: '保存',
        saved: '交易设置已保存',
        undo: '放弃修改',
      },
    },
  },
  en: {
    trade: {
      rules: {
        about:
          'Orders go on by themselves after these times. Each keeps those of when it was placed; a change is for later orders.',
        pay_within: 'Unpaid orders close',
        pay_within_hint:
          'After how long without payment an order closes and its stock goes back; 5 minutes to 720 hours.',
        hours: 'hours',
        minutes: 'minutes',
        confirm_after: 'Receipt is confirmed',
        confirm_after_hint:
          'So many days after shipping, 1 to 90. The clock stands still while a refund is open.',
        days: 'days later',
        most_extensions: 'Longer to confirm',
        most_extensions_hint:
          'How often one order is given longer, 1 to 5. A change is for earlier orders too; what was given stays.',
        times: 'times',
        most_discount: 'Agents’ discount limit',
        most_discount_hint:
          'The largest share of the goods’ price that agents may take off, waived freight and services included; 0 for none, more needs approval. The owner has no limit.',
        supervisor_discount: 'Supervisors’ discount limit',
        supervisor_discount_hint:
          'The largest share of the goods’ price that supervisors may take off, and the most they may approve; more needs the owner. 100 is no limit. Only the owner can set this.',
        percent: '%',
        flags: 'Names of the flags',
        flags_hint:
          'What they mean in your shop, such as “urgent” for red. Empty means the colour; at most 10 characters.',
        changed_meanwhile:
          'Somebody has just changed this too. What you typed is still here; saving again replaces theirs.',
        save: 'Save',
        saved: 'Trade settings saved',
        undo: 'Discard',
      },
    },
  },
})
