import type { Entry } from '../schema';
import { CopySample } from './CopySample';
import { FieldTable } from './FieldTable';
import { Prose } from './Prose';

/** One operation: what it takes and answers on the left, how it is called on the right. */
export function EntryView({ entry }: { entry: Entry }) {
  const { id, method, path, summary, description, secret, parameters, body, answers, faults } = entry;
  return (
    <article className="reference-entry" aria-labelledby={id}>
      <div className="reference-about">
        <h3 id={id}>
          <a href={`#${id}`}>{summary}</a>
        </h3>
        <p className="reference-call">
          <b>{method}</b> <code>/api/v1{path}</code>
        </p>
        {description ? (
          <p>
            <Prose text={description} />
          </p>
        ) : null}
        <p className="mute">{secret ? 'Takes a secret key.' : 'Takes no secret key.'}</p>
        {parameters.length > 0 ? (
          <>
            <h4>Parameters</h4>
            <FieldTable caption={`Parameters: ${summary}`} fields={parameters} sent />
          </>
        ) : null}
        {body.length > 0 ? (
          <>
            <h4>Body</h4>
            <FieldTable caption={`Body: ${summary}`} fields={body} sent />
          </>
        ) : null}
        <h4>Answers</h4>
        <p>
          {answers.status}{' '}
          {answers.object ? <a href={`#object-${answers.object}`}>{answers.object}</a> : 'without a body'}
          <span className="mute"> or an error: {faults.map(({ status }) => status).join(', ')}</span>
        </p>
      </div>
      <div className="reference-samples" id={`sample-${id}`}>
        <div className="row">
          <span className="mute t12 grow">Example</span>
          <CopySample within={`sample-${id}`} />
        </div>
        {entry.samples.map(({ label, source }) => (
          <pre key={label} className="code reference-code" data-language={label}>
            <code>{source}</code>
          </pre>
        ))}
        {entry.shown ? (
          <>
            <span className="mute t12">Answer</span>
            <pre className="code reference-code">
              <code>{entry.shown}</code>
            </pre>
          </>
        ) : null}
      </div>
    </article>
  );
}
