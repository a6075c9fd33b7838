import { learn } from '@console/i18n/learn'

/** Goods that go out as files. */
export default learn({
  'zh-CN': {
    goods_files: {
      export: {
        title: '导出商品',
        which: '导出哪些',
        which_chosen: '选中的商品',
        which_chosen_n: '选中的 {n} 件',
        which_found: '当前筛选找到的全部',
        which_found_n: '当前筛选找到的 {n} 件',
        which_all: '全部商品',
        which_all_n: '全部 {n} 件',
        format: '格式',
        generation: '淘宝助理的版本',
        as_came: '原样：怎么导入的就怎么导出',
        generation_hint: {
          as_came:
            '没有改过的商品和导入的文件一字不差，里面原有的公式样子的格子也是，用表格软件打开会被计算；在这里建的商品用 63 列的版本。',
          rewritten: '所有商品都改写成同一个版本和编码（没选版本就是 63 列），原文件里多出的列会去掉。',
        },
        encoding: '编码',
        encodings: {
          usual_taobao: '原样：导入时的编码，新商品用 UTF-16',
          usual_csv: 'UTF-8（推荐）',
          usual_xlsx: '不需要',
          utf16le: 'UTF-16，淘宝助理常用',
          utf8_bom: 'UTF-8',
          gbk: 'GBK，老软件常用',
        },
        pictures: '连图片一起，打包成 ZIP（最多 20000 件）',
        loses: '这种文件放不下：',
        lost: {
          knowledge: '商品知识、搭配商品、标签、库存预警、运费模板、没有淘宝编号的属性和供货方式',
          custom_values: '自己写的属性值名称',
          barcodes: '条形码',
          selling_point: '卖点',
          weight_volume: '重量和体积',
        },
        gbk: 'GBK 没有生僻字和表情符号；遇到时不会导出，并告诉您是哪一件。',
        divide: '每个版本一个文件，打包成 ZIP',
        too_many: '一个文件最多 {n} 件商品，请缩小范围',
        unwritable: '{code}：有内容这种版本或编码写不了，请换成 UTF-16 或新的版本',
        formula:
          "{code}：有文字以 =、+、-、{'@'} 或这些符号的全角开头，表格软件会当公式计算，淘宝文件没有办法标明是文字，请改掉开头再导出",
        too_long: '{code}：有内容超过 Excel 一个单元格的 32767 个字，请换成 CSV',
        too_many_lines: 'SKU 超过一张工作表能放的 1048575 行，请缩小范围，或换成 CSV',
        audited: '每次导出都会记入审计日志。',
        going: '正在导出',
        begins: '正在准备',
        done: '文件已生成',
        save: '导出',
        incomplete: '文件已下载，其中 {n} 件商品有内容放不下，没有写进去',
        incomplete_hint: '这些内容还在店里，没有改动。换一个新的版本再导出，可能放得下。',
        incomplete_list: '没有写进文件的内容',
        incomplete_rest: '只列出前 {n} 件。',
        missing: '没有写进去的',
        column: '原文件的「{name}」列',
      },
    },
  },
  en: {
    goods_files: {
      export: {
        title: 'Export goods',
        which: 'Which',
        which_chosen: 'The chosen ones',
        which_chosen_n: 'The {n} chosen',
        which_found: 'All that the filter finds',
        which_found_n: 'The {n} that the filter finds',
        which_all: 'All goods',
        which_all_n: 'All {n}',
        format: 'Format',
        generation: 'Layout of the Assistant',
        as_came: 'As they came: in the layout they were imported in',
        generation_hint: {
          as_came:
            'Products that were not changed go out exactly as they came in, with any cell that a spreadsheet would calculate; those that were made here in the layout of 63 columns.',
          rewritten:
            'All products are rewritten to one layout and encoding (63 columns unless chosen); further columns of their own files are left out.',
        },
        encoding: 'Encoding',
        encodings: {
          usual_taobao: 'As they came; new ones in UTF-16',
          usual_csv: 'UTF-8 (best)',
          usual_xlsx: 'None',
          utf16le: 'UTF-16, usual for the Assistant',
          utf8_bom: 'UTF-8',
          gbk: 'GBK, for old programs',
        },
        pictures: 'With their pictures, as a ZIP (at most 20,000 products)',
        loses: 'Such a file cannot hold:',
        lost: {
          knowledge:
            'facts, care and questions, matching goods, tags, the stock alert, the delivery template, attributes without a number of Taobao and the availability',
          custom_values: 'own names of property values',
          barcodes: 'barcodes',
          selling_point: 'the selling point',
          weight_volume: 'weight and volume',
        },
        gbk: 'GBK lacks rare characters and emoji: where one is met nothing is exported, and you are told which product.',
        divide: 'One file for each layout, in a ZIP',
        too_many: 'A file holds at most {n} products: please narrow the choice',
        formula:
          "{code}: a text begins with =, +, - or {'@'}, wide ones too, which a spreadsheet would calculate, and a Taobao file cannot say that it is text. Please begin it otherwise.",
        unwritable:
          '{code}: this layout or encoding cannot hold something of it; please take UTF-16, or a newer layout',
        too_long: '{code}: a text is longer than the 32,767 characters of a cell in Excel; please take a CSV',
        too_many_lines:
          'More SKUs than the 1,048,575 lines of a sheet: please narrow the choice, or take a CSV',
        audited: 'Every export is written to the audit log.',
        going: 'Exporting',
        begins: 'Beginning',
        done: 'The file is there',
        save: 'Export',
        incomplete: 'The file is downloaded; of {n} products it does not hold everything',
        incomplete_hint:
          'All of it is still in the shop, unchanged. A newer layout may hold it: please export once more.',
        incomplete_list: 'What the file does not hold',
        incomplete_rest: 'The first {n} are listed.',
        missing: 'Left out',
        column: 'the column “{name}” of the file it came from',
      },
    },
  },
})
