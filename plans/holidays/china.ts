/**
 * Public holidays of China with their make-up days, as the State Council's notices arranged them. Content, not code:
 * it is TypeScript so that it reaches Cloudflare Workers with the program. For a further year, add what its notice
 * says, in its order; a year without a notice stays out, and what needs it is told as 「无法计算」.
 */
import { type HolidayYear, workdayTable } from '../../src/domain/workdays.ts';

const notice = (year: string, number: string, issuedOn: string) => ({
  title: `国务院办公厅关于${year}年部分节假日安排的通知`,
  number,
  issuedOn,
});

export const CHINA_HOLIDAYS: readonly HolidayYear[] = [
  {
    year: '2013',
    sources: [notice('2013', '国办发明电〔2012〕33号', '2012-12-08')],
    holidays: [
      { name: '元旦', from: '2013-01-01', to: '2013-01-03', worked: ['2013-01-05', '2013-01-06'] },
      { name: '春节', from: '2013-02-09', to: '2013-02-15', worked: ['2013-02-16', '2013-02-17'] },
      { name: '清明节', from: '2013-04-04', to: '2013-04-06', worked: ['2013-04-07'] },
      { name: '劳动节', from: '2013-04-29', to: '2013-05-01', worked: ['2013-04-27', '2013-04-28'] },
      { name: '端午节', from: '2013-06-10', to: '2013-06-12', worked: ['2013-06-08', '2013-06-09'] },
      { name: '中秋节', from: '2013-09-19', to: '2013-09-21', worked: ['2013-09-22'] },
      { name: '国庆节', from: '2013-10-01', to: '2013-10-07', worked: ['2013-09-29', '2013-10-12'] },
    ],
  },
  {
    year: '2014',
    sources: [notice('2014', '国办发明电〔2013〕28号', '2013-12-11')],
    holidays: [
      { name: '元旦', from: '2014-01-01', to: '2014-01-01' },
      { name: '春节', from: '2014-01-31', to: '2014-02-06', worked: ['2014-01-26', '2014-02-08'] },
      // The day itself, a Saturday, and the Monday in its place.
      { name: '清明节', from: '2014-04-05', to: '2014-04-07' },
      { name: '劳动节', from: '2014-05-01', to: '2014-05-03', worked: ['2014-05-04'] },
      { name: '端午节', from: '2014-06-02', to: '2014-06-02' },
      { name: '中秋节', from: '2014-09-08', to: '2014-09-08' },
      { name: '国庆节', from: '2014-10-01', to: '2014-10-07', worked: ['2014-09-28', '2014-10-11'] },
    ],
  },
  {
    year: '2015',
    sources: [
      notice('2015', '国办发明电〔2014〕28号', '2014-12-16'),
      {
        title: '国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知',
        number: '国发明电〔2015〕1号',
        issuedOn: '2015-05-13',
      },
    ],
    holidays: [
      { name: '元旦', from: '2015-01-01', to: '2015-01-03', worked: ['2015-01-04'] },
      { name: '春节', from: '2015-02-18', to: '2015-02-24', worked: ['2015-02-15', '2015-02-28'] },
      // The day itself, a Sunday, and the Monday in its place.
      { name: '清明节', from: '2015-04-05', to: '2015-04-06' },
      { name: '劳动节', from: '2015-05-01', to: '2015-05-01' },
      // The day itself, a Saturday, and the Monday in its place.
      { name: '端午节', from: '2015-06-20', to: '2015-06-22' },
      {
        name: '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日',
        from: '2015-09-03',
        to: '2015-09-05',
        worked: ['2015-09-06'],
      },
      { name: '中秋节', from: '2015-09-27', to: '2015-09-27' },
      { name: '国庆节', from: '2015-10-01', to: '2015-10-07', worked: ['2015-10-10'] },
    ],
  },
  {
    year: '2016',
    sources: [notice('2016', '国办发明电〔2015〕18号', '2015-12-10')],
    holidays: [
      { name: '元旦', from: '2016-01-01', to: '2016-01-01' },
      { name: '春节', from: '2016-02-07', to: '2016-02-13', worked: ['2016-02-06', '2016-02-14'] },
      { name: '清明节', from: '2016-04-04', to: '2016-04-04' },
      // The day itself, a Sunday, and the Monday in its place.
      { name: '劳动节', from: '2016-05-01', to: '2016-05-02' },
      { name: '端午节', from: '2016-06-09', to: '2016-06-11', worked: ['2016-06-12'] },
      { name: '中秋节', from: '2016-09-15', to: '2016-09-17', worked: ['2016-09-18'] },
      { name: '国庆节', from: '2016-10-01', to: '2016-10-07', worked: ['2016-10-08', '2016-10-09'] },
    ],
  },
  {
    year: '2026',
    sources: [notice('2026', '国办发明电〔2025〕7号', '2025-11-04')],
    holidays: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03', worked: ['2026-01-04'] },
      { name: '春节', from: '2026-02-15', to: '2026-02-23', worked: ['2026-02-14', '2026-02-28'] },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05', worked: ['2026-05-09'] },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07', worked: ['2026-09-20', '2026-10-10'] },
    ],
  },
];

/** What working days are counted by. */
export const CHINA_WORKDAYS = workdayTable(CHINA_HOLIDAYS);
