using Microsoft.AspNetCore.Http;
using System.Security.Cryptography.X509Certificates;

public class ClientCertificates
{
    public bool Accept(HttpContext context)
    {
        X509Certificate2 cert = context.Connection.ClientCertificate;
        X509Chain chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(cert);
    }
}
