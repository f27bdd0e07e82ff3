using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

[ApiController]
[Route("transfers")]
public sealed class TransferController : ControllerBase
{
    private readonly JwtSecurityTokenHandler _tokens = new();

    [HttpPost]
    public IActionResult Create(TransferRequest transfer, [FromHeader(Name = "Authorization")] string authorization)
    {
        var client = HttpContext.Connection.ClientCertificate;
        if (client == null)
        {
            return Unauthorized();
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
        if (!chain.Build(client))
        {
            return Unauthorized();
        }

        var parameters = new TokenValidationParameters
        {
            ValidIssuer = "https://issuer.example",
            ValidAudience = "https://api.example",
            ValidAlgorithms = new[] { SecurityAlgorithms.RsaSha256 },
            IssuerSigningKey = new X509SecurityKey(client),
        };
        var principal = _tokens.ValidateToken(authorization["Bearer ".Length..], parameters, out _);
        return Ok(new { transfer.Id, By = principal.FindFirst("sub")?.Value });
    }
}

public sealed record TransferRequest(string Id, decimal Amount);
