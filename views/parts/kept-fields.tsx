import { kept, useReading } from '../reading.ts';

/** A form that asks with GET loses the address's query: moment and language go along as hidden fields. */
export function KeptFields() {
  return (
    <>
      {kept(useReading()).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
