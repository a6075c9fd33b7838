import { learn } from '@console/i18n/learn'

export default learn({
  'zh-CN': {
    pictures: {
      title: '图片',
      hint: '最多 4 张，跟在文字后面发出',
      add: '添加图片',
      take_out: '移除第 {n} 张图片',
    },
  },
  en: {
    pictures: {
      title: 'Pictures',
      hint: 'At most 4; they follow the text',
      add: 'Add picture',
      take_out: 'Take out picture {n}',
    },
  },
})
