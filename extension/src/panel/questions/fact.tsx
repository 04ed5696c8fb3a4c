import { visible } from '../text/visible';

interface Props {
  readonly name: string;
  readonly values: readonly string[];
}

/** In full, and with each character that cannot be seen named; what is long scrolls. */
export function Fact({ name, values }: Props) {
  return (
    <div>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      {values.map((value, at) => (
        <dd key={at}>
          <bdi>{visible(value)}</bdi>
        </dd>
      ))}
    </div>
  );
}
