/** 「计划原文」一页:目录、旁注、侧栏与打印。 */
export const textZh = {
  planText: {
    lead: '下面是文件全文,一字未改。画线处是可以检验的承诺,线的颜色和形状表示现状,旁注写明结论。',
    keys: '键盘:按 Tab 键逐项移动;焦点在原文中时,按 J、K 键到下一项、上一项,回车查看依据,Esc 键关闭。',
    legend: '图例,选一种只看它',
    all: '全部',
    meanings: '图例说明与键盘',
    targets: (n: string) => `${n} 项目标`,
    tally: (n: string, state: string) => `${n} ${state}`,
    note: '旁注',
    here: (n: string) => `第 ${n} 段的链接`,
    hereTitle: '这一段的链接',
    short: (amount: string) => `差 ${amount}`,
    over: (amount: string) => `超出 ${amount}`,
    comma: ',',
    endnotes: (heading: string) => `注释:${heading}`,
    endnotesBare: '注释',
    beside: '依据',
    close: '关闭',
    whole: '打开指标页',
    loading: '正在打开……',
  },
};
