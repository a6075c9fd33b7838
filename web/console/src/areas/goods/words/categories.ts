import { learn } from '@console/i18n/learn'

/** Categories and the attributes they ask for. */
export default learn({
  'zh-CN': {
    goods: {
      about_categories: '类目决定店铺页面的分组，以及商品要填哪些属性。拖动或用上下方向键调整顺序。',
      new_category: '新类目',
      no_categories: '还没有类目',
      no_categories_hint: '例如 餐桌、餐椅、沙发。',
      category_name: '类目名称',
      cid: '淘宝类目编号',
      cid_n: '淘宝编号 {cid}',
      category_dropped: '类目「{name}」已删除',
      move_category: '移动类目 {name}，按上下方向键',
      category_moved: '移到了第 {n} 位',
      rules: '属性模板',
      add_rule: '添加属性',
      rule_name: '属性名称',
      rule_name_n: '第 {n} 个属性的名称',
      rule_kind_n: '第 {n} 个属性的填法',
      rule_unit_n: '第 {n} 个属性的单位',
      rule_choices_n: '第 {n} 个属性可选的值',
      kinds: { text: '文字', number: '数字', choice: '从几个里选' },
      unit: '单位',
      is_required: '上架必填',
    },
  },
  en: {
    goods: {
      about_categories:
        'Categories are the groups of the shop’s pages, and decide what is asked of a product. Drag them, or use the arrow keys.',
      new_category: 'New category',
      no_categories: 'No categories yet',
      no_categories_hint: 'Such as tables, chairs, sofas.',
      category_name: 'Name of the category',
      cid: 'Number at Taobao',
      cid_n: 'Taobao {cid}',
      category_dropped: 'Category “{name}” deleted',
      move_category: 'Move category {name} with the arrow keys',
      category_moved: 'Now at place {n}',
      rules: 'Attribute template',
      add_rule: 'Add attribute',
      rule_name: 'Name',
      rule_name_n: 'Name of attribute {n}',
      rule_kind_n: 'Kind of attribute {n}',
      rule_unit_n: 'Unit of attribute {n}',
      rule_choices_n: 'Choices of attribute {n}',
      kinds: { text: 'Text', number: 'Number', choice: 'One of several' },
      unit: 'Unit',
      is_required: 'Needed to list',
    },
  },
})
