/** 界面用语:在读者自己的设备上核验记录。页面和核验脚本共用。 */
import type { Difference } from '../client/verify/compare.ts';
import type { Bytes, Leaf, Older, Root, Signature, Taken, Witnesses } from '../client/verify/step.ts';
import { number } from '../words/numbers.ts';

/** 一步的结果:说了什么,以及没有通过时这意味着什么。 */
type Told = { text: string; meaning?: string };

const tell = '请保存这一页,并告诉监督机构。';

export const proofZh = {
  proof: {
    title: '核验这条记录',
    short: '核验记录',
    titleAll: '核验这项指标的全部记录',
    lead: '不必相信本站的话。按下按钮,您的手机或电脑会取回这条记录的原文,自己算一遍:它是否在签了名的账本里,是否与页面上显示的一致。',
    leadAll: (records: string) =>
      `不必相信本站的话。按下按钮,您的手机或电脑会取回本页列出的 ${records} 条记录的原文,自己算一遍:它们是否在签了名的账本里,是否与页面上显示的一致,中间有没有缺少。`,
    start: '开始核验',
    again: '再核验一次',
    running: '正在核验…',
    own: '使用自己的公钥,或以前保存的检查点',
    keys: '公钥',
    keysHint: '从本站以外得到的公钥(本站的或见证方的),每行一个。填了本站的公钥,就不再用这一页给出的。',
    kept: '以前保存的检查点',
    keptHint: '粘贴全文。会核对从那时起账本只增加,没有改写。',
    steps: '核验的步骤',
    result: '核验的结果',
    detail: '技术细节',
    save: '保存这个检查点',
    saveHint: '留着它,以后再来时粘贴到上面,就能查出账本有没有被改写。',
    limit:
      '核验证明的是:记录在签署之后没有改动。它不证明数字本身属实,也查不出有没有把另一个账本给别人看;后者要靠见证方,或者与别人保存的检查点比较。',
    without: '不用本页的脚本核验',
    withoutLead:
      '核验脚本也是本站发来的。要完全不依赖本站,请下载凭据和原文,用命令行或别人写的 C2SP 工具核验。',
    whole: '核验整个账本:',
    needsScript: '在这台设备上核验需要 JavaScript。没有它,可以用下面的办法。',
    takenAt: (time: string) => `核验时间:${time}(以您的设备为准)`,
    passed: '核验通过',
    passedSays: (records: number) =>
      records === 1
        ? '这条记录在签了名的账本里,与页面上显示的一致。'
        : `${number(records)} 条记录都在签了名的账本里,与页面上显示的一致。`,
    failed: '核验没有通过',
    failedSays: '上面标出的一步没有通过,后面的步骤因此没有做。',
    open: '没能完成核验',
    openSays: '这不说明记录有问题,只是还没有核验成。',
    verdicts: { passed: '通过', failed: '没有通过', open: '没能完成', none: '没有可核对的' },
    inputs: {
      key: (given: string) =>
        `“公钥”里的这一行不是公钥,请检查是否抄全:${given}。公钥的样子是“名称+八位编号+一串字母数字”。`,
      note: '“以前保存的检查点”不是检查点,请检查是否抄全:要从第一行的名称,一直到最后一行的签名。',
      checkpoint: '“以前保存的检查点”有签名,但前三行不是名称、条数和总值,请检查是否抄全。',
    },
    fields: {
      entry: '原文',
      position: '序号',
      id: '编号',
      type: '类型',
      subject: '所属流',
      revision: '流中次序',
      time: '入账时间',
      value: '数值',
      change: '数值',
    },
    details: {
      origin: '账本名称',
      size: '记录条数',
      root: '总值',
      bytes: '原文字节数',
      compared: '比较过的内容',
      leaf: '叶子哈希',
      tile: '所在的瓦片',
      hashes: '中间值个数',
      rule: '算法',
      leafRule: 'SHA-256(00 ‖ 原文),RFC 6962',
      nodeRule: 'SHA-256(01 ‖ 左 ‖ 右),RFC 9162 §2.1.3.2',
      olderRule: 'RFC 9162 §2.1.4.2',
      key: '公钥编号',
      signatureRule: 'Ed25519,RFC 8032;C2SP signed-note',
      shown: '页面上显示的',
      said: '原文里的',
      path: '取的内容',
      status: 'HTTP 状态',
      note: '检查点全文',
    },
    taken: ({ size, origin, problem }: Taken): Told => {
      if (problem === undefined)
        return { text: `准备:取回了最新的检查点。账本“${origin}”有 ${number(size)} 条记录` };
      if (problem === 'unpublished')
        return {
          text: '账本还没有签署过检查点',
          meaning: '没有签名,就没有可以核验的依据。请稍后再试。',
        };
      if (problem === 'malformed')
        return {
          text: '取回的检查点残缺,或者不是检查点',
          meaning: `可能是网络途中被改动,也可能是本站出了问题。请换一个网络再试;仍然如此,${tell}`,
        };
      return {
        text: `最新的检查点只到第 ${number(size - 1)} 条,还没有涵盖第 ${number(problem.uncovered)} 条`,
        meaning: '新的记录通常在几秒之内签署。请稍等一会儿再试。',
      };
    },
    bytes: ({ records, bytes, compared, problem }: Bytes): Told => {
      if (problem === undefined) {
        const text =
          records === 1
            ? `第 1 步:取回原文 ${number(bytes)} 个字节,与页面上显示的 ${number(compared)} 处一致`
            : `第 1 步:取回 ${number(records)} 条记录的原文,与页面上显示的 ${number(compared)} 处一致,次序连续,中间没有缺少`;
        return { text };
      }
      if ('malformed' in problem)
        return {
          text: '第 1 步:取回的原文残缺',
          meaning: `可能是网络途中被改动,也可能是本站出了问题。请再试一次;仍然如此,${tell}`,
        };
      if ('gap' in problem)
        return {
          text: `第 1 步:少了这项指标的第 ${number(problem.gap.revision + 1)} 次记录,或者混进了别的记录`,
          meaning: `页面没有把这项指标的记录完整列出。${tell}`,
        };
      return { text: `第 1 步:${differs(problem)}`, meaning: `页面上的这一处不可采信。${tell}` };
    },
    leaf: ({ records, problem }: Leaf): Told => {
      if (problem)
        return {
          text: `第 2 步:第 ${number(problem.position)} 条记录的指纹,与账本公布的不一致`,
          meaning: `取回的原文不是当初入账的那一条:它被改动过,或者在途中出了错。请再试一次;仍然如此,${tell}`,
        };
      const whose = records === 1 ? '这条记录' : ` ${number(records)} 条记录`;
      return { text: `第 2 步:算出${whose}的指纹,与账本公布的一致` };
    },
    root: ({ records, hashes, size, problem }: Root): Told => {
      if (problem && 'position' in problem)
        return {
          text: `第 3 步:从第 ${number(problem.position)} 条记录算到的总值,与签署的总值不一致`,
          meaning: `账本公布的内容与签署的总值互相矛盾:账本被改动过,或者在途中出了错。请再试一次;仍然如此,${tell}`,
        };
      if (problem)
        return {
          text: '第 3 步:取回的中间值残缺,算不到总值',
          meaning: `可能是网络途中被改动,也可能是本站出了问题。请再试一次;仍然如此,${tell}`,
        };
      if (size === 1) return { text: '第 3 步:账本只有这一条记录,它的指纹就是签署的总值' };
      const along = `沿 ${number(hashes)} 个中间值`;
      return {
        text:
          records === 1
            ? `第 3 步:${along}算到总值,与签署的总值一致`
            : `第 3 步:从每条记录算到总值(最多${along}),都与签署的总值一致`,
      };
    },
    signature: ({ key, pasted, problem }: Signature): Told => {
      const whose = pasted ? '您粘贴的公钥' : '本站给出的公钥';
      if (problem === undefined)
        return {
          text: `第 4 步:总值上的签名有效,由${whose}(${key?.id})核对`,
          ...(!pasted && { meaning: '如果您从别处得到过本站的公钥,请粘贴到上面再核验一次。' }),
        };
      if (problem === 'keyless')
        return {
          text: '第 4 步:没有公钥,核对不了签名',
          meaning: '请把从别处得到的本站公钥粘贴到上面,再试一次。',
        };
      if (problem === 'origin')
        return {
          text: `第 4 步:签名的是“${key?.name}”,不是这个账本的名称`,
          meaning: `这个公钥不是这个账本的。请检查公钥;如果公钥没有错,${tell}`,
        };
      return pasted
        ? {
            text: `第 4 步:检查点上没有您粘贴的公钥(${key?.id})的有效签名`,
            meaning: `要么公钥不是本站现在用的(请核对来源,是否换过公钥),要么这份检查点不是本站签的。`,
          }
        : {
            text: `第 4 步:检查点上没有本站公钥(${key?.id})的有效签名`,
            meaning: `取回的账本不能算是本站签署的。请换一个网络再试;仍然如此,${tell}`,
          };
    },
    witnesses: ({ cosigned, unknown, wrong }: Witnesses): Told => {
      if (wrong.length > 0)
        return {
          text: `第 5 步:见证方“${wrong.join('、')}”的签名无效`,
          meaning: `有人冒用见证方的名义,或者签名在途中损坏。请再试一次;仍然如此,请告诉见证方。`,
        };
      if (cosigned.length > 0) {
        const names = cosigned.map(({ name, at }) => `${name}(${day(at)})`).join('、');
        return { text: `第 5 步:${number(cosigned.length)} 位见证方的签名有效:${names}` };
      }
      return unknown.length > 0
        ? {
            text: `第 5 步:有“${unknown.join('、')}”的签名,但没有他们的公钥,没有核对`,
            meaning: '把见证方的公钥粘贴到上面,再核验一次,就可以核对。',
          }
        : {
            text: '第 5 步:这个检查点还没有见证方签名',
            meaning: '没有见证方时,建议保存检查点,以后再来比较。',
          };
    },
    older: ({ size = 0, signed, problem }: Older, now: number): Told => {
      const evidence = signed
        ? '两份检查点都有同一公钥的签名,却互相矛盾:这就是改写的证据。请把两份都保存好,交给监督机构。'
        : '不过您粘贴的这一份没有这个公钥的有效签名:可能抄错,也可能本站换过公钥。请核对后再试。';
      if (problem === 'origin')
        return { text: '第 6 步:您粘贴的检查点属于另一个账本', meaning: '请检查是否拿错了检查点。' };
      if (problem === 'longer')
        return {
          text: `第 6 步:您保存时账本已有 ${number(size)} 条,现在却只有 ${number(now)} 条`,
          meaning: evidence,
        };
      if (problem === 'rewritten')
        return {
          text: `第 6 步:与您保存的检查点不一致,账本的前 ${number(size)} 条被改写过`,
          meaning: evidence,
        };
      if (problem)
        return {
          text: '第 6 步:取回的中间值残缺,不能与您保存的检查点比较',
          meaning: `请再试一次;仍然如此,${tell}`,
        };
      const added = now - size;
      const since = added === 0 ? '至今没有新的记录' : `从那时起只增加了 ${number(added)} 条,没有改写`;
      return {
        text: `第 6 步:与您保存的检查点(${number(size)} 条)一致,${since}`,
        ...(!signed && { meaning: '您粘贴的这一份没有这个公钥的有效签名,不能当作证据,但内容一致。' }),
      };
    },
    olderNone: { text: '第 6 步:没有以前的检查点可以比较' } as Told,
    unreached: ({ status }: { path: string; status: number }): Told => ({
      text: status === 0 ? '网络不通,没有取到核验要用的内容' : `没有取到核验要用的内容(${status})`,
      meaning: '这不说明记录有问题。请检查网络,稍后再试。',
    }),
    broken: '核验脚本出了错,没能完成。请刷新页面再试,或用下面不用脚本的办法。',
  },
};

function differs({ position, field, shown, said }: Difference): string {
  const what = proofZh.proof.fields[field];
  const where = `第 ${number(position)} 条记录的${what}`;
  if (field === 'entry' || said === '') return `页面上显示的${where},与账本里的原文不一致`;
  return `页面上显示的${where}是“${shown.trim()}”,账本里的原文是“${said}”`;
}

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
