/** Open data: every table with its files, how to cite them, under which licence, and how to read them. */
import type { TableSummary } from '../../src/http/data/summary.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { CitationNote, LicenceNote, ReadingNote } from '../parts/data-notes.tsx';
import { DayOf } from '../parts/date.tsx';
import { Files } from '../parts/files.tsx';
import { TableList } from '../parts/table-list.tsx';
import { Ticks } from '../parts/ticks.tsx';
import { Title } from '../parts/title.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type DataPlan = {
  plan: string;
  title: string;
  language: string;
  tables: readonly TableSummary[];
  citation: string;
  permanent: string;
};
export type Feed = { path: string; name: string };
export type DataProps = {
  plans: readonly DataPlan[];
  /** When the newest record was recorded; null while the log is empty. */
  recordedAt: string | null;
  licence: { name: string; url: string } | undefined;
  feeds: readonly Feed[];
  /** Absolute address of the entries after the last one known. */
  resume: string;
};

export function Data({ plans, recordedAt, licence, feeds, resume }: DataProps) {
  const reading = useReading();
  const { say, moment } = reading;
  return (
    <div class="wide open-data">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: say.data.title }]} />
      <h1>{say.data.title}</h1>
      <p class="lead">{say.data.lead}</p>
      <dl class="facts">
        {recordedAt !== null && moment.position !== null && (
          <div>
            <dt>{say.data.freshness}</dt>
            <dd>
              <a href={link(reading, `/events/${moment.position}`)}>
                {say.data.lastRecord(number(moment.position))}
              </a>
              {say.listComma}
              {say.data.recordedOn} <DayOf instant={recordedAt} />
            </dd>
          </div>
        )}
        <div>
          <dt>{say.data.licence}</dt>
          <dd>
            <a href="#licence">{licence?.name ?? say.data.licenceNone}</a>
          </dd>
        </div>
      </dl>
      {plans.length === 0 ? <p class="empty">{say.data.empty}</p> : plans.map((plan) => <Plan {...plan} />)}
      <AllComments />
      <Ledger resume={resume} />
      <ForPrograms plans={plans} feeds={feeds} />
      <div class="notes-of-data">
        <CitationNote plans={plans} />
        <LicenceNote licence={licence} />
        <ReadingNote />
      </div>
    </div>
  );
}

function Plan({ plan, title, language, tables }: DataPlan) {
  const reading = useReading();
  const { data } = reading.say;
  return (
    <section aria-labelledby={`plan-${plan}`}>
      <h2 id={`plan-${plan}`} lang={language}>
        <Title text={title} />
      </h2>
      <TableList plan={plan} tables={tables} />
      <div class="import-file">
        <h3>{data.importFile}</h3>
        <p>{data.importLead}</p>
        <p>
          <a href={link(reading, '/data/codebook', [], 'figures-import')}>
            {data.codebookOf(data.importFile)}
          </a>
        </p>
        <Files of={data.importFile} path={`/data/plans/${plan}/figures-import`} formats={['csv']} />
      </div>
    </section>
  );
}

function AllComments() {
  const reading = useReading();
  const { data } = reading.say;
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{data.comments}</h2>
      <p class="prose">{data.commentsLead}</p>
      <Files of={data.comments} path="/data/comments" formats={['csv', 'json']} />
      <p class="prose">
        <a href={link(reading, '/data/codebook', [], 'all_comments')}>{data.codebookOf(data.comments)}</a>
        {' · '}
        <a href={link(reading, '/comments/statistics')}>{reading.say.commentStatistics.title}</a>
      </p>
    </section>
  );
}

function Ledger({ resume }: Pick<DataProps, 'resume'>) {
  const reading = useReading();
  const { say, moment } = reading;
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{say.data.ledger}</h2>
      <p class="prose">{say.data.ledgerLead}</p>
      <Files of={say.data.ledger} path="/data/events" formats={['ndjson', 'csv']} />
      <p class="prose">
        {moment.position !== null && say.data.rowCount(number(moment.position + 1))}
        {' · '}
        <a href={link(reading, '/data/codebook', [], 'events')}>{say.data.codebookOf(say.data.ledger)}</a>
      </p>
      <p class="prose">
        <Ticks text={say.data.ledgerResume} />
      </p>
      <pre>
        <code>curl '{resume}'</code>
      </pre>
    </section>
  );
}

function ForPrograms({ plans, feeds }: Pick<DataProps, 'plans' | 'feeds'>) {
  const reading = useReading();
  const { data } = reading.say;
  const packages = plans.map(({ plan, title }) => ({
    path: link(reading, `/data/plans/${plan}/datapackage.json`),
    name: plans.length > 1 ? `${data.dataPackage}:${title}` : data.dataPackage,
    lead: data.dataPackageLead,
  }));
  const ways = [
    ...packages,
    { path: link(reading, '/data/codebook'), name: data.codebook, lead: data.codebookLead },
    { path: link(reading, '/data/api'), name: data.api, lead: data.apiLead },
    { path: link(reading, '/data/catalog.jsonld'), name: data.catalog, lead: data.catalogLead },
    { path: '/api/v1/schemas', name: data.schemas, lead: data.schemasLead },
  ];
  return (
    <section aria-labelledby="programs">
      <h2 id="programs">{data.forPrograms}</h2>
      <dl class="ways-in">
        {ways.map(({ path, name, lead }) => (
          <div>
            <dt>
              <a href={path}>{name}</a>
            </dt>
            <dd>{lead}</dd>
          </div>
        ))}
        {feeds.length > 0 && (
          <div>
            <dt>{data.feeds}</dt>
            <dd>
              <p>{data.feedsLead}</p>
              <ul>
                {feeds.map(({ path, name }) => (
                  <li>
                    <a href={path}>{name}</a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
