import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    order_rules: {
      refund: '客服退款上限',
      refund_hint:
        '一个订单，客服最多可以自己同意退多少，这个订单已退的都算在内；再多要主管或店主审批。代平台裁决也算在内，只有到时自动退款不受限制。',
      supervisor_refund: '主管退款上限',
      supervisor_refund_hint:
        '主管最多可以自己同意退多少，也是主管能审批的上限；再多由店主审批。店主没有上限。只有店主能设置。',
      compensation: '小额赔付上限',
      compensation_hint:
        '一个订单，一个人最多可以自己赔多少；再多要另一位店主或主管同意。0 表示每次都要同意。只有店主能设置。',
      yuan: '元',
      protection: '价保',
      protection_hint:
        '付款后多少天内降价，买家可以自己退差价，0 到 30 天；0 表示不提供。已下的订单按下单时的天数，不受影响。差价超过客服退款上限，或降价超过一半，由店铺核对后退。',
      days: '天',
      hours: '小时',
      stuck: '包裹长时间没有新动态',
      stuck_hint: '多久没有新的物流动态，就发消息给店铺去催快递，6 到 720 小时。改动对在路上的包裹也生效。',
      lost: '包裹可能丢失',
      lost_hint: '多少天没有新的物流动态，就当作可能丢失，1 到 45 天，要比上面的时间长。',
      insurance: '运费险',
      insurance_hint: '开启后新下的订单都有运费险：退换货时寄回的运费由保险承担。之前的订单不变。',
      insurance_on: '新订单有运费险',
      asks: '先请客户同意',
      asks_hint: '勾选后，客户在卡片上同意才会执行。改地址、换规格和提高总价总要客户同意，优惠从不用。',
      asks_closing: '关闭交易',
      asks_extension: '延长收货',
      asks_part_shipment: '拆单发货',
      asks_installation: '改约安装',
    },
    trade: {
      reasons: {
        bad_most_compensation: '要在 0 到 1000000 元之间',
        bad_most_refund: '要在 0 到 1000000 元之间',
        bad_supervisor_refund: '不能低于客服的上限，最多 1000000 元',
        bad_price_protection: '要在 0 到 30 天之间',
        bad_stuck_after: '要在 6 到 720 小时之间',
        bad_lost_after: '要在 1 到 45 天之间，并且比「没有新动态」的时间长',
      },
    },
  },
  en: {
    order_rules: {
      refund: 'Agents’ refund limit',
      refund_hint:
        'How much of one order agents may refund alone, counting what was refunded of it before; more needs a supervisor or the owner. So are decisions taken in the platform’s place; only refunds by the clock have no limit.',
      supervisor_refund: 'Supervisors’ refund limit',
      supervisor_refund_hint:
        'How much supervisors may refund alone, and the most they may approve; more needs the owner, who has no limit. Only the owner can set this.',
      compensation: 'Limit of small compensation',
      compensation_hint:
        'How much one person may give for one order alone; more needs another owner or supervisor. 0 means always. Only the owner can set this.',
      yuan: 'yuan',
      protection: 'Price protection',
      protection_hint:
        'For how many days after paying, 0 to 30, buyers can claim the difference themselves when a price falls; 0 means never. Earlier orders keep the days of when they were placed. Above the refund limit of agents, or when it falls by more than half, the shop checks it first.',
      days: 'days',
      hours: 'hours',
      stuck: 'A parcel is stuck',
      stuck_hint:
        'Without news for so long, 6 to 720 hours, the shop is told to ask the carrier. A change holds for parcels on their way too.',
      lost: 'A parcel may be lost',
      lost_hint: 'Without news for so many days, 1 to 45, and longer than until it is stuck.',
      insurance: 'Freight insurance',
      insurance_hint:
        'Orders placed while this is on are insured: the insurance pays for sending goods back. Earlier orders stay as they are.',
      insurance_on: 'New orders are insured',
      asks: 'Ask the customer first',
      asks_hint:
        'What is ticked is done only after the customer agrees on a card. A new address, another SKU or a higher total always needs that, a discount never.',
      asks_closing: 'Closing an order',
      asks_extension: 'Longer to confirm',
      asks_part_shipment: 'Shipping in parts',
      asks_installation: 'Another installation day',
    },
    trade: {
      reasons: {
        bad_most_compensation: 'Between 0 and 1,000,000 yuan',
        bad_most_refund: 'Between 0 and 1,000,000 yuan',
        bad_supervisor_refund: 'No less than an agent’s, 1,000,000 yuan at most',
        bad_price_protection: 'Between 0 and 30 days',
        bad_stuck_after: 'Between 6 and 720 hours',
        bad_lost_after: 'Between 1 and 45 days, and longer than until it is stuck',
      },
    },
  },
})
