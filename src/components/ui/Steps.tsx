import { Icon } from './Icon';

/** How far a short way has come: what is behind is ticked. A step beyond the last means that it is done. */
export function Steps({ names, current }: { names: readonly string[]; current: number }) {
  return (
    <ol className="steps" aria-label="Steps">
      {names.map((name, index) => (
        <li
          key={name}
          className={index === current ? 'on' : ''}
          aria-current={index === current ? 'step' : undefined}
        >
          <i>{index < current ? <Icon name="check" size={12} /> : index + 1}</i>
          <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
