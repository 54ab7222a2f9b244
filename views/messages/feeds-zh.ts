/** 订阅的用语。 */
export const feedsZh = {
  feeds: {
    subscribe: '订阅',
    what: 'Atom,用阅读器打开,有新记录时得到提醒',
    ledger: '账本的全部记录',
    plan: '本计划的全部记录',
    /** 标题里放在虚构记录前面的字。 */
    mark: '「虚构」',
    ofDepartment: '它报送的、与它有关的,以及它承担的指标和任务上发生的一切。',
  },
};
