import type { Child } from 'hono/jsx';
import { useReading } from '../reading.ts';

/**
 * Whose site this is, in the order of Chinese government sites (政府网站发展指引, 2017): 主办, 承办, 网站标识码, ICP备案,
 * 公网安备, 联系电话, 找错. Codes that nobody gave are not invented; a demonstration says that it is one.
 */
export function SiteIdentity() {
  const { say, site } = useReading();
  const { footer } = say.site;
  const { host, operator, idCode, icp, police, phone, faults } = site.identity ?? {};
  const items: [name: string, value: Child][] = [];
  if (host) items.push([footer.host, <bdi>{host}</bdi>]);
  if (operator) items.push([footer.operator, <bdi>{operator}</bdi>]);
  if (idCode) items.push([footer.idCode, idCode]);
  if (icp) items.push(['', <a href="https://beian.miit.gov.cn/">{icp}</a>]);
  if (police) items.push(['', <a href={policeRecord(police)}>{police}</a>]);
  if (phone) items.push([footer.phone, <a href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>{phone}</a>]);
  if (faults) items.push(['', <a href={faults}>{footer.faults}</a>]);
  return (
    <div class="identity">
      {site.demo && (
        <p>
          <strong>{footer.unofficial}</strong>
        </p>
      )}
      {!site.demo && items.length === 0 && <p>{footer.unconfigured}</p>}
      {items.length > 0 && (
        <ul>
          {items.map(([name, value]) => (
            <li>
              {name && `${name}${say.colon}`}
              {value}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const policeRecord = (police: string): string =>
  `https://beian.mps.gov.cn/#/query/webSearch?code=${/[0-9]{14}/.exec(police)?.[0] ?? ''}`;
