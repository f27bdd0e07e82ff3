using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.AspNetCore.Authentication.Certificate;

namespace Issuer;

public static class CertificateLogin
{
    public static void AddCertificateLogin(this IServiceCollection services, SigningCredentials credentials)
    {
        services.AddAuthentication(CertificateAuthenticationDefaults.AuthenticationScheme).AddCertificate(options =>
        {
            options.RevocationMode = X509RevocationMode.Online;
            options.Events = new CertificateAuthenticationEvents { OnCertificateValidated = context => Validated(context, credentials) };
        });
    }

    private static Task Validated(CertificateValidatedContext context, SigningCredentials credentials)
    {
        var client = context.ClientCertificate;
        if (string.IsNullOrWhiteSpace(client.Subject))
        {
            context.Fail("no subject");
            return Task.CompletedTask;
        }

        var claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = credentials });
        context.HttpContext.Response.Headers["X-Token"] = token;
        return Task.CompletedTask;
    }
}
