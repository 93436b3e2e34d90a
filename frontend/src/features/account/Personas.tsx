import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, take } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { Button } from '@/ui/Button';
import { Loaded } from '@/ui/Loading';
import { useWrite } from '@/ui/useWrite';

/** The persons of the sample negotiation; one click signs in as one of them. */
export function Personas({ onSignedIn }: { onSignedIn: (person: Schemas['Me']) => void }) {
  const t = useText();
  const demo = useQuery(queries.demo());
  const signIn = useWrite({
    write: (persona: string) => take(api.POST('/demo/session', { body: { persona } })),
    refresh: [],
    onDone: onSignedIn,
  });
  return (
    <section className="stack stack-tight" aria-labelledby="personas">
      <h2 id="personas">{t('login.demo')}</h2>
      <p className="soft">{t('login.demo.explain')}</p>
      <Loaded query={demo}>
        {({ personas }) => (
          <ul className="personas">
            {inOrder(personas).map((persona) => (
              <li key={persona.id}>
                <Button
                  className="persona"
                  isDisabled={signIn.isPending}
                  onPress={() => signIn.mutate(persona.id)}
                >
                  <span>
                    <bdi>{persona.delegation ?? t(`role.${persona.role}`)}</bdi>
                    <span className="soft small persona-name">
                      {persona.name}
                      {persona.delegation ? ` · ${t(`role.${persona.role}`)}` : ''}
                    </span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

const order: readonly Schemas['Role'][] = ['chair', 'secretariat', 'delegate', 'reader'];

/** The podium first, then the delegations in alphabetical order. */
function inOrder(personas: readonly Schemas['Persona'][]): Schemas['Persona'][] {
  const name = ({ delegation, name }: Schemas['Persona']) => `${delegation ?? ''} ${name}`;
  return [...personas].sort(
    (a, b) => order.indexOf(a.role) - order.indexOf(b.role) || name(a).localeCompare(name(b)),
  );
}
