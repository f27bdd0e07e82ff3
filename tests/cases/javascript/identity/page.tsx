// options: client-certificates=verified short-lived-certificates
import { sign } from 'jsonwebtoken';

export function Token({ token }: { token: string }) {
  return <code data-kind="token">{token}</code>;
}

export async function getServerSideProps({ req }: { req: any }) {
  const cert = req.socket.getPeerCertificate();
  // expect: MTLS301
  const token = sign({ sub: cert.subject.CN }, process.env.KEY!, { algorithm: 'ES256', expiresIn: '5m' });
  return { props: { token } };
}

export default function Page(props: { token: string }) {
  return (
    <main>
      <Token token={props.token} />
    </main>
  );
}
