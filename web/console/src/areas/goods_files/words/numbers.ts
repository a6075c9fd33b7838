import { learn } from '@console/i18n/learn'

/** Numbers of Taobao and their names. */
export default learn({
  'zh-CN': {
    goods_files: {
      numbers: {
        unnamed: '未命名的类目与属性',
        unnamed_about:
          '这些在文件里只是数字。写上名称再导入，商品上就显示名称；店里已有的商品也会跟着改，导出的文件不变。不写也可以导入。',
        title: '淘宝编号',
        about:
          '导入的商品带来的淘宝编号，用得最多的在前。写上名称，所有带这个编号的商品都显示名称；清空就恢复显示编号，商品仍在原来的类目。导出的文件不变。',
        paste: '从表格复制两列（编号、名称），在任意一格里粘贴，就按编号填好。',
        pasted: '填入 {n} 个名称',
        pasted_rest: '填入 {n} 个名称，{rest} 个编号不在列表里',
        only_unnamed: '只看没有名称的',
        kind: '种类',
        kinds: { category: '类目', prop: '属性', value: '属性值' },
        number: '编号',
        name: '名称',
        name_of: '{kind} {number} 的名称',
        products: '商品数',
        example: '商品举例',
        save: '保存 {n} 个名称',
        saved: '名称已保存，店里的商品正在更新',
        fault_of: '{number}：{why}',
        rest: {
          numbers: '只列出用得最多的 500 个。其余没有名称的，等这些有了名称会接着列出。',
          rows: '只统计了一部分商品：店里的前 20 万件，或文件的前 10 万行。其余商品才有的编号不在这里。',
        },
        none: '没有未命名的编号',
        none_hint: '导入的商品都显示名称。',
        none_at_all: '没有淘宝编号',
        none_at_all_hint: '导入淘宝助理的文件以后，编号列在这里。',
        all: '所有淘宝编号',
      },
    },
  },
  en: {
    goods_files: {
      numbers: {
        unnamed: 'Categories and properties without a name',
        unnamed_about:
          'In the file these are only numbers. Name them before the import and products show the name; so do those that are there already, and files go out as before. The import goes without, too.',
        title: 'Numbers of Taobao',
        about:
          'Numbers that imported products carry, the most frequent first. A name is shown on every product that carries its number; emptied, the number is shown again, and products stay in their category. Files go out as before.',
        paste:
          'Copy two columns of a spreadsheet (number, name) and paste them into any of the fields: they are filled in by number.',
        pasted: '{n} names filled in',
        pasted_rest: '{n} names filled in, {rest} numbers are not in the list',
        only_unnamed: 'Only those without a name',
        kind: 'Kind',
        kinds: { category: 'Category', prop: 'Property', value: 'Value' },
        number: 'Number',
        name: 'Name',
        name_of: 'Name of {kind} {number}',
        products: 'Products',
        example: 'Such as',
        save: 'Save {n} names',
        saved: 'Saved; the products of the shop are being updated',
        fault_of: '{number}: {why}',
        rest: {
          numbers: 'Only the 500 most frequent are listed. Others without a name follow once these have one.',
          rows: 'Only the first 200,000 products of the shop, or the first 100,000 rows of a file, were read. Numbers that only the others carry are not here.',
        },
        none: 'No number without a name',
        none_hint: 'All imported products show names.',
        none_at_all: 'No numbers of Taobao',
        none_at_all_hint: 'They are listed here once a file of Taobao Assistant was imported.',
        all: 'All numbers of Taobao',
      },
    },
  },
})
