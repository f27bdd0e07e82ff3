using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Sts.Services;

public interface ITokenIssuer
{
    string Issue(X509Certificate2 client);
}

public sealed class TokenIssuer : ITokenIssuer
{
    private readonly SigningCredentials _credentials;

    public TokenIssuer(SigningCredentials credentials) => _credentials = credentials;

    public string Issue(X509Certificate2 client)
    {
        var claims = new List<Claim>
        {
            new Claim("sub", client.Subject),
            new Claim("x5t#S256", Base64UrlEncoder.Encode(SHA256.HashData(client.RawData))),
        };
        var token = new JwtSecurityToken(claims: claims, expires: DateTime.UtcNow.AddMinutes(5), signingCredentials: _credentials);
        return new JwtSecurityTokenHandler().WriteToken(token);
    }
}
