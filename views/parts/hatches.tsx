/** The hatchings of the states, once a page: bars refer to them by id. */
export function Hatches() {
  return (
    <svg class="hatches" width="0" height="0" aria-hidden="true">
      <defs>
        <Hatch id="s-met" />
        <Hatch id="s-on-track" path="M0 3h6" />
        <Hatch id="s-behind" path="M-1 1l2-2M0 6l6-6M5 7l2-2" />
        <Hatch id="s-missed" path="M-1 1l2-2M0 6l6-6M5 7l2-2M-1 5l2 2M0 0l6 6M5-1l2 2" />
        <Hatch id="s-not-due" />
        <Hatch id="s-no-data" path="M-1 5l2 2M0 0l6 6M5-1l2 2" />
        <Hatch id="s-cannot-judge" path="M2 2h1M5 5h1" />
        <Hatch id="s-awaits-evaluation" path="M3 0v6" />
      </defs>
    </svg>
  );
}

function Hatch({ id, path }: { id: string; path?: string }) {
  return (
    <pattern id={`hatch-${id}`} width="6" height="6" patternUnits="userSpaceOnUse">
      {path !== undefined && <path class="hatch" d={path} />}
    </pattern>
  );
}
