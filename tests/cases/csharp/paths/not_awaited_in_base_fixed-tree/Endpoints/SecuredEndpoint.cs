using System.Security.Cryptography.X509Certificates;

namespace Sts.Endpoints;

public abstract class SecuredEndpoint<TResponse>(RevocationClient revocation)
{
    public async Task<TResponse> Handle(HttpContext context)
    {
        var client = await context.Connection.GetClientCertificateAsync()
            ?? throw new UnauthorizedAccessException();
        await revocation.EnsureNotRevoked(client);
        return Respond(client);
    }

    protected abstract TResponse Respond(X509Certificate2 client);
}
