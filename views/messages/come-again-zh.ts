/** 来的人太多,请稍后再提交。 */
export const comeAgainZh = {
  comeAgain: {
    title: '请稍后再提交',
    comment: (seconds: string) =>
      `现在提交留言的人太多,这一条还没有收下。您填写的内容都在下面,请过 ${seconds} 秒再按“再次提交”。`,
    question: (seconds: string) =>
      `现在查询和提交的人太多,这一次还没有办理。您填写的内容都在下面,请过 ${seconds} 秒再按“再次提交”。`,
    noFile: '您选的文件没有保留,请回到上一页再选,或者稍后重新打开本页。',
    again: '再次提交',
    opening: '内容凭证',
  },
};
