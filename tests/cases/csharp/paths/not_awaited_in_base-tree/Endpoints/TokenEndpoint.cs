using System.Security.Cryptography.X509Certificates;

namespace Sts.Endpoints;

public sealed class TokenEndpoint(RevocationClient revocation, TokenIssuer issuer) : SecuredEndpoint<string>(revocation)
{
    protected override string Respond(X509Certificate2 client) => issuer.Issue(client);
}
