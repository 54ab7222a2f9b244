import { ALWAYS, column, PLACE } from '../columns.ts';
import { table } from '../table.ts';

type TopicOfPlan = { area: string; areaName: string; topic: string; topicName: string; position: number };

export const topics = table<TopicOfPlan>({
  name: 'topics',
  title: { zh: '领域和主题', en: 'Areas and topics' },
  meaning: { zh: '一行是计划的一个主题', en: 'One row is one topic of the plan' },
  key: ['area', 'topic'],
  columns: [
    column('area', 'text', ['领域的标识', 'Id of the area'], (row) => row.area, ALWAYS),
    column('area_name', 'text', ['领域名称', 'Name of the area'], (row) => row.areaName, ALWAYS),
    column('topic', 'text', ['主题的标识', 'Id of the topic'], (row) => row.topic, ALWAYS),
    column('topic_name', 'text', ['主题名称', 'Name of the topic'], (row) => row.topicName, ALWAYS),
    PLACE,
  ],
  async *rows({ reader, plan, at }) {
    const row = await reader.row('plans', plan, at);
    const position = (row?.amendments.at(-1) ?? row?.adopted)?.position ?? at;
    for (const area of row?.areas ?? []) {
      for (const topic of area.topics) {
        yield { area: area.id, areaName: area.name, topic: topic.id, topicName: topic.name, position };
      }
    }
  },
});
