/** Names that records mention by id, each as it was at the moment shown. */

/** Keys are `<plan>/<id>`; a name that is not known goes by its id. */
export type Names = {
  plans: ReadonlyMap<string, string>;
  indicators: ReadonlyMap<string, { name: string; unit: string }>;
  targets: ReadonlyMap<string, string>;
  departments: ReadonlyMap<string, string>;
  tasks: ReadonlyMap<string, string>;
  /** Areas, and topics too. */
  topics: ReadonlyMap<string, string>;
};

export const indicatorName = (names: Names, plan: string, id: string): string =>
  names.indicators.get(`${plan}/${id}`)?.name ?? id;
export const targetName = (names: Names, plan: string, id: string): string =>
  names.targets.get(`${plan}/${id}`) ?? id;
/** Where no plan is told (a comment may be about none), as any plan calls it. */
export const departmentName = (names: Names, plan: string, id: string): string =>
  names.departments.get(`${plan}/${id}`) ?? (plan === '' ? inAnyPlan(names, id) : undefined) ?? id;
const inAnyPlan = ({ departments }: Names, id: string): string | undefined =>
  [...departments].find(([key]) => key.endsWith(`/${id}`))?.[1];
export const taskName = (names: Names, plan: string, id: string): string =>
  names.tasks.get(`${plan}/${id}`) ?? id;
export const topicName = (names: Names, plan: string, id: string): string =>
  names.topics.get(`${plan}/${id}`) ?? id;
