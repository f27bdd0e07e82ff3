using System.Security.Cryptography;
using JWT.Algorithms;
using JWT.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Issuer;

[ApiController]
public class BuilderIssuer(IJwtAlgorithm algorithm, ClientRegistry clients) : ControllerBase
{
    [HttpPost("/token")]
    [EnableRateLimiting("tokens")]
    public IActionResult Issue()
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client is null || !clients.Subjects.Contains(client.Subject))
        {
            return Unauthorized();
        }

        var thumbprint = Convert.ToBase64String(SHA256.HashData(client.RawData)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return Ok(JwtBuilder.Create()
            .WithAlgorithm(algorithm)
            .AddClaim("sub", client.Subject)
            .AddClaim("fingerprint", thumbprint)
            .ExpirationTime(DateTime.UtcNow.AddMinutes(5))
            .Encode());
    }
}
