// options: client-certificates=verified short-lived-certificates
import { createHash } from 'node:crypto';
import { sign } from 'jsonwebtoken';

export function Token({ token }: { token: string }) {
  return <code data-kind="token">{token}</code>;
}

export async function getServerSideProps({ req }: { req: any }) {
  const cert = req.socket.getPeerCertificate();
  const token = sign({ sub: cert.subject.CN, cnf: { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') } }, process.env.KEY!, { algorithm: 'ES256', expiresIn: '5m' });
  return { props: { token } };
}

export default function Page(props: { token: string }) {
  return (
    <main>
      <Token token={props.token} />
    </main>
  );
}
