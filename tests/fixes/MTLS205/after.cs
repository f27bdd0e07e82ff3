using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Issuer;

public class MtlsFilter : IActionFilter
{
    private readonly X509Certificate2Collection _roots;

    public MtlsFilter(X509Certificate2Collection roots) => _roots = roots;

    public void OnActionExecuting(ActionExecutingContext context)
    {
        var client = context.HttpContext.Connection.ClientCertificate;
        if (client is null)
        {
            context.Result = new UnauthorizedResult();
            return;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);

        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        if (!chain.Build(client))
        {
            context.Result = new ForbidResult();
            return;
        }

        var claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = Keys.Credentials });
        context.HttpContext.Response.Headers["X-Token"] = token;
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
