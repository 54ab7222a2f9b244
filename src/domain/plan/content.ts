/** A plan as content: what `plan.yaml` and `plan.txt` say once they are read and found to agree. */
import type {
  Area,
  Department,
  Indicator,
  Mechanism,
  Note,
  Phase,
  PlanMetadata,
  Reference,
  Task,
} from '../../../events/plan.ts';
import type { Source } from '../../../events/scalars.ts';

/** Departments that became another one. */
export type Succession = {
  predecessors: string[];
  successor: { department: string; name: string };
  /** Known to the day, the month or the year. */
  on: string;
  note?: string | undefined;
  source?: Source | undefined;
};

export type PlanContent = {
  plan: string;
  metadata: PlanMetadata;
  departments: Department[];
  phases: Phase[];
  areas: Area[];
  references: Reference[];
  indicators: Indicator[];
  tasks: Task[];
  mechanisms: Mechanism[];
  successions: Succession[];
  notes: Note[];
  /** The official text, as in `plan.txt`. */
  text: string;
};

/** Something to mend in one of the two files. Lines and columns begin at 1. */
export type Problem = {
  file: 'plan.yaml' | 'plan.txt';
  line: number;
  column: number;
  /** Path of the value in the YAML: `areas[0].topics[1].indicators[3].targets[0].quote`. */
  field?: string;
  message: string;
};

export type ParsedPlan = { ok: true; plan: PlanContent } | { ok: false; problems: Problem[] };
