using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Issuer;

public class TokenService
{
    private readonly SigningCredentials _credentials;
    private readonly ILogger<TokenService> _logger;

    public TokenService(SigningCredentials credentials, ILogger<TokenService> logger)
    {
        _credentials = credentials;
        _logger = logger;
    }

    public IResult Issue(HttpContext context)
    {
        var client = context.Connection.ClientCertificate;
        if (client == null || !ValidateClient(client))
        {
            return Results.Unauthorized();
        }

        var claims = new List<Claim>();
        claims.Add(new Claim("sub", client.Subject));
        claims.Add(new Claim("x5t#S256", Base64UrlEncoder.Encode(SHA256.HashData(client.RawData))));
        var token = new JwtSecurityToken("https://issuer.example", "api", claims, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(5), _credentials);
        return Results.Ok(new JwtSecurityTokenHandler().WriteToken(token));
    }

    private bool ValidateClient(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
        if (!chain.Build(certificate))
        {
            _logger.LogWarning("chain of {Subject} is not valid", certificate.Subject);
            return false;
        }

        return true;
    }
}
