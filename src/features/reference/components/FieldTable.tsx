import type { Field } from '../schema';
import { Prose } from './Prose';

/** Fields one below the other: name, type, and what it means. */
export function FieldTable({ caption, fields, sent }: { caption: string; fields: Field[]; sent: boolean }) {
  return (
    <dl className="reference-fields" aria-label={caption}>
      {fields.map(({ name, type, required, description }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
            {sent && required ? <span className="badge">required</span> : null}
          </dt>
          <dd>
            <span className="reference-type">{type}</span>
            {description ? (
              <>
                {' · '}
                <Prose text={description} />
              </>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
